import type { Corpus } from './corpus.ts';
import { type Lexicon, lookUp } from './lexicon.ts';
import { wordsLike } from './spelling.ts';
import { partsOf, positionsOf, type Saying, type Synonyms } from './synonyms.ts';
import { stem, type TextUnit } from './units.ts';

/** Letters of the shortest word that may be several. */
const SHORTEST = 5;
/** Words of one letter that a word may be cut into. Digits always may. */
const SHORT_WORDS = new Set(['a', 'i']);
/** Most words that are written as one, and that one word is written as. */
const MOST_PARTS = 10;
const MOST_JOINED = 3;

/** Cuts words that no text contains into words that the texts contain: `mate60pro` is mate, 60 and pro. */
export function unglued(units: readonly TextUnit[], corpus: Corpus, synonyms: Synonyms): TextUnit[] {
  const { lexicon } = corpus;
  return units.flatMap((unit) => {
    if (unit.dense || unit.text.length < SHORTEST || DIGITS.test(unit.text) || synonyms.has(stem(unit.text)))
      return [unit];
    if (lookUp(lexicon, unit.text, false) !== undefined) return [unit];
    // A letter too few or too many is more likely than a blank too few.
    if (wordsLike(lexicon, unit.text, 1).length > 0) return [unit];
    const parts = cutApart(unit, lexicon);
    return parts && (parts.length > TWO || standTogether(parts, corpus)) ? parts : [unit];
  });
}

const DIGITS = /^\p{N}+$/u;

/** A word of two is a compound that the texts may not have (law, suit). */
const TWO = 2;

function standTogether(units: readonly TextUnit[], corpus: Corpus): boolean {
  const [parts] = partsOf(units, corpus);
  return parts !== undefined && corpus.passages.some((_, passage) => positionsOf(parts, passage, corpus).length > 0);
}

function cutApart(unit: TextUnit, lexicon: Lexicon): TextUnit[] | undefined {
  const { text, start } = unit;
  const isWord = (part: string) =>
    (part.length > 1 || SHORT_WORDS.has(part) || /\d/.test(part)) && lexicon.words.has(part);
  // The fewest parts of the text up to each letter, and where the last of them begins.
  const fewest: number[] = [0];
  const begins: number[] = [0];
  for (let end = 1; end <= text.length; end++) {
    fewest[end] = Number.POSITIVE_INFINITY;
    for (let from = 0; from < end; from++) {
      const parts = (fewest[from] ?? 0) + 1;
      if (parts < (fewest[end] ?? 0) && isWord(text.slice(from, end))) {
        fewest[end] = parts;
        begins[end] = from;
      }
    }
  }
  if ((fewest[text.length] ?? MOST_PARTS + 1) > MOST_PARTS) return undefined;
  const parts: TextUnit[] = [];
  for (let end = text.length; end > 0; end = begins[end] ?? 0) {
    const from = begins[end] ?? 0;
    parts.unshift({ ...unit, text: text.slice(from, end), start: start + from, end: start + end });
  }
  return parts;
}

/** Words that the texts write as one: `deep seek` is deepseek. */
export function joinedWords(units: readonly TextUnit[], lexicon: Lexicon): Saying[] {
  const found: Saying[] = [];
  for (let from = 0; from < units.length; from++) {
    let text = units[from]?.text ?? '';
    for (let to = from + 1; to < Math.min(units.length, from + MOST_JOINED) && !units[to]?.dense; to++) {
      if (units[from]?.dense) break;
      text += units[to]?.text ?? '';
      const unit = lexicon.words.get(text);
      if (unit === undefined) continue;
      const others = [[{ unit, text: lexicon.units[unit] ?? text, dense: false, joined: false }]];
      found.push({ from, to: to + 1, strength: 1, others });
    }
  }
  return found;
}
