import { stemmer } from 'stemmer';
import { APOSTROPHE, DENSE, kindOf, SPACE, WORD } from './characters.ts';

/**
 * A unit of a text for search: one dense character, or one word. `text` is folded, without apostrophes and possessive endings. `joined`: a
 * dense character directly after another (a line break between them does not count). Offsets are in the folded text.
 */
export type TextUnit = { text: string; dense: boolean; joined: boolean; start: number; end: number };

/** Code units of a word that are compared. No real word is longer, and hostile ones cost nothing. */
const LONGEST_WORD = 64;
const POSSESSIVE = /'s?$/;
const STEMMED = /^[a-z]+$/;

/** Cuts folded text into units, by script first (`2015年` is 2015 and 年). Linear. */
export function cut(text: string): TextUnit[] {
  const units: TextUnit[] = [];
  let at = 0;
  let lastDense = -1; // the end of the last dense character; -1 outside of a dense run
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

/** The form by which a word is found: the Porter stem of an English word, else the word itself. */
export function stem(word: string): string {
  return STEMMED.test(word) ? stemmer(word) : word;
}

/** Joins units to one string without punctuation, with one space between words. Two texts with equal strings are the same word for word. */
export function flatten(units: readonly TextUnit[]): string {
  let flat = '';
  let afterWord = false;
  for (const unit of units) {
    flat += !unit.dense && afterWord ? ` ${unit.text}` : unit.text;
    afterWord = !unit.dense;
  }
  return flat;
}
