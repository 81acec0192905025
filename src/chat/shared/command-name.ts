import type { Command } from '#core/command.ts';
import { nearNames } from '#core/near.ts';
import { endOfWord, fold, skipBlanks } from './spelling.ts';

/** Prefix under which every command can also be called, because short names are scarce on Slack. */
export const ROOT = 'parley';

export type NameWord = { from: number; to: number; folded: string };
export type FoundCommand = { command: Command; from: number; to: number };
/** A name of a command: for each word its spellings, the command's own first, then the Chinese ones. */
export type CommandName = readonly (readonly string[])[];

/** Returns the index of the slash, half or full width; undefined if the line does not begin with one. */
export function slashAt(line: string): number | undefined {
  const at = skipBlanks(line, 0);
  return '/／'.includes(line.charAt(at)) && at < line.length ? at : undefined;
}

/** Returns the words after the slash that can belong to a command's name. */
export function nameWords(line: string, slash: number, commands: readonly Command[]): NameWord[] {
  // One more for the root in front, and one more to detect that there are too many.
  const most = longestOf(commands) + 2;
  const chinese = chineseWords(commands);
  const words: NameWord[] = [];
  let from = skipBlanks(line, slash + 1);
  while (from < line.length && words.length < most) {
    const name = endOfName(line, from, chinese);
    const to = name + punctuationAfter(line, from, name, commands);
    words.push({ from, to, folded: fold(line.slice(from, name)) });
    from = skipBlanks(line, to);
  }
  return words;
}

// People who type Chinese often put no space after a name: /quote出口管制, /引用出口管制.
// And punctuation follows it: “quote: export controls”, “quote，出口管制”.
const GLUED = /^[a-z-]+(?=[\p{Script=Han}“"「『:：,，、;；`*_~])/iu;

/** A word with nothing glued to it, as most are. */
const PLAIN_NAME = /^[a-z-]+$/i;

function endOfName(line: string, from: number, chinese: readonly string[]): number {
  const end = endOfWord(line, from);
  const typed = line.slice(from, end);
  if (PLAIN_NAME.test(typed)) return end;
  const latin = GLUED.exec(typed)?.[0];
  const name = latin ?? chinese.find((word) => typed.startsWith(word));
  return name === undefined ? end : from + name.length;
}

/** Returns the length of the punctuation that people write after a name: `quote:`, `quote,` and the marks of copied text. */
function punctuationAfter(line: string, from: number, to: number, commands: readonly Command[]): number {
  const [marks = ''] = /^[:：,，、;；`*_~]+/u.exec(line.slice(to, to + MOST_MARKS)) ?? [];
  return marks && wordsOf(commands).has(fold(line.slice(from, to))) ? marks.length : 0;
}

const MOST_MARKS = 8;

/** Returns the Chinese words of all names. A word comes before any shorter word that it begins with. */
function chineseWords(commands: readonly Command[]): readonly string[] {
  const known = chineseKept.get(commands);
  if (known) return known;
  const all = commands.flatMap(({ chinese, traditional, also }) => [
    ...chinese,
    ...(traditional ?? []),
    ...(also ?? []),
  ]);
  const words = [...new Set(all)].filter((word) => /^\p{Script=Han}/u.test(word)).sort((a, b) => b.length - a.length);
  chineseKept.set(commands, words);
  return words;
}

// Cached, because declarations do not change and every typed line is compared with all of them.
const chineseKept = new WeakMap<readonly Command[], readonly string[]>();
const longestKept = new WeakMap<readonly Command[], number>();
const wordsKept = new WeakMap<readonly Command[], ReadonlySet<string>>();
const namesKept = new WeakMap<Command, readonly CommandName[]>();

/** Returns the number of words of the longest name. */
function longestOf(commands: readonly Command[]): number {
  const longest = longestKept.get(commands) ?? Math.max(0, ...commands.map(({ path }) => path.length));
  longestKept.set(commands, longest);
  return longest;
}

/** Returns all words of all names. */
function wordsOf(commands: readonly Command[]): ReadonlySet<string> {
  const known = wordsKept.get(commands) ?? new Set([ROOT, ...commands.flatMap((command) => namesOf(command).flat(2))]);
  wordsKept.set(commands, known);
  return known;
}

/** Returns the names of a command, its own first. */
export function namesOf(command: Command): readonly CommandName[] {
  const names = namesKept.get(command) ?? spelled(command);
  namesKept.set(command, names);
  return names;
}

/** A short name can have the root in front, and `/parley help` can go without it. */
function spelled({ path, chinese, traditional, also = [] }: Command): CommandName[] {
  const name = path.map((word, at) => {
    const others = at === path.length - 1 ? also : [];
    return [...new Set([word, chinese[at], traditional?.[at], ...others].filter((one) => one !== undefined))];
  });
  if (path[0] !== ROOT) return [name, [[ROOT], ...name]];
  return path.length === 2 ? [name, name.slice(1)] : [name];
}

/** Commands by the words of their names: each spelling of a word leads to the names that go on with it. `ends`: the name that is complete. */
type NameTree = { ends?: Command; next: Map<string, NameTree> };
const treesKept = new WeakMap<readonly Command[], NameTree>();

/** Returns the tree of all names. Of two commands with one name the first is found. */
function treeOf(commands: readonly Command[]): NameTree {
  const known = treesKept.get(commands);
  if (known) return known;
  const tree: NameTree = { next: new Map() };
  for (const command of commands) for (const name of namesOf(command)) enter(tree, name, command);
  treesKept.set(commands, tree);
  return tree;
}

function enter(tree: NameTree, [spellings, ...rest]: CommandName, command: Command): void {
  if (!spellings) {
    tree.ends ??= command;
    return;
  }
  for (const word of spellings) {
    const next = tree.next.get(word) ?? { next: new Map() };
    tree.next.set(word, next);
    enter(next, rest, command);
  }
}

/** Finds the command with the longest name that the line begins with. `from`–`to` is the name with its slash. */
export function findCommand(line: string, commands: readonly Command[]): FoundCommand | undefined {
  const slash = slashAt(line);
  if (slash === undefined) return undefined;
  const words = nameWords(line, slash, commands);
  let best: { command: Command; length: number } | undefined;
  let tree = treeOf(commands).next.get(words[0]?.folded ?? '');
  for (let length = 1; tree; length += 1) {
    if (tree.ends) best = { command: tree.ends, length };
    tree = tree.next.get(words[length]?.folded ?? '');
  }
  // A line with only /parley gets help: the person wants to know what Parley can do.
  if (!best && words.length === 1 && words[0]?.folded === ROOT) {
    const help = treeOf(commands).next.get(ROOT)?.next.get('help')?.ends;
    return help && { command: help, from: slash, to: words[0].to };
  }
  const to = best && words[best.length - 1]?.to;
  return best && to !== undefined ? { command: best.command, from: slash, to } : undefined;
}

/** Most commands that are offered for a name that there is not. */
const MOST_NEAR = 2;

/** The commands that a wrong name may mean: a letter or two off (`/qoute`), or the last word alone (`/help`). */
export function nearCommands(typed: string, commands: readonly Command[]): Command[] {
  const wanted = fold(typed).replace(/^[/／]+/, '');
  if (!wanted) return [];
  const named = commands.map((command) => {
    const { path, chinese, traditional = [] } = command;
    const all = [path, chinese, traditional];
    return { command, ways: all.map((words) => words.join(' ')), lasts: all.map((words) => words.at(-1)) };
  });
  const meant = named.flatMap(({ command, lasts }) => (lasts.includes(wanted) ? [command] : []));
  const ways = nearNames(
    wanted,
    named.flatMap(({ ways }) => ways),
  );
  const near = ways.flatMap((way) => named.flatMap(({ command, ways }) => (ways.includes(way) ? [command] : [])));
  return [...new Set([...meant, ...near])].slice(0, MOST_NEAR);
}
