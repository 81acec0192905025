import { html } from 'hono/html';
import { type Article, currentRevision, findEdition, passageText } from '#core/article.ts';
import { parallel, shortReference } from '#core/citation.ts';
import { displayText } from '#core/display.ts';
import { passagesOf } from '#core/labels.ts';
import { type Language, readable } from '#core/language.ts';
import type { ReaderAddress } from '#core/ports/reader-links.ts';
import type { Topics } from '#core/ports/topics.ts';
import type { Camp, Claim, Evidence, LiveTopic, StandingText } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { beginningOf } from '#features/articles/open-article.ts';
import { isPresent, linkedPassages } from '#features/camps/evidence.ts';
import { isForeign, ONE_LANGUAGE } from '#features/camps/one-language.ts';
import { reviewedWords } from '#features/camps/reviewed.ts';
import { KIND_WORDS } from '#features/prompts/reply.ts';
import { type Markup, page, type Site } from './page.ts';
import { LANG } from './reader-words.ts';
import { topBar } from './top-bar.ts';

export type TopicReading = {
  site: Site;
  live: LiveTopic;
  standing: Topics['standing'];
  /** True if the whole article may be shown. Of other articles, only the reference is. */
  whole(article: Article): boolean;
  /** Makes the addresses of passages on this site. */
  at: ReaderAddress;
  /** The address of the list of all topics. */
  all: string;
  say: Say;
  language: Language;
};

/** A topic on one page, to give out before a meeting: camps in full, their evidence word for word, motions and prompts. */
export function topicPage(reading: TopicReading): Markup {
  const { live, say, language, site, all } = reading;
  const { topic } = live;
  const body = html`${topBar(reading)}
<main class="topic">
<p class="soft"><a href="${all}">${say(WORDS.all)}</a></p>
<h1>${say(topic.question)}</h1>
${isForeign(topic, language) ? html`<p class="soft">${say(ONE_LANGUAGE)}</p>` : ''}
<p class="background">${topic.background.map(say).join(language === 'en' ? ' ' : '')}</p>
<nav class="contents" aria-label="${say(WORDS.contents)}">${topic.camps.map(({ id, name }) => html`<a href="#${id}">${say(name)}</a>`)}<a href="#points">${say(WORDS.points)}</a><a href="#motions">${say(WORDS.motions)}</a><a href="#prompts">${say(WORDS.prompts)}</a></nav>
<div class="all-camps">${topic.camps.map((camp) => campSection(reading, camp))}</div>
${pointsSection(reading)}
${agreedSection(reading)}
<section id="motions"><h2>${say(WORDS.motions)}</h2><ol>${topic.motions.map(({ words, for: pro, against }) => html`<li>${say(words)} <span class="soft">${sides(reading, pro, against)}</span></li>`)}</ol></section>
<section id="prompts"><h2>${say(WORDS.prompts)}</h2><ol>${topic.prompts.map(({ words, kind, from }) => html`<li>${say(words)} <span class="soft">${say(KIND_WORDS[kind])}${place(reading, from)}</span></li>`)}</ol></section>
${sources(reading)}
</main>`;
  return page({ site, title: say(topic.question), language, styles: ['reader.css', 'topic.css'], body });
}

const WORDS = {
  all: { en: 'All topics', zh: '全部话题' },
  contents: { en: 'On this page', zh: '本页内容' },
  points: { en: 'Side by side', zh: '逐点对照' },
  agreed: { en: 'Where all agree', zh: '各派共识' },
  motions: { en: 'Motions to debate', zh: '辩题' },
  prompts: { en: 'Prompts', zh: '讨论题' },
  answer: { en: 'What it answers the others', zh: '对其他各派的回应' },
  from: { en: 'Drawn from', zh: '出自' },
  silent: { en: 'Nothing on this here.', zh: '这一点没有谈到。' },
  lost: { en: 'evidence no longer found', zh: '依据已找不到' },
  withdrawn: { en: 'the article no longer says this', zh: '文章现在已没有这句话' },
  notReviewed: { en: 'Nobody has read every claim against its evidence yet.', zh: '尚未逐条核对主张与依据。' },
} satisfies Record<string, Words>;

function campSection(reading: TopicReading, camp: Camp): Markup {
  const { say } = reading;
  return html`<section class="camp" id="${camp.id}">
<h2>${say(camp.name)}</h2>
<div class="summary">${claim(reading, camp.summary)}</div>
<ol class="claims">${camp.claims.map((one) => html`<li>${claim(reading, one)}</li>`)}</ol>
<h3>${say(WORDS.answer)}</h3>
${claim(reading, camp.answer)}
</section>`;
}

function claim(reading: TopicReading, { words, evidence }: Claim): Markup {
  return html`<p class="claim">${reading.say(words)}</p>${evidence.map((one) => quoted(reading, one))}`;
}

/** The evidence word for word, in the reader's language, if the article may be shown. Otherwise its reference. */
function quoted(reading: TopicReading, evidence: Evidence): Markup {
  const { live, standing, say, whole } = reading;
  const found = standing(live, evidence);
  if (!isPresent(found)) return html`<p class="soft">(${say(WORDS.lost)})</p>`;
  if (found.kind === 'withdrawn')
    return html`<p class="soft">${reference(reading, found)} (${say(WORDS.withdrawn)})</p>`;
  if (!whole(found.article)) return html`<p class="soft">→ ${reference(reading, found)}</p>`;
  const shown = inLanguageRead(reading, found);
  const edition = findEdition(shown.article, shown.language);
  if (!edition) return html``;
  const revision = currentRevision(edition);
  const passages = passagesOf(revision, shown.labels);
  return html`<blockquote lang="${LANG[shown.language]}">${passages.map((one) => html`<p dir="auto">${displayText(passageText(revision, one))}</p>`)}<footer>${reference(reading, shown)}</footer></blockquote>`;
}

function inLanguageRead({ language }: TopicReading, found: StandingText): StandingText {
  const best = readable(
    found.article.editions.map((one) => one.language),
    language,
  );
  const labels = best && best !== found.language ? parallel(found.article, found.language, found.labels, best) : [];
  return best && labels.length ? { ...found, language: best, labels } : found;
}

function reference({ at }: TopicReading, standing: StandingText): Markup {
  const { article, language, labels } = standing;
  const shown = html`<code>${shortReference(article, language, labels[0] ?? '', labels.at(-1))}</code>`;
  const linked = linkedPassages(standing);
  return linked ? html`<a href="${at(linked)}">${shown}</a>` : shown;
}

function place(reading: TopicReading, from: Evidence): Markup {
  const found = reading.standing(reading.live, from);
  return found.kind === 'there' ? html` · ${reference(reading, found)}` : html``;
}

/** Every point, with each camp's claims about it, in columns of equal width. */
function pointsSection({ live: { topic }, say }: TopicReading): Markup {
  if (!topic.points.length) return html``;
  const cell = (camp: Camp, point: string) => {
    const claims = camp.claims.filter((one) => one.point === point);
    return html`<td>${claims.length ? claims.map(({ words }) => html`<p>${say(words)}</p>`) : html`<p class="soft">${say(WORDS.silent)}</p>`}</td>`;
  };
  return html`<section id="points"><h2>${say(WORDS.points)}</h2>
<div class="wide"><table><thead><tr><th></th>${topic.camps.map(({ name }) => html`<th scope="col">${say(name)}</th>`)}</tr></thead>
<tbody>${topic.points.map(({ id, words }) => html`<tr><th scope="row">${say(words)}</th>${topic.camps.map((camp) => cell(camp, id))}</tr>`)}</tbody></table></div></section>`;
}

function agreedSection(reading: TopicReading): Markup {
  const { live, say } = reading;
  if (!live.topic.agreed.length) return html``;
  return html`<section id="agreed"><h2>${say(WORDS.agreed)}</h2><ul class="claims">${live.topic.agreed.map((one) => html`<li>${claim(reading, one)}</li>`)}</ul></section>`;
}

function sides({ live: { topic }, say }: TopicReading, pro: readonly string[], against: readonly string[]): string {
  const names = (ids: readonly string[], pick: (words: Words) => string, separator: string) =>
    topic.camps
      .filter(({ id }) => ids.includes(id))
      .map(({ name }) => pick(name))
      .join(separator);
  return say({
    en: `For: ${names(pro, ({ en }) => en, ', ')}. Against: ${names(against, ({ en }) => en, ', ')}.`,
    zh: `正方：${names(pro, ({ zh }) => zh, '、')}；反方：${names(against, ({ zh }) => zh, '、')}。`,
  });
}

function sources({ live: { topic, articles }, say, language, at }: TopicReading): Markup {
  const items = Object.values(articles).map((article) => {
    const best = readable(
      article.editions.map((one) => one.language),
      language,
    );
    const edition = findEdition(article, best) ?? article.editions[0];
    const revision = edition && currentRevision(edition);
    return revision
      ? html`<li lang="${LANG[edition.language]}"><a href="${at(beginningOf(article, edition))}">${revision.meta.title}</a></li>`
      : '';
  });
  return html`<section><h2>${say(WORDS.from)}</h2><ul>${items}</ul>
<p class="soft">${say(topic.reviewed ? reviewedWords(topic.reviewed) : WORDS.notReviewed)}</p></section>`;
}
