import type { EditionLanguage } from '#core/language.ts';
import { editionLanguage } from './language-detect.ts';

/** A language that a name says. `isSure`: it can hardly mean anything else. */
export type Tag = { language: EditionLanguage; isSure: boolean };

/** A name without its language. `isSure` is false where the name may be meant otherwise (`flights-cn`, `gan-en`). */
export type NamedLanguage = { stem: string; language?: EditionLanguage; isSure: boolean };

const SIMPLIFIED = [
  'chs',
  'zhs',
  '简体',
  '简体中文',
  '简体版',
  '简中',
  '簡體',
  '簡體中文',
  '簡中',
  'simplified',
  'simplified-chinese',
];
const TRADITIONAL = [
  'cht',
  'zht',
  '繁体',
  '繁体中文',
  '繁体版',
  '繁中',
  '繁體',
  '繁體中文',
  '繁體版',
  'traditional',
  'traditional-chinese',
];
const CHINESE = [
  'zho',
  'cmn',
  'chinese',
  '中文',
  '中文版',
  '中文译文',
  '中譯',
  '中译',
  '中译文',
  '中譯文',
  '汉语',
  '漢語',
  '华文',
  '華文',
];
const ENGLISH = ['eng', 'english', '英文', '英文版', '英文原文', '英文原版', '英译', '英譯', '英语', '英語'];
/** Codes of countries, and short forms. They are words too, so the text must agree. */
const UNSURE: Readonly<Record<string, EditionLanguage>> = {
  cn: 'zh-Hans',
  sc: 'zh-Hans',
  tw: 'zh-Hant',
  hk: 'zh-Hant',
  tc: 'zh-Hant',
  chi: 'zh',
  中: 'zh',
  英: 'en',
};
const SURE = new Map<string, EditionLanguage>([
  ...SIMPLIFIED.map((one) => [one, 'zh-Hans'] as const),
  ...TRADITIONAL.map((one) => [one, 'zh-Hant'] as const),
  ...CHINESE.map((one) => [one, 'zh'] as const),
  ...ENGLISH.map((one) => [one, 'en'] as const),
]);

/** Reads a whole word as a language: a tag of BCP 47, a code of subtitles, the language's name. Undefined for all others. */
export function tagAt(word: string): Tag | undefined {
  const key = word.toLowerCase().replaceAll('_', '-');
  const language = editionLanguage(key) ?? SURE.get(key);
  if (language) return { language, isSure: true };
  const unsure = Object.hasOwn(UNSURE, key) ? UNSURE[key] : undefined;
  return unsure && { language: unsure, isSure: false };
}

const WORD = String.raw`(?<tag>(?:en|zh)[-_](?:[a-z]{4}|[a-z]{2})(?:[-_][a-z]{2})?|(?:simplified|traditional)[-_ ]chinese|[a-z]+|\p{Script=Han}{1,4})`;
const IN_BRACKETS = new RegExp(String.raw`^(?<stem>.*?)[\s._-]*[(（[【〔]\s*${WORD}\s*[)）\]】〕]$`, 'iu');
const AFTER_SIGN = new RegExp(String.raw`^(?<stem>.*?)(?<sign>[._\s-])${WORD}$`, 'iu');
const BRACKETS_FIRST = new RegExp(String.raw`^[(（[【〔]\s*${WORD}\s*[)）\]】〕][\s._-]*(?<stem>.+)$`, 'iu');
const SIGN_FIRST = new RegExp(`^${WORD}(?<sign>[._：:])(?<stem>.+)$`, 'iu');
/** Names of the language in Chinese need no sign before them: 长城英文版. */
const HAN_AT_END = /^(?<stem>.*\S)(?<tag>中文版|英文版|简体版|繁体版|繁體版)$/u;

type Pattern = { form: RegExp; atBeginning?: true };
const PATTERNS: readonly Pattern[] = [
  { form: IN_BRACKETS },
  { form: AFTER_SIGN },
  { form: HAN_AT_END },
  { form: BRACKETS_FIRST, atBeginning: true },
  { form: SIGN_FIRST, atBeginning: true },
];

/** Finds the language in a file's name without its ending: at its end (`essay.zh`, `README_CN`, `长城（英文版）`) or its beginning. */
export function namedIn(name: string): NamedLanguage {
  for (const { form, atBeginning } of PATTERNS) {
    const { tag: word = '', stem = '', sign = '' } = form.exec(name)?.groups ?? {};
    const tag = tagAt(word.replaceAll(' ', '-'));
    if (!tag || !stem.trim() || (atBeginning && !tag.isSure)) continue;
    // After a hyphen or an underscore a short code may be a word: 感恩 is gan-en.
    const mayBeWord = SHORT_CODE.test(word) && MAY_JOIN_WORDS.test(sign);
    return { stem: stem.trim(), language: tag.language, isSure: tag.isSure && !mayBeWord };
  }
  return { stem: name, isSure: false };
}

const SHORT_CODE = /^[a-z]{2,3}$/i;
const MAY_JOIN_WORDS = /[-_\s]/;

/** Names of many files. The folder tells which text it is. */
const UNTELLING = /^(?:_?index|readme)$/i;
const FOLDERS = /^(?:contents?|docs?|i18n|locales?|translations?|current|src|source|_?posts?|docusaurus-.*|\.{1,2})$/i;

/** True for a file's name that names no text: `index`, `zh`. */
export const tellsNothing = (name: string): boolean => UNTELLING.test(name) || tagAt(name)?.isSure === true;
/** True for a folder of a web site's source that holds texts of every kind. */
export const isSiteFolder = (name: string): boolean => FOLDERS.test(name) || tagAt(name)?.isSure === true;

/** True if a text in one language may be meant by the other: both are English, or both Chinese. */
export const agrees = (named: EditionLanguage, other: EditionLanguage): boolean =>
  (named === 'en') === (other === 'en');
