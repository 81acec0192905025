import { answerTo } from './answers.ts';
import { type Corpus, rarityOf } from './corpus.ts';
import { splitExclusions } from './exclusions.ts';
import { fold } from './fold.ts';
import { contentUnits } from './function-words.ts';
import { joinedWords, unglued } from './glued.ts';
import { lookUp } from './lexicon.ts';
import { numbersSaid } from './number-forms.ts';
import { splitPhrases } from './phrases.ts';
import { withoutQuestionWords } from './questions.ts';
import type { Terms } from './retrieve.ts';
import { wordsBeginning, wordsEnding, wordsLike } from './spelling.ts';
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
/** The words of a query, as they are compared with the texts. */
export type ReadWords = {
  slots: readonly Slot[];
  /** Parts of the query that can be said otherwise: synonyms, numbers, words that the texts write as one. */
  sayings: readonly Saying[];
  terms: Terms;
  flat: string;
  kind: QueryKind;
  /** For a question: tells if a text has what is asked for. */
  answer?: (text: string) => boolean;
};
/** A question; single words, with which order and neighbours say little; or a piece of text, as somebody remembers it. */
export type QueryKind = 'question' | 'words' | 'text';
/** `phrases`: what must be there word for word. `loose`: the query without its quotation marks. `excluded`: what must not be there. */
export type ParsedQuery = ReadWords & { phrases: readonly string[]; loose: string; excluded: readonly string[] };

/** UTF-16 units, and search units, of a query that are read. Nobody half remembers more than a page. */
export const LONGEST_QUERY = 4000;
const MOST_UNITS = 200;

/** Letters of the shortest word that may be misspelt by one letter. Too many words are similar to a shorter one. */
const SHORTEST_MISSPELT = 4;
const SHORTEST_CUT = 2;
/** Letters of the shortest word that may be cut off inside the query. */
const SHORTEST_ABBREVIATED = 4;
/** Most words that a misspelt or cut-off word may mean. If more share a beginning or ending, it says little. */
const MOST_LIKES = 40;
const MISSPELT = 0.8;
const CUT_OFF = 0.6;
/** Rarity of a word that every fifth passage contains. */
const COMMON = 1.6;
const ENOUGH_TELLING = 5;

export function readQuery(words: string, corpus: Corpus, synonyms: Synonyms): ParsedQuery {
  const { excluded, rest: wanted } = splitExclusions(words.slice(0, LONGEST_QUERY), corpus);
  const { phrases, rest, loose } = splitPhrases(wanted);
  return { ...readWords(rest, corpus, synonyms), phrases, loose, excluded };
}

export function readWords(words: string, corpus: Corpus, synonyms: Synonyms): ReadWords {
  const { source, units, flat, isQuestion, folded } = unitsOf(words, corpus, synonyms);
  const content = new Set(contentUnits(source, units));
  const slots = units.map((unit, at) => ({ ...slotOf(unit, at, units, corpus), isEmpty: !content.has(unit) }));
  const terms = new Map<string, number>();
  const isLeftOut = isQuestion ? () => false : commonWordsOf(slots);
  for (const [at, slot] of slots.entries()) if (!isLeftOut(slot)) addTerms(terms, slot, slots[at + 1], corpus);
  const sayings = [
    ...sayingsIn(units, synonyms, corpus),
    ...numbersSaid(source, units, corpus),
    ...joinedWords(units, corpus.lexicon),
  ];
  for (const { others, strength } of sayings) for (const term of others.flatMap(termsOf)) raise(terms, term, strength);
  const kind = isQuestion ? 'question' : isRunningText(slots) ? 'text' : 'words';
  const answer = isQuestion ? answerTo(folded) : undefined;
  return { slots, sayings, terms, flat, kind, ...(answer && { answer }) };
}

/** The units of a query without its question words, unless too little is left. `flat`: all of them. */
function unitsOf(words: string, corpus: Corpus, synonyms: Synonyms) {
  const folded = fold(words);
  const { text, isQuestion } = withoutQuestionWords(folded);
  const all = unglued(cut(folded).slice(0, MOST_UNITS), corpus, synonyms);
  const left = text === folded ? all : unglued(cut(text).slice(0, MOST_UNITS), corpus, synonyms);
  const [source, units] = saysEnough(left) ? [text, left] : [folded, all];
  return { source, units, flat: flatten(all), isQuestion, folded };
}

/** True for words between which there are function words, and for Chinese of more than a few characters in a row. */
function isRunningText(slots: readonly Slot[]): boolean {
  const words = slots.filter(({ dense }) => !dense);
  const runs = slots.filter(({ dense, joined }) => dense && !joined).length;
  const characters = slots.length - words.length;
  if (words.length > characters) return words.some(({ isEmpty }) => isEmpty) || words.length < FEWEST_WORDS;
  return runs < FEWEST_WORDS || characters > LONGEST_WORD * runs;
}
/** Single words are at least so many, and Chinese ones have at most so many characters. */
const FEWEST_WORDS = 3;
const LONGEST_WORD = 4;

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
 * Words that `word` may mean. Longer words, if it is unknown or the last: it may be cut off. Words with the same ending, if it is an unknown
 * first word. Similar words, if it is unknown.
 */
function likes(word: string, at: number, count: number, number: number | undefined, corpus: Corpus): Alternative[] {
  const { lexicon } = corpus;
  const isKnown = lexicon.words.has(word);
  const isLast = at === count - 1;
  const found = new Map<number, number>();
  const add = (words: readonly string[], strength: number) => {
    for (const one of words) {
      const unit = lexicon.words.get(one);
      if (unit !== undefined && unit !== number) found.set(unit, Math.max(strength, found.get(unit) ?? 0));
    }
  };
  if (!isKnown && word.length >= SHORTEST_MISSPELT) add(wordsLike(lexicon, word, MOST_LIKES), MISSPELT);
  if (word.length >= (isLast ? SHORTEST_CUT : SHORTEST_ABBREVIATED) && (isLast || !isKnown))
    add(wordsBeginning(lexicon, word, MOST_LIKES), CUT_OFF);
  if (at === 0 && !isKnown && word.length >= SHORTEST_CUT) add(wordsEnding(lexicon, word, MOST_LIKES), CUT_OFF);
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
