import { NO, YES } from '#core/check-arguments.ts';
import type { Command, Option } from '#core/command.ts';
import { nearNames } from '#core/near.ts';
import { bare, endBeforeFlag, endOfFirstFlag, flagIn } from './flag-words.ts';
import { optionCalled, otherNames, positionals, restOption, spellings } from './option-names.ts';
import { endOfWord, fold, isBlank, plainHyphens, type Quotations, quotationsIn, skipBlanks } from './spelling.ts';
import { endOfValue, isChoice } from './word-runs.ts';

/** A piece of the text after the command's name. `from`–`to` is its place in the line. */
export type Token = { from: number; to: number } & (
  | Word
  | Named
  /** `--lnag`: written as an option, but there is none with this name. */
  | { kind: 'unknown'; name: string }
  /** `words:`: the name of the option that takes the rest anyway. */
  | { kind: 'marker' }
  /** Everything after a `--`: only text. */
  | { kind: 'rest'; text: string }
);
/**
 * A word. `value` is `typed` without its quotation marks, if all of it is inside them (`quoted`). `unclosed`: it opens a quotation that does not end.
 */
export type Word = { kind: 'word'; typed: string; value: string; unclosed: boolean; quoted: boolean };
/** A named option: `in:chip-controls`. `nameTo` is the index after its name and separator. */
export type Named = { kind: 'option'; option: Option; nameTo: number; valueFrom: number; value: string | boolean };

/** State of the reading. `start`: index of the first word. `places`: number of places that a word can still fill. `words`: number of words so far, without flags. */
type Scan = {
  line: string;
  start: number;
  quotations: Quotations;
  command: Command;
  rest: Option | undefined;
  places: number;
  words: number;
};

/** Cuts the text after the command's name into words and options. A quotation is never cut and contains no options. */
export function tokensOf(line: string, start: number, command: Command): Token[] {
  const places = positionals(command);
  const scan = {
    line,
    start: skipBlanks(line, start),
    quotations: quotationsIn(line),
    command,
    rest: restOption(command),
    places: places.length,
    words: 0,
  };
  const tokens: Token[] = [];
  for (let at = scan.start; at < line.length; ) {
    const token = restAt(scan, at) ?? namedAt(scan, at) ?? wordAt(scan, at);
    if (token.kind === 'word' && flagIn(command, [token])?.sure !== true) scan.words += 1;
    if (token.kind === 'option' && places.includes(token.option)) scan.places -= 1;
    tokens.push(token);
    at = skipBlanks(line, token.to);
  }
  return tokens;
}

function endsOptions(scan: Scan, at: number): boolean {
  // Only before the text begins: later, `--` is a dash of the text.
  return (
    scan.rest !== undefined && scan.words <= scan.places && /^--(?![^\s\u200b])/u.test(scan.line.slice(at, at + 3))
  );
}

function restAt(scan: Scan, from: number): Token | undefined {
  if (!endsOptions(scan, from)) return undefined;
  return { kind: 'rest', from, to: scan.line.length, text: scan.line.slice(from + 2).trim() };
}

const HEAD =
  /(?<dashes>[-\u2010-\u2013\u2212\uff0d]{1,2}|[–—―]{1,2})?(?<name>\p{L}[\p{L}\p{N}]*(?:[-_\u2010-\u2013\u2212\ufe63\uff0d][\p{L}\p{N}]+)*)(?<separator>[:：=＝]?)/uy;

type Head = { name: string; to: number; dashes: string; separator: string };

/** Reads an option's name at `at`. It needs a separator after it, or dashes before it and a space after it. A hyphen alone is of the text. */
function headAt(line: string, at: number): Head | undefined {
  HEAD.lastIndex = at;
  const groups = HEAD.exec(line)?.groups;
  if (!groups) return undefined;
  const { name = '', dashes = '', separator = '' } = groups;
  const head = { name: fold(name).replaceAll('_', '-'), to: HEAD.lastIndex, dashes, separator };
  const isDashed = /^(?:.{2}|[–—―])$/u.test(dashes) && isBlank(line, head.to);
  return separator || isDashed ? head : undefined;
}

function namedAt(scan: Scan, from: number): Token | undefined {
  const head = headAt(scan.line, from);
  if (!head) return undefined;
  const option = optionCalled(scan.command, head.name);
  if (!option) return head.dashes === '--' || isUnknown(scan, head) ? unknown(scan.line, from, head) : undefined;
  if (option === scan.rest) return scan.words <= scan.places ? { kind: 'marker', from, to: head.to } : undefined;
  return { from, ...(option.kind === 'flag' ? flag(scan, option, head) : valued(scan, option, head)) };
}

/** The beginning of a value, not of a number (`chip-controls:12`, `at:10`), an address (`https://…`) or a smiley. */
const VALUE = /[\p{L}@<"“”„＂'‘’「『«]|#\p{L}/uy;
const LATIN_VALUE = /[^\p{Script=Han}]/uy;

/**
 * True if a name that no option has was written as an option (`lnag:zh`). Where the line takes words, it can be a part of them:
 * `word: text`, `AI：算力`, `E=mc2`.
 */
function isUnknown({ line, command, rest }: Scan, { name, to, separator }: Head): boolean {
  if (!separator || !startsWith(VALUE, line, to)) return separator !== '' && !rest && isBlank(line, to);
  if (!rest || nearOptions(command, name).length) return true;
  return /^[a-z][a-z0-9-]+$/.test(name) && ':='.includes(separator) && startsWith(LATIN_VALUE, line, to);
}

function startsWith(pattern: RegExp, line: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(line);
}

/** Finds the options whose names are like one that there is not: a letter or two differ, or one is the beginning of the other. */
export function nearOptions({ options }: Command, typed: string): Option[] {
  const names = (option: Option) => [...spellings(option), ...otherNames(option)];
  const isBeginning = (name: string) =>
    typed.length > 2 && name.length > 2 && (name.startsWith(typed) || typed.startsWith(name));
  return options.filter((option) => nearNames(typed, names(option)).length > 0 || spellings(option).some(isBeginning));
}

function unknown(line: string, from: number, { name, to }: Head): Token {
  return { kind: 'unknown', from, to: endOfWord(line, to), name };
}

const YES_NO = new Map([...YES.map((word) => [word, true] as const), ...NO.map((word) => [word, false] as const)]);

function flag(scan: Scan, option: Option, { to, separator }: Head): Named & { to: number } {
  const from = separator ? skipBlanks(scan.line, to) : to;
  const typed = separator ? valueAt(scan, from, option) : { value: '', to };
  const value = YES_NO.get(fold(bare(typed.value)));
  // In `only-me: no man` and `only-me: 出口` the word belongs to the text. `only-me:maybe` is refused by the core.
  const isWord = value === undefined && /^\p{Script=Han}/u.test(typed.value);
  const own = from === to ? typed.value !== '' && !isWord : value === true;
  return {
    kind: 'option',
    option,
    nameTo: to,
    valueFrom: own ? from : to,
    to: own ? typed.to : to,
    value: own ? (value ?? typed.value) : true,
  };
}

function valued(scan: Scan, option: Option, { to }: Head): Named & { to: number } {
  const from = skipBlanks(scan.line, to);
  // Phones change `in:chip-controls` to `in: chip-controls`. The next option is never a value.
  const none = from > to && (endsOptions(scan, from) || isOption(scan, from));
  const typed = none
    ? { value: '', to }
    : option.kind === 'user'
      ? personAt(scan, from, option)
      : wordsAt(scan, from, option);
  return { kind: 'option', option, nameTo: to, valueFrom: typed.value === '' && none ? to : from, ...typed };
}

/** Most words of a name after its first, and a word of a name. */
const MOST_NAMES = 3;
const NAME = /^\p{L}[\p{L}\p{M}.'’]*[,，]?$/u;

/** Reads a person's name, which may be of several words where the line takes no text: `facilitator:Ana Li`. */
function personAt(scan: Scan, from: number, option: Option): { value: string; to: number } {
  const { line, command, quotations, rest } = scan;
  const first = valueAt(scan, from, option);
  if (rest || quotations.valueAt(from)) return first;
  let { to } = first;
  for (let count = 0; count < MOST_NAMES; count += 1) {
    const at = skipBlanks(line, to);
    const end = endOfWord(line, at);
    const typed = line.slice(at, end);
    if (!NAME.test(typed) || isOption(scan, at) || flagIn(command, [{ typed, quoted: false }])) break;
    if (command.options.some((other) => isChoice(other, fold(typed)))) break;
    to = end;
  }
  return { value: line.slice(from, to), to };
}

/**
 * Reads a value, which may be of several words. Words that can belong to a text of the command are not taken from it, unless the option reads them
 * as one value, or they follow a comma.
 */
function wordsAt(scan: Scan, from: number, option: Option): { value: string; to: number } {
  const { line, command, quotations, rest } = scan;
  const first = valueAt(scan, from, option);
  const isSeveral = option.kind === 'text' || option.kind === 'choice';
  if (!isSeveral || first.value === '' || quotations.valueAt(from)) return first;
  const isEnd = (at: number) => {
    const head = headAt(line, at);
    if (head && (isOption(scan, at) || isUnknown(scan, head))) return true;
    return flagIn(command, [{ typed: line.slice(at, endOfWord(line, at)), quoted: false }])?.sure === true;
  };
  const takesAll = !rest || (!rest.required && scan.words > 0);
  const to = endOfValue(option, { line, from, to: first.to, isEnd, takesAll });
  return to === first.to ? first : { value: line.slice(from, to), to };
}

function isOption({ line, command }: Scan, at: number): boolean {
  const head = headAt(line, at);
  return head !== undefined && (head.dashes === '--' || optionCalled(command, head.name) !== undefined);
}

function valueAt({ line, quotations }: Scan, from: number, { kind }: Option): { value: string; to: number } {
  const quoted = quotations.valueAt(from);
  if (quoted) return quoted;
  const to = endOfWord(line, from);
  const typed = line.slice(from, to);
  return { value: kind === 'article' || kind === 'choice' ? plainHyphens(typed) : typed, to };
}

function wordAt({ line, quotations, command, start }: Scan, from: number): Token & Word {
  let to = from;
  let unclosed = false;
  while (!isBlank(line, to)) {
    const end = quotations.endOf(to, to === from);
    unclosed ||= end === 'unclosed';
    to = typeof end === 'number' ? end : to + 1;
  }
  const quoted = quotations.valueAt(from);
  const whole = line.slice(from, to);
  if (quoted?.to === to) return { kind: 'word', from, to, typed: whole, unclosed, value: quoted.value, quoted: true };
  const end = (from === start && endOfFirstFlag(command, whole)) || endBeforeFlag(command, whole);
  const typed = whole.slice(0, end);
  return { kind: 'word', from, to: from + end, typed, unclosed, value: plainHyphens(typed), quoted: false };
}
