import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Article } from '#core/article.ts';
import type { Language } from '#core/language.ts';
import type { ReaderAddress } from '#core/ports/reader-links.ts';
import type { Topics } from '#core/ports/topics.ts';
import { isAvailable, isWaiting, type LiveTopic } from '#core/topic.ts';
import type { Say } from '#core/words.ts';
import { NOT_YET } from '#features/camps/waiting-topic.ts';
import type { SiteEnv } from './language.ts';
import { noticePage, page, type Site } from './page.ts';
import { printedFrom } from './printed.ts';
import { topBar } from './top-bar.ts';
import { type SecondLanguage, topicPage } from './topic-page.ts';

export type TopicServices = {
  topics: Pick<Topics, 'list' | 'standing'>;
  sayIn(language: Language): Say;
  /** Ms since the epoch. */
  now(): number;
};

/** The workspace of the topics, the addresses of passages, and the articles that may be shown whole. */
type TopicPages = { site: Site; workspace: string; address: ReaderAddress; whole(article: Article): boolean };

/** Shows a topic as a page, or the list of all topics if none is asked for. `under`: the address before topic ids. */
export async function topicAnswer(
  c: Context<SiteEnv>,
  { topics, sayIn, now }: TopicServices,
  place: TopicPages,
  under: string,
  id?: string,
) {
  const { language } = c.var;
  const say = sayIn(language);
  const all = await topics.list(place.workspace);
  if (id === undefined || id === '') return c.html(listPage(place.site, say, language, all, under));
  const live = all.find(({ topic }) => topic.id === id.toLowerCase());
  if (!live || isWaiting(live)) {
    const text = live ? say(NOT_YET) : say({ en: 'Perhaps it was renamed or taken away.', zh: '它可能已改名或撤下。' });
    const more = html`<p><a href="${listAt(under)}">${say(ALL)}</a></p>`;
    return c.html(
      noticePage(place.site, language, say, {
        title: say({ en: 'There is no such topic', zh: '没有这个话题' }),
        text,
        more,
      }),
      404,
    );
  }
  return c.html(
    topicPage({
      site: place.site,
      live,
      standing: topics.standing,
      whole: place.whole,
      at: place.address,
      all: listAt(under),
      say,
      language,
      ...(c.req.query('show') === 'both' && { second: secondLanguage(language, sayIn) }),
      printed: printedFrom(c, place.site, now()),
    }),
  );
}

/** The language beside the reader's own, on a page in both. */
function secondLanguage(language: Language, sayIn: TopicServices['sayIn']): SecondLanguage {
  const other = language === 'en' ? 'zh-Hans' : 'en';
  return { language: other, say: sayIn(other) };
}

/** The address of the list: without the final slash. */
const listAt = (under: string): string => under.slice(0, -1);

const ALL = { en: 'All topics', zh: '全部话题' };

function listPage(site: Site, say: Say, language: Language, all: readonly LiveTopic[], under: string) {
  const live = all.filter(isAvailable);
  const body = html`${topBar({ site, say, language })}
<main class="topic">
<h1>${say(ALL)}</h1>
${live.length ? '' : html`<p>${say({ en: 'There is no topic here yet.', zh: '这里还没有话题。' })}</p>`}
<ul class="topics">${live.map(({ topic }) => html`<li><a href="${under}${topic.id}">${say(topic.question)}</a> <span class="camps">${topic.camps.map(({ name }) => say(name)).join(' · ')}</span></li>`)}</ul>
</main>`;
  return page({ site, title: say(ALL), language, styles: ['reader.css', 'topic.css'], body });
}
