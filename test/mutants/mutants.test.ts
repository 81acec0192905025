import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { seeded } from '../soak/random.ts';
import { fixture } from './fixture.ts';
import { type Judged, measure, type Tell } from './measure.ts';
import { mutationsOf } from './operators.ts';
import { summaryOf } from './report.ts';
import { allMutations, draw, roomOf } from './sample.ts';

const ROOT = path.join(import.meta.dirname, '..', '..');
const SILENT: Tell = { note: () => {}, judged: () => {} };

/** `operator: original → text` of every mutation of some code. */
function mutations(code: string): string[] {
  return mutationsOf('src/x.ts', code).map(({ operator, original, text }) => `${operator}: ${original} → ${text}`);
}

describe('mutations', () => {
  it.each([
    ['const a = b < c;', ['relation: b < c → b <= c']],
    ['const a = b === (c);', ['negate: b === (c) → b !== (c)']],
    ['if (a) b = c; else b = d;', ['negate: a → !(a)']],
    ['const a = !b;', ['negate: !b → (b)']],
    ['const a = (b || c) && d;', ['logic: (b || c) && d → ((b || c) || d)', 'logic: b || c → (b && c)']],
    ['const a = (b()) ?? c;', ['nodefault: (b()) ?? c → (b())']],
    ['const a = [0, 1, 5, true];', ['number: 0 → 1', 'number: 1 → 2', 'number: 5 → 8', 'boolean: true → false']],
    ["const a = 'id';", ["string: 'id' → ''"]],
    ['const f = () => `two words`;', ["empty: `two words` → ''"]],
    ['function f() { return a.map(b); }', ['empty: a.map(b) → []']],
    ['if (a > b) { throw c; }', ['noreturn: if (a > b) { throw c; } → ;', 'relation: a > b → a >= b']],
    ['await save(a);', ['dropcall: await save(a); → ;']],
  ])('of `%s`', (code, expected) => {
    expect(mutations(code)).toEqual(expected);
  });

  it('leave alone types, names, modules and words for people', () => {
    const code = `'use strict'; import a from 'b'; type C = 1 | 'd'; const e = { f: 'Two words', 'g': '磨坊' } as { f: 'h' };`;
    expect(mutations(code)).toEqual([]);
  });
});

describe('a sample', () => {
  const all = allMutations(ROOT);

  it('is the same for the same seed, and another for another', () => {
    expect(draw(all, 40, seeded(1))).toEqual(draw(all, 40, seeded(1)));
    expect(draw(all, 40, seeded(1))).not.toEqual(draw(all, 40, seeded(2)));
  });

  it('has as many as wanted, none twice, and something from every room', () => {
    const sample = draw(all, 150, seeded(3));
    expect(new Set(sample).size).toBe(150);
    expect(new Set(sample.map(({ file }) => roomOf(file)))).toEqual(new Set(all.map(({ file }) => roomOf(file))));
  });

  it('has everything where more are wanted than there are', () => {
    const few = all.slice(0, 5);
    expect(draw(few, 10, seeded(1))).toEqual(few);
  });
});

/** `text: verdict`, and the test that caught it. */
function told({ mutation: { text }, verdict }: Judged): string {
  return `${text}: ${verdict.kind}${verdict.kind === 'caught' ? ` by ${verdict.by}` : ''}`;
}

/** The text of every file of a project, by its path. */
function textsOf(root: string): Map<string, string> {
  const files = globSync(['*.*', '{src,test}/**/*.ts'], { cwd: root });
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

describe('a measurement', () => {
  it('shows as caught what a test notices, as survived what changes nothing, and what no test or no type allows apart', async () => {
    const root = fixture();
    const before = textsOf(root);
    const judged = await measure({ root, seed: 1, times: 100 }, SILENT);
    expect(textsOf(root), 'the project is left as it was').toEqual(before);
    if ('failures' in judged) throw new Error(JSON.stringify(judged.failures));
    expect(judged.map(told)).toEqual([
      '15: caught by test/size.test.ts: fits below ten',
      'size <= LIMIT: caught by test/size.test.ts: fits below ten',
      'a >= b: survived',
      'size >= LIMIT: unreached',
      "'': refused",
      '5: caught by test/made.test.ts: was made three long',
    ]);
    expect(summaryOf(judged)).toContain('caught: 3 of 5 (60.0 %)');
  });

  it('leaves out, and names, a test that fails without any mutation', async () => {
    const root = fixture({ 'test/wrong.test.ts': "import { it } from 'vitest'; it('is wrong', () => { throw 0; });" });
    const notes: string[] = [];
    const judged = await measure({ root, seed: 1, times: 1 }, { ...SILENT, note: (words) => notes.push(words) });
    expect(judged).toHaveLength(1);
    expect(notes.filter((words) => words.endsWith('test/wrong.test.ts: is wrong'))).toHaveLength(1);
  });

  it('gives no number where tests fail for what is outside them', async () => {
    const root = fixture({ 'test/setup.ts': "export const setup = () => { throw new Error('no shelf'); };" });
    const judged = await measure({ root, seed: 1, times: 1 }, SILENT);
    expect(judged).toMatchObject({ failures: [{ why: expect.stringContaining('no shelf') }] });
  });

  it('tells what the type checker finds without any mutation', async () => {
    const root = fixture({ 'src/core/wrong.ts': 'export const a: string = 1;' });
    const judged = await measure({ root, seed: 1, times: 1 }, SILENT);
    expect(judged).toMatchObject({ failures: [{ test: 'tsc', why: expect.stringContaining('src/core/wrong.ts') }] });
  });
});
