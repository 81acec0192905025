import { type Corpus, kindOfText, neighboursOf, unitOf } from './corpus.ts';
import {
  closeTogether,
  type Features,
  foundAround,
  inOrder,
  longerThanUsual,
  pairsFound,
  plainFound,
  rarestFound,
  unitsFound,
} from './features.ts';
import { kindOfQuery, translatedPart } from './languages.ts';
import { holdsLetters, letterShareOf, lettersIn } from './letters.ts';
import { type Matches, matcherOf } from './matches.ts';
import type { ReadWords } from './query.ts';
import type { Retrieved } from './retrieve.ts';
import { soundsLike } from './syllables.ts';
import { scoreOf } from './weights.ts';

/** `isWeak`: only function words of the query are in the passage and, for a question, around it. */
export type RankedCandidate = {
  passage: number;
  score: number;
  features: Features;
  isWeak: boolean;
  isForeign: boolean;
  /** It is in the other language, and its article is there in the query's own. */
  isTranslated: boolean;
  covered: number;
  /** Returns the score for the part of the query that both languages can match, whichever of them the passage is in. */
  common(): number;
};

/** Scores a passage. Its retrieval score counts relative to the best one that was retrieved. */
export type Judge = (candidate: Retrieved) => RankedCandidate;

export function judgeOf(query: ReadWords, found: readonly Retrieved[], corpus: Corpus): Judge {
  const letters = lettersIn(query.slots);
  const isVerbatim = (passage: number) =>
    query.flat !== '' &&
    (corpus.flat(passage).includes(query.flat) ||
      (letters?.share === 1 &&
        letters.codes.length >= IN_ONE_PIECE &&
        holdsLetters(letters, corpus.letters(), passage)));
  // If a passage contains the very words, characters that sound alike need not be compared.
  const matchSounds = query.slots.some(({ dense }) => dense) && !found.some(({ passage }) => isVerbatim(passage));
  const matches = matcherOf(query, corpus, matchSounds ? soundsLike : undefined);
  const shareOf = letters && letterShareOf(letters, corpus.letters());
  const bestScore = Math.max(found[0]?.score ?? 0, Number.MIN_VALUE);
  const around = aroundOf(query, corpus);
  const own = kindOfQuery(query);
  const translated = translatedPart(query, own, corpus);
  return ({ passage, score }) => {
    const isForeign = kindOfText(corpus.passages[passage]) !== own;
    const matched = matches(passage);
    const verbatim = isVerbatim(passage);
    const atLeast = verbatim ? AT_LEAST_VERBATIM : 0;
    const features = {
      ...wordFeatures(isForeign ? translated.query : query, matched, atLeast),
      verbatim: verbatim ? 1 : 0,
      retrieval: score / bestScore,
      letters: shareOf ? shareOf(passage) * letters.share : 0,
      length: longerThanUsual(matched, corpus),
      around: around(passage, matched),
      rarest: rarestFound(query, matched),
      answers: query.answer?.(corpus.passages[passage]?.text ?? '') ? 1 : 0,
      foreign: isForeign ? 1 : 0,
      untranslated: isForeign ? 1 - translated.share : 0,
    };
    const isWeak =
      !saysSomething(query, matched) &&
      !(features.around > 0 && query.slots.some(({ isEmpty }) => !isEmpty)) &&
      !(verbatim && (query.slots.length >= IN_A_ROW || query.flat === corpus.flat(passage)));
    return {
      passage,
      features,
      score: scoreOf(features, query.kind),
      isWeak,
      isForeign,
      isTranslated: isForeign && corpus.isIn(passage, own),
      covered: unitsFound(query, matched),
      common: () =>
        scoreOf({ ...features, ...wordFeatures(translated.query, matched, atLeast), ...ANY_LANGUAGE }, query.kind),
    };
  };
}

const ANY_LANGUAGE = { foreign: 0, untranslated: 0 };

/** Letters in a row that are the query's, whatever blanks are between them. */
const IN_ONE_PIECE = 12;

/** Function words, or Chinese characters of such words, that stand in a row in hardly any other sentence. */
const IN_A_ROW = 6;

const saysSomething = ({ slots }: ReadWords, { best }: Matches): boolean =>
  slots.some(({ isEmpty }, slot) => !isEmpty && (best[slot] ?? 0) > 0);

/**
 * A passage that contains the query letter by letter has nearly all of it, even if words are cut. Passages with the whole words rank
 * higher.
 */
const AT_LEAST_VERBATIM = 0.95;

function wordFeatures(query: ReadWords, matched: Matches, atLeast: number) {
  const features = [unitsFound, plainFound, pairsFound, inOrder, closeTogether] as const;
  const [units = 0, plain = 0, pairs = 0, order = 0, close = 0] = features.map((one) =>
    Math.max(atLeast, one(query, matched)),
  );
  return { units, plain, pairs, order, close };
}

/** Sorts the best first, equal scores in reading order. */
export const byScore = (a: RankedCandidate, b: RankedCandidate): number => b.score - a.score || a.passage - b.passage;

/**
 * Passages on each side that are considered. A question names its subject. The sentence that answers says "it", and a neighbour has the
 * name.
 */
const REACH = 3;

function aroundOf(query: ReadWords, corpus: Corpus): (passage: number, matches: Matches) => number {
  if (query.kind !== 'question') return () => 0;
  const held = new Map<number, Set<number>>();
  const unitsOf = (passage: number): Set<number> => {
    const known = held.get(passage);
    if (known) return known;
    const units = new Set(
      Array.from(corpus.stream.subarray(corpus.starts[passage], corpus.starts[passage + 1]), unitOf),
    );
    held.set(passage, units);
    return units;
  };
  return (passage, matches) => {
    const around = neighboursOf(passage, REACH, corpus).map(unitsOf);
    const holds = (slot: number) =>
      query.slots[slot]?.alternatives.some(({ unit }) => around.some((units) => units.has(unit))) ?? false;
    return foundAround(query, matches, holds);
  };
}
