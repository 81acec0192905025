import { lineToRead } from '#core/clip.ts';
import type { Command, Option } from '#core/command.ts';
import type { Args } from '#core/request.ts';
import { type FlagWords, flagIn, MOST_FLAG_WORDS } from './flag-words.ts';
import { pastedOption, positionals, restOption } from './option-names.ts';
import { type Token, tokensOf, type Word } from './tokens.ts';
import { wordsOfPlace } from './word-runs.ts';

type WordToken = Token & Word;

/**
 * The arguments read from the tokens. `strays`: typed words that belong to no option. `places`: the option that each word filled by its
 * place.
 */
export type FilledArguments = { args: Args; strays: Stray[]; places: Map<WordToken, Option> };

/** A word that belongs to no option. `after`: the option whose value stands before it, if it is not written as an option itself. */
export type Stray = { typed: string; after?: Option };

/** Reads the arguments after the command's name, which ends at `from`: those on its line, and the pasted text below, unchanged. */
export function read(typed: string, from: number, command: Command): Pick<FilledArguments, 'args' | 'strays'> {
  const whole = lineOf(typed, from, command);
  const line = lineToRead(whole);
  const { args, strays } = fill(line, command, tokensOf(line, from, command));
  const pasted = pastedOption(command);
  const below = typed.slice(whole.length).replace(LINE_BREAK, '');
  return pasted && below.trim() ? { args: { ...args, [pasted.name]: below }, strays } : { args, strays };
}

const LINE_BREAK = /\r\n?|\n/;

/** Returns the part of the message that contains names and options: all of it, unless the command takes a text pasted below its line. */
export function lineOf(typed: string, from: number, command: Command): string {
  const end = pastedOption(command) ? typed.slice(from).search(LINE_BREAK) : -1;
  return end < 0 ? typed : typed.slice(0, from + end);
}

/**
 * Assigns the tokens to options. A named option given twice keeps the last value. A flag without dashes or value (`only-me`) is taken out
 * of a text where it is the first or last word; in the middle and in quotation marks it counts, and is a word of the text too.
 */
export function fill(line: string, command: Command, tokens: readonly Token[]): FilledArguments {
  const args: Record<string, string | boolean> = {};
  for (const token of tokens) if (token.kind === 'option') args[token.option.name] = token.value;
  const words = withoutFlags(
    command,
    tokens.filter((token) => token.kind === 'word'),
    args,
  );
  const places = new Map<WordToken, Option>();
  for (const option of positionals(command)) {
    const placed = option.name in args ? [] : words.splice(0, wordsOfPlace(option, neighbours(line, words)));
    for (const word of placed) places.set(word, option);
    if (placed.length) args[option.name] = placed.map(({ value }) => value).join(' ');
  }
  const rest = restOption(command);
  const text = rest && textOf(line, tokens, words);
  if (rest && text) args[rest.name] = text;
  return { args, strays: strays(line, tokens, rest ? [] : words), places };
}

/** The words at the beginning between which nothing else stands. */
function neighbours(line: string, words: readonly WordToken[]): string[] {
  const end = words.findIndex((word, at) => {
    const before = words[at - 1];
    return word.quoted || (before !== undefined && line.slice(before.to, word.from).trim() !== '');
  });
  return words.slice(0, end < 0 ? undefined : Math.max(end, 1)).map(({ typed }) => typed);
}

/** Takes the flags out of the words and sets them. What may be a flag or a part of the text sets it and stays. */
function withoutFlags(
  command: Command,
  words: readonly WordToken[],
  args: Record<string, string | boolean>,
): WordToken[] {
  const takesText = restOption(command) !== undefined;
  const set = ({ option }: FlagWords) => {
    args[option.name] ??= true;
  };
  let [first, end] = [0, words.length];
  for (const edge of ['first', 'last'] as const) {
    for (
      let taken = flagAt(command, words, first, end, edge);
      taken;
      taken = flagAt(command, words, first, end, edge)
    ) {
      set(taken.flag);
      if (!taken.flag.sure) break;
      if (edge === 'first') first += taken.count;
      else end -= taken.count;
    }
  }
  return words.slice(first, end).filter((word) => {
    const flag = flagIn(command, [word]);
    if (!flag?.sure) return true;
    set(flag);
    return takesText;
  });
}

/** Finds a flag of one or more words at one end of the words from `first` to before `end`. */
function flagAt(
  command: Command,
  words: readonly WordToken[],
  first: number,
  end: number,
  edge: 'first' | 'last',
): { flag: FlagWords; count: number } | undefined {
  for (let count = Math.min(MOST_FLAG_WORDS, end - first); count > 0; count -= 1) {
    const from = edge === 'first' ? first : end - count;
    const flag = flagIn(command, words.slice(from, from + count));
    if (flag) return { flag, count };
  }
  return undefined;
}

/** Joins the words with the spaces between them as typed; a single space where an option was removed. */
function textOf(line: string, tokens: readonly Token[], words: readonly WordToken[]): string {
  const last = tokens.at(-1);
  const kept = new Set<Token>(words);
  let text = '';
  tokens.forEach((token, at) => {
    if (!kept.has(token)) return;
    const before = tokens[at - 1];
    const adjacent = before !== undefined && kept.has(before);
    text += (adjacent ? line.slice(before.to, token.from) : text && ' ') + line.slice(token.from, token.to);
  });
  return last?.kind === 'rest' ? [text, last.text].filter(Boolean).join(' ') : text;
}

/** Returns the words that belong to no option. Of `lnag:zh`, only the name `lnag`. */
function strays(line: string, tokens: readonly Token[], words: readonly WordToken[]): Stray[] {
  const left = new Set<Token>(words);
  return tokens.flatMap((token, at): Stray[] => {
    if (token.kind === 'unknown') return [{ typed: token.name }];
    if (!left.has(token)) return [];
    const typed = line.slice(token.from, token.to);
    const name = /^([^:：=＝]+)[:：=＝]/u.exec(typed)?.[1];
    if (name !== undefined) return [{ typed: name }];
    const before = tokens[at - 1];
    return [{ typed, ...(before?.kind === 'option' && before.option.kind !== 'flag' && { after: before.option }) }];
  });
}
