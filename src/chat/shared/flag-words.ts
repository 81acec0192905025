import type { Command, Option } from '#core/command.ts';
import { nearNames } from '#core/near.ts';
import type { Args } from '#core/request.ts';
import { fold } from './spelling.ts';

// Flags as people write them in a text: `only-me.`, `(only-me)`, “teacher，仅自己”. An answer that was meant for one person must not be
// posted for everybody, so whatever may be the flag is taken for it.

type FlagOption = Extract<Option, { kind: 'flag' }>;

/** A word of the line. `quoted`: all of it is in quotation marks. */
type TypedWord = { typed: string; quoted: boolean };

/** A flag that words name. `sure`: they mean nothing else, so they are not a part of the text. */
export type FlagWords = { option: Option; sure: boolean };

/** Most words of a flag's name. */
export const MOST_FLAG_WORDS = 4;

/** Removes the punctuation, brackets, marks and dashes around a word. */
export function bare(typed: string): string {
  return typed.replace(/^[^\p{L}\p{N}]+/u, '').replace(/(?<=[\p{L}\p{N}])[^\p{L}\p{N}]+$/u, '');
}

/** Finds the flag that these neighbouring words name together. */
export function flagIn(command: Command, words: readonly TypedWord[]): FlagWords | undefined {
  const typed = words.map((word) => word.typed).join(' ');
  const { named, options, longest } = flagsOf(command);
  if (!options.length || typed.length > longest + MOST_MARKS) return undefined;
  // A Chinese name is one word, also with spaces in it.
  const plain = fold(bare(typed))
    .replaceAll('_', '-')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  const flag = named.get(plain) ?? misspelled(options, plain);
  if (!flag) return undefined;
  // Marks around a word that can be another one show that it is the flag: (private), `private`.
  const isSure = flag.sure || /^[-([{（【`]/u.test(typed);
  return { option: flag.option, sure: isSure && !words.some(({ quoted }) => quoted) };
}

/** UTF-16 units of punctuation around a flag that are looked at. */
const MOST_MARKS = 20;

function misspelled(options: readonly FlagOption[], plain: string): FlagWords | undefined {
  if (!/^\S+-\S+$/u.test(plain)) return undefined;
  const option = options.find(
    ({ name }) => name.includes('-') && Math.abs(name.length - plain.length) < 3 && nearNames(plain, [name]).length > 0,
  );
  return option && { option, sure: true };
}

/** The flags of a command, and all their names. `ends` and `begins` match a name at the end or beginning of a word without spaces. */
type Flags = {
  options: FlagOption[];
  named: ReadonlyMap<string, FlagWords>;
  longest: number;
  ends: RegExp;
  begins: RegExp;
};

// Cached, because declarations do not change.
const kept = new WeakMap<Command, Flags>();

function flagsOf(command: Command): Flags {
  const known = kept.get(command);
  if (known) return known;
  const options = command.options.filter((option) => option.kind === 'flag');
  const named = new Map<string, FlagWords>();
  for (const option of options) {
    for (const name of option.perhaps ?? []) named.set(name, { option, sure: false });
    for (const name of sureNames(option)) named.set(name, { option, sure: true });
  }
  const made = {
    options,
    named,
    longest: Math.max(0, ...[...named.keys()].map(({ length }) => length)),
    ...patterns(options),
  };
  kept.set(command, made);
  return made;
}

const sureNames = ({ name, chinese, traditional, also = [] }: FlagOption): string[] => [
  ...new Set([name, name.replaceAll('-', ' '), chinese, ...(traditional === undefined ? [] : [traditional]), ...also]),
];

const NOTHING = '$^';

function patterns(options: readonly FlagOption[]): Pick<Flags, 'ends' | 'begins'> {
  const names = options.flatMap(sureNames).filter((name) => !name.includes(' '));
  const any = names.join('|').replaceAll('-', String.raw`[-_\u2010-\u2015\u2212]`) || NOTHING;
  // Chinese has no spaces, so a Chinese name needs no punctuation before it.
  const han = names.filter((name) => /^\p{Script=Han}+$/u.test(name)).join('|') || NOTHING;
  const mark = String.raw`[^\p{L}\p{N}]`;
  const perhaps = options.flatMap((option) => option.perhaps ?? []).join('|') || NOTHING;
  return {
    ends: new RegExp(`(?:${mark}+(?:${any})|(?:${han})|[([{（【](?:${perhaps}))${mark}*$`, 'iu'),
    begins: new RegExp(`^${mark}*(?:${any})${mark}+`, 'iu'),
  };
}

/** Returns the names of a command's flags, each with its option. */
export const flagNames = (command: Command): ReadonlyMap<string, FlagWords> => flagsOf(command).named;

/** Returns where a word ends that a flag follows without a space: after `短缺才是老师` in `短缺才是老师，仅自己`. */
export function endBeforeFlag(command: Command, typed: string): number {
  const { ends, longest } = flagsOf(command);
  const from = Math.max(0, typed.length - longest - MOST_MARKS);
  const found = ends.exec(typed.slice(from));
  return found && from + found.index > 0 ? from + found.index : typed.length;
}

/** Returns where a flag ends with which a word begins: after `仅自己，` in `仅自己，短缺才是老师`. */
export function endOfFirstFlag(command: Command, typed: string): number | undefined {
  const { begins, longest } = flagsOf(command);
  return begins.exec(typed.slice(0, longest + MOST_MARKS))?.[0].length;
}

/**
 * Reads flags at the end of a text that was given as an option: people copy whole lines into it. The arguments with the flags set, and the
 * text without those that are sure. Flags that were given as options stay as they are.
 */
export function withFlagsInText(command: Command, args: Args): Args {
  const text = command.options.find(({ kind }) => kind === 'text');
  if (!text) return args;
  const given = args[text.name];
  if (typeof given !== 'string') return args;
  const cut = endBeforeFlag(command, given.trimEnd());
  const words = [...given.slice(0, cut).split(/(?<=\s)(?=\S)/u), given.slice(cut)].filter((word) => word !== '');
  for (let count = Math.min(MOST_FLAG_WORDS, words.length - 1); count > 0; count -= 1) {
    const last = words
      .slice(-count)
      .map((word) => ({ typed: word.trim(), quoted: /^["“「'‘『].*["”」'’』]$/u.test(word) }));
    const flag = flagIn(command, last);
    if (flag) {
      const left = flag.sure ? words.slice(0, -count).join('').trimEnd() : given;
      return { [flag.option.name]: true, ...args, [text.name]: left };
    }
  }
  return args;
}
