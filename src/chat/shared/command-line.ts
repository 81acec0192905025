import { lineToRead } from '#core/clip.ts';
import { type Command, nameOf, type Option, optionNames, requireCommand, shownName, shownPath } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Language } from '#core/language.ts';
import type { Args } from '#core/request.ts';
import type { Say } from '#core/words.ts';
import { read, type Stray } from './arguments.ts';
import { findCommand, type NameWord, namesOf, nameWords, nearCommands, ROOT, slashAt } from './command-name.ts';
import { pastedOption, positionals, restOption } from './option-names.ts';
import { plainLine } from './plain-line.ts';
import { fold, quote } from './spelling.ts';
import { nearOptions } from './tokens.ts';

export { type Completion, completionAt } from './completion.ts';

export type ParsedLine = { path: readonly string[]; args: Args };

/**
 * Reads a slash command as people type it. Options are written `in:x`, `in=x`, `--in x`, `--in=x`; flags `only-me`, `--only-me` or
 * `only-me:yes`. Values with spaces are in quotation marks, where their words
 * could belong to something else. The first articles, choices and people can be given by their place, and texts of a kind of their own. A text option takes
 * the other words as typed, including quotation marks; everything after a `--` before the text is text. Commands and options can have their
 * Chinese names. If the command takes a pasted text, it is everything below its line, unchanged. Of the line itself only the beginning is
 * read (see `lineToRead`). Values are not checked. Throws the user errors 'unknown-command' and 'unknown-option'.
 */
export function parseLine(typed: string, commands: readonly Command[]): ParsedLine {
  const line = plainLine(typed, commands);
  const beginning = lineToRead(line);
  const found = findCommand(beginning, commands);
  if (!found) throw unknownCommand(beginning, commands);
  const { command, to } = found;
  const { args, strays } = read(line, to, command);
  const [stray] = strays;
  if (stray !== undefined) {
    throw unknownOption(command, stray);
  }
  return { path: command.path, args };
}

/** Names commands that the typed name begins (`/parley article`), or that differ from it in a letter or two. */
function unknownCommand(line: string, commands: readonly Command[]): UserError {
  const typed = unknownName(line, commands);
  const begun = beginWith(line, commands);
  const near = [begun, nearCommands(typed, commands), groupOf(line, commands)].find((all) => all.length) ?? [];
  const names = near.map((command) => nameLike(typed, command));
  return new UserError({ kind: 'unknown-command', typed, ...(names.length && { near: names }) });
}

const HAN = /\p{Script=Han}/u;

/** The name of a command in the language in which another one was typed: `/debate 开球` and `/辩论 go` are answered with 开始, each with its own first word. */
function nameLike(typed: string, { path, chinese }: Command): string {
  if (!HAN.test(typed)) return nameOf(path);
  const isChinese = HAN.test(typed.split(' ')[0] ?? '') || path.length === 1;
  return nameOf([(isChinese ? chinese : path)[0] ?? '', ...chinese.slice(1)]);
}

function unknownOption(command: Command, { typed, after }: Stray): UserError {
  const near = optionNames(nearOptions(command, fold(typed)));
  return new UserError({
    kind: 'unknown-option',
    command: nameOf(command.path),
    option: typed,
    known: optionNames(command.options),
    ...(near.length && { near }),
    ...(restOption(command) && { takesText: true as const }),
    ...(after && { after: { en: after.name, zh: after.chinese } }),
    ...(command.instead && { instead: command.instead }),
  });
}

// Enough for people to recognise what they typed; the rest of a pasted page is not repeated.
const LONGEST_SHOWN = 60;

/** Returns the words of the line up to the first one that no command has in this position. */
function unknownName(line: string, commands: readonly Command[]): string {
  const slash = slashAt(line);
  if (slash === undefined) return [...line.trim()].slice(0, LONGEST_SHOWN).join('');
  const words = nameWords(line, slash, commands);
  const known = (count: number) => commands.some((command) => isBegun(command, words.slice(0, count)));
  const wrong = words.findIndex((_, at) => !known(at + 1));
  const typed = words.slice(0, wrong < 0 ? undefined : wrong + 1).map(({ from, to }) => line.slice(from, to));
  return [...nameOf(typed)].slice(0, LONGEST_SHOWN).join('');
}

const isBegun = (command: Command, words: readonly NameWord[]): boolean =>
  namesOf(command).some((name) => words.every(({ folded }, at) => name[at]?.includes(folded)));

/** The commands whose names begin with more words of the line than the root. */
function beginWith(line: string, commands: readonly Command[]): Command[] {
  const slash = slashAt(line);
  const [root, group] = slash === undefined ? [] : nameWords(line, slash, commands);
  if (!root || !group) return [];
  return commands.filter((command) => isBegun(command, [root, group]));
}

/** The commands of the group that the line begins with: `/daily`, `/daily help`. */
function groupOf(line: string, commands: readonly Command[]): Command[] {
  const slash = slashAt(line);
  const [first] = slash === undefined ? [] : nameWords(line, slash, commands);
  if (!first || first.folded === ROOT) return [];
  return commands.filter((command) => isBegun(command, [first]));
}

/**
 * Writes a line that `parseLine` reads as these arguments, in the simplest possible form. A text that takes the rest of the line is
 * trimmed, and left out if empty. Other texts can have 2,000 characters. With a pasted text, everything else is on one line: line breaks in
 * other values become spaces. Throws 'unknown-command'.
 */
export function formatLine(path: readonly string[], args: Args, commands: readonly Command[]): string {
  const command = requireCommand(commands, path);
  const pasted = pastedOption(command);
  const given = pasted ? inOneLine(args, pasted) : args;
  const below = pasted && given[pasted.name] !== undefined ? `\n${given[pasted.name]}` : '';
  const plain = `${plainly(command, given)}${below}`;
  return readsAs(plain, given, command, commands) ? plain : `${carefully(command, given)}${below}`;
}

function inOneLine(args: Args, pasted: Option): Args {
  const entries = Object.entries(args).map(([name, value]) =>
    name === pasted.name || typeof value !== 'string' ? [name, value] : [name, value.replace(/[\r\n]+/g, ' ')],
  );
  return Object.fromEntries(entries);
}

function readsAs(line: string, args: Args, command: Command, commands: readonly Command[]): boolean {
  const found = findCommand(lineToRead(line), commands);
  if (found?.command !== command || plainLine(line, commands) !== line) return false;
  const again = read(line, found.to, command);
  return !again.strays.length && command.options.every(({ name }) => again.args[name] === args[name]);
}

/** Writes the line as a person would: first the required arguments by their place, then the options by name. */
function plainly(command: Command, args: Args): string {
  const rest = restOption(command);
  const placed = [...positionals(command).filter(({ required }) => required), ...(rest ? [rest] : [])];
  const words = placed.map(({ name }) => args[name]).filter((value) => value !== undefined);
  const named = command.options.filter((option) => !placed.includes(option)).flatMap((option) => written(option, args));
  return [nameOf(command.path), ...words, ...named].join(' ');
}

/** Writes the line so that it cannot be misread: every option by name, the text after `--`. */
function carefully(command: Command, args: Args): string {
  const rest = restOption(command);
  const named = command.options.filter((option) => option !== rest).flatMap((option) => written(option, args));
  const text = rest && args[rest.name] !== undefined ? ['--', String(args[rest.name]).trim()] : [];
  return [nameOf(command.path), ...named, ...text].join(' ');
}

function written({ name, kind }: Option, args: Args): string[] {
  const given = args[name];
  if (given === undefined || kind === 'pasted') return [];
  if (given === true) return [kind === 'flag' ? name : `${name}:true`];
  return [`${name}:${neat(given === false ? 'no' : given)}`];
}

function neat(value: string): string {
  return /^[\p{L}\p{N}.:_-]+$/u.test(value) ? value : quote(value);
}

/**
 * Describes how to type the command: `/quote words [in:article] [lang:en|zh] [only-me]`, to readers of Chinese with its Chinese names.
 * Optional parts are in brackets.
 */
export function usage(command: Command, say: Say, language: Language): string {
  // Optional arguments can be given by their place too, but with the name people see their meaning.
  const isPlaced = (option: Option) => option.required && positionals(command).includes(option);
  const rest = restOption(command);
  const pasted = pastedOption(command);
  // Pasted text comes last, below all other options.
  const options = [...command.options.filter((option) => option !== pasted), ...(pasted ? [pasted] : [])];
  const parts = options.map((option) => {
    const part =
      option === rest || (option.kind === 'text' && isPlaced(option))
        ? shownName(option, language)
        : isPlaced(option)
          ? valueHint(option, say)
          : namedHint(option, say, language);
    return option.required ? part : `[${part}]`;
  });
  return [shownPath(command, language), ...parts].join(' ');
}

function namedHint(option: Option, say: Say, language: Language): string {
  const name = shownName(option, language);
  if (option.kind === 'flag') return name;
  return option.kind === 'file' || option.kind === 'pasted'
    ? valueHint(option, say)
    : `${name}:${valueHint(option, say)}`;
}

function valueHint(option: Option, say: Say): string {
  switch (option.kind) {
    case 'choice':
      return option.choices.map(({ value, words }) => say({ ...words, en: value })).join('|');
    case 'article':
      return say({ en: 'article', zh: '短名' });
    case 'file':
      return say({ en: '+ file', zh: '+ 文件' });
    case 'user':
      return say({ en: 'person', zh: '某人' });
    case 'pasted':
      return say({ en: '⏎ text', zh: '⏎ 正文' });
    case 'text':
      return '…';
    case 'flag':
      return say({ en: 'yes|no', zh: '是|否' });
  }
}
