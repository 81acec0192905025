import type { Command } from '#core/command.ts';
import { findCommand, ROOT } from './command-name.ts';
import { flagNames } from './flag-words.ts';
import { fold } from './spelling.ts';

/** UTF-16 units in which a flag in front of a command's name ends. */
const LONGEST = 60;

/**
 * Writes a line whose flag stands before the command's name (`only-me quote …`, `仅自己 引用 …`) with the flag behind the name. Undefined if it
 * begins otherwise. A flag that the command does not have is left out.
 */
export function flagBehindName(text: string, commands: readonly Command[]): string | undefined {
  const { 0: before, groups } = patternOf(commands).exec(text.slice(0, LONGEST)) ?? {};
  if (before === undefined || !groups?.flag) return undefined;
  const line = `/${ROOT} ${text.slice(before.length)}`;
  const found = findCommand(line, commands);
  if (!found) return undefined;
  const flag = flagNames(found.command).get(plain(groups.flag));
  return [line.slice(0, found.to), ...(flag ? [flag.option.name] : []), line.slice(found.to).trimStart()].join(' ');
}

const plain = (typed: string) => fold(typed).replaceAll('_', '-').replace(/\s+/g, ' ');

// Cached, because declarations do not change.
const kept = new WeakMap<readonly Command[], RegExp>();

/** A flag's name at the beginning, with the marks around it. No space need follow a Chinese one. */
function patternOf(commands: readonly Command[]): RegExp {
  const known = kept.get(commands);
  if (known) return known;
  const names = [...new Set(commands.flatMap((command) => [...flagNames(command).keys()]))];
  const any = names
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replaceAll('-', String.raw`[-_\u2010-\u2015\u2212]`).replaceAll(' ', String.raw`\s+`))
    .join('|');
  const mark = String.raw`[^\p{L}\p{N}/／]`;
  const made = new RegExp(String.raw`^${mark}*(?<flag>${any || '$^'})(?:${mark}+|(?<=\p{Script=Han}))[/／]?`, 'iu');
  kept.set(commands, made);
  return made;
}
