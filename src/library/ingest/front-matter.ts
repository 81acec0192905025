import { isAlias, isMap, isNode, isScalar, LineCounter, type Node, type Pair, parseDocument } from 'yaml';
import { z } from 'zod';
import { UserError } from '#core/errors.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { Words } from '#core/words.ts';
import { editionLanguage } from './language-detect.ts';

export type FrontMatter = {
  title?: string;
  authors?: string[];
  published?: string;
  source?: string;
  language?: EditionLanguage;
  licence?: string;
};
type Fault = { line: number; what: Words };

const FENCE = /^---[ \t]*$/;
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/;
const KEY_LINE = /^["']?[\p{L}_][\p{L}\p{N}_ -]{0,40}["']?[ \t]*:(?:\s|$)/u;
// Most lines of a head. A longer one was not closed; without this limit, YAML of any size would be parsed.
const LONGEST = 200;

// YAML can escape control characters (\e). In a title they would be printed to a terminal.
const line = z
  .union([z.string(), z.number()])
  .transform(String)
  .pipe(
    z
      .string()
      .trim()
      .min(1)
      .max(500)
      .regex(/^\P{Cc}*$/u),
  );
const address = z.string().refine((value) => URL.canParse(value) && /^https?:\/\//i.test(value));
const FIELDS = {
  title: line,
  authors: z.union([line.transform((one) => [one]), z.array(line).max(100)]),
  published: z.iso.date(),
  source: address,
  language: z
    .string()
    .transform(editionLanguage)
    .pipe(z.custom<EditionLanguage>((value) => value !== undefined)),
  licence: line,
};
const Schema = z.object(FIELDS).partial();
type Key = keyof typeof FIELDS;

const EXPECTED: Record<Key, Words> = {
  title: { en: 'title is a line of text', zh: 'title 应为一行文字' },
  authors: { en: 'authors is a name or a list of names', zh: 'authors 应为一个名字或名字列表' },
  published: { en: 'published is a day, as 2025-02-03', zh: 'published 应为日期，如 2025-02-03' },
  source: {
    en: 'source is an address that begins with https:// or http://',
    zh: 'source 应为以 https:// 或 http:// 开头的网址',
  },
  language: { en: 'language is en, zh, zh-Hans or zh-Hant', zh: 'language 应为 en、zh、zh-Hans 或 zh-Hant' },
  licence: { en: 'licence is a line of text', zh: 'licence 应为一行文字' },
};

/** Splits a text into its head between `---` lines and the rest. Throws `file-front-matter` with all faults, lines counted from 1. */
export function readFrontMatter(name: string, text: string): { meta: FrontMatter; body: string } {
  const lines = text.split('\n', LONGEST);
  if (!FENCE.test(lines[0] ?? '')) return { meta: {}, body: text };
  const end = lines.findIndex((one, index) => index > 0 && CLOSING.test(one));
  const isHead = KEY_LINE.test(
    lines.slice(1, end < 0 ? undefined : end).find((one) => one.trim() && !one.startsWith('#')) ?? '',
  );
  // Not a head: the `---` is a rule at the beginning of the text.
  if (!isHead && end !== 1) return { meta: {}, body: text };
  if (end < 0) throw problem(name, [{ line: 1, what: NOT_CLOSED }]);
  const body = text
    .split('\n')
    .slice(end + 1)
    .join('\n');
  return { meta: parse(name, lines.slice(1, end).join('\n')), body };
}

const NOT_CLOSED: Words = {
  en: 'the head begins with --- and is never closed by ---',
  zh: '文件头以 --- 开始，却没有用 --- 结束',
};
const NO_MAPPING: Words = { en: 'the head is lines of “key: value”', zh: '文件头应为若干行“键: 值”' };

function problem(name: string, faults: Fault[]): UserError {
  return new UserError({ kind: 'file-front-matter', name, faults: faults.sort((a, b) => a.line - b.line) });
}

function parse(name: string, yaml: string): FrontMatter {
  const counter = new LineCounter();
  const faults: Fault[] = [];
  const at = (offset: number) => counter.linePos(offset).line + 1;
  const document = safely(() =>
    parseDocument(yaml, { lineCounter: counter, uniqueKeys: true, prettyErrors: false, logLevel: 'silent' }),
  );
  if (!document) throw problem(name, [{ line: 2, what: NO_MAPPING }]);
  for (const error of document.errors) faults.push({ line: at(error.pos[0]), what: invalid(error.message) });
  const values = new Map<Key, unknown>();
  if (isMap(document.contents)) {
    for (const pair of document.contents.items)
      take(pair, values, (offset, what) => faults.push({ line: at(offset), what }));
  } else if (document.contents && !faults.length) faults.push({ line: 2, what: NO_MAPPING });
  if (faults.length) throw problem(name, faults);
  return Schema.parse(Object.fromEntries(values)) as FrontMatter;
}

const invalid = (message: string): Words => ({ en: `not valid YAML: ${message}`, zh: `YAML 语法有误：${message}` });

/** Returns undefined if `work` throws. The parser recurses, so a head nested thousands of levels deep exhausts the stack. */
function safely<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

/** Checks one pair and stores its value. Keys are looked up in a closed list, so `__proto__` is an unknown key like others. */
function take({ key, value }: Pair, values: Map<Key, unknown>, fault: (offset: number, what: Words) => void): void {
  const offset = isNode(key) ? (key.range?.[0] ?? 0) : 0;
  const name = isScalar(key) ? String(key.value) : '';
  const known = knownKey(name);
  const plain = safely(() => (isNode(value) && !isAlias(value) ? toPlain(value) : value));
  if (!known) fault(offset, unknown(name));
  else if (values.has(known)) fault(offset, twice(name));
  else if (!FIELDS[known].safeParse(plain).success) fault(offset, EXPECTED[known]);
  else values.set(known, plain);
}

/** Converts a node to a plain value. A number is returned as its source text, so that no digit changes. */
function toPlain(node: Node): unknown {
  return isScalar(node) && typeof node.value === 'number' ? (node.source ?? node.value) : node.toJSON();
}

function knownKey(name: string): Key | undefined {
  if (name === 'license') return 'licence';
  return Object.keys(FIELDS).find((one): one is Key => one === name);
}

function unknown(key: string): Words {
  const known = Object.keys(FIELDS);
  return {
    en: `“${key}” is not known here; known are ${known.join(', ')}`,
    zh: `不认识“${key}”；可用的有 ${known.join('、')}`,
  };
}

const twice = (key: string): Words => ({ en: `“${key}” is there twice`, zh: `“${key}”出现了两次` });
