import type { PublicLanguage } from './language.ts';

/** A text in both languages. `hant`: the traditional form for Taiwan, if the converted one would read wrong. */
export type Words = { en: string; zh: string; hant?: string };

/** Picks the words in the reader's language. */
export type Say = (words: Words) => string;

/** Converts simplified Chinese to traditional. Passed in as a parameter, because its table is a package of another module. */
export type ToTraditional = (simplified: string, region: TraditionalRegion) => string;

/** Where traditional Chinese is read: the regions have words of their own. */
export type TraditionalRegion = 'taiwan' | 'hong-kong';

const HAN_BESIDE_LATIN = /(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%])(?=\p{Script=Han})/gu;

/** Puts a space between Chinese characters and Latin letters or figures, as in all that Parley says. */
export const spaced = (chinese: string): string => chinese.replace(HAN_BESIDE_LATIN, ' ');

/** Takes the spaces between Chinese characters and Latin letters or figures away. */
export const unspaced = (chinese: string): string =>
  chinese.replace(/(?<=\p{Script=Han}) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9%]) (?=\p{Script=Han})/gu, '');

/** A name as it stands inside a Chinese sentence: with a space at an end that is a Latin letter or a figure. */
export const amongHan = (name: string): string =>
  `${/^[A-Za-z0-9]/.test(name) ? ' ' : ''}${name}${/[A-Za-z0-9]$/.test(name) ? ' ' : ''}`;

export function sayIn(language: PublicLanguage, toTraditional: ToTraditional): Say {
  switch (language) {
    case 'en':
      return (words) => words.en;
    case 'zh-Hans':
      return (words) => words.zh;
    case 'zh-Hant':
      return (words) => words.hant ?? toTraditional(words.zh, 'taiwan');
    case 'zh-HK':
      return (words) => toTraditional(words.zh, 'hong-kong');
    case 'both':
      return (words) => (words.en === words.zh ? words.en : `${words.en} · ${words.zh}`);
  }
}
