import { type Markup, markup } from '../markup.ts';
import { OWN_HOST, timeOf } from '../render.ts';

/**
 * Draws Discord's markup like its clients, limited to what bots write: lines (headings, quotes, lists, subtext) and the markup in them.
 * Source: support.discord.com, "Markdown Text 101".
 */
export function drawMarkdown(source: string): Markup {
  const groups: { kind: string; lines: string[] }[] = [];
  for (const line of source.split('\n')) {
    const { kind, text } = lineKind(line);
    const last = groups.at(-1);
    if (last?.kind === kind && GROUPED.has(kind)) last.lines.push(text);
    else groups.push({ kind, lines: [text] });
  }
  return markup`${groups.map(drawGroup)}`;
}

const GROUPED = new Set(['quote', 'list', 'numbers', 'plain']);
const KINDS: readonly [kind: string, start: RegExp][] = [
  ['quote', /^>(?:>>)? /],
  ['subtext', /^-# /],
  ['h1', /^# /],
  ['h2', /^## /],
  ['h3', /^### /],
  ['list', /^\s*[-*] /],
  ['numbers', /^\s*\d+\. /],
];

function lineKind(line: string): { kind: string; text: string } {
  const found = KINDS.find(([, start]) => start.test(line));
  return found ? { kind: found[0], text: line.replace(found[1], '') } : { kind: 'plain', text: line };
}

function drawGroup({ kind, lines }: { kind: string; lines: readonly string[] }): Markup {
  const drawn = lines.map((line) => drawInline(line));
  switch (kind) {
    case 'quote':
      return markup`<blockquote>${lines.map((line) => markup`<div>${drawMarkdown(line)}</div>`)}</blockquote>`;
    case 'subtext':
      return markup`<p class="subtext">${drawn}</p>`;
    case 'h1':
    case 'h2':
    case 'h3':
      return markup`<p class="heading ${kind}">${drawn}</p>`;
    case 'list':
      return markup`<ul>${drawn.map((item) => markup`<li>${item}</li>`)}</ul>`;
    case 'numbers':
      return markup`<ol>${drawn.map((item) => markup`<li>${item}</li>`)}</ol>`;
    default:
      return markup`<p>${drawn.map((line, index) => (index ? markup`<br>${line}` : line))}</p>`;
  }
}

type Rule = { at: RegExp; draw(inside: string, more: string): Markup };

// The order matters: an escaped character is never markup, and code contains none.
const RULES: readonly Rule[] = [
  { at: /^\\([^\p{L}\p{N}\s])/u, draw: (text) => markup`${text}` },
  { at: /^``(.+?)``(?!`)/s, draw: (text) => markup`<code>${text}</code>` },
  { at: /^`([^`]+)`/, draw: (text) => markup`<code>${text}</code>` },
  {
    at: /^\[((?:\\.|[^\]\\])+)\]\(<?([^)>\s]+)>?\)/,
    draw: (text, url) => markup`<a href="${webAddress(url)}" rel="noopener noreferrer">${drawInline(text)}</a>`,
  },
  { at: /^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/s, draw: (text) => markup`<strong>${drawInline(text)}</strong>` },
  { at: /^__((?:\\.|[^\\])+?)__(?!_)/s, draw: (text) => markup`<u>${drawInline(text)}</u>` },
  { at: /^~~((?:\\.|[^\\])+?)~~/s, draw: (text) => markup`<s>${drawInline(text)}</s>` },
  { at: /^\|\|((?:\\.|[^\\])+?)\|\|/s, draw: (text) => markup`<span class="spoiler">${drawInline(text)}</span>` },
  { at: /^\*((?:\\.|[^\\*\s])(?:\\.|[^\\*])*?)\*(?!\*)/s, draw: (text) => markup`<em>${drawInline(text)}</em>` },
  { at: /^_((?:\\.|[^\\_])+?)_(?![\p{L}\p{N}_])/su, draw: (text) => markup`<em>${drawInline(text)}</em>` },
  {
    at: /^<(https?:\/\/[^>\s]+)>/,
    draw: (url) => markup`<a href="${webAddress(url)}" rel="noopener noreferrer">${url}</a>`,
  },
  { at: /^<@!?(\w+)>/, draw: (id) => markup`<span class="mention">@${id}</span>` },
  { at: /^<@&(\w+)>/, draw: (id) => markup`<span class="mention">@${id}</span>` },
  { at: /^<t:(\d+)(?::([a-zA-Z]))?>/, draw: (seconds, style) => drawInstant(Number(seconds), style) },
  { at: /^<#(\w+)>/, draw: (id) => markup`<span class="mention">#${id}</span>` },
  { at: /^(@everyone|@here)\b/, draw: (text) => markup`<span class="mention">${text}</span>` },
];

/** An instant, in seconds since the epoch. `R` is Discord's style for the time that is left. */
function drawInstant(seconds: number, style: string): Markup {
  const at = seconds * 1000;
  return timeOf(at, Temporal.Instant.fromEpochMilliseconds(at).toString(), style === 'R');
}

/** Characters with which a rule can begin. */
const NEXT = /[\\`[*_~|<@]/;

function drawInline(source: string): Markup {
  const out: Markup[] = [];
  let rest = source;
  while (rest) {
    const rule = RULES.find(({ at }) => at.test(rest));
    const [whole = '', inside = '', more = ''] = rule?.at.exec(rest) ?? [];
    if (rule) out.push(rule.draw(inside, more));
    const plain = rule ? 0 : plainLength(rest);
    if (!rule) out.push(markup`${rest.slice(0, plain)}`);
    rest = rest.slice(rule ? whole.length : plain);
  }
  return markup`${out}`;
}

function plainLength(rest: string): number {
  const next = rest.slice(1).search(NEXT);
  return next < 0 ? rest.length : next + 1;
}

/** Returns the address if it leads to a web page, without the host if it is one of ours; otherwise `#`. */
export function webAddress(url: string): string {
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return '#';
  const { origin, pathname, search, hash } = new URL(url);
  return origin === OWN_HOST ? `${pathname.replace(/^\/+/, '/')}${search}${hash}` : url;
}
