import type { Span } from '#core/reply.ts';

/**
 * Writes typed spans as Discord's markdown: the only way in which text gets into a message. Escapes with backslashes only, and only
 * characters that Discord would read as markup at their place. The rules are those of its client (an extended simple-markdown): a backslash
 * makes the next character literal unless it is a letter, digit or space; headings, lists, quotes and subtext are possible at the beginning
 * of a line.
 */

/** Characters that are markup anywhere: emphasis, strike, spoiler, code, mentions, timestamps, emoji, `<links>`, `[links]`. */
const ALWAYS = /[\\*_~|`<[\]]/;
/** The bracket of a link's address. Discord's rule for links ignores escapes, so escaping the first bracket is not enough. */
const ADDRESS = /(?<=^|\])\(/;
/** `@everyone`, `https://…` and `:smile:`. */
const NAMED = /@(?=everyone|here)|:(?=\/\/|[\w+-]{1,64}:)/;
/** Lists, headings, quotes, subtext. The beginning of a highlight counts as a line's beginning, because Discord parses it separately. */
const AT_START = /(?<=^\s*)[-+#>]|(?<=^\s*\d{1,10})\.(?=\s|$)/;
const SPECIAL = new RegExp([ALWAYS, ADDRESS, NAMED, AT_START].map(({ source }) => source).join('|'), 'g');

/**
 * Escapes a text; every text is escaped here. Must get the whole text between two marks, because markup depends on neighbouring characters.
 */
function escaped(text: string): string {
  return text.toWellFormed().replace(SPECIAL, '\\$&');
}

const LINE_BREAK = /\r\n?|\n/g;

/** Writes the spans as one line; line breaks in them become spaces. */
export function markdownLine(spans: readonly Span[]): string {
  const known = joined(spans.map(folded).flatMap(asShown));
  // Code that was joined may be impossible to show as code. It then becomes text and is joined with its neighbours.
  return joined(known.flatMap(asShown)).map(marked).join('');
}

/** Writes the spans as lines. */
export function markdownLines(spans: readonly Span[]): string[] {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    const isProse = span.kind === 'text' || span.kind === 'strong';
    const [first = '', ...others] = isProse ? span.text.split(LINE_BREAK) : [span.text];
    lines.at(-1)?.push({ ...span, text: first });
    for (const text of others) lines.push([{ ...span, text }]);
  }
  return lines.map(markdownLine);
}

function folded(span: Span): Span {
  return { ...span, text: span.text.replace(LINE_BREAK, ' ') };
}

/**
 * Turns a span into text if Discord cannot show it as its kind. This includes code with `](`, which would end a link before it, because
 * Discord's rule for links ignores code.
 */
function asShown(span: Span): Span[] {
  const { kind, text } = span;
  const plain: Span = { kind: 'text', text };
  switch (kind) {
    case 'text':
      return [span];
    case 'strong':
      return [text.trim() ? span : plain];
    case 'code':
      return [text.trim() && fence(text) && !text.includes('](') ? span : plain];
    case 'link':
      return linkAsShown(span);
    case 'user':
    case 'group':
    case 'channel':
      return [SNOWFLAKE.test(span.id) ? span : plain];
    case 'instant':
      return [span];
  }
}

/**
 * Joins neighbouring spans of one kind: two adjacent marks would be read as another mark, and escaping depends on the neighbouring text.
 */
function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (WHOLE.includes(span.kind)) out.push(span);
    else if (last?.kind === span.kind) out[out.length - 1] = { ...last, text: last.text + span.text };
    else if (span.text) out.push(span);
  }
  return out;
}

/** Kinds of spans whose text is not joined with what stands beside it. */
const WHOLE: readonly Span['kind'][] = ['link', 'user', 'group', 'channel', 'instant'];

/** Form of Discord's ids. */
export const SNOWFLAKE = /^\d{17,20}$/;

function marked(span: Span): string {
  switch (span.kind) {
    case 'text':
      return escaped(span.text);
    case 'strong':
      return `**${escaped(span.text)}**`;
    case 'code':
      return coded(span.text);
    case 'link':
      return span.text === span.url ? `<${span.url}>` : `[${escaped(span.text)}](${span.url})`;
    case 'user':
      return `<@${span.id}>`;
    case 'group':
      return `<@&${span.id}>`;
    case 'channel':
      return `<#${span.id}>`;
    case 'instant':
      return `<t:${Math.round(span.at / 1000)}:${span.ticks ? 'R' : 'f'}>`;
  }
}

/** Returns code marks that the text does not contain; undefined if it contains both. Three backticks would begin a block. */
function fence(text: string): string | undefined {
  const runs = new Set(text.match(/`+/g));
  return ['`', '``'].find((marks) => !runs.has(marks));
}

/** Writes code. Nothing inside is markup, not even backslashes. A space next to a backtick at either end is needed and not displayed. */
function coded(text: string): string {
  const marks = fence(text);
  if (!marks) return escaped(text);
  const inner = text.toWellFormed();
  return `${marks}${/^ *`/.test(inner) ? ' ' : ''}${inner}${/` *$/.test(inner) ? ' ' : ''}${marks}`;
}

/** Addresses longer than this are not worth the room they take of a message. */
const LONGEST_LINK = 1024;
/** Characters that would end a link or begin other markup in it. */
const UNSAFE = /[\\()<>"'`[\]{}|*\s]/g;
/** Brackets allowed in a link's text: pairs, not nested. */
const BRACKETS_PAIRED = /^[^[\]]*(?:\[[^[\]]*\][^[\]]*)*$/;

/** Returns the address in a form that is safe in a link, if it leads to a web page and has no user name before the host. */
function webAddress(url: string): string | undefined {
  const parsed = /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || parsed.username || parsed.password || parsed.hostname.startsWith('[')) return undefined;
  const href = parsed.href.replace(
    UNSAFE,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return href.length <= LONGEST_LINK ? href : undefined;
}

/** An address that can be between angle brackets without change. */
const BARE = /^https?:\/\/[^\s\\()<>"'`[\]{}|*]+$/i;

/**
 * Makes a link that Discord shows. Discord shows no link whose text looks like an address: then the address follows the text as a link of
 * its own.
 */
function linkAsShown({ text, url }: { text: string; url: string }): Span[] {
  const address = webAddress(url);
  const plain: Span = { kind: 'text', text };
  if (!address) return [plain];
  if (webAddress(text) === address && BARE.test(text)) return [{ kind: 'link', text, url: text }];
  const isFit = text.trim() && !text.includes('://') && BRACKETS_PAIRED.test(text);
  if (isFit) return [{ kind: 'link', text, url: address }];
  return [
    { ...plain, text: text.trim() ? `${text} ` : text },
    { kind: 'link', text: address, url: address },
  ];
}
