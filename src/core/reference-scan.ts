/** Passages of one article as they were typed: `chip-controls:12-14, 17`. Ids and labels are in the declared spelling, not yet looked up. */
export type ScannedReference = {
  article: string;
  /** The language that was typed after the id, whatever it is: `fr` of `chip-controls.fr:12`. */
  edition?: string;
  ranges: { from: string; to: string }[];
  /** There is a space beside the colon, as in prose (`note: 12 people`). */
  spaced: boolean;
  /** The text before it. */
  before: string;
};

/** The references in a text, and its other words: letters and digits that belong to no reference and no address. */
export type ScannedText = { found: ScannedReference[]; rest: string };

/** UTF-16 units of a text that are read. Longer texts are words to search for. */
const LONGEST = 1_000;

/**
 * Finds what has the form of a reference. Whatever is wrapped around it (brackets, quotation marks, markup, punctuation, emoji) stays
 * outside. Links of the reader are references too, and other addresses are not read.
 */
export function scanReferences(typed: string): ScannedText {
  if (typed.length > LONGEST) return { found: [], rest: typed.trim() };
  const linked: ScannedReference[] = [];
  const text = plainTyped(typed).replace(ADDRESS, (address) => {
    const reference = inAddress(address);
    if (reference) linked.push(reference);
    return ' ';
  });
  const { found, rest } = inWords(text);
  const links = linked.filter((link) => !found.some((one) => isSame(one, link)));
  return {
    found: [...found, ...links],
    rest: rest
      .replace(EMOJI_NAME, ' ')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  };
}

// Look-alikes of the colon that NFKC leaves as they are.
const COLONS = /[\u2236\ua789\u02d0\u0589]/gu;
const HYPHENS = /[\u2010-\u2015\u2043\u2212\u23af\u301c\u3030\ufe58]/gu;
/** Characters that cannot be seen: zero-width ones, direction marks, variation selectors. */
const INVISIBLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
/** Marks of bold, code, struck and hidden text, and the backslash that chats put before a mark. */
const MARKUP = /[*`\\]|~~|\|\|/gu;
const EMOJI_NAME = /:[a-z0-9_+-]+:/gu;

/** Replaces what keyboards, chats and word processors write by the plain characters of a reference, in small letters. */
export function plainTyped(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(HYPHENS, '-')
    .replace(COLONS, ':')
    .replace(MARKUP, '')
    .toLowerCase();
}

// The second form is the console's, which needs no host.
const ADDRESS =
  /\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s<>|"'()[\]{}]+|(?<![^\s<("'])\/(?:w\/[\w-]+\/)?a\/[^\s<>|"'()[\]{}]+/gu;
const LABEL = String.raw`\d{1,9}[a-z]{0,4}(?![\p{Script=Latin}\p{N}])`;
const READER_ADDRESS = new RegExp(
  String.raw`/a/(?<article>[^/?#]+)/(?<from>${LABEL})(?:-(?<to>${LABEL}))?(?:/[^?#]*)?(?:\?(?:[^#]*&)?lang=(?<edition>[\w-]+))?`,
  'u',
);

/** Reads a link of the reader: `…/a/chip-controls/12-14?lang=zh`. */
function inAddress(address: string): ScannedReference | undefined {
  const groups = READER_ADDRESS.exec(decoded(address))?.groups;
  if (!groups?.article || !groups.from) return undefined;
  const { article, from, to = from, edition } = groups;
  return { article, ...(edition && { edition }), ranges: [{ from, to }], spaced: false, before: '' };
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

const HEAD =
  /(?<![\p{L}\p{N}]|[\p{L}\p{N}]-)(?<article>[\p{L}\p{N}]+(?:[-_][\p{L}\p{N}]+)*)(?:\.(?<edition>\p{L}+(?:[-_]\p{L}+)*))?(?<colon>\s*:\s*)#?(?=\d)/gu;

function inWords(text: string): ScannedText {
  const found: ScannedReference[] = [];
  let [rest, at] = ['', 0];
  for (const match of text.matchAll(HEAD)) {
    const { article = '', edition, colon } = match.groups ?? {};
    const read = match.index < at ? undefined : rangesAt(text, match.index + match[0].length, article);
    if (!read) continue;
    const before = text.slice(at, match.index);
    found.push({
      article: article.replaceAll('_', '-'),
      ...(edition && { edition }),
      ranges: read.ranges,
      spaced: colon !== ':',
      before,
    });
    rest += `${before} `;
    at = read.to;
  }
  return { found, rest: rest + text.slice(at) };
}

const FROM = new RegExp(LABEL, 'uy');
/** The end of a range, which may repeat the article: `chip-controls:12-chip-controls:14`. */
const TO = new RegExp(
  String.raw`\s*(?:-{1,2}|~|\.{2,3}|to\b|至|到)\s*(?:(?<again>[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)(?:\.\p{L}+(?:-\p{L}+)?)?\s*:\s*)?(?<to>${LABEL})`,
  'uy',
);
/** What stands between the passages of a list. */
const NEXT = /(?<mark>\s*[,;、&+/|]|\s*(?:and\b|和|及|与|與)|)(?<space>\s*)#?(?=\d)/uy;
/** A number in prose, or the id of the next reference, in place of a label. */
const NOT_LISTED = /\s+(?!and\b|to\b)[\p{L}\p{N}]|[\p{L}\p{N}_-]*(?:\.\p{L}+)?\s*:\s*\d/uy;

function rangesAt(
  text: string,
  start: number,
  article: string,
): (Pick<ScannedReference, 'ranges'> & { to: number }) | undefined {
  const ranges: ScannedReference['ranges'] = [];
  let at = start;
  for (let from = start; ; ) {
    const first = matchAt(FROM, text, from);
    if (!first) break;
    const afterFirst = from + first[0].length;
    const second = matchAt(TO, text, afterFirst);
    const { again = article, to } = second?.groups ?? {};
    const end = again === article ? afterFirst + (second?.[0].length ?? 0) : afterFirst;
    if (ranges.length && isProse(text, from, end)) break;
    ranges.push({ from: first[0], to: (end > afterFirst && to) || first[0] });
    at = end;
    const next = matchAt(NEXT, text, at);
    if (!next?.groups?.mark) break;
    from = at + next[0].length;
  }
  return ranges.length ? { ranges, to: at } : undefined;
}

/** True if a number after a comma belongs to a sentence (`chip-controls:12, 14 people`) or begins another reference. */
function isProse(text: string, from: number, end: number): boolean {
  const spaced = /\s/u.test(text.charAt(from - 1));
  return matchAt(NOT_LISTED, text, end) !== undefined && (spaced || !/\s/u.test(text.charAt(end)));
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

function isSame(one: ScannedReference, other: ScannedReference): boolean {
  return one.article === other.article && JSON.stringify(one.ranges) === JSON.stringify(other.ranges);
}
