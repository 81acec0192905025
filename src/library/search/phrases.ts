import { APOSTROPHE, DENSE, kindOf, SPACE, WORD } from './characters.ts';
import { type Folded, fold, foldWithOffsets, originalSpan } from './fold.ts';

const LETTER = String.raw`[\p{L}\p{N}]`;
const PHRASE = new RegExp(
  [
    '“([^“”]*)”',
    '「([^「」]*)」',
    '『([^『』]*)』',
    '«([^«»]*)»',
    // Some keyboards give two closing marks, or one curly and one straight.
    '["“”„‟＂]([^"“”„‟＂]*)["“”„‟＂]',
    // Single marks enclose a phrase only where they cannot be apostrophes.
    `(?<!${LETTER})‘([^‘]*?)’(?!${LETTER})`,
    `(?<!${LETTER})'((?:[^']|(?<=${LETTER})'(?=${LETTER}))*)'(?!${LETTER})`,
  ].join('|'),
  'gu',
);

/**
 * Takes the phrases in quotation marks out of a query, in the form of `exact`. `loose`: the whole query, without the marks. A mark without
 * its partner is text. Linear.
 */
export function splitPhrases(query: string): { phrases: string[]; rest: string; loose: string } {
  const phrases: string[] = [];
  const insideOf = (groups: readonly unknown[]) =>
    String(groups.slice(0, PHRASE_GROUPS).find((group) => typeof group === 'string') ?? '');
  const rest = query.replace(PHRASE, (_, ...groups: unknown[]) => {
    const phrase = exact({ text: fold(insideOf(groups)) }).text;
    if (phrase !== '') phrases.push(phrase);
    return ' ';
  });
  const loose = query.replace(PHRASE, (_, ...groups: unknown[]) => ` ${insideOf(groups)} `);
  return { phrases: [...new Set(phrases)], rest, loose };
}
const PHRASE_GROUPS = 7;

/**
 * Folded text with white space as displayed: one space, none next to a dense character, none at the ends. Without quotation marks, because
 * each edition nests its own kinds. `at`: offset of each code unit.
 */
export function exact(folded: Folded): { text: string; at: number[] } {
  const { text } = folded;
  const at: number[] = [];
  let out = '';
  let gap = -1;
  for (let i = 0; i < text.length; i++) {
    const kind = kindOf(text.codePointAt(i) ?? 0);
    if (isQuotationMark(text, i, kind)) continue;
    if (kind === SPACE) {
      if (gap < 0) gap = i;
      continue;
    }
    if (gap >= 0 && out !== '' && kind !== DENSE && !endsDense(text, gap)) {
      out += ' ';
      at.push(gap);
    }
    gap = -1;
    out += text[i];
    at.push(i);
  }
  return { text: out, at };
}

/** An apostrophe stands inside a word; elsewhere the same sign is a quotation mark. */
function isQuotationMark(text: string, at: number, kind: number): boolean {
  if (text[at] === '"') return true;
  if (kind !== APOSTROPHE) return false;
  return kindOf(text.codePointAt(at - 1) ?? 0) !== WORD || kindOf(text.codePointAt(at + 1) ?? 0) !== WORD;
}

function endsDense(text: string, end: number): boolean {
  const last = text.charCodeAt(end - 1);
  const isLowSurrogate = last >= 0xdc00 && last <= 0xdfff;
  return kindOf(text.codePointAt(isLowSurrogate && end >= 2 ? end - 2 : end - 1) ?? 0) === DENSE;
}

/** Spans of the original text where phrases occur word for word, not inside a longer word. */
export function phraseSpans(text: string, phrases: readonly string[]): [number, number][] {
  if (phrases.length === 0) return [];
  const folded = foldWithOffsets(text);
  const { text: within, at } = exact(folded);
  return phrases.flatMap((phrase) =>
    positionsOf(phrase, within).map((found) =>
      originalSpan(folded, at[found] ?? 0, (at[found + phrase.length - 1] ?? 0) + 1),
    ),
  );
}

/** True if a text contains every phrase. */
export function holdsPhrases(text: string, phrases: readonly string[]): boolean {
  const within = exact({ text: fold(text) }).text;
  return phrases.every((phrase) => positionsOf(phrase, within).length > 0);
}

export function positionsOf(phrase: string, within: string): number[] {
  const positions: number[] = [];
  for (let found = within.indexOf(phrase); found >= 0; ) {
    const isWhole = !insideWord(within, found) && !insideWord(within, found + phrase.length);
    if (isWhole) positions.push(found);
    found = within.indexOf(phrase, isWhole ? found + phrase.length : afterWord(within, found + 1));
  }
  return positions;
}

function afterWord(text: string, from: number): number {
  let at = from;
  while (insideWord(text, at)) at++;
  return at;
}

/** True if `at` is inside a word. */
function insideWord(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  return kindOf(text.codePointAt(at - 1) ?? 0) === WORD && kindOf(text.codePointAt(at) ?? 0) === WORD;
}
