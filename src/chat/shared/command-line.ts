import type { Command, Option } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Args } from '#core/request.ts';
import type { Say } from '#core/words.ts';
import { read } from './arguments.ts';
import { findCommand, namesOf, nameWords, slashAt } from './command-name.ts';
import { quote } from './spelling.ts';
import { pastedOption, positionals, restOption } from './tokens.ts';

export { type Completion, completionAt } from './completion.ts';

export type ParsedLine = { path: readonly string[]; args: Args };

/**
 * Reads a slash command as people type it. Options are written `in:x`, `in=x`, `--in x`, `--in=x`, flags `only-me`, `--only-me` or
 * `only-me:yes`; values with blanks stand in quotation marks. A leading article or choice can be given by its place. A text option
 * takes the other words as typed, quotation marks and all; what follows a `--` before it is text whatever it looks like. Commands and
 * options may be called by their Chinese names. Where a command takes a pasted text, that is what stands below its line, untouched.
 * Values are not checked. Throws the user errors 'unknown-command' and 'unknown-option'.
 */
export function parseLine(line: string, commands: readonly Command[]): ParsedLine {
  const found = findCommand(line, commands);
  if (!found) throw new UserError({ kind: 'unknown-command', typed: unknownName(line, commands) });
  const { command, to } = found;
  const { args, strays } = read(line, to, command);
  const [stray] = strays;
  if (stray !== undefined) {
    const known = command.options.filter(({ kind }) => kind !== 'file' && kind !== 'pasted').map(({ name }) => name);
    throw new UserError({ kind: 'unknown-option', command: nameOf(command.path), option: stray, known });
  }
  return { path: command.path, args };
}

// Enough to recognise what one typed; the rest of a pasted page is not repeated.
const LONGEST_SHOWN = 60;

/** The words of the line up to the first that no command has there. */
function unknownName(line: string, commands: readonly Command[]): string {
  const slash = slashAt(line);
  if (slash === undefined) return [...line.trim()].slice(0, LONGEST_SHOWN).join('');
  const words = nameWords(line, slash, commands);
  const names = commands.flatMap(namesOf);
  const known = (count: number) =>
    names.some((name) => words.slice(0, count).every(({ folded }, at) => name[at]?.includes(folded)));
  const wrong = words.findIndex((_, at) => !known(at + 1));
  const typed = words.slice(0, wrong < 0 ? undefined : wrong + 1).map(({ from, to }) => line.slice(from, to));
  return [...nameOf(typed)].slice(0, LONGEST_SHOWN).join('');
}

const nameOf = (path: readonly string[]): string => `/${path.join(' ')}`;

/**
 * Writes what `parseLine` reads as the same, in the plainest form that does. A text that takes the rest of the line is trimmed, an
 * empty one left out; other texts may have 2,000 characters. Above a pasted text there is one line: line breaks of other values become
 * blanks. Throws 'unknown-command'.
 */
export function formatLine(path: readonly string[], args: Args, commands: readonly Command[]): string {
  const command = commands.find((one) => one.path.join(' ') === path.join(' '));
  if (!command) throw new UserError({ kind: 'unknown-command', typed: nameOf(path) });
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
  const found = findCommand(line, commands);
  if (found?.command !== command) return false;
  const again = read(line, found.to, command);
  return !again.strays.length && command.options.every(({ name }) => again.args[name] === args[name]);
}

/** As a person would type it: first what has to be there, in its place, then the options by name. */
function plainly(command: Command, args: Args): string {
  const rest = restOption(command);
  const placed = [...positionals(command).filter(({ required }) => required), ...(rest ? [rest] : [])];
  const words = placed.map(({ name }) => args[name]).filter((value) => value !== undefined);
  const named = command.options.filter((option) => !placed.includes(option)).flatMap((option) => written(option, args));
  return [nameOf(command.path), ...words, ...named].join(' ');
}

/** So that nothing can be taken for anything else. */
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

/** How the command is typed: `/quote words [in:article] [lang:en|zh] [only-me]`; what may be left out stands in brackets. */
export function usage(command: Command, say: Say): string {
  // What may be left out could be given by its place too; with its name one sees what it is.
  const isPlaced = (option: Option) => option.required && positionals(command).includes(option);
  const rest = restOption(command);
  const pasted = pastedOption(command);
  // What is pasted stands below all others.
  const options = [...command.options.filter((option) => option !== pasted), ...(pasted ? [pasted] : [])];
  const parts = options.map((option) => {
    const part = option === rest ? option.name : isPlaced(option) ? valueHint(option, say) : namedHint(option, say);
    return option.required ? part : `[${part}]`;
  });
  return [nameOf(command.path), ...parts].join(' ');
}

function namedHint(option: Option, say: Say): string {
  if (option.kind === 'flag') return option.name;
  return option.kind === 'file' || option.kind === 'pasted'
    ? valueHint(option, say)
    : `${option.name}:${valueHint(option, say)}`;
}

function valueHint(option: Option, say: Say): string {
  switch (option.kind) {
    case 'choice':
      return option.choices.map(({ value }) => value).join('|');
    case 'article':
      return say({ en: 'article', zh: '文章' });
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
