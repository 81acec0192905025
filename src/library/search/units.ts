import { stemmer } from 'stemmer';
import { APOSTROPHE, DENSE, kindOf, SPACE, WORD } from './characters.ts';

/**
 * What a text is made of for search: one character of a dense script, or one word. `text` is folded, possessives and
 * apostrophes off. `joined`: a dense character right after another (a line break between them does not count).
 * Offsets are in the folded text.
 */
export type TextUnit = { text: string; dense: boolean; joined: boolean; start: number; end: number };

/** Longer words are compared by their first so many code units: no real word is longer, and hostile ones cost nothing. */
const LONGEST_WORD = 64;
const POSSESSIVE = /'s?$/;
const STEMMED = /^[a-z]+$/;

/** Cuts folded text into units, by script first (`2015年` is 2015 and 年). Linear. */
export function cut(text: string): TextUnit[] {
  const units: TextUnit[] = [];
  let at = 0;
  let lastDense = -1; // where a dense run could go on; -1 outside of one
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const kind = kindOf(codePoint);
    if (kind === DENSE) {
      const joined = lastDense >= 0 && (lastDense === at || isLineBreak(text, lastDense, at));
      units.push({ text: text.slice(at, next), dense: true, joined, start: at, end: next });
      at = lastDense = next;
    } else if (kind === WORD) {
      const end = endOfWord(text, next);
      units.push({
        text: cleanWord(text.slice(at, Math.min(end, at + LONGEST_WORD))),
        dense: false,
        joined: false,
        start: at,
        end,
      });
      at = end;
      lastDense = -1;
    } else {
      at = next;
      if (kind !== SPACE) lastDense = -1;
    }
  }
  return units;
}

function isLineBreak(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === 10 || text.charCodeAt(at) === 13) return true;
  return false;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length) {
    const codePoint = text.codePointAt(at) ?? 0;
    const kind = kindOf(codePoint);
    const goesOn = kind === WORD || (kind === APOSTROPHE && kindOf(text.codePointAt(at + 1) ?? 0) === WORD);
    if (!goesOn) break;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return at;
}

function cleanWord(word: string): string {
  return word.includes("'") ? word.replace(POSSESSIVE, '').replaceAll("'", '') : word;
}

/** What a word is found by: English words by their Porter stem, others by themselves. */
export function stem(word: string): string {
  return STEMMED.test(word) ? stemmer(word) : word;
}

/** Units as one string without punctuation, words one space apart: two texts are verbatim the same when these are. */
export function flatten(units: readonly TextUnit[]): string {
  let flat = '';
  let afterWord = false;
  for (const unit of units) {
    flat += !unit.dense && afterWord ? ` ${unit.text}` : unit.text;
    afterWord = !unit.dense;
  }
  return flat;
}
