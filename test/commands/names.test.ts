import { describe, expect, it } from 'vitest';
import { parseLine } from '#chat/shared/command-line.ts';
import { commands } from '#commands';
import type { Command } from '#core/command.ts';
import { errorWords } from '#core/error-words.ts';
import { toTraditional } from '#library/index.ts';
import { problemOf } from './house.ts';

/** What Discord takes as the name of a command or an option, in any language. */
const DISCORD_NAME = /^[-_'\p{L}\p{N}]{1,32}$/u;

const nameOf = ({ path }: Command) => path.join(' ');
const spelt = (name: string, chinese: string): string[] => [...new Set([name, chinese, toTraditional(chinese)])];

describe('every command and option has a name in Chinese', () => {
  for (const command of commands) {
    const { path, chinese, traditional, options } = command;

    it(`/${nameOf(command)}: one that Discord takes, with the traditional form that it converts to`, () => {
      expect(chinese).toHaveLength(path.length);
      expect(traditional ?? chinese).toEqual(chinese.map((words) => toTraditional(words)));
      for (const option of options) expect(option.traditional ?? option.chinese).toBe(toTraditional(option.chinese));
      const names = [...path.flatMap((word, at) => spelt(word, chinese[at] ?? '')), ...options.flatMap(namesOf)];
      for (const name of names) expect(name).toMatch(DISCORD_NAME);
    });

    it(`/${nameOf(command)}: no name stands for two options`, () => {
      const names = options.flatMap(namesOf);
      expect(new Set(names).size).toBe(names.length);
    });

    it(`/${nameOf(command)}: typed by any of its names it is found`, () => {
      for (const name of [chinese, chinese.map((words) => toTraditional(words))]) {
        expect(parseLine(`/${name.join(' ')}`, commands).path).toEqual(path);
      }
    });
  }
  const namesOf = ({ name, chinese }: { name: string; chinese: string }) => spelt(name, chinese);

  it('and no name stands for two commands, nor for two words at one place', () => {
    for (const one of commands) {
      for (const other of commands.filter(({ path }) => path.length === one.path.length)) {
        const at = one.path.findIndex((word, index) => word !== other.path[index]);
        if (at < 0) continue;
        const theirs = spelt(other.path[at] ?? '', other.chinese[at] ?? '');
        expect(spelt(one.path[at] ?? '', one.chinese[at] ?? '').filter((name) => theirs.includes(name))).toEqual([]);
      }
    }
  });

  it('and no word that people type for a command stands for two', () => {
    const typed = commands.flatMap(({ path, chinese, traditional = [], also = [] }) => {
      const last = [path.at(-1), chinese.at(-1), traditional.at(-1), ...also].filter((word) => word !== undefined);
      return [...new Set(last)].map((word) => [...path.slice(0, -1), word].join(' '));
    });
    expect(typed.filter((name, at) => typed.indexOf(name) !== at)).toEqual([]);
  });

  it('and its words fit what a platform shows of them', () => {
    for (const { words, options } of commands) {
      for (const { en, zh } of [words, ...options.map((option) => option.words)]) {
        for (const shown of [en, zh, toTraditional(zh)]) expect(shown.length).toBeLessThanOrEqual(100);
      }
    }
  });
});

it.each([
  ['/qoute', ['/quote']],
  ['/list', ['/daily list', '/debate list']],
] as const)('%s is no command, and the one that may be meant is named', async (typed, near) => {
  const problem = await problemOf(async () => parseLine(`${typed} x`, commands));
  expect(problem).toEqual({ kind: 'unknown-command', typed, near });
  expect(problem && errorWords(problem).en).toContain(`“${typed}”. Did you mean ${near.join(' or ')}?`);
});

it.each([
  ['/辩论 转录', '是不是要用 /辩论 记录？'],
  ['/debate 转录', '/debate 发起、预约、'],
  ['/debate kickof', '/debate start、plan、'],
] as const)('%s is no command, and those that there are stand in the same language', async (typed, names) => {
  const problem = await problemOf(async () => parseLine(typed, commands));
  expect(problem && errorWords(problem).zh).toContain(names);
});
