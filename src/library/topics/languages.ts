import type { Words } from '#core/words.ts';
import { cutSentences } from '../ingest/sentences.ts';
import type { Finding, YamlPath } from '../yaml-file.ts';
import { record, type TopicPart, word, type YamlFields } from './fields.ts';

/** The languages of a topic's sentences, by their keys in its file. */
const WRITTEN = ['en', 'zh-Hans'] as const;
type Written = (typeof WRITTEN)[number];
const otherThan = (language: Written): Written => (language === 'en' ? 'zh-Hans' : 'en');

const HAN = /\p{Script=Han}/u;

/**
 * Finds sentences without words in the topic's own language (an error) or in the other one (a warning), and sentences in the wrong language.
 * If the whole topic lacks the other language, that is one warning.
 */
export function languageFindings(file: YamlFields, parts: readonly TopicPart[]): Finding[] {
  const own = ownLanguage(file, parts);
  const other = otherThan(own);
  const isWhole = parts.every(({ fields }) => word(fields[other]).trim() === '');
  const lacks = parts.flatMap((part): Finding[] => [
    ...lacking(part, own, 'error'),
    ...(isWhole ? [] : lacking(part, other, 'warning')),
  ]);
  const oneLanguage = finding([], 'one-language', 'warning', ONLY[own]);
  return [...lacks, ...(isWhole && parts.length > 1 ? [oneLanguage] : []), ...parts.flatMap(wrongLanguage)];
}

/** The language that a topic must have: its first article's, else the one in which more sentences are written. */
function ownLanguage({ articles }: YamlFields, parts: readonly TopicPart[]): Written {
  const [first] = Object.values(record(articles));
  const edition = word(record(first).edition);
  if (edition) return edition.startsWith('zh') ? 'zh-Hans' : 'en';
  const count = (language: Written) => parts.filter(({ fields }) => word(fields[language]).trim() !== '').length;
  return count('zh-Hans') > count('en') ? 'zh-Hans' : 'en';
}

/** Only where there is something to word: a whole part that is missing is reported by the file's schema. */
function lacking({ path, fields }: TopicPart, language: Written, level: Finding['level']): Finding[] {
  const value = fields[language];
  if (!Object.keys(fields).length || (value !== undefined && typeof value !== 'string') || word(value).trim())
    return [];
  const kind = value === undefined ? 'missing' : 'too-little';
  const lacks = value === undefined ? LACKS[language] : UNWRITTEN[language];
  return [finding([...path, language], kind, level, level === 'error' ? lacks : OFFERED[language])];
}

function wrongLanguage({ path, fields, claims, isAnswer }: TopicPart): Finding[] {
  const [en, zh] = [word(fields.en), word(fields['zh-Hans'])];
  const many = (text: string) => claims && cutSentences(text, 0, text.length).length > 1;
  // A name or a figure is the same in both languages.
  if (isAnswer && en === zh && !HAN.test(en)) return [];
  const at = (language: Written): YamlPath => [...path, language];
  return [
    ...(en && HAN.test(en) && !/[a-z]/i.test(en) ? [finding(at('en'), 'wrong-language', 'error', NOT_ENGLISH)] : []),
    ...(zh && !HAN.test(zh) ? [finding(at('zh-Hans'), 'wrong-language', 'error', NOT_CHINESE)] : []),
    ...(many(en) ? [finding(at('en'), 'many-sentences', 'warning', ONE_SENTENCE)] : []),
    ...(many(zh) ? [finding(at('zh-Hans'), 'many-sentences', 'warning', ONE_SENTENCE)] : []),
  ];
}

const finding = (path: YamlPath, kind: string, level: Finding['level'], what: Words): Finding => ({
  path,
  kind,
  level,
  what,
});

const LACKS: Record<Written, Words> = {
  en: { en: 'the English text is missing', zh: '缺少英文' },
  'zh-Hans': { en: 'the Chinese text is missing', zh: '缺少中文' },
};
const UNWRITTEN: Record<Written, Words> = {
  en: { en: 'the English text is still to be written', zh: '英文还没有写' },
  'zh-Hans': { en: 'the Chinese text is still to be written', zh: '中文还没有写' },
};
const OFFERED: Record<Written, Words> = {
  en: {
    en: 'has no English; who reads English sees the Chinese, marked',
    zh: '没有英文，英文读者会看到注明语言的中文',
  },
  'zh-Hans': {
    en: 'has no Chinese; who reads Chinese sees the English, marked',
    zh: '没有中文，中文读者会看到注明语言的英文',
  },
};
/** For a topic in one language, by the language that it has. */
const ONLY: Record<Written, Words> = {
  en: {
    en: 'the topic is in English alone; who reads Chinese is told so and sees the English',
    zh: '话题只有英文；中文读者会看到英文，并有说明',
  },
  'zh-Hans': {
    en: 'the topic is in Chinese alone; who reads English is told so and sees the Chinese',
    zh: '话题只有中文；英文读者会看到中文，并有说明',
  },
};
const NOT_ENGLISH: Words = { en: 'this is not English', zh: '这里应写英文' };
const NOT_CHINESE: Words = { en: 'this is not Chinese', zh: '这里应写中文' };
const ONE_SENTENCE: Words = { en: 'a claim is one sentence', zh: '一条主张只写一句话' };
