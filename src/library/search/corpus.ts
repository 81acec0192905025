import { fold, foldWithOffsets, originalSpan } from './fold.ts';
import { type Letters, lettersOf } from './letters.ts';
import { emptyLexicon, enter, type Lexicon } from './lexicon.ts';
import { addForms, type NumberForms } from './numbers.ts';
import { inSlices } from './slices.ts';
import { cut, flatten } from './units.ts';

/**
 * A passage to search. `paragraph`: a key that passages of one paragraph share. `article`: a key that the passages of an article share, in all
 * its languages.
 */
export type SearchPassage = {
  id: string;
  text: string;
  lang: string;
  paragraph?: string | number;
  article?: string;
};

/**
 * The units of all passages as numbers, in one array. Passage `p` has the entries from starts[p] to before starts[p + 1]. An entry is twice
 * the unit's number, plus one if the unit is joined to the unit before it.
 */
export type Stream = { stream: Int32Array; starts: Int32Array; lexicon: Lexicon; numbers: NumberForms };

export type Corpus = Stream & {
  passages: readonly SearchPassage[];
  /** Rarity of each unit: about 0 if every passage has it, higher if fewer have it. */
  rarity: Float64Array;
  /** For each unit, the kinds of texts that have it: see `kindOfText`. */
  kinds: Uint8Array;
  /** True if the passage's article is there in texts of this kind too. */
  isIn(passage: number, kind: TextKind): boolean;
  /** Mean number of units in a passage. */
  meanLength: number;
  /** The text of a passage in the form of `flatten`. */
  flat(passage: number): string;
  /** The letters of all passages. Made when they are first needed: 0.2 s for a library of 100,000 passages. */
  letters(): Letters;
  /** Where the units of a passage stand in its text: the start and end of each. */
  places(passage: number): Int32Array;
};

export const unitOf = (entry: number): number => entry >> 1;
export const isJoined = (entry: number): boolean => (entry & 1) === 1;

export async function streamOf(passages: readonly SearchPassage[]): Promise<Stream> {
  const lexicon = emptyLexicon();
  const stream: number[] = [];
  const numbers = new Map<string, Set<string>>();
  const starts = new Int32Array(passages.length + 1);
  await inSlices(passages.entries(), ([at, { text }]) => {
    const folded = fold(text);
    addForms(numbers, folded);
    for (const unit of cut(folded)) stream.push(enter(lexicon, unit.text, unit.dense) * 2 + (unit.joined ? 1 : 0));
    starts[at + 1] = stream.length;
  });
  return { stream: Int32Array.from(stream), starts, lexicon, numbers };
}

export async function corpusOf(passages: readonly SearchPassage[], units: Stream): Promise<Corpus> {
  const flats: (string | undefined)[] = [];
  let letters: Letters | undefined;
  const places: (Int32Array | undefined)[] = [];
  const flat = (passage: number) => (flats[passage] ??= flatten(cut(fold(passages[passage]?.text ?? ''))));
  return {
    ...units,
    passages,
    ...(await spreadOf(units, passages)),
    meanLength: units.stream.length / Math.max(1, passages.length),
    flat,
    letters: () => (letters ??= lettersOf(passages)),
    places: (passage) => (places[passage] ??= placesOf(passages[passage]?.text ?? '')),
  };
}

function placesOf(text: string): Int32Array {
  const folded = foldWithOffsets(text);
  return Int32Array.from(cut(folded.text).flatMap(({ start, end }) => originalSpan(folded, start, end)));
}

/** The weight of a term in BM25 by the number of passages that have it. */
export const rarityOf = (holding: number, all: number): number => Math.log(1 + (all - holding + 0.5) / (holding + 0.5));

/** Kinds of texts that share no words: Chinese ones, and others. */
export const CHINESE_TEXT = 1;
export const OTHER_TEXT = 2;
export type TextKind = typeof CHINESE_TEXT | typeof OTHER_TEXT;
export const kindOfText = (passage: SearchPassage | undefined): TextKind =>
  passage?.lang.startsWith('zh') ? CHINESE_TEXT : OTHER_TEXT;

async function spreadOf(
  { stream, starts, lexicon }: Stream,
  passages: readonly SearchPassage[],
): Promise<Pick<Corpus, 'rarity' | 'kinds' | 'isIn'>> {
  const holding = new Int32Array(lexicon.units.length);
  const lastSeenIn = new Int32Array(lexicon.units.length).fill(-1);
  const kinds = new Uint8Array(lexicon.units.length);
  const articles = new Map<string, number>();
  await inSlices(passages.entries(), ([passage, one]) => {
    const kind = kindOfText(one);
    if (one.article !== undefined) articles.set(one.article, (articles.get(one.article) ?? 0) | kind);
    for (let at = starts[passage] ?? 0; at < (starts[passage + 1] ?? 0); at++) {
      const unit = unitOf(stream[at] ?? 0);
      if (lastSeenIn[unit] === passage) continue;
      holding[unit] = (holding[unit] ?? 0) + 1;
      kinds[unit] = (kinds[unit] ?? 0) | kind;
      lastSeenIn[unit] = passage;
    }
  });
  return {
    rarity: Float64Array.from(holding, (one) => rarityOf(one, passages.length)),
    kinds,
    isIn: (passage, kind) => ((articles.get(passages[passage]?.article ?? '') ?? 0) & kind) !== 0,
  };
}

/** Passages at most `reach` away in reading order. If passages have paragraphs, only those of the same paragraph. */
export function neighboursOf(passage: number, reach: number, { passages }: Corpus): number[] {
  const neighbours: number[] = [];
  for (let at = Math.max(0, passage - reach); at <= Math.min(passages.length - 1, passage + reach); at++) {
    if (at !== passage && passages[at]?.paragraph === passages[passage]?.paragraph) neighbours.push(at);
  }
  return neighbours;
}
