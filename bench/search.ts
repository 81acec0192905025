import MiniSearch from 'minisearch';
import { buildIndex } from '../src/library/search/index.ts';

export type BenchPassage = { id: string; text: string; lang: string; paragraph?: string | number };

/** Latencies in milliseconds. */
export type SearchBench = { p50: number; p99: number; yardstickP50: number; yardstickP99: number };

type Ask = (words: string) => unknown;

const LIMIT = 10;
/** Both engines answer so many queries before the clock runs: the first ones pay for compiling. */
const WARM_UP = 50;

/** Builds the product's index and the yardstick over the same passages and asks both the same, query by query in turn. */
export async function benchSearch(passages: readonly BenchPassage[], queries: readonly string[]): Promise<SearchBench> {
  const index = await buildIndex(passages);
  const ours: Ask = (words) => index.search(words, { limit: LIMIT });
  const theirs = yardstick(passages);
  for (const words of queries.slice(0, WARM_UP)) {
    ours(words);
    theirs(words);
  }
  const times = queries.map((words) => [timeOf(ours, words), timeOf(theirs, words)] as const);
  const [p50, p99] = percentiles(times.map(([one]) => one));
  const [yardstickP50, yardstickP99] = percentiles(times.map(([, one]) => one));
  return { p50, p99, yardstickP50, yardstickP99 };
}

function timeOf(ask: Ask, words: string): number {
  const start = performance.now();
  ask(words);
  return performance.now() - start;
}

/** The median and the 99th percentile. */
export function percentiles(times: readonly number[]): [p50: number, p99: number] {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return [at(0.5), at(0.99)];
}

const HAN = /\p{Script=Han}/u;
const RUNS = /\p{Script=Han}+|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu;

/** MiniSearch over Han characters and pairs of them, and Latin words, neither folded nor stemmed. */
export function yardstick(passages: readonly BenchPassage[]): Ask {
  const index = new MiniSearch({ fields: ['text'], tokenize: unigramsAndBigrams, processTerm: (term) => term });
  index.addAll(passages);
  return (words) => index.search(words).slice(0, LIMIT);
}

function unigramsAndBigrams(text: string): string[] {
  const runs = text.normalize('NFKC').toLowerCase().match(RUNS) ?? [];
  return runs.flatMap((run) => {
    if (!HAN.test(run)) return [run];
    const characters = [...run];
    return characters.flatMap((one, i) => (i + 1 < characters.length ? [one, one + characters[i + 1]] : [one]));
  });
}

/** How much of a sentence people leave out when they quote it from memory. */
const LEFT_OUT = 0.4;
/** Few queries can be made of a shorter sentence. */
const SHORTEST = 4;

/**
 * Queries as people half remember sentences: two words in five left out (or `leftOut`), two swapped, one character wrong. `random`: in [0, 1).
 */
export function halfRemembered(
  passages: readonly BenchPassage[],
  count: number,
  random: () => number,
  leftOut = LEFT_OUT,
): string[] {
  const sentences = passages.map(wordsOf).filter(({ words }) => words.length >= SHORTEST);
  if (sentences.length === 0) return [];
  return Array.from({ length: count }, () => {
    const { words, between } = pick(sentences, random);
    const kept = words.filter(() => random() >= leftOut);
    return misspell(swap(kept.length > 0 ? kept : words, random).join(between), words.join(''), random);
  });
}

type Sentence = { words: string[]; between: string };

function wordsOf({ text, lang }: BenchPassage): Sentence {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
  const words = [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).map(({ segment }) => segment);
  return { words, between: lang.startsWith('zh') ? '' : ' ' };
}

function swap(words: readonly string[], random: () => number): string[] {
  const at = Math.floor(random() * (words.length - 1));
  const [a, b] = [words[at], words[at + 1]];
  return a === undefined || b === undefined ? [...words] : words.with(at, b).with(at + 1, a);
}

/** Puts a character of the sentence where another stood. */
function misspell(query: string, sentence: string, random: () => number): string {
  const characters = [...query];
  return characters.with(Math.floor(random() * characters.length), pick([...sentence], random)).join('');
}

function pick<T>(from: readonly T[], random: () => number): T {
  const one = from[Math.floor(random() * from.length)];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
