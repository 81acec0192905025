import type { EditionLanguage } from './language.ts';
import type { Words } from './words.ts';

/** Names of the languages that an edition can have. */
export const EDITION_NAMES: Record<EditionLanguage, Words> = {
  en: { en: 'English', zh: '英文' },
  zh: { en: 'Chinese', zh: '中文' },
  'zh-Hans': { en: 'Simplified Chinese', zh: '简体中文' },
  'zh-Hant': { en: 'Traditional Chinese', zh: '繁体中文' },
};
