import { html } from 'hono/html';
import { type Article, currentRevision, findEdition, passageText } from '#core/article.ts';
import { shortReference } from '#core/citation.ts';
import { displayText } from '#core/display.ts';
import { passagesOf } from '#core/labels.ts';
import { type Language, readable } from '#core/language.ts';
import { parallelRange } from '#core/parallel.ts';
import type { ReaderAddress } from '#core/ports/reader-links.ts';
import type { Topics } from '#core/ports/topics.ts';
import {
  type Camp,
  type Claim,
  type Evidence,
  type LiveTopic,
  openingOf,
  type Prompt,
  type StandingText,
} from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { isPresent, linkedPassages } from '#features/camps/evidence.ts';
import { topicNotes } from '#features/camps/topic-notes.ts';
import { KIND_WORDS } from '#features/prompts/reply.ts';
import { type Markup, page, type Site } from './page.ts';
import type { Printed } from './printed.ts';
import { LANG } from './reader-words.ts';
import { topBar } from './top-bar.ts';
import { topicSources } from './topic-sources.ts';

/** A language in which a topic stands beside the reader's own. */
export type SecondLanguage = { language: Language; say: Say };

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
  /** Set if the topic is shown in both languages. */
  second?: SecondLanguage;
  printed?: Printed;
};

/** The topic's own words: in the reader's language, and below that in the second, if both are shown. */
function tell({ say, second }: TopicReading, words: Words): Markup {
  const other = second?.say(words);
  return html`${say(words)}${second && other !== say(words) ? html`<span class="second" lang="${second.language}">${other}</span>` : ''}`;
}

/** A topic on one page, to give out before a meeting: camps in full, their evidence word for word, motions and prompts. */
export function topicPage(reading: TopicReading): Markup {
  const { live, say, language, site, all, second } = reading;
  const { topic } = live;
  const paragraph = (one: Say) => topic.background.map(one).join(one({ en: ' ', zh: '' }));
  const background: Words = { en: paragraph(({ en }) => en), zh: paragraph(({ zh }) => zh) };
  const kept = second ? '&show=both' : '';
  const body = html`${topBar({ site, say, language, kept })}
<main class="topic">
<p class="soft up"><a href="${all}">${say(WORDS.all)}</a></p>
<h1>${tell(reading, topic.question)}</h1>
${topicNotes(topic, language, say).map((note) => html`<p class="soft">${note}</p>`)}
<p class="background">${tell(reading, background)}</p>
${switcher(reading)}
<nav class="contents" aria-label="${say(WORDS.contents)}">${topic.camps.map(({ id, name }) => html`<a href="#${id}">${say(name)}</a>`)}<a href="#points">${say(WORDS.points)}</a><a href="#motions">${say(WORDS.motions)}</a><a href="#prompts">${say(WORDS.prompts)}</a></nav>
<div class="all-camps">${topic.camps.map((camp) => campSection(reading, camp))}</div>
${pointsSection(reading)}
${agreedSection(reading)}
<section id="motions"><h2>${say(WORDS.motions)}</h2><ol>${topic.motions.map(({ words, for: pro, against }) => html`<li>${tell(reading, words)} <span class="soft">${sides(reading, pro, against)}</span></li>`)}</ol></section>
<section id="prompts"><h2>${say(WORDS.prompts)}</h2><ol>${topic.prompts.map((one) => promptItem(reading, one))}</ol></section>
${topicSources(reading)}
</main>`;
  return page({ site, title: say(topic.question), language, styles: ['reader.css', 'topic.css'], body });
}

/** A prompt with its kind, the places that it opens with, and its answers. */
function promptItem(reading: TopicReading, prompt: Prompt): Markup {
  const { say, live } = reading;
  const places = openingOf(prompt).map(({ camp, from }) => {
    const name = live.topic.camps.find(({ id }) => id === camp)?.name;
    return html`${name ? html` · ${say(name)}` : ''}${place(reading, from)}`;
  });
  const answers = prompt.answers?.map((one) => html`<li>${tell(reading, one)}</li>`);
  return html`<li>${tell(reading, prompt.words)} <span class="soft">${say(KIND_WORDS[prompt.kind])}${places}</span>${answers ? html`<ul>${answers}</ul>` : ''}</li>`;
}

/** Links to the page in one language and in both. */
function switcher({ say, second }: TopicReading): Markup {
  const option = (both: boolean, words: Words) =>
    html`<a href="?show=${both ? 'both' : 'one'}" ${both === Boolean(second) ? html`aria-current="true"` : ''}>${say(words)}</a>`;
  return html`<nav class="switch" aria-label="${say(WORDS.languages)}">${option(false, WORDS.one)}${option(true, WORDS.both)}</nav>`;
}

const WORDS = {
  all: { en: 'All topics', zh: '全部话题' },
  contents: { en: 'On this page', zh: '本页内容' },
  points: { en: 'Side by side', zh: '逐点对照' },
  agreed: { en: 'Where all agree', zh: '各派共识' },
  motions: { en: 'Motions to debate', zh: '辩题' },
  prompts: { en: 'Prompts', zh: '讨论题' },
  answer: { en: 'What it answers the others', zh: '对其他各派的回应' },
  silent: { en: 'Nothing on this here.', zh: '这一点没有谈到。' },
  lost: { en: 'evidence no longer found', zh: '依据已找不到' },
  withdrawn: { en: 'the article no longer says this', zh: '文章现在已没有这句话' },
  languages: { en: 'Languages shown', zh: '显示的语言' },
  one: { en: 'English', zh: '中文' },
  both: { en: 'English and Chinese', zh: '中英对照' },
  pointsTable: { en: 'What each camp says on each point', zh: '各派对每一点的看法' },
} satisfies Record<string, Words>;

function campSection(reading: TopicReading, camp: Camp): Markup {
  const { say } = reading;
  return html`<section class="camp" id="${camp.id}">
<h2>${tell(reading, camp.name)}</h2>
<div class="summary">${claim(reading, camp.summary)}</div>
<ol class="claims">${camp.claims.map((one) => html`<li>${claim(reading, one)}</li>`)}</ol>
<h3>${say(WORDS.answer)}</h3>
${claim(reading, camp.answer)}
</section>`;
}

function claim(reading: TopicReading, { words, evidence }: Claim): Markup {
  return html`<div class="backed"><p class="claim">${tell(reading, words)}</p>${evidence.map((one) => quoted(reading, one))}</div>`;
}

/** The evidence word for word, in the reader's language, if the article may be shown. Otherwise its reference. */
function quoted(reading: TopicReading, evidence: Evidence): Markup {
  const { live, standing, say, whole } = reading;
  const found = standing(live, evidence);
  if (!isPresent(found)) return html`<p class="soft">(${say(WORDS.lost)})</p>`;
  if (found.kind === 'withdrawn')
    return html`<p class="soft">${reference(reading, found)} (${say(WORDS.withdrawn)})</p>`;
  if (!whole(found.article)) return html`<p class="soft">→ ${reference(reading, found)}</p>`;
  const shown = inLanguage(found, reading.language);
  const beside = reading.second && inLanguage(found, reading.second.language);
  return html`${wordForWord(reading, shown)}${beside && beside.language !== shown.language ? wordForWord(reading, beside) : ''}`;
}

function wordForWord(reading: TopicReading, { article, language, labels, kind }: StandingText): Markup {
  const edition = findEdition(article, language);
  if (!edition) return html``;
  const revision = currentRevision(edition);
  const passages = passagesOf(revision, labels);
  return html`<blockquote lang="${LANG[language]}">${passages.map((one) => html`<p dir="auto">${displayText(passageText(revision, one))}</p>`)}<footer>${reference(reading, { article, language, labels, kind })}</footer></blockquote>`;
}

/** The evidence in the edition that readers of this language read best, if it has the passages. */
function inLanguage(found: StandingText, language: Language): StandingText {
  const best = readable(
    found.article.editions.map((one) => one.language),
    language,
  );
  const labels =
    best && best !== found.language ? parallelRange(found.article, found.language, found.labels, best) : [];
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
function pointsSection(reading: TopicReading): Markup {
  const { topic } = reading.live;
  const { say } = reading;
  if (!topic.points.length) return html``;
  const cell = (camp: Camp, point: string) => {
    const claims = camp.claims.filter((one) => one.point === point);
    return html`<td>${claims.length ? claims.map(({ words }) => html`<p>${tell(reading, words)}</p>`) : html`<p class="soft">${say(WORDS.silent)}</p>`}</td>`;
  };
  return html`<section id="points"><h2>${say(WORDS.points)}</h2>
<div class="wide" role="region" aria-label="${say(WORDS.pointsTable)}" tabindex="0"><table><thead><tr><td></td>${topic.camps.map(({ name }) => html`<th scope="col">${tell(reading, name)}</th>`)}</tr></thead>
<tbody>${topic.points.map(({ id, words }) => html`<tr><th scope="row">${tell(reading, words)}</th>${topic.camps.map((camp) => cell(camp, id))}</tr>`)}</tbody></table></div></section>`;
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
