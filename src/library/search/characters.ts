import { Converter } from 'opencc-js/t2cn';
import { withCharacters } from '../radicals.ts';

/** The kind of a character in a text. `DENSE`: from a script without spaces, where every character is a unit. */
export const OTHER = 0;
export const SPACE = 1;
export const WORD = 2;
export const DENSE = 3;
export const APOSTROPHE = 4;
export type CharacterKind = typeof OTHER | typeof SPACE | typeof WORD | typeof DENSE | typeof APOSTROPHE;

const DENSE_SCRIPT =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const WORD_CHARACTER = /[\p{L}\p{N}\p{M}]/u;
const HAN = /\p{Script=Han}/u;
/** Soft hyphens, zero-width spaces and joiners, direction marks, variation selectors: nobody sees them, and nobody types them. */
const INVISIBLE = /^[\p{Cf}\p{Variation_Selector}]$/u;
const DIACRITICS = /[\u0300-\u036f]/g;

// Kinds of quotation marks and hyphens that NFKC does not unify. People type the ones on their keyboard.
const SAME_MARK: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'‘’‚‛ʼ`´‹›′❛❜﹃﹄'].map((mark) => [mark, "'"])),
  ...Object.fromEntries([...'“”„‟«»「」『』〝〞〟″❝❞﹁﹂'].map((mark) => [mark, '"'])),
  ...Object.fromEntries([...'‐‑‒–−'].map((mark) => [mark, '-'])),
};

/**
 * Pairs that a converter of single characters does not unify, because the word decides (意味著, 计画) or the character is a variant. Here the
 * first becomes the second.
 */
const SAME_CHARACTER: Readonly<Record<string, string>> = Object.fromEntries(
  ['著着', '藉借', '瞭了', '划画', '徵征', '甦苏', '姪侄', '砲炮', '妳你', '牠它', '彷仿', '薰熏', '瑯琅', '峯峰'].map(
    ([...pair]) => pair,
  ),
);

type Convert = (text: string) => string;

const loadConverter = (): Convert => Converter({ from: 't', to: 'cn' });
let converter: Convert | undefined;

function simplified(character: string): string {
  // Its table takes 10 ms to make. A library without Chinese never makes it.
  converter ??= loadConverter();
  const plain = converter(withCharacters(character));
  return SAME_CHARACTER[plain] ?? plain;
}

function foldAnew(character: string): string {
  if (INVISIBLE.test(character)) return '';
  const marked = SAME_MARK[character] ?? SAME_MARK[character.normalize('NFKC')];
  if (marked) return marked;
  const bare = character
    .normalize('NFKD')
    .replace(DIACRITICS, '')
    .toLowerCase()
    .replace(DIACRITICS, '')
    .normalize('NFKC');
  return HAN.test(bare) ? simplified(bare) : bare;
}

function kindAnew(character: string): CharacterKind {
  if (DENSE_SCRIPT.test(character)) return DENSE;
  if (WORD_CHARACTER.test(character)) return WORD;
  if (character === "'") return APOSTROPHE;
  return /\s/.test(character) ? SPACE : OTHER;
}

/** Caches an answer per code point, because texts repeat a few thousand characters. */
function remembered<T>(answer: (character: string) => T): (codePoint: number) => T {
  const known: (T | undefined)[] = [];
  const rare = new Map<number, T>();
  return (codePoint) => {
    const before = codePoint <= LAST_CJK ? known[codePoint] : rare.get(codePoint);
    if (before !== undefined) return before;
    const now = answer(String.fromCodePoint(codePoint));
    if (codePoint <= LAST_CJK) known[codePoint] = now;
    else rare.set(codePoint, now);
    return now;
  };
}

// The last code point in the array. Rarer characters (emoji and others) are in a map.
const LAST_CJK = 0x9fff;

/**
 * A character in the form that search compares: NFKC, lower case, without Latin diacritics, simplified Chinese, one kind of quotation mark,
 * apostrophe and hyphen. May be '' (a combining mark) or several characters (ﬁ). Lone surrogates stay.
 */
export const foldCharacter: (codePoint: number) => string = remembered(foldAnew);

/** The kind of a folded character. */
export const kindOf: (codePoint: number) => CharacterKind = remembered(kindAnew);
