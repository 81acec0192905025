/** The languages of Parley's own words. The last two, of Taiwan and of Hong Kong, are converted from simplified Chinese. */
export const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant', 'zh-HK'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The possible languages of an article's edition. `zh` is Chinese of either script and is read as simplified. */
export const EDITION_LANGUAGES = ['en', 'zh', 'zh-Hans', 'zh-Hant'] as const;
export type EditionLanguage = (typeof EDITION_LANGUAGES)[number];

/** The possible languages of public posts in a place. `both`: English and Chinese. */
export const PUBLIC_LANGUAGES = [...LANGUAGES, 'both'] as const;
export type PublicLanguage = (typeof PUBLIC_LANGUAGES)[number];

/** True if a reader who wants `wanted` accepts `edition`: `zh` accepts every Chinese edition, `zh-Hans` also plain `zh`. */
export function covers(wanted: EditionLanguage, edition: EditionLanguage): boolean {
  if (wanted === edition) return true;
  if (wanted === 'zh') return edition.startsWith('zh');
  return wanted === 'zh-Hans' && edition === 'zh';
}

/** True if both languages are the same edition. Chinese without a script and simplified Chinese are. */
export function sameLanguage(a: EditionLanguage, b: EditionLanguage): boolean {
  return a === b || (a !== 'zh-Hant' && b !== 'zh-Hant' && (covers(a, b) || covers(b, a)));
}

const READS: Record<Language, readonly EditionLanguage[]> = {
  en: ['en'],
  'zh-Hans': ['zh-Hans', 'zh', 'zh-Hant'],
  'zh-Hant': ['zh-Hant', 'zh', 'zh-Hans'],
  'zh-HK': ['zh-Hant', 'zh', 'zh-Hans'],
};

/** Returns the offered language that a person of this language reads best; undefined if there is none. */
export function readable(offered: readonly EditionLanguage[], language: Language): EditionLanguage | undefined {
  return READS[language].find((one) => offered.includes(one));
}

/** Converts a locale as platforms and browsers write it (`zh-CN`, `zh_TW`, `en-GB`). A locale that is not Chinese becomes English. */
export function languageOf(locale: string | undefined): Language {
  const tag = (locale ?? '').toLowerCase().replaceAll('_', '-');
  if (!tag.startsWith('zh')) return 'en';
  if (/-(hk|mo)\b/.test(tag)) return 'zh-HK';
  return /-(hant|tw)\b/.test(tag) ? 'zh-Hant' : 'zh-Hans';
}
