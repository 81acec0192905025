import { type Corpus, unitOf } from './corpus.ts';
import { foldWithOffsets, originalSpan } from './fold.ts';
import { lookUp } from './lexicon.ts';
import { exact, positionsOf } from './phrases.ts';
import { cut } from './units.ts';

/** Most passages that a phrase may run over: two sentences and what stands between them. */
const MOST_ACROSS = 4;
/** Places that are looked at closely. A phrase of common words alone stands in too many. */
const MOST_PLACES = 300;

/** UTF-16 offsets in a passage's text. */
type PhrasePart = [start: number, end: number];

/** The passages `from` to `to` (both included) that a phrase runs over. */
type Run = { from: number; to: number };

/**
 * Finds phrases that begin in one passage and end in a later one of the same text. Returns the passages that they run over, in reading
 * order. Every phrase must be found so.
 */
export function passagesAcross(
  phrases: readonly string[],
  corpus: Corpus,
  passes: (passage: number) => boolean,
): number[] {
  const found = new Set<number>();
  for (const phrase of phrases) {
    const runs = runsOf(phrase, corpus, passes);
    if (runs.length === 0) return [];
    for (const { from, to } of runs) for (let at = from; at <= to; at++) found.add(at);
  }
  return [...found].sort((a, b) => a - b);
}

function runsOf(phrase: string, corpus: Corpus, passes: (passage: number) => boolean): Run[] {
  const units = cut(phrase).map(({ text, dense }) => lookUp(corpus.lexicon, text, dense));
  if (units.length < 2 || units.some((unit) => unit === undefined)) return [];
  const needed = units.filter((unit) => unit !== undefined);
  const [first = -1] = needed;
  const rarest = needed.reduce((a, b) => ((corpus.rarity[b] ?? 0) > (corpus.rarity[a] ?? 0) ? b : a));
  const runs: Run[] = [];
  for (const start of startsNear(rarest, first, corpus)) {
    const run = passes(start) ? runFrom(start, phrase, new Set(needed), corpus) : undefined;
    if (run && passes(run.to)) runs.push(run);
  }
  return runs;
}

/** Passages that have the first unit, where the rarest one is in the same passage or soon after. */
function startsNear(rarest: number, first: number, corpus: Corpus): ReadonlySet<number> {
  const starts = new Set<number>();
  let withFirst: number[] = [];
  for (let passage = 0; passage < corpus.passages.length && starts.size < MOST_PLACES; passage++) {
    const units = corpus.stream.subarray(corpus.starts[passage], corpus.starts[passage + 1]);
    if (units.some((entry) => unitOf(entry) === first)) withFirst.push(passage);
    if (withFirst.length > MOST_ACROSS) withFirst.shift();
    if (!units.some((entry) => unitOf(entry) === rarest)) continue;
    withFirst = withFirst.filter((one) => passage - one < MOST_ACROSS);
    for (const one of withFirst) starts.add(one);
  }
  return starts;
}

function runFrom(from: number, phrase: string, needed: ReadonlySet<number>, corpus: Corpus): Run | undefined {
  const missing = new Set(needed);
  for (let to = from; to < from + MOST_ACROSS && isSameText(from, to, corpus); to++) {
    for (const entry of corpus.stream.subarray(corpus.starts[to], corpus.starts[to + 1])) missing.delete(unitOf(entry));
    if (missing.size > 0 || to === from) continue;
    return spansIn({ from, to }, phrase, corpus).has(from) ? { from, to } : undefined;
  }
  return undefined;
}

const textOf = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf(':')));

function isSameText(a: number, b: number, { passages }: Corpus): boolean {
  const [one, other] = [passages[a], passages[b]];
  return one !== undefined && other !== undefined && one.lang === other.lang && textOf(one.id) === textOf(other.id);
}

/** Where a phrase stands in the passages of a run, by passage. */
function spansIn({ from, to }: Run, phrase: string, { passages }: Corpus): Map<number, PhrasePart> {
  const texts = passages.slice(from, to + 1).map(({ text }) => text);
  const folded = foldWithOffsets(texts.join('\n'));
  const { text: within, at } = exact(folded);
  const [found] = positionsOf(phrase, within);
  const spans = new Map<number, PhrasePart>();
  if (found === undefined) return spans;
  const [start, end] = originalSpan(folded, at[found] ?? 0, (at[found + phrase.length - 1] ?? 0) + 1);
  let begin = 0;
  for (const [index, { length }] of texts.entries()) {
    const span: PhrasePart = [Math.max(0, start - begin), Math.min(length, end - begin)];
    if (span[0] < span[1]) spans.set(from + index, span);
    begin += length + 1;
  }
  return spans;
}

/** The parts of phrases that run over a passage and its neighbours. */
export function partsIn(passage: number, phrases: readonly string[], corpus: Corpus): PhrasePart[] {
  const parts: PhrasePart[] = [];
  for (let from = Math.max(0, passage - MOST_ACROSS + 1); from <= passage; from++) {
    for (let to = Math.max(passage, from + 1); to < from + MOST_ACROSS && isSameText(from, to, corpus); to++) {
      if (!isSameText(from, passage, corpus)) break;
      for (const phrase of phrases) {
        const spans = spansIn({ from, to }, phrase, corpus);
        const span = spans.has(from) && spans.has(to) ? spans.get(passage) : undefined;
        if (span) parts.push(span);
      }
    }
  }
  return parts;
}
