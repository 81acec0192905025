import { CHINESE_TEXT, type Corpus, OTHER_TEXT, type TextKind } from './corpus.ts';
import type { ReadWords, Slot } from './query.ts';

/** Words of a query that say as much as so many Han characters. */
const CHARACTERS_OF_WORD = 2;

/** The kind of texts whose language a query is in. */
export function kindOfQuery({ slots }: ReadWords): TextKind {
  const dense = slots.filter((slot) => slot.dense).length;
  return CHARACTERS_OF_WORD * (slots.length - dense) >= dense ? OTHER_TEXT : CHINESE_TEXT;
}

/** A query as texts of the other language are compared with it. `share`: the part of the query's weight that they can match. */
export type TranslatedPart = { query: ReadWords; share: number };

/**
 * The part of a query that texts of the other language can match: what has a translation, and names and numbers that are the same. What
 * nobody could find there says nothing against a text.
 */
export function translatedPart(query: ReadWords, own: TextKind, corpus: Corpus): TranslatedPart {
  const other = own === CHINESE_TEXT ? OTHER_TEXT : CHINESE_TEXT;
  const isIn = (unit: number) => ((corpus.kinds[unit] ?? 0) & other) !== 0;
  const said = new Set<number>();
  for (const { from, to, others } of query.sayings) {
    if (others.some((parts) => parts.every(({ unit }) => isIn(unit)))) for (let at = from; at < to; at++) said.add(at);
  }
  const matches = (slot: Slot, at: number) => said.has(at) || slot.alternatives.some(({ unit }) => isIn(unit));
  const slots = query.slots.map((slot, at) => (matches(slot, at) ? slot : { ...slot, weight: 0 }));
  const weigh = (all: readonly Slot[]) => all.reduce((sum, { weight, isEmpty }) => sum + (isEmpty ? 0 : weight), 0);
  return { query: { ...query, slots }, share: weigh(slots) / Math.max(weigh(query.slots), Number.MIN_VALUE) };
}
