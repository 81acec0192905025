import { isCommonHan } from '../common-han.ts';

const CHINESE_PUNCTUATION = /[\u3000-\u3011\uff01-\uff5e“”‘’…—·]/;
/** A character that could not be decoded counts this often against an encoding. */
const BROKEN_COUNTS = 3;
const BROKEN = '\ufffd';

/** Returns the share (0 to 1) of the characters of a text that fit. ASCII is not counted, unless `countAscii` says so. */
function share(text: string, fits: (character: string) => boolean, countAscii = false): number {
  let good = 0;
  let all = 0;
  for (const character of text) {
    const ascii = character < '\x80';
    if (ascii && !countAscii) continue;
    all += character === BROKEN ? BROKEN_COUNTS : 1;
    if (ascii || fits(character)) good++;
  }
  return all ? good / all : 0;
}

// Written Cantonese is made of these, which Mandarin hardly has.
const CANTONESE = new Set('佢哋嘅嘢喺咗冇唔啲咁嚟嗰乜睇畀俾諗噉咩喎啦㗎仲嘥攞搵邊');

const isChinese = (character: string) =>
  isCommonHan(character) || CANTONESE.has(character) || CHINESE_PUNCTUATION.test(character);

/** Share of common Chinese characters and punctuation. Real prose has 0.5 or more; in a wrong encoding it has less than 0.15. */
export const chineseShare = (text: string): number => share(text, isChinese);
/** The same for UTF-16, in which ASCII characters say as much as Chinese ones. */
export const utf16Share = (text: string): number => share(text, isChinese, true);

const KANA = /[\u3041-\u3093\u30a1-\u30fc]/;
export const japaneseShare = (text: string): number =>
  KANA.test(text) ? share(text, (one) => KANA.test(one) || isChinese(one)) : 0;

// The syllables that make up more than half of Korean prose.
const COMMON_HANGUL = new Set(
  '이다는의에을가고하지한도로기은리사를어들아서자나대인스있그것해라일시정게전보수부주제과상만여장오구동모공마세무거원문조우성신었았했으면할니때까',
);
export const koreanShare = (text: string): number =>
  share(text, (one) => COMMON_HANGUL.has(one) || CHINESE_PUNCTUATION.test(one));

const INSIDE_WORD = /[\p{L}\p{M}]/u;
const RUSSIAN = /[А-яЁё]/;
const CENTRAL_EUROPEAN = /[ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽőűŐŰôľĺŕäöüßÄÖÜ“„”‘’–—…§°]/;

/** Share of letters of a script that stand as letters do: a capital only at the beginning of a word. */
function cased(text: string, letters: RegExp): number {
  let before = ' ';
  return share(text, (one) => {
    const isInside = INSIDE_WORD.test(before);
    before = one;
    return letters.test(one) && (one === one.toLowerCase() || !isInside);
  });
}

const LETTERS = /[a-zА-яЁё]/gi;
const CYRILLIC = /[А-яЁё]/g;

/** 0 unless most letters are Cyrillic, because a single accent may be one. */
export function russianShare(text: string): number {
  const letters = text.match(LETTERS)?.length ?? 0;
  return (text.match(CYRILLIC)?.length ?? 0) > letters / 2 ? cased(text, RUSSIAN) : 0;
}

/** Characters from which on accents tell a language. */
const ENOUGH_ACCENTS = 6;
const ACCENTS = /[^\0-\x7f]/g;

/** 0 where accents are not among plain letters, as no language has them. */
export function centralEuropeanShare(text: string): number {
  const accents = text.match(ACCENTS)?.length ?? 0;
  const plain = text.match(PLAIN_LETTER)?.length ?? 0;
  return accents >= ENOUGH_ACCENTS && plain > accents ? cased(text, CENTRAL_EUROPEAN) : 0;
}

const PLAIN_LETTER = /[a-z]/gi;
