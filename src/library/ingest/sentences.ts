import { type Following, isStarter, shortens } from './sentences/abbreviations.ts';
import { continues } from './sentences/after-quotation.ts';
import {
  characterAt,
  characterBefore,
  isCloser,
  isHan,
  isOpener,
  isStop,
  isWide,
  isWordly,
  skipSpace,
} from './sentences/characters.ts';
import { type Enclosure, enclosures } from './sentences/enclosures.ts';

export type Range = { start: number; end: number };

/** A place where a sentence may end. `run`: the stops. `after`: the end, with closing marks. `closed`: the enclosure that ends there. */
type SentenceEnd = { text: string; sentence: number; run: Range; after: number; closed?: Enclosure };

const STOP_RUN = /[。！？｡!?.．…]+/g;
const CLINGING = /[。！？｡!?.．…]|\[(?:\^?\d{1,3}(?:[,–-] ?\d{1,3})*|\^?[a-z])\]|[¹²³⁰⁴-⁹①-⑳]/y;
const WORDS = /[\p{L}\p{N}]/u;

/**
 * Cuts one paragraph, `text.slice(start, end)`, into sentences: trimmed, in order, covering everything that is not blank. A line break
 * counts as a space. The rules are for Chinese and English together. In doubt it does not cut.
 */
export function cutSentences(text: string, start: number, end: number): Range[] {
  const block = text.slice(start, end);
  const ranges: Range[] = [];
  let from = skipSpace(block, 0);
  let worded = true;
  for (const cut of [...ends(block), block.length]) {
    const to = trimmedEnd(block, from, cut);
    if (to > from) {
      const words = WORDS.test(block.slice(from, to));
      const last = ranges.at(-1);
      // A piece without a word (only marks) is joined to its neighbour.
      if (last && !(words && worded)) last.end = to;
      else ranges.push({ start: from, end: to });
      worded = words || (worded && last !== undefined);
    }
    from = Math.max(from, skipSpace(block, cut));
  }
  return ranges.map((range) => ({ start: range.start + start, end: range.end + start }));
}

function trimmedEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /\s/u.test(text.charAt(end - 1))) end--;
  return end;
}

/** Yields the offsets at which sentences end, ascending. */
function* ends(text: string): Generator<number> {
  const enclosed = enclosures(text);
  const stops = [...text.matchAll(STOP_RUN)].map(({ 0: run, index }) => ({ start: index, end: index + run.length }));
  let sentence = skipSpace(text, 0);
  let at = 0;
  for (let i = 0, k = 0; i < stops.length || k < enclosed.length; ) {
    const stop = stops[i];
    const closed = enclosed[k];
    if (stop && stop.start < at) {
      i++;
      continue;
    }
    const first = closed && (!stop || closed.open < stop.start) ? closed : undefined;
    if (first) k++;
    const end = first ? atEnclosure(text, sentence, first, enclosed[k]) : stop && atStop(text, sentence, stop, closed);
    at = end?.after ?? (first ? first.close + 1 : at);
    if (!end || !isEnd(end)) continue;
    yield end.after;
    sentence = skipSpace(text, end.after);
  }
}

function atStop(text: string, sentence: number, run: Range, next: Enclosure | undefined): SentenceEnd {
  return { text, sentence, run, after: cling(text, run.end, next?.open ?? text.length) };
}

function atEnclosure(
  text: string,
  sentence: number,
  closed: Enclosure,
  next: Enclosure | undefined,
): SentenceEnd | undefined {
  const run = lastRun(text, closed);
  return run && { text, sentence, run, after: cling(text, closed.close + 1, next?.open ?? text.length), closed };
}

/** Finds the stops at the end of an enclosure, as in “好。” and “‘好。’”. */
function lastRun(text: string, { open, close, kind }: Enclosure): Range | undefined {
  if (kind === 'title' || kind === 'address') return undefined;
  let end = close;
  while (end > open && (isCloser(text.charAt(end - 1)) || /\s/u.test(text.charAt(end - 1)))) end--;
  let start = end;
  while (start > open && isStop(text.charAt(start - 1))) start--;
  return start < end ? { start, end } : undefined;
}

/** Skips closing marks, more stops and footnote marks, up to the next enclosure. */
function cling(text: string, from: number, limit: number): number {
  let at = from;
  for (;;) {
    CLINGING.lastIndex = at;
    const found = CLINGING.exec(text)?.[0];
    // A footnote mark is a bracket too, so an enclosure may begin at it.
    if (found && (at < limit || found.startsWith('['))) at += found.length;
    else if (at < limit && isCloser(text.charAt(at))) at++;
    else return at;
  }
}

function isEnd(end: SentenceEnd): boolean {
  const { text, run, after, closed, sentence } = end;
  const next = skipSpace(text, after);
  if (next >= text.length) return true;
  const follows = text.charAt(next);
  if ('，、；：,;:％%'.includes(follows)) return false;
  if (closed?.kind === 'bracket' && closed.open > sentence && !'。.'.includes(text.charAt(run.end - 1))) return false;
  const stops = text.slice(run.start, run.end) + (closed ? lastStops(text, closed.close + 1, after) : '');
  if (after > run.end && isQuotationEnd(end) && continuesAfter(end, next, stops)) return false;
  if (/[。！？｡]/.test(stops)) return true;
  if (/[!?]/.test(stops)) return endsAtBang(end, next);
  return /^(?:…|\.{2,}|．{2,})/.test(stops) ? endsAtEllipsis(end, next) : endsAtDot(end, next);
}

const lastStops = (text: string, from: number, to: number) => [...text.slice(from, to)].filter(isStop).join('');

function isQuotationEnd({ text, run, after, closed }: SentenceEnd): boolean {
  return closed ? closed.kind === 'quotation' : [...text.slice(run.end, after)].some((one) => '”’」』"'.includes(one));
}

function continuesAfter({ text, sentence, run, after, closed }: SentenceEnd, next: number, stops: string): boolean {
  if ('—–-'.includes(text.charAt(next))) return true;
  // In “为什么？”。 the stop outside ends the sentence.
  if (isStop(text.charAt(after - 1))) return false;
  return continues({ text, sentence, open: closed?.open ?? run.start, next, stop: stops.at(-1) ?? '' });
}

/** Finds the first character of the following text after opening marks. */
function beginning(text: string, next: number): { at: number; character: string } {
  let at = next;
  while (at < next + 4 && isOpener(text.charAt(at))) at++;
  return { at, character: characterAt(text, at) };
}

/** True if a sentence ends at an ASCII ! or ?, which also occur in Chinese text. */
function endsAtBang({ text, run, after }: SentenceEnd, next: number): boolean {
  const { at, character } = beginning(text, next);
  const chinese = isWide(characterBefore(text, run.start));
  if (isHan(character)) return true;
  if (next === after && !chinese)
    return /^\p{Lu}\p{Ll}/u.test(text.slice(at, at + 4)) && isWordly(characterBefore(text, run.start));
  return !'—–-'.includes(character) && !beginsLower(text, at);
}

function endsAtEllipsis({ text, after }: SentenceEnd, next: number): boolean {
  const { at, character } = beginning(text, next);
  return next > after && /^\p{Lu}/u.test(character) && !beginsLower(text, at);
}

/** True if the text begins with a small letter that cannot begin a sentence; iPhone and eBay can. */
function beginsLower(text: string, at: number): boolean {
  return /^\p{Ll}(?!\p{Lu})/u.test(text.slice(at, at + 4));
}

function endsAtDot({ text, sentence, run, after }: SentenceEnd, next: number): boolean {
  const { at, character } = beginning(text, next);
  const word = wordBefore(text, run.start);
  if (isOrdinal(text.slice(sentence, run.start))) return false;
  const before = wordBefore(text, trimmedEnd(text, sentence, run.start - word.length));
  const following = { ...firstWord(text, at), digit: /^\p{N}/u.test(character) };
  if (shortens(word, before, following)) return false;
  if (isHan(character) || isWide(characterBefore(text, run.start))) return true;
  // “ended.The next” lacks a space; Node.js and ASP.Net are names.
  if (next === after) return /^(?:\p{Ll}{2,}|\d+)$/u.test(word.slice(-3)) && isStarter(following);
  return !'—–-.'.includes(character) && !beginsLower(text, at);
}

/** True for the number before an item, which is not a sentence: “1. The first”, “iv. The fourth”, “a. …”. */
const isOrdinal = (sentence: string) => /^[(（[]?(?:\d{1,3}|[ivx]{1,4}|[IVX]{1,4}|\p{L})$/u.test(sentence);

// Characters that are read of a word. No word or abbreviation is longer, and an endless one must not be read again at every stop.
const LONGEST_WORD = 30;

function wordBefore(text: string, end: number): string {
  return (
    /[\p{L}\p{N}.’'&-]*$/u.exec(text.slice(Math.max(0, end - LONGEST_WORD), end))?.[0].replace(/^[.’'&-]+/, '') ?? ''
  );
}

function firstWord(text: string, at: number): Pick<Following, 'word' | 'initial'> {
  const word = /^[\p{L}’']+/u.exec(text.slice(at, at + LONGEST_WORD))?.[0] ?? '';
  return { word, initial: text.charAt(at + word.length) === '.' && word.length === 1 };
}
