import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parley, place, type Ran } from './cli-program.ts';

const SLOW = { timeout: 60_000 };
const BEES = 'Bees dance in the dark. Nobody taught them.';
const errorOf = ({ err }: Ran): unknown => (JSON.parse(err) as { error: unknown }).error;

describe('an error with --json', () => {
  it('is one object on standard error, and standard output has nothing', SLOW, async () => {
    const { parley } = place();
    const bad = [
      [['article', 'show', 'chip-control', '--json'], 1, { kind: 'no-article', id: 'chip-control' }],
      [['quote', 'chip-controls:9999', '--json'], 1, { kind: 'no-passage' }],
      [['quote', 'chip-controls:12', '--in', 'open-weights', '--json'], 1, { kind: 'reference-elsewhere' }],
      [['quote', '--json'], 2, { kind: 'usage', message: 'quote takes words, or --batch FILE.' }],
      [['article', 'list', '--bogus', '--json'], 2, { kind: 'usage', message: "unknown option '--bogus'" }],
      [['article', 'nope', '--json'], 2, { kind: 'usage', message: "unknown command 'nope'" }],
      [['say', '/qoute chips', '--json'], 1, { kind: 'unknown-command' }],
      [['article', 'edit', 'chip-controls', '--date', 'soon', '--json'], 1, { kind: 'bad-fact', field: 'published' }],
    ] as const;
    for (const [args, code, error] of bad) {
      const ran = await parley(...args);
      expect(ran, args.join(' ')).toMatchObject({ code, out: '' });
      expect(errorOf(ran)).toMatchObject({ message: expect.stringMatching(/\S/), ...error });
    }
  });
});

describe('lists with --json', () => {
  it('are one object a line', SLOW, async () => {
    const { parley } = place();
    const topics = (await parley('topic', 'list', '--json')).lines.map((line) => JSON.parse(line) as unknown);
    expect(topics).toContainEqual(
      expect.objectContaining({
        id: 'chip-controls',
        question: 'Should chip export controls be loosened?',
        waitsFor: [],
      }),
    );
  });
});

describe('nothing found', () => {
  it('ends with the same status in quote and say', SLOW, async () => {
    const { parley } = place();
    for (const args of [
      ['quote', 'qqqqzzzz'],
      ['quote', 'qqqqzzzz', '--json'],
      ['say', '/quote qqqqzzzz'],
    ])
      expect((await parley(...args)).code, args.join(' ')).toBe(1);
    expect((await parley('say', '/quote export controls')).code).toBe(0);
  });
});

describe('remove', () => {
  it('asks first, and where nobody can answer says what to type', SLOW, async () => {
    const { write, parley } = place();
    write('bees.txt', BEES);
    await parley('article', 'add', 'bees.txt');
    const asked = await parley('article', 'remove', 'bees');
    expect(asked).toMatchObject({ code: 2, out: '', err: expect.stringContaining('parley article remove bees --yes') });
    expect((await parley('quote', 'bees:1')).code).toBe(0);
    expect(
      (await parley('article', 'remove', 'bees', '--yes', '--json')).lines.map((line) => JSON.parse(line)),
    ).toMatchObject([{ id: 'bees', passages: 2 }]);
    write('keeper.yaml', 'question: {en: Who keeps the lamp?, zh: 谁来守灯？}\n');
    await parley('topic', 'add', 'keeper.yaml');
    expect((await parley('topic', 'remove', 'keeper')).err).toContain('parley topic remove keeper --yes');
    expect((await parley('topic', 'remove', 'keeper', '--yes')).code).toBe(0);
  });
});

describe('a file that is hardly meant', () => {
  it('is not read without a question, and where nobody can answer the flag is named', SLOW, async () => {
    const { folder, write } = place();
    mkdirSync(path.join(folder, 'here'));
    write('here/.secret', BEES);
    write('elsewhere.txt', BEES);
    write('no-ending', BEES);
    symlinkSync(path.join(folder, 'elsewhere.txt'), path.join(folder, 'here', 'link.txt'));
    symlinkSync('/etc/passwd', path.join(folder, 'here', 'notes.md'));
    const files = { '.secret': 'hidden', 'link.txt': 'link', 'notes.md': 'system' };
    const others = { '/etc/passwd': 'system', '/dev/zero': 'device', '../no-ending': 'outside' };
    for (const [file, why] of Object.entries({ ...files, ...others })) {
      const ways = [
        ['article', 'add', file],
        ['say', '/parley article add', '--may', 'facilitator', '--file', file],
        ['check', file],
        ['quote', '--batch', file],
      ];
      for (const args of ways) {
        const ran = await parley(['--data', path.join(folder, 'data'), ...args, '--json'], {
          cwd: path.join(folder, 'here'),
        });
        expect(ran, args.join(' ')).toMatchObject({ code: 1, out: '' });
        expect(errorOf(ran), args.join(' ')).toMatchObject({ kind: 'file-unusual', why });
        expect(ran.err).toContain('--any-file');
      }
    }
  });

  it('is read with the flag, and an ordinary one elsewhere without', SLOW, async () => {
    const { folder, write, parley } = place();
    write('.bees.txt', BEES);
    expect((await parley('article', 'add', '.bees.txt')).code).toBe(1);
    expect((await parley('article', 'add', '.bees.txt', '--any-file', '--id', 'bees')).code).toBe(0);
    write('elsewhere.txt', 'Clover is sweet in June.');
    mkdirSync(path.join(folder, 'here'));
    expect((await parley('article', 'add', path.join(folder, 'elsewhere.txt'))).code).toBe(0);
    expect((await parley('article', 'add', '/dev/zero', '--any-file')).err).toContain('20 MB is the most');
  });
});
