import { lineToRead } from '#core/clip.ts';
import type { Command, Option } from '#core/command.ts';
import type { Args } from '#core/request.ts';
import { fill, lineOf } from './arguments.ts';
import { type CommandName, findCommand, namesOf, nameWords, slashAt } from './command-name.ts';
import { flagIn } from './flag-words.ts';
import { positionals, restOption, spellings } from './option-names.ts';
import { endOfWord, fold, isBlank } from './spelling.ts';
import { type Named, type Token, tokensOf, type Word } from './tokens.ts';

/** The possible completions at the cursor. A pick replaces `from`–`to`, which contains the cursor. */
export type Completion = {
  from: number;
  to: number;
} /** Commands that fit the typed text, best first. The range begins at the slash. */ & (
  | { kind: 'command'; commands: readonly Command[] }
  /** A value of `option`. `typed` is the text before the cursor, without quotation marks. `args` are the other arguments. */
  | { kind: 'value'; command: Command; option: Option; typed: string; args: Args }
  /** Options that are not given yet. The range is the name with its separator. */
  | { kind: 'option'; command: Command; options: readonly Option[] }
  | { kind: 'none' }
);

/**
 * Finds the completions at a cursor position (UTF-16). A cursor outside the line is moved into it. Behind the part of a line that commands
 * read, nothing is offered. Never throws.
 */
export function completionAt(typed: string, cursor: number, commands: readonly Command[]): Completion {
  const at = Math.min(Math.max(0, Math.trunc(cursor) || 0), typed.length);
  const none = { kind: 'none', from: at, to: at } as const;
  const line = lineToRead(typed);
  if (at > line.length) return none;
  const slash = slashAt(line);
  if (slash === undefined || at <= slash) return none;
  const found = findCommand(line, commands);
  const fitting = fits(line.slice(0, at), slash, commands);
  const longer = fitting.exact.filter(({ path }) => !found || path.length > found.command.path.length);
  if (found && at > found.to && !longer.length) return inArguments(line, at, found.command, found.to);
  const all = [...fitting.exact, ...fitting.loose];
  const nameTo = found && at <= found.to ? found.to : endOfWord(line, at);
  return all.length ? { kind: 'command', from: slash, to: nameTo, commands: all } : none;
}

/**
 * Finds commands. `exact`: a name that continues the typed text. `loose`: the typed words are the beginnings of some words of the command's
 * own name, in order.
 */
function fits(typed: string, slash: number, commands: readonly Command[]): { exact: Command[]; loose: Command[] } {
  const words = nameWords(typed, slash, commands).map(({ folded }) => folded);
  if (isBlank(typed, typed.length - 1) || !words.length) words.push('');
  const exact = commands.filter((command) => namesOf(command).some((name) => continues(name, words)));
  const loose = commands.filter(
    (command) =>
      !exact.includes(command) &&
      namesOf(command)
        .slice(0, 1)
        .some((name) => subsequence(name, words)),
  );
  return { exact, loose };
}

function continues(name: CommandName, words: readonly string[]): boolean {
  const last = words.length - 1;
  return words.every((word, at) => (at === last ? begins(name[at], word) : name[at]?.includes(word)));
}

const begins = (spelt: CommandName[number] | undefined, word: string) =>
  spelt?.some((one) => one.startsWith(word)) ?? false;

function subsequence(path: CommandName, words: readonly string[]): boolean {
  let at = 0;
  return words.every((word) => {
    while (at < path.length && !begins(path[at], word)) at += 1;
    at += 1;
    return at <= path.length;
  });
}

function inArguments(typed: string, at: number, command: Command, start: number): Completion {
  const line = lineOf(typed, start, command);
  if (at > line.length) return { kind: 'none', from: at, to: at };
  const tokens = tokensOf(line, start, command);
  const token = tokens.find(({ from, to }) => from < at && at <= to) ?? waiting(tokens, at);
  const none = { kind: 'none', from: at, to: at } as const;
  switch (token?.kind) {
    case undefined:
      return fresh({ line, at, command, tokens, from: at, to: at });
    case 'rest':
      // A `--` that was just typed can become the beginning of an option.
      return (
        (at <= token.from + 2 && named({ line, at, command, tokens, from: token.from, to: token.from + 2 })) || none
      );
    case 'marker':
    case 'unknown':
      return named({ line, at, command, tokens, from: token.from, to: token.to }) ?? none;
    case 'option':
      return onOption({ line, at, command, tokens, from: token.from, to: token.nameTo }, token);
    case 'word':
      return fresh({ line, at, command, tokens, from: token.from, to: token.to }, token);
  }
}

/** Returns the option before the cursor that has no value yet, as in `in: |`. */
function waiting(tokens: readonly Token[], at: number): (Token & Named) | undefined {
  const before = tokens.findLast(({ to }) => to < at);
  const waits =
    before?.kind === 'option' && before.option.kind !== 'flag' && before.value === '' && before.to === before.nameTo;
  return waits ? before : undefined;
}

const DASHES = /^(?:[-\u2010-\u2013\u2212\uff0d]{2}|[–—―])/u;

/** The cursor's position in the arguments. A pick replaces `from`–`to`. */
type Spot = { line: string; at: number; command: Command; tokens: readonly Token[]; from: number; to: number };

function onOption(spot: Spot, token: Token & Named): Completion {
  const { at, line } = spot;
  if (at < token.nameTo) return named(spot, token.option) ?? { kind: 'none', from: at, to: at };
  // Without a space after it, `--in` is still an unfinished name.
  if (at === token.nameTo && !/[:：=＝]$/u.test(line.slice(0, at)))
    return named(spot, token.option) ?? { kind: 'none', from: at, to: at };
  const from = at > token.to ? at : Math.min(token.valueFrom, at);
  return value({ ...spot, from, to: Math.max(token.to, at) }, token.option);
}

/** Completes a word that has no option name: it fills the next place or becomes an option. */
function fresh(spot: Spot, word?: Token & Word): Completion {
  const none = { kind: 'none', from: spot.at, to: spot.at } as const;
  const before = spot.tokens.filter((token) => token.to < spot.at && token !== word);
  if (before.some((token) => token.kind === 'word' && token.unclosed)) return none;
  const expected = optionAt(spot, word, before);
  const typed = spot.line.slice(spot.from, spot.at);
  const options = named(spot, word && flagIn(spot.command, [word])?.option);
  if (!expected || DASHES.test(typed)) return options ?? (word && suggested(spot, word)) ?? none;
  const whole = { ...spot, from: beginningOf(spot, word, expected) };
  return isLikely(expected, typed) ? value(whole, expected) : (options ?? value(whole, expected));
}

/** Where the first word of a value that is given by its place begins. */
function beginningOf({ line, command, tokens, from }: Spot, word: Word | undefined, option: Option): number {
  if (!word) return from;
  const first = [...fill(line, command, tokens).places].find(([, placed]) => placed === option);
  return first ? first[0].from : from;
}

/**
 * Completes the text that takes the rest of the line, if it suggests values. The whole text is replaced, and only if the cursor is at its
 * end.
 */
function suggested({ line, at, command, tokens }: Spot, word: Word): Completion | undefined {
  const option = restOption(command);
  if (option?.kind !== 'text' || !option.suggests || word.unclosed) return undefined;
  const { [option.name]: text, ...args } = fill(line, command, tokens).args;
  const typed = String(text ?? '');
  const from = at - typed.length;
  return typed && line.slice(from, at) === typed
    ? { kind: 'value', from, to: at, command, option, typed, args }
    : undefined;
}

/** True if values should be suggested: for a required option, or a choice that the typed text begins. Otherwise option names come first. */
function isLikely(expected: Option, typed: string): boolean {
  if (expected.kind !== 'choice' || !typed) return expected.required;
  return expected.choices.some((choice) => fold(choice.value).startsWith(fold(typed)));
}

function optionAt(
  { line, command, tokens }: Spot,
  word: Word | undefined,
  before: readonly Token[],
): Option | undefined {
  const { places } = fill(line, command, tokens);
  if (word) return [...places].find(([one]) => one === word)?.[1];
  const given = new Set(tokens.flatMap((token) => (token.kind === 'option' ? [token.option] : [])));
  const filled = before.filter((token) => token.kind === 'word' && !flagIn(command, [token])?.sure).length;
  return positionals(command).filter((option) => !given.has(option))[filled];
}

function value({ line, at, from, to, command, tokens }: Spot, option: Option): Completion {
  const { [option.name]: _, ...args } = fill(line, command, tokens).args;
  return { kind: 'value', from, to, command, option, typed: unquoted(line.slice(from, at)), args };
}

function unquoted(typed: string): string {
  const inner = typed.replace(/^["“”„＂'‘’‚＇「『«]/u, '');
  return inner === typed ? typed : inner.replace(/["”“＂'’‘＇」』»]$/u, '');
}

/** Kinds of options that are sent with the line or below it, not by name. */
const UNNAMED: readonly Option['kind'][] = ['file', 'pasted'];

/** Completes option names from the typed text. `own` is the option at the cursor, which counts as not given. */
function named({ line, at, from, to, command, tokens }: Spot, own?: Option): Completion | undefined {
  const typed = fold(line.slice(from, at).replace(DASHES, ''));
  const { args } = fill(line, command, tokens);
  const rest = restOption(command);
  const open = (option: Option) => option === own || !(option.name in args);
  const options = command.options.filter(
    (option) => option !== rest && !UNNAMED.includes(option.kind) && open(option) && begins(spellings(option), typed),
  );
  return options.length ? { kind: 'option', from, to, command, options } : undefined;
}
