import type { LiveTopic, Topic } from '#core/topic.ts';
import { fold } from '../search/fold.ts';
import { contentUnits, isParticle } from '../search/function-words.ts';
import { isOneEdit } from '../search/spelling.ts';
import { cut, stem, type TextUnit } from '../search/units.ts';
import { isEveryday } from './everyday-words.ts';

/**
 * The vocabulary of a topic: stems of English words, and pairs of Chinese characters. `naming`: those of its question, id, camps' names and
 * synonyms. `sentences`: those of each sentence. `names`: phrases that mean this topic wherever they stand. `coined`: words that nobody
 * uses for anything else, such as DeepSeek or H20.
 */
type Vocabulary = {
  all: ReadonlySet<string>;
  naming: ReadonlySet<string>;
  sentences: readonly ReadonlySet<string>[];
  names: readonly string[];
  coined: ReadonlySet<string>;
};
/** Vocabularies of topics that are here together. `general`: units in most of their names, which tell none of them from the others. */
export type Vocabularies = { of: ReadonlyMap<string, Vocabulary>; general: ReadonlySet<string> };

/** Share of the words' weight that a topic must have to be about them. */
const COVERED = 0.6;
/** Weights: a Chinese word has about two characters. A general word says little. */
const HAN_WEIGHT = 0.5;
const GENERAL_WEIGHT = 0.2;
/** A misspelt word counts less than a right one. Shorter words have too many neighbours. */
const MISSPELT = 0.9;
const SHORTEST_MISSPELT = 5;
/** A unit in the names of this share of the topics is general, if there are enough topics to tell. */
const MOST_TOPICS = 0.5;
const ENOUGH_TOPICS = 4;
/** Content words, and Chinese characters, of the shortest phrase that means a topic wherever it stands. */
const PHRASE_WORDS = 2;
const PHRASE_HAN = 3;

type Groups = readonly (readonly string[])[];
const known = new WeakMap<Topic, { groups: Groups; vocabulary: Vocabulary }>();

/** Vocabularies of topics. One that was made before is kept, because the shelf's topics stand in the index of every workspace. */
export function vocabulariesOf(live: readonly LiveTopic[], groups: Groups): Vocabularies {
  const of = new Map(live.map(({ topic }) => [topic.id, knownOf(topic, groups)]));
  const times = new Map<string, number>();
  for (const { naming } of of.values()) for (const unit of naming) times.set(unit, (times.get(unit) ?? 0) + 1);
  const isGeneral = (count: number) => live.length >= ENOUGH_TOPICS && count > MOST_TOPICS * live.length;
  return { of, general: new Set([...times].flatMap(([unit, count]) => (isGeneral(count) ? [unit] : []))) };
}

function knownOf(topic: Topic, groups: Groups): Vocabulary {
  const before = known.get(topic);
  if (before?.groups === groups) return before.vocabulary;
  const vocabulary = vocabularyOf(topic, waysIn(groups));
  known.set(topic, { groups, vocabulary });
  return vocabulary;
}

function vocabularyOf(topic: Topic, groups: readonly Ways[]): Vocabulary {
  const both = ({ en, zh }: { en: string; zh: string }) => [en, zh];
  const names = [...both(topic.question), topic.id.replaceAll('-', ' '), ...topic.synonyms.flat()];
  const named = [...names, ...topic.camps.flatMap(({ name }) => both(name))];
  const naming = new Set([...named.flatMap(unitsOf), ...saidOtherwise(named, groups)]);
  const spoken = sentencesOf(topic).flatMap(both);
  const sentences = spoken.map((sentence) => new Set(unitsOf(sentence)));
  const otherwise = saidOtherwise([...named, ...spoken], groups);
  return {
    all: new Set([...naming, ...sentences.flatMap((units) => [...units]), ...otherwise]),
    naming,
    sentences,
    names: topic.synonyms.flat().filter(isLong).map(contentKey),
    coined: new Set(names.flatMap((name) => name.match(COINED) ?? []).map((word) => stem(fold(word)))),
  };
}

/** A word with a capital letter after its first letter, or with letters and digits. */
const COINED = /(?<![\p{L}\p{N}])(?:[A-Za-z]+[A-Z][A-Za-z]*|[A-Z]\d+)(?![\p{L}\p{N}])/gu;

function sentencesOf(topic: Topic) {
  const camps = topic.camps.flatMap(({ summary, claims, answer }) => [summary, ...claims, answer]);
  const spoken = [...camps, ...topic.agreed, ...topic.motions, ...topic.prompts, ...topic.points];
  return [...topic.background, ...spoken.map(({ words }) => words)].map(({ en, zh }) => ({
    en: en.replace(MOVED, ''),
    zh: zh.replace(MOVED, ''),
  }));
}

/** The beginning of a motion, which says nothing about its subject. */
const MOVED = /^\s*(?:this house (?:would|believes that)|本方(?:主张|认为))/iu;

/** Ways to say the same: `keys` to find them in sentences, and the units of all. */
type Ways = { keys: readonly string[]; units: readonly string[] };
const waysKnown = new WeakMap<Groups, readonly Ways[]>();

function waysIn(groups: Groups): readonly Ways[] {
  const ways = waysKnown.get(groups) ?? groups.map(waysOfGroup);
  waysKnown.set(groups, ways);
  return ways;
}

function waysOfGroup(group: readonly string[]): Ways {
  return { keys: group.map((way) => (isHan(way) ? key(way) : ` ${key(way)} `)), units: group.flatMap(unitsOf) };
}

/** Units of the other ways to say what the sentences say. */
function saidOtherwise(sentences: readonly string[], groups: readonly Ways[]): string[] {
  const held = ` ${sentences.map(key).join(' | ')} `;
  return groups.filter(({ keys }) => keys.some((way) => held.includes(way))).flatMap(({ units }) => units);
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
const stemOf = ({ dense, text }: TextUnit): string => (dense ? text : stem(text));
/** Stems with a space between words, Chinese without. */
const joined = (units: readonly TextUnit[]): string =>
  units
    .map((unit, at) => (at > 0 && !(unit.dense && units[at - 1]?.dense) ? ` ${stemOf(unit)}` : stemOf(unit)))
    .join('');
const key = (text: string): string => joined(cut(fold(text)));

function contentKey(text: string): string {
  const folded = fold(text);
  return joined(contentUnits(folded, cut(folded)));
}

function isLong(name: string): boolean {
  const folded = fold(name);
  const units = contentUnits(folded, cut(folded));
  const han = units.filter(({ dense }) => dense).length;
  return units.length - han >= PHRASE_WORDS || han >= PHRASE_HAN;
}

/** Content words as stems, and all pairs of joined characters without particles. */
function unitsOf(text: string): string[] {
  const folded = fold(text);
  const units = cut(folded);
  const words = contentUnits(folded, units).flatMap((unit) => (unit.dense ? [] : [stemOf(unit)]));
  return [...words, ...units.flatMap((unit, at) => pairOf(unit, units[at + 1]) ?? [])];
}

function pairOf(unit: TextUnit | undefined, next: TextUnit | undefined): string | undefined {
  if (!unit?.dense || !next?.joined || isParticle(unit.text) || isParticle(next.text)) return undefined;
  return unit.text + next.text;
}

/**
 * How much the topic is about the words, from 0 (not at all) to 1. It is if they name it, or if it has most of them, and either one is in
 * its names, or it says them together in a sentence (a single word in two sentences). Words that stand in any sentence do not count.
 */
export function aboutness(words: string, id: string, { of, general }: Vocabularies): number {
  const vocabulary = of.get(id);
  const folded = fold(words);
  const units = cut(folded);
  const content = contentUnits(folded, units);
  if (!vocabulary || !content.length) return 0;
  const parts = content.map((unit) => partOf(unit, units, vocabulary, general));
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  const found = parts.reduce((sum, { weight, strength }) => sum + weight * strength, 0);
  const share = found / whole;
  if (isNamed(content, vocabulary, general)) return Math.max(COVERED, share);
  return share >= COVERED && tells(parts, vocabulary) ? share : 0;
}

function isNamed(content: readonly TextUnit[], { names, coined }: Vocabulary, general: ReadonlySet<string>): boolean {
  const typed = ` ${joined(content)} `;
  if (names.some((name) => typed.includes(isHan(name) ? name : ` ${name} `))) return true;
  return content.some((unit) => !unit.dense && !general.has(stemOf(unit)) && coined.has(stemOf(unit)));
}

/** A word of the query: its weight, how well the topic has it, the topic's units for it, and if most topics have them. */
type Part = { weight: number; strength: number; known: readonly string[]; isGeneral: boolean };

function partOf(
  unit: TextUnit,
  units: readonly TextUnit[],
  vocabulary: Vocabulary,
  general: ReadonlySet<string>,
): Part {
  const { all } = vocabulary;
  const [right, ...ways] = waysOf(unit, units, vocabulary);
  const known = [right, ...ways].filter((way) => way !== undefined && all.has(way)) as string[];
  const isGeneral = known.some((way) => general.has(way));
  const weight = (unit.dense ? HAN_WEIGHT : 1) * (isGeneral ? GENERAL_WEIGHT : 1);
  const strength = known.length === 0 ? 0 : unit.dense || known[0] === right ? 1 : MISSPELT;
  return { weight, strength, known, isGeneral };
}

/**
 * True if words that not every topic has are in the topic's names, or together in a sentence. Everyday words alone (`data`, `race`) do so
 * only where the topic has all the words that were typed: `data protection law` is about something else.
 */
function tells(parts: readonly Part[], { naming, sentences }: Vocabulary): boolean {
  const own = parts.filter(({ known, isGeneral }) => known.length > 0 && !isGeneral);
  const has = (units: ReadonlySet<string>) => (part: Part) => part.known.some((way) => units.has(way));
  const telling = own.filter(({ known }) => !known.every(isEveryday));
  if (telling.length && own.some(has(naming))) return true;
  const together = sentences.filter((units) => own.every(has(units)));
  if (telling.length) return together.length >= (isOneWord(own) ? 2 : 1);
  const isWhole = own.length > 0 && parts.every(({ strength, isGeneral }) => strength === 1 || isGeneral);
  return isWhole && (own.every(has(naming)) || (together.length > 0 && !isOneWord(own)));
}

const isOneWord = (parts: readonly Part[]): boolean => new Set(parts.flatMap(({ known }) => known)).size === 1;

/**
 * The units by which a topic may have a unit of the query: the pairs with its neighbours, or the word, or words of its names one letter
 * off.
 */
function waysOf(unit: TextUnit, units: readonly TextUnit[], { all, naming }: Vocabulary): (string | undefined)[] {
  if (unit.dense) {
    const at = units.indexOf(unit);
    return [pairOf(units[at - 1], unit), pairOf(unit, units[at + 1])];
  }
  const word = stemOf(unit);
  if (all.has(word) || isEveryday(word) || word.length < SHORTEST_MISSPELT) return [word];
  return [word, ...[...naming].filter((one) => !isHan(one) && isOneEdit(one, word))];
}
