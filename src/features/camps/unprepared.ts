import { type Article, currentRevision, isRemoved, primaryEdition } from '#core/article.ts';
import type { Attribution } from '#core/attribution.ts';
import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { type EditionLanguage, readable } from '#core/language.ts';
import { type Outcome, onlyMe, type Reply, subdued, text, type Visibility } from '#core/reply.ts';
import type { LiveTopic } from '#core/topic.ts';
import { articleIdIn } from '#core/typed-references.ts';
import { openArticle, titleFor } from '../articles/open-article.ts';
import { MOST_IN_A_RANGE } from '../quote/cited-reference.ts';
import { FIRST_VIEW, newQuoteCard } from '../quote/make-card.ts';
import { attributionsReply } from './attributions-reply.ts';

/** Matches at least two words or four Han characters. Less of a title was perhaps not meant as a title. */
const ENOUGH = /\S+\s+\S+|\p{Script=Han}{4}/u;

/** The article with this id, or the one that a reference or link leads to. */
export async function articleCalled(
  { requester, services }: CommandContext,
  typed: string,
): Promise<Article | undefined> {
  const open = async (id: string) => {
    const found = await services.library.open(requester.place.workspace, id);
    return found && !isRemoved(found) ? found : undefined;
  };
  return (await open(typed.normalize('NFC').toLowerCase())) ?? (await open(articleIdIn(typed)));
}

/** The article whose title has these words, if they are a large enough part of a title. */
export async function articleTitled(context: CommandContext, typed: string): Promise<Article | undefined> {
  if (!ENOUGH.test(typed)) return undefined;
  const all = await context.services.library.list(context.requester.place.workspace);
  const titled = all.find(({ editions }) =>
    editions.some((edition) => currentRevision(edition).meta.title.toLowerCase().includes(typed.toLowerCase())),
  );
  return titled && articleCalled(context, titled.id);
}

/** Topics that use the article. Those that it is the first article of are before those that use it besides. */
export function topicsOn(article: Article, live: readonly LiveTopic[]): LiveTopic[] {
  return live.filter((one) => placeIn(one, article) >= 0).sort((a, b) => placeIn(a, article) - placeIn(b, article));
}

/** Of these topics, those that the article is the first one of; all of them if it is the first of none. */
export function mainTopics(article: Article, topics: readonly LiveTopic[]): readonly LiveTopic[] {
  const main = topics.filter((one) => placeIn(one, article) === 0);
  return main.length ? main : topics;
}

const placeIn = ({ topic, articles }: LiveTopic, { id }: Article): number =>
  Object.keys(topic.articles).findIndex((name) => articles[name]?.id === id);

/** The reply for an article that no topic covers, in the edition that the requester reads best. */
export async function unpreparedReply(
  { requester, services, sayTo, languageFor }: CommandContext,
  article: Article,
  visibility: Visibility,
): Promise<Reply> {
  const edition = editionFor(article, requester.language);
  return attributionsReply({
    article,
    edition,
    title: titleFor(article, requester.language),
    attributions: await services.attributions.of(article, edition),
    say: sayTo(visibility),
    language: languageFor(visibility),
  });
}

export function editionFor(article: Article, language: CommandContext['requester']['language']): EditionLanguage {
  const present = article.editions.map((one) => one.language);
  return readable(present, language) ?? primaryEdition(article).language;
}

/**
 * Shows the requester the passages of one holder in an article, as a quotation card. `at`: the index of the attribution. If there are more
 * passages than a card can have, shows the first ones and says so.
 */
export async function holderCard(
  context: CommandContext,
  id: string,
  language: EditionLanguage,
  at: number,
): Promise<Outcome> {
  const article = await openArticle(context, id);
  const one = (await context.services.attributions.of(article, language))[at];
  if (!one) throw new UserError({ kind: 'card-gone' });
  const entries = one.passages.slice(0, MOST_IN_A_RANGE).map((label) => ({
    article: article.id,
    language,
    labels: [label],
    highlights: [],
    length: 0,
  }));
  const reply = await newQuoteCard(context, { visibility: 'only-me', found: 'as-asked', entries }, FIRST_VIEW);
  const more = one.passages.length > entries.length ? [subdued(text(context.sayTo('only-me')(onlyFirst(one))))] : [];
  return onlyMe({ ...reply, blocks: [...more, ...reply.blocks] });
}

const onlyFirst = ({ passages }: Attribution) => ({
  en: `The first ${MOST_IN_A_RANGE} of ${passages.length} passages. /quote with words finds the others.`,
  zh: `共 ${passages.length} 句，这里是前 ${MOST_IN_A_RANGE} 句。其余的可以用 /quote 按词句查找。`,
});
