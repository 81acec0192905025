import type { PublicLanguage } from './language.ts';

/** One thing said in both languages; `hant` where the converted traditional form would read wrong. */
export type Words = { en: string; zh: string; hant?: string };

/** Picks the words for whoever reads them. */
export type Say = (words: Words) => string;

/** Turns simplified Chinese into traditional. Handed in, because its table is a package of another room. */
export type ToTraditional = (simplified: string) => string;

export function sayIn(language: PublicLanguage, toTraditional: ToTraditional): Say {
  switch (language) {
    case 'en':
      return (words) => words.en;
    case 'zh-Hans':
      return (words) => words.zh;
    case 'zh-Hant':
      return (words) => words.hant ?? toTraditional(words.zh);
    case 'both':
      return (words) => (words.en === words.zh ? words.en : `${words.en} · ${words.zh}`);
  }
}
