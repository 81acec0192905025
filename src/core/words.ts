import type { PublicLanguage } from './language.ts';

/**
 * A text in both languages. `hant`: the traditional form for Taiwan, if the converted one would read wrong. `only`: the one language that the
 * text is in, if somebody has written it in one alone; then `en` and `zh` hold that text. `kept`: parts of `zh` that are never converted,
 * such as names and quotations.
 */
export type Words = { en: string; zh: string; hant?: string; only?: 'en' | 'zh'; kept?: readonly string[] };

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

/** A list on one line, with the commas of each language. Names stand in it as they are, and once where both languages are read. */
export function listWords(all: readonly (Words | string)[]): Words {
  const words = all.map((one): Words => (typeof one === 'string' ? { en: one, zh: one, kept: [one] } : one));
  return {
    en: words.map(({ en }) => en).join(', '),
    zh: words.map(({ zh }) => zh).join('、'),
    kept: words.flatMap(({ kept = [] }) => kept),
    ...(all.every((one) => typeof one === 'string') && { only: /\p{Script=Han}/u.test(all.join('')) ? 'zh' : 'en' }),
  };
}

/** A text that is there in one language alone. `isMarked`: readers of the other language see next to it which language it is in. */
export function wordsInOne(text: string, only: 'en' | 'zh', isMarked: boolean): Words {
  if (!isMarked) return { en: text, zh: text, only };
  return only === 'en' ? { en: text, zh: `${text}（英文）`, only } : { en: `${text} (in Chinese)`, zh: text, only };
}

export function sayIn(language: PublicLanguage, toTraditional: ToTraditional): Say {
  switch (language) {
    case 'en':
      return (words) => words.en;
    case 'zh-Hans':
      return (words) => words.zh;
    case 'zh-Hant':
      return (words) => words.hant ?? converted(words.zh, words.kept, (part) => toTraditional(part, 'taiwan'));
    case 'zh-HK':
      return (words) => converted(words.zh, words.kept, (part) => toTraditional(part, 'hong-kong'));
    case 'both':
      return (words) =>
        words.only ? words[words.only] : words.en === words.zh ? words.en : `${words.en} · ${words.zh}`;
  }
}

/** Converts the text around the parts that are kept. */
function converted(
  chinese: string,
  [part, ...rest]: readonly string[] = [],
  convert: (text: string) => string,
): string {
  if (part === undefined) return chinese && convert(chinese);
  return chinese
    .split(part)
    .map((around) => converted(around, rest, convert))
    .join(part);
}
