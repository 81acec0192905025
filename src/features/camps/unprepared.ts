import { type Article, currentRevision, isRemoved, primaryEdition } from '#core/article.ts';
import type { Attribution } from '#core/attribution.ts';
import type { Context } from '#core/command.ts';
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

/** The article that these words name, by its id, by a reference or link to its passages, or by a large enough part of its title. */
export async function articleNamed(context: Context, typed: string): Promise<Article | undefined> {
  const { library } = context.services;
  const { workspace } = context.asked.place;
  const open = async (id: string) => {
    const found = await library.open(workspace, id);
    return found && !isRemoved(found) ? found : undefined;
  };
  const exact = (await open(typed.normalize('NFC').toLowerCase())) ?? (await open(articleIdIn(typed)));
  if (exact || !ENOUGH.test(typed)) return exact;
  const titled = (await library.list(workspace)).find((article) =>
    article.editions.some((edition) => currentRevision(edition).meta.title.toLowerCase().includes(typed.toLowerCase())),
  );
  return titled && open(titled.id);
}

/** Topics that use the article. */
export function topicsOn(article: Article, live: readonly LiveTopic[]): LiveTopic[] {
  return live.filter(({ articles }) => Object.values(articles).some(({ id }) => id === article.id));
}

/** The reply for an article that no topic covers, in the edition that the asker reads best. */
export async function unpreparedReply(
  { asked, services, settings, sayTo }: Context,
  article: Article,
  visibility: Visibility,
): Promise<Reply> {
  const edition = editionFor(article, asked.language);
  return attributionsReply({
    article,
    edition,
    title: titleFor(article, asked.language),
    attributions: await services.attributions.of(article, edition),
    say: sayTo(visibility),
    language: visibility === 'public' ? (settings.language ?? asked.language) : asked.language,
  });
}

export function editionFor(article: Article, language: Context['asked']['language']): EditionLanguage {
  const present = article.editions.map((one) => one.language);
  return readable(present, language) ?? primaryEdition(article).language;
}

/**
 * Shows the asker the passages of one holder in an article, as a quotation card. `at`: the index of the attribution. If there are more
 * passages than a card can have, shows the first ones and says so.
 */
export async function holderCard(
  context: Context,
  id: string,
  language: EditionLanguage,
  at: number,
): Promise<Outcome> {
  const article = await openArticle(context, id);
  const one = (await context.services.attributions.of(article, language))[at];
  if (!one) throw new UserError({ kind: 'card-gone' });
  const pages = one.passages.slice(0, MOST_IN_A_RANGE).map((label) => ({
    article: article.id,
    language,
    labels: [label],
    highlights: [],
    length: 0,
  }));
  const reply = await newQuoteCard(context, { visibility: 'only-me', found: 'as-asked', pages }, FIRST_VIEW);
  const more = one.passages.length > pages.length ? [subdued(text(context.sayTo('only-me')(onlyFirst(one))))] : [];
  return onlyMe({ ...reply, blocks: [...more, ...reply.blocks] });
}

const onlyFirst = ({ passages }: Attribution) => ({
  en: `The first ${MOST_IN_A_RANGE} of ${passages.length} passages. /quote with words finds the others.`,
  zh: `共 ${passages.length} 句，这里是前 ${MOST_IN_A_RANGE} 句。其余的可以用 /quote 按词句查找。`,
});
