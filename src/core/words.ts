import type { PublicLanguage } from './language.ts';

/** A text in both languages. `hant`: the traditional form for Taiwan, if the converted one would read wrong. */
export type Words = { en: string; zh: string; hant?: string };

/** Picks the words in the reader's language. */
export type Say = (words: Words) => string;

/** Converts simplified Chinese to traditional. Passed in as a parameter, because its table is a package of another module. */
export type ToTraditional = (simplified: string, region: TraditionalRegion) => string;

/** Where traditional Chinese is read: the regions have words of their own. */
export type TraditionalRegion = 'taiwan' | 'hong-kong';

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
