import { html } from 'hono/html';
import {
  type ArticleMeta,
  currentRevision,
  type Edition,
  findEdition,
  type Place,
  primaryEdition,
} from '#core/article.ts';
import { listWords, type Say } from '#core/words.ts';
import { dateWords, siteOf } from '#features/quote/byline.ts';
import { pageAddress, placeName, placeWords } from '#features/quote/place-words.ts';
import { type Markup, page } from './page.ts';
import { citeBar, excerptNote, keysNote, printNote, withdrawnNote } from './reader-notes.ts';
import { type Cell, type RowsPage, rows, type WantedPage } from './reader-rows.ts';
import { EDITION_NAMES, LANG, pageNumber, passageCount, passageNumber, READER } from './reader-words.ts';
import type { Reading, Show } from './reading.ts';
import { topBar } from './top-bar.ts';

type EditionSide = {
  edition: Edition;
  labels: ReadonlySet<string>;
  /** The address behind a passage's number. Undefined in an excerpt, so that nobody can read on from link to link. */
  at: ((label: string) => string) | undefined;
  say: Say;
  secondary: boolean;
  /** Query parameters that stay when another passage is chosen. */
  kept: string;
};

/** The article with two editions side by side, at the cited passages. */
export function readerPage(reading: Reading): Markup {
  const { site, article, excerpt, language, cited } = reading;
  const primary = primaryEdition(excerpt ?? article);
  const other = otherEdition(reading, primary);
  const show: Show = other ? reading.show : 'primary';
  const found = rows(primary, other, other && article.parallels[other.language], wantedOf(reading));
  const kept = found.pages > 1 ? `&page=${found.page}` : '';
  const { title } = currentRevision(primary).meta;
  const body = html`${barOf(reading, kept)}
<main class="reader" data-show="${show}" data-editions="${other ? 2 : 1}">
${head(reading, primary, other, show, kept)}
${excerpt ? excerptNote(reading) : ''}
${cited?.withdrawn ? withdrawnNote(reading, cited) : ''}
${pageLinks(reading, found)}
${textRows(reading, primary, other, show, found)}
${pageLinks(reading, found)}
${printNote(reading, primary)}
</main>
${cited ? citeBar(reading, cited) : ''}`;
  return page({ site, title, language, styles: ['reader.css', 'reader-text.css'], scripts: ['reader.js'], body });
}

function wantedOf({ page, cited }: Reading): WantedPage {
  const label = cited && !cited.withdrawn ? cited.passages[0]?.label : undefined;
  return { page, at: cited && label !== undefined ? { language: cited.language, label } : undefined };
}

function otherEdition({ article, excerpt, cited, beside }: Reading, primary: Edition): Edition | undefined {
  const others = (excerpt ?? article).editions.filter((edition) => edition !== primary);
  const wanted = cited?.language ?? beside;
  return others.find((edition) => edition.language === wanted) ?? others[0];
}

function barOf({ site, say, language, cited, beside, show }: Reading, kept: string): Markup {
  const edition = cited?.language ?? beside;
  return topBar({ site, say, language, kept: `&show=${show}${edition ? `&lang=${edition}` : ''}${kept}` });
}

function head(reading: Reading, primary: Edition, other: Edition | undefined, show: Show, kept: string): Markup {
  const [first, second] = [primary, other].map((edition) => edition && currentRevision(edition));
  return html`<header class="article-head">
${first && show !== 'other' ? html`<h1 lang="${LANG[primary.language]}" dir="auto">${first.meta.title}</h1>` : ''}
${second && other && show === 'both' ? html`<p class="title" lang="${LANG[other.language]}" dir="auto">${second.meta.title}</p>` : ''}
${second && other && show === 'other' ? html`<h1 lang="${LANG[other.language]}" dir="auto">${second.meta.title}</h1>` : ''}
${details(reading, primary, show === 'other' ? other : undefined)}
${other && currentRevision(other).passages.length ? switcher(reading, primary, other, show, kept) : ''}
${keysNote(reading)}
</header>`;
}

function details({ say, article }: Reading, primary: Edition, alone: Edition | undefined): Markup {
  const meta: ArticleMeta = { ...currentRevision(primary).meta, ...(alone && currentRevision(alone).meta) };
  const shown = findEdition(article, (alone ?? primary).language);
  const field = (name: string, value: Markup | string) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const site = siteOf(meta.source);
  const link = meta.source && site && /^https?:/i.test(meta.source);
  return html`<dl class="details">
${meta.book ? field(say(READER.book), meta.book.title) : ''}
${meta.authors.length ? field(say(READER.by), say(listWords(meta.authors))) : ''}
${meta.published ? field(say(READER.published), say(dateWords(meta.published))) : ''}
${meta.source ? field(say(READER.source), link ? html`<a class="source" href="${meta.source}" rel="noopener noreferrer">${site}</a>` : meta.source) : ''}
${meta.licence ? field(say(READER.licence), meta.licence) : ''}
${shown ? field(say(READER.length), say(passageCount(currentRevision(shown).passages.length))) : ''}
</dl>`;
}

function switcher({ say, cited }: Reading, primary: Edition, other: Edition, show: Show, kept: string): Markup {
  const lang = `${cited ? `&lang=${cited.language}` : `&lang=${other.language}`}${kept}`;
  const option = (value: Show, label: string, labelLang?: string) =>
    html`<a href="?show=${value}${lang}" ${labelLang ? html`lang="${labelLang}"` : ''} ${value === show ? html`aria-current="true"` : ''}>${label}</a>`;
  return html`<nav class="switch" aria-label="${say(READER.show)}">
${option('both', say(READER.both))}
${option('primary', EDITION_NAMES[primary.language], LANG[primary.language])}
${option('other', EDITION_NAMES[other.language], LANG[other.language])}
</nav>`;
}

/** Links to the previous and next page of a long article. */
function pageLinks({ say, show, cited, beside }: Reading, { page, pages }: RowsPage): Markup {
  if (pages === 1) return html``;
  const edition = cited?.language ?? beside;
  const kept = `&show=${show}${edition ? `&lang=${edition}` : ''}`;
  const to = (number: number, words: string, rel: 'prev' | 'next') =>
    number < 1 || number > pages ? '' : html`<a href="?page=${number}${kept}" rel="${rel}">${words}</a>`;
  return html`<nav class="pages" aria-label="${say(READER.pages)}">
${to(page - 1, say(READER.previousPage), 'prev')}
<span>${say(pageNumber(page, pages))}</span>
${to(page + 1, say(READER.nextPage), 'next')}
</nav>`;
}

function textRows(reading: Reading, primary: Edition, other: Edition | undefined, show: Show, found: RowsPage): Markup {
  const { excerpt, cited, say, at } = reading;
  if (!found.rows.length) return html``;
  const labels = (edition: Edition) =>
    new Set(
      cited && !cited.withdrawn && cited.language === edition.language ? cited.passages.map((one) => one.label) : [],
    );
  const kept = show === 'both' ? '' : `&show=${show}`;
  const common = { at: excerpt ? undefined : at, say, kept };
  const left: EditionSide = { ...common, edition: primary, labels: labels(primary), secondary: false };
  const right: EditionSide | undefined = other && { ...common, edition: other, labels: labels(other), secondary: true };
  const row = (a: readonly Cell[], b: readonly Cell[]) => {
    const beside = a.some(({ label }) => left.labels.has(label)) || b.some(({ label }) => right?.labels.has(label));
    const opens = a[0]?.opens || b[0]?.opens;
    return html`<div class="row${beside ? ' at' : ''}${opens ? ' opens' : ''}">
${show !== 'other' ? cells(left, a) : ''}${right && show !== 'primary' ? cells(right, b) : ''}</div>`;
  };
  const rest = [show !== 'other' && found.rest.primary, show !== 'primary' && found.rest.other].filter(Boolean);
  return html`<section class="text" aria-label="${say(READER.article)}">
${found.rows.map(({ primary: a, other: b }) => row(a, b))}
${rest.map((words) => html`<p class="between" dir="auto">${words}</p>`)}
</section>`;
}

function cells(side: EditionSide, some: readonly Cell[]): Markup {
  const { language } = side.edition;
  return html`<div class="side${side.secondary ? ' other' : ''}" lang="${LANG[language]}">${some.map((cell) => passageCell(side, cell))}</div>`;
}

function passageCell(
  { edition, labels, at, say, secondary, kept }: EditionSide,
  { label, words, between, heading, place }: Cell,
): Markup {
  const number = html`<span class="sr-only">${say(passageNumber(label))}</span><span aria-hidden="true">${label}</span>`;
  const id = secondary ? `p${label}-${edition.language}` : `p${label}`;
  const mark = place ? placeMark(edition, say, secondary, place) : '';
  return html`${between ? html`<p class="between" dir="auto">${between}</p>` : ''}<p class="passage${heading ? ' heading' : ''}" id="${id}" dir="auto" ${labels.has(label) ? html`aria-current="true"` : ''}>${at ? html`<a class="number" href="${`${at(label)}?lang=${edition.language}${kept}`}">${number}</a>` : html`<span class="number">${number}</span>`}${mark}<span class="words">${words}</span></p>`;
}

/** Says that a page of the file begins here, or at which time it was said; a link to the page itself, if the source is a PDF. */
function placeMark(edition: Edition, say: Say, secondary: boolean, place: Place): Markup {
  const name = `${placeName(place)}${secondary ? `-${edition.language}` : ''}`;
  const source = pageAddress(currentRevision(edition).meta.source, place);
  const words = say(placeWords([{ place }]) ?? { en: '', zh: '' });
  if (source)
    return html`<a class="place" id="${name}" href="${source}" title="${say(READER.inOriginal)}" rel="noopener noreferrer">${words}</a>`;
  return html`<a class="place" id="${name}" href="#${name}">${words}</a>`;
}
