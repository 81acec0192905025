import type { z } from 'zod';
import { amongHan, type Words } from '#core/words.ts';
import type { Finding } from '../yaml-file.ts';
import { TOPIC_FORMATS } from './schema.ts';

const KINDS: Partial<Record<string, string>> = {
  unrecognized_keys: 'unknown-key',
  invalid_type: 'type',
  too_small: 'too-little',
  too_big: 'too-much',
  invalid_format: 'format',
  invalid_value: 'value',
  invalid_union: 'article',
};

/** Words a fault of a file's shape for people who do not know its schema. Each unknown key is one finding. */
export function shapeFindings(issue: z.core.$ZodIssue): Finding[] {
  const path = issue.path.filter((step) => typeof step !== 'symbol');
  const kind = KINDS[issue.code] ?? 'value';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...path, key], kind, level: 'error', what: unknownKey(key) }));
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return [{ path, kind: missing ? 'missing' : kind, level: 'error', what: shapeWords(issue, missing) }];
}

function shapeWords(issue: z.core.$ZodIssue, missing: boolean): Words {
  if (missing) return { en: 'this is missing', zh: '缺少这一项' };
  if (typeof issue.input === 'string' && issue.input.trim() === '') return UNWRITTEN;
  if (issue.path.length === 1 && issue.path[0] === 'format') return FORMAT;
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'string' ? UNWRITTEN : countWords(issue.input, Number(issue.minimum), 'least');
    case 'too_big':
      return issue.origin === 'string'
        ? { en: `at most ${issue.maximum} characters fit here`, zh: `这里最多 ${issue.maximum} 个字符` }
        : countWords(issue.input, Number(issue.maximum), 'most');
    case 'invalid_type':
      return TYPES[issue.expected] ?? UNFIT;
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_format':
      return FORMATS[issue.format] ?? UNFIT;
    case 'invalid_union':
      return issue.path[0] === 'prompts' ? OPENING : ARTICLE;
    default:
      return UNFIT;
  }
}

const UNWRITTEN: Words = { en: 'is still to be written', zh: '还没有写' };
const UNFIT: Words = { en: 'is not written as it should be', zh: '写法不对' };
const TYPES: Readonly<Record<string, Words>> = {
  string: { en: 'a text belongs here', zh: '这里应是一段文字' },
  array: { en: 'a list belongs here', zh: '这里应是一个列表' },
  object: { en: 'several entries belong here, each with its name', zh: '这里应有几项内容，每项写明名称' },
  record: { en: 'several entries belong here, each with its name', zh: '这里应有几项内容，每项写明名称' },
};
const FORMATS: Readonly<Record<string, Words>> = {
  date: { en: 'must be a day that exists, such as 2026-11-24', zh: '应是存在的日期，例如 2026-11-24' },
  regex: {
    en: 'may have only small letters, digits and hyphens; a text is one line',
    zh: '短名只用小写字母、数字和连字符；文字只写一行',
  },
  url: { en: 'must be an address that begins with https://', zh: '应是以 https:// 开头的网址' },
};
const ARTICLE: Words = {
  en: 'an article is named by id: … or by source: https://…, with or without edition and title',
  zh: '文章写明 id: …，或 source: https://…，可加 edition 和 title',
};

const FORMAT: Words = {
  en: `this Parley reads topics of the formats ${TOPIC_FORMATS.join(' and ')}; those of a later one need a newer Parley`,
  zh: `这个版本的 Parley 只能读第 ${TOPIC_FORMATS.join('、')} 版格式的话题；更高的格式需要升级 Parley`,
};
const OPENING: Words = {
  en: 'a passage belongs here, such as "name:44", or two camps and a passage of each: { camp: "name:44", other-camp: "name:45" }',
  zh: '这里写一句的出处，例如 "name:44"，或并列的两派：{ 一派: "name:44", 另一派: "name:45" }',
};

const oneOf = (values: readonly string[]): Words => ({
  en: `must be ${values.length > 1 ? 'one of ' : ''}${values.join(', ')}`,
  zh: `应为${amongHan(values.join('、')).trimEnd()}${values.length > 1 ? ' 之一' : ''}`,
});

function countWords(input: unknown, number: number, which: 'least' | 'most'): Words {
  const has = Array.isArray(input) ? input.length : undefined;
  const now =
    has === undefined
      ? { en: '', zh: '' }
      : { en: `; there ${has === 1 ? 'is' : 'are'} ${has}`, zh: `，现有 ${has} 项` };
  return which === 'least'
    ? {
        en: `at least ${number} ${number === 1 ? 'belongs' : 'belong'} here${now.en}`,
        zh: `至少要有 ${number} 项${now.zh}`,
      }
    : { en: `at most ${number} fit here${now.en}`, zh: `最多 ${number} 项${now.zh}` };
}

const unknownKey = (key: string): Words => ({ en: `“${key}” is not known here`, zh: `这里没有“${key}”这一项` });
