import { partsIn } from './across.ts';
import { kindOf, SPACE } from './characters.ts';
import { type Corpus, isJoined } from './corpus.ts';
import type { Match, Matches } from './matches.ts';
import { phraseSpans } from './phrases.ts';
import type { ParsedQuery } from './query.ts';

export type MatchSpan = [start: number, end: number];

/**
 * Spans of a passage that the query matched, in order and without overlap. Single characters and common words are marked only next to each
 * other, in the query's order, or if nothing else matched.
 */
export function highlightsOf(query: ParsedQuery, matches: Matches, passage: number, corpus: Corpus): MatchSpan[] {
  const text = corpus.passages[passage]?.text ?? '';
  const telling = tellingUnits(query, matches, passage, corpus);
  const marked = telling.size > 0 ? telling : new Set(matches.all.map(({ at }) => at));
  const places = corpus.places(passage);
  const spans = Array.from(marked, (at): MatchSpan => [places[2 * at] ?? 0, places[2 * at + 1] ?? 0]);
  const whole = phraseSpans(text, query.phrases);
  const parts = query.phrases.length > 0 && whole.length === 0 ? partsIn(passage, query.phrases, corpus) : [];
  return merge([...spans, ...whole, ...parts], text);
}

/** Matched units that mean something: rare words, neighbours that are neighbours in the query too, and synonyms. */
function tellingUnits({ slots }: ParsedQuery, { all }: Matches, passage: number, corpus: Corpus): Set<number> {
  const telling = new Set<number>();
  const start = corpus.starts[passage] ?? 0;
  let before: readonly Match[] = [];
  for (const group of byUnit(all)) {
    const at = group[0]?.at ?? 0;
    for (const { slot, said } of group) {
      if (said) telling.add(at);
      const together =
        before.some((one) => one.at === at - 1 && one.slot === slot - 1) &&
        pairs(slots[slot]?.dense, corpus.stream[start + at]);
      if (together) telling.add(at - 1).add(at);
      if (slots[slot]?.dense === false && (slots[slot]?.weight ?? 0) >= TELLING) telling.add(at);
    }
    before = group;
  }
  return telling;
}

/** Rarity of a word that every eighth passage contains. */
const TELLING = 2;

const pairs = (dense: boolean | undefined, entry: number | undefined): boolean => !dense || isJoined(entry ?? 0);

function byUnit(all: readonly Match[]): Match[][] {
  const groups: Match[][] = [];
  for (const match of all) {
    const last = groups.at(-1);
    if (last?.[0]?.at === match.at) last.push(match);
    else groups.push([match]);
  }
  return groups;
}

/** Sorts spans, and joins those that overlap, touch, or have only white space between them. */
function merge(spans: MatchSpan[], text: string): MatchSpan[] {
  const merged: MatchSpan[] = [];
  for (const [start, end] of spans.sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && (start <= last[1] || isBlank(text, last[1], start))) last[1] = Math.max(last[1], end);
    else if (end > start) merged.push([start, end]);
  }
  return merged;
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (kindOf(text.charCodeAt(at)) !== SPACE) return false;
  return true;
}
