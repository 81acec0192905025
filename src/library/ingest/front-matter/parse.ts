import { parse as parseToml, TomlError } from 'smol-toml';
import type { HeadNote } from '#core/article-draft.ts';
import type { Words } from '#core/words.ts';
import { readYamlFile } from '../../yaml-file.ts';
import { type Candidate, KEY, TIGHT_KEY } from './find.ts';

/** A key with its value and its line in the file. */
export type HeadEntry = { key: string; value: unknown; line: number };
/** `isWhole`: the head is what its format says, without a fault. */
export type ParsedHead = { entries: readonly HeadEntry[]; notes: readonly HeadNote[]; isWhole: boolean };

/**
 * Reads the entries of a head. If the head as a whole is not what its format says (an unquoted colon, a broken quotation, tabs, templates),
 * each entry is read alone, so that one fault takes nothing else along. Never throws.
 */
export function parseHead({ format, text, line }: Candidate): ParsedHead {
  const whole = format === 'toml' ? tomlEntries(text, line) : yamlEntries(text, line);
  return whole
    ? { entries: whole, notes: [], isWhole: true }
    : { ...entriesByLines(text, line, format), isWhole: false };
}

function yamlEntries(text: string, line: number): HeadEntry[] | undefined {
  const file = readYamlFile(text);
  if (file.faults.length > 0) return undefined;
  if (file.value === null || file.value === undefined) return [];
  if (typeof file.value !== 'object' || Array.isArray(file.value)) return undefined;
  return Object.entries(file.value).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? asWritten(file.rangeOf([key]), text, value) : value,
    line: line + file.lineOf([key]) - 1,
  }));
}

/** Returns a number as it is written, so that no digit changes. */
function asWritten(range: { from: number; to: number } | undefined, text: string, value: number): string {
  return range ? text.slice(range.from, range.to) : String(value);
}

function tomlEntries(text: string, line: number): HeadEntry[] | undefined {
  try {
    const lines = text.split('\n');
    const lineOf = (key: string) => lines.findIndex((one) => one.trimStart().replace(/^["']/, '').startsWith(key));
    return Object.entries(parseToml(text)).map(([key, value]) => ({
      key,
      value,
      line: line + Math.max(0, lineOf(key)),
    }));
  } catch (error) {
    if (error instanceof TomlError || error instanceof RangeError) return undefined;
    throw error;
  }
}

const TOML_KEY = /^["']?(?<key>[\p{L}_][\p{L}\p{N}_.-]{0,60})["']?[ \t]*=/u;
const GOES_ON = /^(?:\s|- |[\]}])/;
const NO_ENTRY = /^\s*(?:#.*)?$/;

type Block = { key: string; lines: string[]; rest: string; line: number };

function entriesByLines(
  text: string,
  line: number,
  format: Candidate['format'],
): Pick<ParsedHead, 'entries' | 'notes'> {
  const blocks: Block[] = [];
  const notes: HeadNote[] = [];
  for (const [index, one] of text.split('\n').entries()) {
    const found = format === 'toml' ? TOML_KEY.exec(one) : (KEY.exec(one) ?? TIGHT_KEY.exec(one));
    const last = blocks.at(-1);
    if (found?.groups?.key) {
      const rest = one.slice(found[0].length).trim();
      blocks.push({ key: found.groups.key.trim(), lines: [one], rest, line: line + index });
    } else if (last && (NO_ENTRY.test(one) || GOES_ON.test(one))) last.lines.push(one);
    else if (!NO_ENTRY.test(one) && !/^[{}]$/.test(one)) notes.push({ line: line + index, what: NO_KEY });
  }
  return { entries: blocks.map((block) => readBlock(block, format)), notes };
}

const NO_KEY: Words = { en: 'is not of the form “key: value”', zh: '不是“键: 值”的形式' };

/** Words that a site's generator would replace. Nobody knows by what. */
export const TEMPLATE = /\{\{|\{%|<%|`r /;
/** An anchor or alias of YAML. They are not read here, because a small text with them can become huge. */
const ALIAS = /^[&*][\w-]+(?:$|\s+[[{&*!])/;

function readBlock({ key, lines, rest, line }: Block, format: Candidate['format']): HeadEntry {
  if (TEMPLATE.test(rest)) return { key, value: rest, line };
  const text = lines.join('\n');
  const [alone] = (format === 'toml' ? tomlEntries(text, line) : yamlEntries(text, line)) ?? [];
  return alone ? { ...alone, key, line } : { key, value: plainValue(rest, lines.slice(1)), line };
}

/** Reads a value that is not valid in its format, as plain text or as a list of lines. */
function plainValue(rest: string, more: readonly string[]): unknown {
  const following = more.filter((one) => !NO_ENTRY.test(one));
  if (!following.length) return ALIAS.test(rest) ? UNREADABLE : unquoted(rest);
  const items = following.map((one) => /^\s*-\s+(.+)$/.exec(one)?.[1]);
  return rest === '' && items.every((one) => one !== undefined) ? items.map(unquoted) : UNREADABLE;
}

/** A value that nobody can read. No field takes it. */
const UNREADABLE = { unreadable: true } as const;

function unquoted(text: string | undefined): string {
  return (text ?? '')
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .replace(/^["']|["']$/g, '')
    .trim();
}
