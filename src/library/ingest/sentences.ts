import { continues } from './sentences/after-quotation.ts';
import { isCloser, isStop, skipSpace } from './sentences/characters.ts';
import { type Enclosure, enclosures } from './sentences/enclosures.ts';
import { skipNote } from './sentences/notes.ts';
import { endsAtBang, endsAtDot, endsAtEllipsis, type Stop } from './sentences/stops.ts';

export type Range = { start: number; end: number };

/** A paragraph. `wide`: it has Chinese full stops. */
type Paragraph = { text: string; wide: boolean };
/** A place where a sentence may end. `closed`: the enclosure that ends there. */
type SentenceEnd = Omit<Stop, 'next'> & { closed?: Enclosure };

const STOP_RUN = /[。！？｡!?.．…⋯]+/g;
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
  const paragraph = { text, wide: text.includes('。') };
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
    const end = first
      ? atEnclosure(paragraph, sentence, first, enclosed[k])
      : stop && atStop(paragraph, sentence, stop, closed);
    at = end?.after ?? Math.max(at, first ? first.close + 1 : 0);
    if (!end || !isEnd(end)) continue;
    yield end.after;
    sentence = skipSpace(text, end.after);
  }
}

function atStop(
  paragraph: Paragraph,
  sentence: number,
  run: Range,
  next: Enclosure | undefined,
): SentenceEnd | undefined {
  return { ...paragraph, sentence, ...run, after: cling(paragraph.text, run.end, next?.open, sentence) };
}

function atEnclosure(
  paragraph: Paragraph,
  sentence: number,
  closed: Enclosure,
  next: Enclosure | undefined,
): SentenceEnd | undefined {
  const { text } = paragraph;
  const run = lastRun(text, closed);
  // In “(really?). Then” the stop behind the bracket counts.
  if (!run || (closed.kind === 'bracket' && isStop(text.charAt(closed.close + 1)))) return undefined;
  return { ...paragraph, sentence, ...run, after: cling(text, closed.close + 1, next?.open, sentence), closed };
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

/** Skips closing marks and more stops, up to the next enclosure, and the marks of notes, which may be brackets themselves. */
function cling(text: string, from: number, limit = text.length, sentence = 0): number {
  let at = from;
  let isNoted = false;
  for (;;) {
    const noted: number = at <= limit || isNoted ? skipNote(text, at, sentence) : at;
    isNoted = noted > at;
    if (isNoted) at = noted;
    else if (at < limit && (isStop(text.charAt(at)) || isCloser(text.charAt(at)))) at++;
    else return at;
  }
}

function isEnd(end: SentenceEnd): boolean {
  const { text, after, closed, sentence } = end;
  const next = skipSpace(text, after);
  if (next >= text.length) return true;
  if ('，、；：,;:％%'.includes(text.charAt(next))) return false;
  if (closed?.kind === 'bracket' && closed.open > sentence && !'。.'.includes(text.charAt(end.end - 1))) return false;
  const stops = text.slice(end.start, end.end) + (closed ? lastStops(text, closed.close + 1, after) : '');
  if (after > end.end && isQuotationEnd(end) && continuesAfter(end, next, stops)) return false;
  if (/[。！？｡]/.test(stops)) return true;
  const stop = { ...end, next };
  if (/[!?]/.test(stops)) return endsAtBang(stop);
  return /^(?:[…⋯]|\.{2,}|．{2,})/.test(stops) ? endsAtEllipsis(stop) : endsAtDot(stop);
}

const lastStops = (text: string, from: number, to: number) => [...text.slice(from, to)].filter(isStop).join('');

function isQuotationEnd({ text, end, after, closed }: SentenceEnd): boolean {
  return closed
    ? closed.kind === 'quotation'
    : [...text.slice(end, after)].some((one) => '”’」』﹂﹄〞〟｣＂"'.includes(one));
}

function continuesAfter({ text, sentence, start, after, closed }: SentenceEnd, next: number, stops: string): boolean {
  if ('—–-'.includes(text.charAt(next))) return true;
  // In “为什么？”。 the stop outside ends the sentence.
  if (isStop(text.charAt(after - 1))) return false;
  return continues({ text, sentence, open: closed?.open ?? start, next, stop: stops.at(-1) ?? '' });
}
