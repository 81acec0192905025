/** Marks that end a sentence in Chinese, and their half-width forms. */
export const STOPS = '。！？｡!?.．…⋯';

export const CLOSERS = '”’」』﹂﹄〞〟｣）)]］】〕〗》〉＂"\'';
const OPENERS = '“‘「『﹁﹃〝｢（([［【〔〖《〈＂"\'';
const WIDE_MARKS = '，、；：。！？…—“”‘’「」『』（）【】《》';

const HAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const ALPHABETIC = /^[\p{L}\p{N}]/u;
const SPACE = /^\s/u;

/** Returns the code point at `index` as a string; '' outside the text. */
export function characterAt(text: string, index: number): string {
  const code = index >= 0 ? text.codePointAt(index) : undefined;
  return code === undefined ? '' : String.fromCodePoint(code);
}

/** Returns the code point that ends before `index`; '' at the text's beginning. */
export function characterBefore(text: string, index: number): string {
  const low = text.charCodeAt(index - 1);
  return characterAt(text, low >= 0xdc00 && low <= 0xdfff ? index - 2 : index - 1);
}

export const isStop = (character: string) => character !== '' && STOPS.includes(character);
export const isCloser = (character: string) => character !== '' && CLOSERS.includes(character);
export const isOpener = (character: string) => character !== '' && OPENERS.includes(character);
export const isSpace = (character: string) => SPACE.test(character);
export const isHan = (character: string) => HAN.test(character);
/** True for a letter or digit of a script that separates words with spaces. */
export const isWordly = (character: string) => ALPHABETIC.test(character) && !isHan(character);
/** True for a Han character or a mark that is used in Chinese. */
export const isWide = (character: string) => isHan(character) || (character !== '' && WIDE_MARKS.includes(character));

export function skipSpace(text: string, from: number): number {
  let index = from;
  while (index < text.length && isSpace(text.charAt(index))) index++;
  return index;
}
