import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM, parley, place } from './cli-program.ts';

const SLOW = { timeout: 60_000 };

describe('parley start', () => {
  it('explains itself, and says in one line what it cannot be called with', SLOW, async () => {
    const { folder } = place();
    const [help, option, extra, empty, late] = await Promise.all(
      [
        ['start', '--help'],
        ['start', '--bogus'],
        ['start', 'extra'],
        ['start', '--port'],
        ['--data', 'x', 'start'],
      ].map((args) => parley(args, { cwd: folder })),
    );
    expect(help).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^Usage: parley start.*--port <number>/s),
    });
    for (const ran of [option, extra, empty, late]) {
      expect(ran).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringMatching(/^parley: .*start --help shows how.*\n$/),
      });
    }
    expect(option?.err).toContain('--bogus');
  });
});

describe('parley', () => {
  it('tells its version', SLOW, async () => {
    const { version } = JSON.parse(readFileSync(path.join(PROGRAM, '../../package.json'), 'utf8')) as {
      version: string;
    };
    expect(await parley(['--version'])).toMatchObject({ code: 0, out: `${version}\n`, err: '' });
  });

  it.runIf(existsSync('/dev/full'))('says in one line that the disk is full', SLOW, () => {
    const { folder } = place();
    const full = `${process.execPath} ${PROGRAM} --data data quote chips > /dev/full`;
    const ran = spawnSync('bash', ['-c', full], { cwd: folder, encoding: 'utf8' });
    expect(ran).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^parley: the output cannot be written: .*\n$/),
    });
  });
});

describe('parley quote', () => {
  it('says of a withdrawn passage that it is one, and what stands in its place', SLOW, async () => {
    const { folder, write, parley: here } = place();
    const text = (second: string) => `Bees dance in the dark.\n${second}\nClover is sweet in June.\n`;
    write('bees.txt', text('The hive sleeps late.'));
    await here('article', 'add', 'bees.txt');
    write('bees.txt', text('Nobody in the village owns a cow.'));
    const added = await here('article', 'add', 'bees.txt');
    expect(added.out).toContain('revised bees: 3 passages, 2 kept, 1 new, 1 withdrawn');
    const data = ['--data', path.join(folder, 'data'), 'quote'];
    const [plain, json, range, chinese] = await Promise.all([
      here('quote', 'bees:2'),
      here('quote', 'bees:2', '--json'),
      here('quote', 'bees:1-2', '--json'),
      parley([...data, 'bees:2'], { cwd: folder, env: { LANG: 'zh_CN.UTF-8' } }),
    ]);
    expect(plain).toMatchObject({ code: 0, out: 'bees:2\tThe hive sleeps late.\n' });
    expect(plain.err).toMatch(/^parley: bees:2 is withdrawn: .* In its place now: bees:\w+\n$/);
    expect(chinese.err).toMatch(/^parley: bees:2 已撤下：.*现在相应的位置是：bees:\w+\n$/);
    const hitsOf = ({ out }: { out: string }) => (JSON.parse(out) as { hits: Record<string, unknown>[] }).hits;
    expect(hitsOf(json)).toMatchObject([
      { reference: 'bees:2', withdrawn: true, replacedBy: expect.stringMatching(/^bees:/) },
    ]);
    const [first, second] = hitsOf(range);
    expect(first).not.toHaveProperty('withdrawn');
    expect(second).toMatchObject({ reference: 'bees:2', withdrawn: true });
  });
});

describe('parley say', () => {
  it('refuses names and channels that no chat has, and words its errors in the language asked for', SLOW, async () => {
    const { parley } = place();
    const [blank, long, channel, chinese] = await Promise.all([
      parley('say', '--as', ' ', '/quote chips'),
      parley('say', '--as', 'x'.repeat(61), '/quote chips'),
      parley('say', '--channel', 'a b', '/quote chips'),
      parley('say', '--lang', 'zh-Hans', '/qoute chips'),
    ]);
    for (const ran of [blank, long]) expect(ran).toMatchObject({ code: 2, out: '' });
    expect(long.err).toContain('a name of 1 to 60 characters');
    expect(channel).toMatchObject({ code: 2, out: '', err: expect.stringContaining('1 to 64 letters') });
    expect(chinese).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^parley: 没有.*\/parley help/) });
  });
});

describe('parley article', () => {
  it('counts one thing as one', SLOW, async () => {
    const { write, parley } = place();
    write('bee.txt', 'Bees dance in the dark.');
    expect((await parley('article', 'add', 'bee.txt')).out).toContain('added bee: 1 passage (');
    expect((await parley('article', 'remove', 'bee', '--yes')).out).toBe(
      'removed bee: 1 edition, 1 revision, 1 passage\n',
    );
  });
});
