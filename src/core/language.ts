/** The languages Parley speaks; the last is derived from the second, with corrections by hand. */
export const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The languages an edition of an article can be in; `zh` is Chinese of either script, read as simplified. */
export const EDITION_LANGUAGES = ['en', 'zh', 'zh-Hans', 'zh-Hant'] as const;
export type EditionLanguage = (typeof EDITION_LANGUAGES)[number];

/** What the public posts of a place are worded in; `both` says everything in English and Chinese. */
export const PUBLIC_LANGUAGES = [...LANGUAGES, 'both'] as const;
export type PublicLanguage = (typeof PUBLIC_LANGUAGES)[number];

/** Whether an edition belongs to what a reader asked for: `zh` takes every Chinese edition, `zh-Hans` also plain `zh`. */
export function covers(asked: EditionLanguage, edition: EditionLanguage): boolean {
  if (asked === edition) return true;
  if (asked === 'zh') return edition.startsWith('zh');
  return asked === 'zh-Hans' && edition === 'zh';
}

const READS: Record<Language, readonly EditionLanguage[]> = {
  en: ['en'],
  'zh-Hans': ['zh-Hans', 'zh', 'zh-Hant'],
  'zh-Hant': ['zh-Hant', 'zh', 'zh-Hans'],
};

/** Of the languages on offer, the one that a person of this language reads best; undefined when none suits. */
export function readable(offered: readonly EditionLanguage[], language: Language): EditionLanguage | undefined {
  return READS[language].find((one) => offered.includes(one));
}

/** A locale as platforms and browsers name them (`zh-CN`, `zh_TW`, `en-GB`) as one of ours; anything else is English. */
export function languageOf(locale: string | undefined): Language {
  const tag = (locale ?? '').toLowerCase().replaceAll('_', '-');
  if (!tag.startsWith('zh')) return 'en';
  return /-(hant|tw|hk|mo)\b/.test(tag) ? 'zh-Hant' : 'zh-Hans';
}
