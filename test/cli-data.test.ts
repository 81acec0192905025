import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '#store/index.ts';
import { parley, place, type Ran } from './cli-program.ts';

const SLOW = { timeout: 60_000 };
const BEES = 'Bees dance in the dark. Nobody taught them.';
const errorOf = ({ err }: Ran): unknown => (JSON.parse(err) as { error: unknown }).error;

/** A folder with a data folder that has an article, and the program in it. */
async function keeper() {
  const { folder, write, parley: here } = place();
  write('bees.txt', BEES);
  await here('article', 'add', 'bees.txt');
  const at = (data: string, ...args: string[]) => parley(['--data', path.join(folder, data), ...args], { cwd: folder });
  return { folder, write, at };
}

describe('data backup and data restore', () => {
  it('bring an article back into a new folder', SLOW, async () => {
    const { folder, at } = await keeper();
    const made = await at('data', 'data', 'backup', 'bees.db');
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out).toMatch(/^Backed up \d+ rows of .*data to .*bees\.db\./);
    expect(await at('new', 'data', 'restore', 'bees.db')).toMatchObject({ code: 0, err: '' });
    expect((await at('new', 'quote', 'bees:1')).out).toContain('Bees dance in the dark.');
    expect(readdirSync(folder)).toContain('bees.db');
  });

  it('print rows and checksums of each table with --json, the same twice', SLOW, async () => {
    const { at } = await keeper();
    const made = await at('data', 'data', 'backup', 'bees.db', '--json');
    const restored = await at('new', 'data', 'restore', 'bees.db', '--json');
    expect(restored.out).toBe(made.out);
    expect(JSON.parse(made.out)).toEqual({
      tables: expect.arrayContaining([
        { table: 'articles', rows: expect.any(Number), sha256: expect.stringMatching(/^[\da-f]{64}$/) },
      ]),
    });
  });

  it('replace what is stored only after a question, and where nobody can answer say what to type', SLOW, async () => {
    const { write, at } = await keeper();
    await at('data', 'data', 'backup', 'bees.db');
    write('clover.txt', 'Clover is sweet in June.');
    await at('data', 'article', 'add', 'clover.txt');
    const full = await at('data', 'data', 'restore', 'bees.db', '--json');
    expect(full).toMatchObject({ code: 1, out: '' });
    expect(errorOf(full)).toMatchObject({ kind: 'store', fault: 'not-empty' });
    const asked = await at('data', 'data', 'restore', 'bees.db', '--replace');
    expect(asked).toMatchObject({ code: 2, out: '' });
    expect(asked.err).toContain('parley data restore bees.db --replace --yes');
    expect((await at('data', 'quote', 'clover:1')).code).toBe(0);
    expect(await at('data', 'data', 'restore', 'bees.db', '--replace', '--yes')).toMatchObject({ code: 0 });
    expect((await at('data', 'quote', 'clover:1')).code).toBe(1);
  });

  it('that cannot be done say why in one line, and make nothing', SLOW, async () => {
    const { folder, at } = await keeper();
    for (const args of [
      ['restore', 'none.db'],
      ['restore', 'bees.txt'],
      ['backup', 'bees.txt'],
      ['backup', path.join('nowhere', 'bees.db')],
      ['move', '--from', 'nothing', '--to', 'new'],
    ]) {
      const ran = await at('empty', 'data', ...args);
      expect(ran, args.join(' ')).toMatchObject({ code: 1, out: '' });
      expect(ran.err, args.join(' ')).toMatch(/^parley: [^\n]+\n$/);
    }
    for (const name of ['empty', 'new', 'nothing']) expect(existsSync(path.join(folder, name)), name).toBe(false);
  });
});

describe('data move', () => {
  it('moves to another folder, says what to set, and leaves the old one', SLOW, async () => {
    const { folder, at } = await keeper();
    const moved = await at('data', 'data', 'move', '--to', 'new');
    expect(moved).toMatchObject({ code: 0, err: '' });
    expect(moved.out).toContain(`Set PARLEY_DATA=${path.join(folder, 'new')} in .env`);
    expect(moved.out.trimEnd()).toMatch(/data is unchanged\.$/);
    for (const data of ['data', 'new']) expect((await at(data, 'quote', 'bees:1')).code, data).toBe(0);
  });

  it('takes the place that the settings name for the one that is not given', SLOW, async () => {
    const { folder } = await keeper();
    const env = { PARLEY_DATA: path.join(folder, 'new') };
    const moved = await parley(['data', 'move', '--from', 'data'], { cwd: folder, env });
    expect(moved).toMatchObject({ code: 0 });
    expect(moved.out).toContain('The settings name the new place already: start Parley.');
  });

  it('waits for a Parley that runs, unless told not to', SLOW, async () => {
    const { folder, at } = await keeper();
    const running = await openStore({ folder: path.join(folder, 'data') });
    await running.leases.arrive(3_600_000);
    const refused = await at('data', 'data', 'move', '--to', 'new', '--json');
    expect(errorOf(refused)).toMatchObject({ fault: 'in-use', message: expect.stringContaining('--anyway') });
    expect((await at('data', 'data', 'move', '--to', 'new', '--anyway')).code).toBe(0);
    expect((await at('data', 'data', 'backup', 'bees.db')).code).toBe(0);
    await running.leases.leave();
    await running.close();
  });

  it('says what is wrong with an address, without its password', SLOW, async () => {
    const { folder, at } = await keeper();
    const wrong = ['postgres:/u:hunter2@h/db', 'mysql://u:hunter2@h/db', 'postgres://u:1/hunter2@h/db'];
    for (const address of wrong) {
      const env = { DATABASE_URL: address };
      const runs = [
        await at('data', 'data', 'move', '--to', address),
        await parley(['data', 'backup', 'bees.db'], { cwd: folder, env }),
        await parley(['article', 'list'], { cwd: folder, env }),
      ];
      for (const ran of runs) {
        expect(ran, address).toMatchObject({ code: 2, out: '', err: expect.stringContaining('such as postgres://') });
        expect(ran.err, address).not.toContain('hunter2');
      }
      const doctor = await parley(['doctor'], { cwd: folder, env });
      expect(doctor.out, address).toContain('not checked: DATABASE_URL is wrong.');
      expect(doctor.out + doctor.err, address).not.toContain('hunter2');
    }
    for (const args of [[], ['--to', 'data'], ['--to', path.join(folder, 'data')]])
      expect((await at('data', 'data', 'move', ...args)).code, args.join(' ')).toBe(2);
  });
});
