import { type Corpus, rarityOf } from './corpus.ts';
import { fold } from './fold.ts';
import { contentUnits } from './function-words.ts';
import { isOneEdit, lookUp, wordsThat } from './lexicon.ts';
import { splitPhrases } from './phrases.ts';
import { withoutQuestionWords } from './questions.ts';
import type { Terms } from './retrieve.ts';
import { type Saying, type Synonyms, sayingsIn, termsOf } from './synonyms.ts';
import { cut, flatten, type TextUnit } from './units.ts';

/** A unit of the texts that matches a unit of the query. `strength` 1: it is the very same unit. */
export type Alternative = { unit: number; strength: number };
/** A unit of the query: the units that match it, and its weight by rarity. */
export type Slot = {
  text: string;
  dense: boolean;
  joined: boolean;
  weight: number;
  alternatives: readonly Alternative[];
  /** True for a function word, which alone is no reason to quote a passage. */
  isEmpty: boolean;
};
export type ParsedQuery = {
  phrases: readonly string[];
  slots: readonly Slot[];
  /** Parts of the query that have synonyms. */
  sayings: readonly Saying[];
  terms: Terms;
  flat: string;
  isQuestion: boolean;
};

/** UTF-16 units, and search units, of a query that are read. Nobody half remembers more than a page. */
export const LONGEST_QUERY = 4000;
const MOST_UNITS = 200;

/** Letters of the shortest word that may be misspelt by one letter. Too many words are similar to a shorter one. */
const SHORTEST_MISSPELT = 4;
const SHORTEST_CUT = 2;
/** Most words that a misspelt or cut-off word may mean. If more share a beginning or ending, it says little. */
const MOST_LIKES = 40;
const MISSPELT = 0.8;
const CUT_OFF = 0.6;
/** Strength of a synonym or a translation. */
export const SAID_OTHERWISE = 0.8;
/** Rarity of a word that every fifth passage contains. */
const COMMON = 1.6;
const ENOUGH_TELLING = 5;

export function readQuery(words: string, corpus: Corpus, synonyms: Synonyms): ParsedQuery {
  const { phrases, rest } = splitPhrases(words.slice(0, LONGEST_QUERY));
  const folded = fold(rest);
  const meant = withoutQuestionWords(folded);
  const all = cut(folded);
  const left = cut(meant.text);
  const [source, cutUnits] = saysEnough(left) ? [meant.text, left] : [folded, all];
  const units = cutUnits.slice(0, MOST_UNITS);
  const content = new Set(contentUnits(source, units));
  const slots = units.map((unit, at) => ({ ...slotOf(unit, at, units, corpus), isEmpty: !content.has(unit) }));
  const terms = new Map<string, number>();
  const isLeftOut = meant.isQuestion ? () => false : commonWordsOf(slots);
  for (const [at, slot] of slots.entries()) if (!isLeftOut(slot)) addTerms(terms, slot, slots[at + 1], corpus);
  const sayings = sayingsIn(units, synonyms, corpus);
  for (const { others } of sayings) for (const term of others.flatMap(termsOf)) raise(terms, term, SAID_OTHERWISE);
  return { phrases, slots, sayings, terms, flat: flatten(all), isQuestion: meant.isQuestion };
}

/**
 * Finds common words, which cost MiniSearch most of its time and match every passage. If there are enough other words, only the closer
 * ranking considers common ones.
 */
function commonWordsOf(slots: readonly Slot[]): (slot: Slot) => boolean {
  const isCommon = ({ dense, weight }: Slot) => !dense && weight < COMMON;
  const telling = slots.filter((slot) => !isCommon(slot) && slot.alternatives.length > 0).length;
  return telling >= ENOUGH_TELLING ? isCommon : () => false;
}

const saysEnough = (units: readonly TextUnit[]): boolean =>
  units.filter((unit) => unit.dense).length >= 2 || units.some((unit) => !unit.dense);

function slotOf(unit: TextUnit, at: number, units: readonly TextUnit[], corpus: Corpus): Omit<Slot, 'isEmpty'> {
  const number = lookUp(corpus.lexicon, unit.text, unit.dense);
  const alternatives: Alternative[] = number === undefined ? [] : [{ unit: number, strength: 1 }];
  if (!unit.dense) alternatives.push(...likes(unit.text, at, units.length, number, corpus));
  const [first] = alternatives;
  const weight = first ? (corpus.rarity[first.unit] ?? 0) : rarityOf(0, corpus.passages.length);
  return { text: unit.text, dense: unit.dense, joined: unit.joined, weight, alternatives };
}

/**
 * Words that `word` may mean: longer words if it is the last or an unknown first word, which may be cut off, and similar words if it is
 * unknown.
 */
function likes(word: string, at: number, count: number, number: number | undefined, corpus: Corpus): Alternative[] {
  const { lexicon } = corpus;
  const found = new Map<number, number>();
  const add = (numbers: number[], strength: number) => {
    for (const one of numbers) if (one !== number) found.set(one, Math.max(strength, found.get(one) ?? 0));
  };
  if (!lexicon.words.has(word) && word.length >= SHORTEST_MISSPELT)
    add(
      wordsThat(lexicon, (one) => isOneEdit(one, word), MOST_LIKES),
      MISSPELT,
    );
  if (word.length >= SHORTEST_CUT) {
    if (at === count - 1)
      add(
        wordsThat(lexicon, (one) => one.startsWith(word), MOST_LIKES),
        CUT_OFF,
      );
    if (at === 0 && !lexicon.words.has(word))
      add(
        wordsThat(lexicon, (one) => one.endsWith(word), MOST_LIKES),
        CUT_OFF,
      );
  }
  return [...found].map(([unit, strength]) => ({ unit, strength }));
}

function addTerms(terms: Map<string, number>, slot: Slot, next: Slot | undefined, corpus: Corpus): void {
  if (slot.dense && next?.joined) raise(terms, slot.text + next.text, 1);
  else if (!slot.joined)
    for (const { unit, strength } of slot.alternatives) raise(terms, corpus.lexicon.units[unit] ?? '', strength);
}

const raise = (terms: Map<string, number>, term: string, to: number): void => {
  terms.set(term, Math.max(to, terms.get(term) ?? 0));
};
