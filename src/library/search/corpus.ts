import { fold } from './fold.ts';
import { trigramsOf } from './letters.ts';
import { emptyLexicon, enter, type Lexicon } from './lexicon.ts';
import { inSlices } from './slices.ts';
import { cut, flatten } from './units.ts';

/** What is searched. `paragraph`: a key that neighbours share. */
export type SearchPassage = { id: string; text: string; lang: string; paragraph?: string | number };

/**
 * The passages' units as numbers, all in one row: those of passage `p` are stream[starts[p]] up to stream[starts[p + 1]], each
 * its unit's number doubled, plus one where it is joined to the unit before it.
 */
export type Stream = { stream: Int32Array; starts: Int32Array; lexicon: Lexicon };

export type Corpus = Stream & {
  passages: readonly SearchPassage[];
  /** How rarely each unit stands in a passage: from about 0 (in every one) upwards. */
  rarity: Float64Array;
  /** Mean number of units of a passage. */
  meanLength: number;
  /** A passage as `flatten` gives it. */
  flat(passage: number): string;
  /** The letter trigrams of that. */
  trigrams(passage: number): Uint16Array;
};

export const unitOf = (entry: number): number => entry >> 1;
export const isJoined = (entry: number): boolean => (entry & 1) === 1;

export async function streamOf(passages: readonly SearchPassage[]): Promise<Stream> {
  const lexicon = emptyLexicon();
  const stream: number[] = [];
  const starts = new Int32Array(passages.length + 1);
  await inSlices(passages.entries(), ([at, { text }]) => {
    for (const unit of cut(fold(text))) stream.push(enter(lexicon, unit.text, unit.dense) * 2 + (unit.joined ? 1 : 0));
    starts[at + 1] = stream.length;
  });
  return { stream: Int32Array.from(stream), starts, lexicon };
}

export async function corpusOf(passages: readonly SearchPassage[], units: Stream): Promise<Corpus> {
  const flats: (string | undefined)[] = [];
  const trigrams: (Uint16Array | undefined)[] = [];
  const flat = (passage: number) => (flats[passage] ??= flatten(cut(fold(passages[passage]?.text ?? ''))));
  return {
    ...units,
    passages,
    rarity: await raritiesOf(units, passages.length),
    meanLength: units.stream.length / Math.max(1, passages.length),
    flat,
    trigrams: (passage) => (trigrams[passage] ??= trigramsOf(flat(passage))),
  };
}

/** The part of BM25 that weighs a term by how few passages hold it. */
export const rarityOf = (holding: number, all: number): number => Math.log(1 + (all - holding + 0.5) / (holding + 0.5));

async function raritiesOf({ stream, starts, lexicon }: Stream, count: number): Promise<Float64Array> {
  const holding = new Int32Array(lexicon.units.length);
  const lastSeenIn = new Int32Array(lexicon.units.length).fill(-1);
  await inSlices(starts.subarray(0, count).keys(), (passage) => {
    for (let at = starts[passage] ?? 0; at < (starts[passage + 1] ?? 0); at++) {
      const unit = unitOf(stream[at] ?? 0);
      if (lastSeenIn[unit] !== passage) holding[unit] = (holding[unit] ?? 0) + 1;
      lastSeenIn[unit] = passage;
    }
  });
  return Float64Array.from(holding, (one) => rarityOf(one, count));
}

/** Passages not further than `reach` from a passage, in its paragraph; without paragraphs, in reading order. */
export function neighboursOf(passage: number, reach: number, { passages }: Corpus): number[] {
  const neighbours: number[] = [];
  for (let at = Math.max(0, passage - reach); at <= Math.min(passages.length - 1, passage + reach); at++) {
    if (at !== passage && passages[at]?.paragraph === passages[passage]?.paragraph) neighbours.push(at);
  }
  return neighbours;
}
