import type { HeadNote } from '#core/article-draft.ts';
import { readAddress, readDay, readLine, readNames } from '#core/article-facts.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { Words } from '#core/words.ts';
import type { DocumentFacts } from '../formats/block.ts';
import { editionLanguage } from '../language-detect.ts';
import { type HeadEntry, TEMPLATE } from './parse.ts';

/** What is known about an article from its head. */
export type FrontMatter = Omit<DocumentFacts, 'site'>;
type Field = keyof FrontMatter;

// The usual names of each field, the most telling first; without blanks, hyphens and capitals. Jekyll, Hugo, Hexo, Astro, Docusaurus,
// Obsidian, Zettlr, Quarto, Pelican and exports of WordPress, Ghost, Medium and Zotero use them.
const NAMES: Record<Field, readonly string[]> = {
  title: ['title', '标题', '標題', '题目', '題目', '篇名', 'headline'],
  authors: [
    'authors',
    'author',
    'by',
    'byline',
    'creator',
    'creators',
    'writer',
    'writers',
    '作者',
    '著者',
    '撰文',
    '署名',
  ],
  published: [
    ...[
      'published',
      'datepublished',
      'publicationdate',
      'publisheddate',
      'publisheddatetime',
      'publishedat',
      'publishedon',
    ],
    ...['publishdate', 'pubdate', 'pubdatetime', 'dateissued', 'issued', 'date', 'postdate'],
    ...['发表日期', '發表日期', '发布日期', '發布日期', '发表时间', '发布时间', '出版日期', '日期', '时间', '時間'],
    ...['created', 'createdat', 'datecreated', 'creationdate'],
  ],
  source: [
    ...[
      'source',
      'sourceurl',
      'canonical',
      'canonicalurl',
      'originalurl',
      'original',
      'externalurl',
      'url',
      'link',
      'permalink',
    ],
    ...['来源', '來源', '出处', '出處', '原文链接', '原文連結', '原文', '链接', '連結', '网址', '網址'],
  ],
  language: ['language', 'lang', 'locale', 'languagecode', '语言', '語言'],
  licence: ['licence', 'license', 'rights', 'copyright', '许可', '許可', '许可协议', '授权', '授權', '版权', '版權'],
};
const FIELDS = Object.keys(NAMES) as Field[];
const FIELD_OF = new Map(FIELDS.flatMap((field) => NAMES[field].map((name) => [name, field] as const)));

/** The field that a key names; undefined if it names none. */
export function fieldOf(key: string): Field | undefined {
  return FIELD_OF.get(plainKey(key));
}

const plainKey = (key: string) =>
  key
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '');

const READ: { [Name in Field]: (value: unknown) => FrontMatter[Name] | undefined } = {
  title: (value) => (typeof value === 'string' && !TEMPLATE.test(value) ? readLine(value) : undefined),
  authors: (value) => someNames(namesIn(value)),
  published: (value) => readDay(value instanceof Date ? value.toISOString() : textOf(value)),
  source: (value) => firstOf(value, ['url', 'link', 'href'], readAddress),
  language: (value) => firstOf(value, [], languageNamed),
  licence: (value) => firstOf(value, ['name', 'title', 'type', 'id', 'text', 'url'], readLine),
};

const EXPECTED: Record<Field, Words> = {
  title: { en: 'is no line of text', zh: '不是一行文字' },
  authors: { en: 'is no name or list of names', zh: '不是名字或名字列表' },
  published: { en: 'is no day, such as 2025-02-03', zh: '不是日期（如 2025-02-03）' },
  source: { en: 'is no address that begins with https:// or http://', zh: '不是以 https:// 或 http:// 开头的网址' },
  language: {
    en: 'is not English or Chinese (en, zh, zh-Hans, zh-Hant)',
    zh: '不是英文或中文（en、zh、zh-Hans、zh-Hant）',
  },
  licence: { en: 'is no line of text', zh: '不是一行文字' },
};

const UNFILLED: Words = { en: 'is a template that was never filled in', zh: '是没有填写的模板' };

/**
 * Takes what is known from a head's entries. `unread`: keys that were not used. `notes`: values of known keys that could not be read.
 * Of several keys for one field, the most telling that can be read counts.
 */
export function readFields(entries: readonly HeadEntry[]): { meta: FrontMatter; unread: string[]; notes: HeadNote[] } {
  const meta: Record<string, unknown> = {};
  const used = new Set<HeadEntry>();
  const notes: HeadNote[] = [];
  for (const field of FIELDS) {
    const named = entries.filter(({ key, value }) => fieldOf(key) === field && !isEmpty(value));
    const ranked = named.toSorted((a, b) => rank(field, a) - rank(field, b));
    const found = ranked
      .map((entry) => ({ entry, value: READ[field](entry.value) }))
      .find(({ value }) => value !== undefined);
    if (found) meta[field] = found.value;
    if (found) used.add(found.entry);
    else
      for (const entry of named.filter((one) => !saysOther(one))) {
        used.add(entry);
        notes.push({ line: entry.line, what: about(entry.key, isTemplate(entry.value) ? UNFILLED : EXPECTED[field]) });
      }
  }
  const unread = entries
    .filter((entry) => !used.has(entry) && !isEmpty(entry.value))
    .flatMap(({ key }) => key.trim() || []);
  return { meta: meta as FrontMatter, unread: [...new Set(unread)], notes };
}

const rank = (field: Field, { key }: HeadEntry): number => NAMES[field].indexOf(plainKey(key));
const isEmpty = (value: unknown): boolean => value === null || value === '' || (Array.isArray(value) && !value.length);
const isTemplate = (value: unknown) => TEMPLATE.test(textOf(value));
const about = (key: string, { en, zh }: Words): Words => ({ en: `“${key}” ${en}`, zh: `“${key}”${zh}` });

/** True if a value clearly means something else than the field: `published: true`, `permalink: /2024/river/`. */
function saysOther({ value }: HeadEntry): boolean {
  return typeof value === 'boolean' || (typeof value === 'string' && /^[./]/.test(value));
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** Reads the first text that can be read: the value itself, an item of a list, or one of `keys` of an object. */
function firstOf<T>(value: unknown, keys: readonly string[], read: (text: string) => T | undefined): T | undefined {
  if (Array.isArray(value)) return value.map((one) => firstOf(one, keys, read)).find((one) => one !== undefined);
  if (isObject(value)) return keys.map((key) => read(textOf(value[key]))).find((one) => one !== undefined);
  const text = textOf(value);
  return TEMPLATE.test(text) ? undefined : read(text);
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(value instanceof Date);

const MOST_DEEP = 4;

/** Collects names: a line of names, a list, or objects with a `name`, which may have parts. Undefined for a value that is no name. */
function namesIn(value: unknown, depth = 0): (string | undefined)[] {
  if (depth > MOST_DEEP) return [undefined];
  if (Array.isArray(value)) return value.flatMap((one) => namesIn(one, depth + 1));
  if (isObject(value)) {
    const { name, literal, given, family, display_name } = value;
    const whole = name ?? literal ?? display_name;
    if (whole !== undefined) return namesIn(whole, depth + 1);
    return [readLine([textOf(given), textOf(family)].join(' '))];
  }
  const text = textOf(value)
    .replace(/^\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]$/, '$1')
    .replace(/^\[([^\]]+)\]\(.*\)$/, '$1');
  return TEMPLATE.test(text) ? [undefined] : (readNames(text) ?? [undefined]);
}

function someNames(names: readonly (string | undefined)[]): string[] | undefined {
  const known = names.filter((name) => name !== undefined);
  return known.length ? [...new Set(known)] : undefined;
}

const LANGUAGE_NAMES: Readonly<Record<string, EditionLanguage>> = {
  english: 'en',
  eng: 'en',
  英文: 'en',
  英语: 'en',
  英語: 'en',
  chinese: 'zh',
  mandarin: 'zh',
  zho: 'zh',
  chi: 'zh',
  中文: 'zh',
  汉语: 'zh',
  漢語: 'zh',
  简体: 'zh-Hans',
  简体中文: 'zh-Hans',
  繁體: 'zh-Hant',
  繁體中文: 'zh-Hant',
  繁体: 'zh-Hant',
  繁体中文: 'zh-Hant',
};

function languageNamed(text: string): EditionLanguage | undefined {
  const name = text.trim().toLowerCase();
  return editionLanguage(name) ?? (Object.hasOwn(LANGUAGE_NAMES, name) ? LANGUAGE_NAMES[name] : undefined);
}
