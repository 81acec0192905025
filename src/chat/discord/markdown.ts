import type { Span } from '#core/reply.ts';

/**
 * Discord's markdown out of typed spans: the one way by which text comes into a message. Escapes with backslashes only, and only what
 * Discord would read as markup where it stands. Rules as its client has them (an extended simple-markdown): a backslash before
 * anything but letters, digits and blanks makes it literal; at the beginning of a line there are headings, lists, quotes and subtext.
 */

/** What is special wherever it stands: emphasis, strike, spoiler, code, mentions, timestamps, emoji, `<links>`, `[links]`. */
const ALWAYS = /[\\*_~|`<[\]]/;
/** A link's address: its rule knows no escapes, so that the bracket before it is not enough. */
const ADDRESS = /(?<=^|\])\(/;
/** `@everyone`, `https://…` and `:smile:`. */
const NAMED = /@(?=everyone|here)|:(?=\/\/|[\w+-]{1,64}:)/;
/** Lists, headings, quotes, subtext. A highlight's beginning counts as a line's, because it is parsed by itself. */
const AT_START = /(?<=^\s*)[-+#>]|(?<=^\s*\d{1,10})\.(?=\s|$)/;
const SPECIAL = new RegExp([ALWAYS, ADDRESS, NAMED, AT_START].map(({ source }) => source).join('|'), 'g');

/** Every text passes through here. To be given all of it that follows without a mark between. */
function escaped(text: string): string {
  return text.toWellFormed().replace(SPECIAL, '\\$&');
}

const LINE_BREAK = /\r\n?|\n/g;

/** The spans as one line; line breaks in them become blanks. */
export function markdownLine(spans: readonly Span[]): string {
  const known = joined(spans.map(folded).flatMap(asShown));
  // Joined, a code may hold what no code can; as text it joins its neighbours.
  return joined(known.flatMap(asShown)).map(marked).join('');
}

/** The spans as the lines they are. */
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
 * What cannot be shown as what it is meant to be is text. So is code that would end a link which stands before it: that rule does not
 * look for code either.
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
      return [SNOWFLAKE.test(span.id) ? span : plain];
  }
}

/** Neighbours of a kind are one: two marks that meet would be read as another, and text is escaped by what stands beside it. */
function joined(spans: readonly Span[]): Span[] {
  const out: Span[] = [];
  for (const span of spans) {
    const last = out.at(-1);
    if (span.kind === 'link' || span.kind === 'user') out.push(span);
    else if (last?.kind === span.kind) out[out.length - 1] = { ...last, text: last.text + span.text };
    else if (span.text) out.push(span);
  }
  return out;
}

/** Discord's ids. */
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
  }
}

/** Marks that the text does not hold; three would begin a block. Undefined when it holds both. */
function fence(text: string): string | undefined {
  const runs = new Set(text.match(/`+/g));
  return ['`', '``'].find((marks) => !runs.has(marks));
}

/** Between the marks nothing is markup, backslashes neither. A blank that touches a backtick there is not shown. */
function coded(text: string): string {
  const marks = fence(text);
  if (!marks) return escaped(text);
  const inner = text.toWellFormed();
  return `${marks}${/^ *`/.test(inner) ? ' ' : ''}${inner}${/` *$/.test(inner) ? ' ' : ''}${marks}`;
}

/** Addresses longer than this are not worth the room they take of a message. */
const LONGEST_LINK = 1024;
/** Would end a link, or begin something else inside it. */
const UNSAFE = /[\\()<>"'`[\]{}|*\s]/g;
/** Brackets that a link's text may hold: pairs, not nested. */
const BRACKETS_PAIRED = /^[^[\]]*(?:\[[^[\]]*\][^[\]]*)*$/;

/** The address as it may stand in a link, if it leads to a web page and nobody's name stands before the host. */
function webAddress(url: string): string | undefined {
  const parsed = /^https?:\/\//i.test(url) && URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || parsed.username || parsed.password || parsed.hostname.startsWith('[')) return undefined;
  const href = parsed.href.replace(
    UNSAFE,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
  return href.length <= LONGEST_LINK ? href : undefined;
}

/** Stands between angle brackets as it is. */
const BARE = /^https?:\/\/[^\s\\()<>"'`[\]{}|*]+$/i;

/** With an address that is fit to be shown. Discord shows no link whose words look like an address: then the address stands after them. */
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
