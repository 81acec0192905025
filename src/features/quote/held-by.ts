import type { Article } from '#core/article.ts';
import type { EditionLanguage, PublicLanguage } from '#core/language.ts';
import { parallel } from '#core/parallel.ts';
import { amongHan, type Words } from '#core/words.ts';
import type { Holders } from './holders.ts';

/** Names of holders, by the language in whose sentences they can stand. Empty if no name is known in it. */
export type HolderNames = { en: readonly string[]; zh: readonly string[] };

export const isHeld = ({ en, zh }: HolderNames): boolean => en.length + zh.length > 0;

const familyOf = (language: string): keyof HolderNames => (language === 'en' ? 'en' : 'zh');
/** A proper name of at most three words in Latin letters, such as Sam Altman. It is the same in both languages; “critics who …” is not. */
const PROPER = /^(?!(?:The|A|An) )\p{Lu}[\p{L}\p{M}\p{N}.’'-]*(?: \p{Lu}[\p{L}\p{M}\p{N}.’'-]*){0,2}$/u;
const areProper = (names: readonly string[]): boolean =>
  names.every((name) => PROPER.test(name) && !/\p{Script=Han}/u.test(name));

/** Names as an edition in this language has them. */
export function namesAs(language: EditionLanguage, names: readonly string[]): HolderNames {
  const abroad = areProper(names) ? names : [];
  return familyOf(language) === 'en' ? { en: names, zh: abroad } : { en: abroad, zh: names };
}

/**
 * Names of those who hold the passages' view: from this edition, and from one in the other language where it says the same. A proper name that
 * the other edition does not have stands in both.
 */
export function holderNames(
  article: Article,
  holders: Holders,
  language: EditionLanguage,
  labels: readonly string[],
): HolderNames {
  const own = namesAs(language, holders(language, labels));
  if (!isHeld(own)) return own;
  for (const other of otherFamily(article, language)) {
    const beside = parallel(article, language, labels, other);
    const names = beside.length ? holders(other, beside) : [];
    if (names.length) return { ...own, [familyOf(other)]: names };
  }
  return own;
}

/** The editions whose holders must be known to name those of a passage in the reader's language. */
export function editionsToName(article: Article, shown: EditionLanguage, reader: PublicLanguage): EditionLanguage[] {
  const isRead = reader === 'both' || familyOf(reader) !== familyOf(shown);
  return [shown, ...(isRead ? otherFamily(article, shown) : [])];
}

const otherFamily = ({ editions }: Article, language: EditionLanguage): EditionLanguage[] =>
  editions.map((one) => one.language).filter((one) => familyOf(one) !== familyOf(language));

/**
 * Words a sentence about holders. `inside` has the names in it; `nameless` has not, and the names follow apart, as the article has them. So
 * no name stands inside a sentence of the other language.
 */
export function wordedWith(
  { en, zh }: HolderNames,
  inside: { en(names: readonly string[]): string; zh(names: readonly string[]): string },
  nameless: Words,
): Words {
  return {
    en: en.length ? inside.en(en) : `${nameless.en} Holder, in the article’s words: ${zh.join('、')}`,
    zh: zh.length ? inside.zh(zh) : `${nameless.zh}持有者（原文）：${en.join('; ')}`,
    ...(zh.length && { kept: zh }),
  };
}

/** Says whose view the article reports, so that nobody takes it for the article's own. */
export function heldWords(names: HolderNames): Words {
  return wordedWith(
    names,
    {
      en: (all) => `Reported as the view of ${all.join('; ')}, not as the article’s own.`,
      zh: (all) => `此处转述的是${amongHan(all.join('、'))}的看法，并非文章本身的观点。`,
    },
    {
      en: 'Reported as the view of somebody else, not as the article’s own.',
      zh: '此处转述的是他人的看法，并非文章本身的观点。',
    },
  );
}
