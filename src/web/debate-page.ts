import { html } from 'hono/html';
import type { Language } from '#core/language.ts';
import type { ReaderAddress } from '#core/ports/reader-links.ts';
import type { Say } from '#core/words.ts';
import type { DebateRecord } from '#features/debate/record-schema.ts';
import { type RecordBlock, recordBlocks } from '#features/debate/words/record-blocks.ts';
import { type Markup, page, type Site } from './page.ts';
import { type Printed, printedLine } from './printed.ts';
import { LANG } from './reader-words.ts';
import { topBar } from './top-bar.ts';

export type DebateReading = {
  site: Site;
  record: DebateRecord;
  say: Say;
  language: Language;
  /** Makes the addresses of passages on this site. */
  address: ReaderAddress;
  printed: Printed;
};

/** The record of a debate on one page. */
export function debatePage(reading: DebateReading): Markup {
  const { site, record, say, language, printed } = reading;
  const body = html`${topBar({ site, say, language })}
<main class="debate">
${recordBlocks(record, { say, language }).map((one) => shown(reading, one))}
${printedLine(say, printed)}
</main>`;
  return page({ site, title: say(record.motion), language, styles: ['reader.css', 'debate.css'], body });
}

function shown(reading: DebateReading, block: RecordBlock): Markup {
  switch (block.kind) {
    case 'heading':
      return heading(block);
    case 'line':
      return html`<p class="${block.soft ? 'soft' : 'line'}" dir="auto">${block.text}</p>`;
    case 'said':
      return html`<div class="said" lang="${spokenIn(reading, block.text)}">${paragraphs(block.text)}</div>`;
    case 'quotation':
      return quotation(reading, block);
    case 'pointers':
      return html`<p class="soft">${block.name} ${block.numbers.map((one, at) => html`${at ? ' · ' : ''}<a href="#evidence-${one}">${one}</a>`)}</p>`;
    case 'source':
      return source(block);
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li dir="auto">${item}</li>`)}</ul>`;
    case 'table':
      return table(block);
  }
}

type BlockOf<Kind extends RecordBlock['kind']> = Extract<RecordBlock, { kind: Kind }>;

function heading({ level, text, id }: BlockOf<'heading'>): Markup {
  const words = html`<bdi>${text}</bdi>`;
  switch (level) {
    case 1:
      return html`<h1>${words}</h1>`;
    case 2:
      return html`<h2>${words}</h2>`;
    case 3:
      return id === undefined ? html`<h3>${words}</h3>` : html`<h3 id="${id}">${words}</h3>`;
    case 4:
      return html`<h4>${words}</h4>`;
  }
}

/** The language of a member's words, as far as their characters tell: it chooses glyphs and voices. */
function spokenIn({ language }: DebateReading, text: string): string {
  if (/\p{Script=Han}/u.test(text)) return language === 'en' ? 'zh-Hans' : language;
  return 'en';
}

const paragraphs = (text: string): Markup[] =>
  text
    .split(/(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)/u)
    .map((one) => one.trim())
    .filter(Boolean)
    .map((one) => html`<p dir="auto">${one}</p>`);

function quotation({ address }: DebateReading, { quotation }: BlockOf<'quotation'>): Markup {
  const { passages, language, reference, withdrawn, ...cited } = quotation;
  const code = html`<code>${reference}</code>`;
  const read = withdrawn ? code : html`<a href="${address({ ...cited, language })}">${code}</a>`;
  return html`<blockquote lang="${LANG[language]}">${passages.map((one) => html`<p dir="auto">${one}</p>`)}<footer>${read}</footer></blockquote>`;
}

/** The address of the article's own place; as text if it is no web address. */
function source({ name, address }: BlockOf<'source'>): Markup {
  const shown = /^https?:/i.test(address)
    ? html`<a class="address" href="${address}" rel="noopener noreferrer">${address}</a>`
    : html`<bdi>${address}</bdi>`;
  return html`<p class="soft">${name} ${shown}</p>`;
}

function table({ caption, head, rows }: BlockOf<'table'>): Markup {
  const cells = ([first, ...others]: readonly string[]) =>
    html`<tr><th scope="row">${first}</th>${others.map((one) => html`<td>${one}</td>`)}</tr>`;
  return html`<table><caption>${caption}</caption><thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead><tbody>${rows.map(cells)}</tbody></table>`;
}
