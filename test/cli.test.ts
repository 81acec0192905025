import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parleyInProcess } from './cli-in-process.ts';
import { PROGRAM, parley, place, type Ran } from './cli-program.ts';
import { LIGHTHOUSE, LIGHTHOUSE_ZH } from './commands/lighthouse.ts';

const SLOW = { timeout: 60_000 };
const TEXT = `Source: https://example.org/2024/02/09/keeper\n\n${LIGHTHOUSE.join('\n')}\n`;

const json = ({ lines }: Ran): unknown[] => lines.map((line) => JSON.parse(line) as unknown);

/** Told in one line on standard error, nothing on standard output. */
function expectRefused(ran: Ran, code: number, words: string): void {
  expect(ran, words).toMatchObject({ code, out: '' });
  expect(ran.err).toContain(words);
  expect(ran.err.trim().split('\n'), ran.err).toHaveLength(1);
  expect(ran.err).toMatch(/^parley: /);
}

describe('parley article', () => {
  it('adds, lists, shows and removes, a JSON object a line', SLOW, async () => {
    const { write, parley } = place();
    write('keeper.en.txt', TEXT);
    const added = await parley('article', 'add', 'keeper.en.txt', '--json');
    expect(added).toMatchObject({ code: 0, err: '' });
    expect(json(added)).toEqual([
      {
        id: 'keeper',
        passages: 10,
        lang: 'en',
        source: 'https://example.org/2024/02/09/keeper',
        published: '2024-02-09',
        outcome: 'article',
      },
    ]);
    write('keeper.zh.txt', LIGHTHOUSE_ZH.join('\n'));
    const edition = await parley('article', 'add', 'keeper.zh.txt', '--edition-of', 'Keeper', '--json');
    expect(json(edition)).toMatchObject([{ id: 'keeper', passages: 10, lang: 'zh', source: null, published: null }]);
    const listed = json(await parley('article', 'list', '--json'));
    expect(listed).toContainEqual(
      expect.objectContaining({
        id: 'keeper',
        shelf: false,
        editions: [
          { lang: 'en', passages: 10 },
          { lang: 'zh', passages: 10 },
        ],
      }),
    );
    const [shown] = json(await parley('article', 'show', 'keeper', '--json'));
    expect(shown).toMatchObject({
      id: 'keeper',
      editions: [{ lang: 'en', passages: LIGHTHOUSE.map((text, at) => ({ passage: at + 1, text })) }, { lang: 'zh' }],
    });
    expectRefused(await parley('article', 'remove', 'kepeer'), 1, 'Did you mean keeper?');
    expect(await parley('article', 'remove', 'keeper', '--yes')).toMatchObject({
      code: 0,
      out: 'removed keeper: 2 editions, 2 revisions, 20 passages\n',
    });
    expectRefused(await parley('quote', 'keeper:1'), 1, '(keeper) was removed on');
    expectRefused(await parley('article', 'remove', 'chip-controls'), 1, 'belongs to the shelf');
  });

  it('adds the good files of several, names the bad one, and ends with 1', SLOW, async () => {
    const { write, parley } = place();
    write('a.txt', 'Bees dance in the dark.');
    write('b.txt', '');
    write('c.txt', 'Clover is sweet in June.');
    const ran = await parley('article', 'add', 'a.txt', 'b.txt', 'nowhere.txt', 'c.txt', '--json');
    expect(ran.code).toBe(1);
    expect(json(ran)).toMatchObject([{ id: 'a' }, { id: 'c' }]);
    expect(json({ ...ran, lines: ran.err.trim().split('\n') })).toEqual([
      { error: { kind: 'file-empty', name: 'b.txt', message: 'b.txt is empty, so it was not added.' } },
      { error: { kind: 'file-not-found', name: 'nowhere.txt', message: 'There is no file nowhere.txt.' } },
    ]);
  });

  it('gives one id to one file only', SLOW, async () => {
    const { write, parley } = place();
    write('a.txt', 'Bees dance in the dark.');
    write('b.txt', 'Clover is sweet in June.');
    expectRefused(await parley('article', 'add', 'a.txt', 'b.txt', '--id', 'bees'), 2, '--id names one article');
    expect(json(await parley('article', 'add', 'a.txt', '--id', 'bees', '--json'))).toMatchObject([{ id: 'bees' }]);
  });
});

describe('parley quote', () => {
  it('gives hits as text or JSON, and ends with 1 when there are none', SLOW, async () => {
    const { parley } = place();
    expect(json(await parley('quote', '出口管制', '--json'))).toMatchObject([{ hits: Array(5).fill({}) }]);
    const ran = await parley('quote', '出口管制', '适得其反', '--json', '--limit', '2');
    expect(ran.code).toBe(0);
    expect(json(ran)).toEqual([
      {
        q: '出口管制 适得其反',
        hits: Array(2).fill({
          article: expect.any(String),
          passage: expect.any(Number),
          reference: expect.stringMatching(/^[\w-]+:\d+$/),
          lang: 'zh',
          text: expect.any(String),
          score: expect.any(Number),
        }),
      },
    ]);
    const [range, chinese, nothing, none, near, time] = await Promise.all([
      parley('quote', 'chip-controls:2-3'),
      parley('quote', 'chip-controls:2', '--lang', 'zh'),
      parley('quote', '"no such phrase"'),
      parley('quote', '"no such phrase"', '--json'),
      parley('quote', 'chips', '--in', 'chip-contrl'),
      parley('quote', '12:30'),
    ]);
    expect(range.lines).toEqual([
      expect.stringMatching(/^chip-controls:2\tFour years on/),
      expect.stringMatching(/^chip-controls:3\tHalf of/),
    ]);
    expect(chinese.out).toContain('四年过去');
    expectRefused(nothing, 1, 'nothing found for: "no such phrase"');
    expect(none).toMatchObject({ code: 1, out: '{"q":"\\"no such phrase\\"","hits":[]}\n', err: '' });
    expectRefused(near, 1, 'Did you mean chip-controls? parley article list shows all.');
    expect(time.err).not.toContain('There is no article');
  });

  it('answers a batch, a line each; what leads nowhere has no hits', SLOW, async () => {
    const { write, parley } = place();
    const queries = ['export controls', 'chip-controls:3', 'chip-controls:999', 'nowhere-at-all:12', '', '镓和锗'];
    write('queries.jsonl', `\ufeff${queries.map((q) => JSON.stringify({ q, note: 1 })).join('\r\n')}\r\n\n`);
    const ran = await parley('quote', '--batch', 'queries.jsonl', '--limit', '1');
    expect(ran).toMatchObject({ code: 0, err: '' });
    const answers = json(ran) as { q: string; hits: { reference: string }[] }[];
    expect(answers.map(({ q }) => q)).toEqual(queries);
    expect(answers.map(({ hits }) => hits.length)).toEqual([1, 1, 0, expect.any(Number), 0, 1]);
    write('bad.jsonl', '{"q": "fine"}\nnot json\n{"query": "x"}\n{"q": 3}\n');
    const refused = await parley('quote', '--batch', 'bad.jsonl');
    expect(refused).toMatchObject({ code: 2, out: '' });
    expect(refused.err.match(/bad\.jsonl:\d/g)).toEqual(['bad.jsonl:2', 'bad.jsonl:3', 'bad.jsonl:4']);
    expectRefused(await parley('quote', '--batch', '.'), 1, '. is a folder');
  });

  it('ends with 2 when it is called wrongly, and says how it is called', SLOW, async () => {
    const { parley } = place();
    const wrong = [
      ['quote'],
      ['quote', 'x', '--limit', '0'],
      ['quote', 'x', '--lang', 'fr'],
      ['quote', 'x', '--nope'],
      ['dance'],
      ['--workspace', 'shelf', 'article', 'list'],
    ];
    await parley('article', 'list');
    for (const [index, ran] of (await Promise.all(wrong.map((args) => parley(...args)))).entries()) {
      expect(ran, wrong[index]?.join(' ')).toMatchObject({ code: 2, out: '' });
      expect(ran.err).not.toBe('');
    }
  });

  it('is quiet when whoever reads it has read enough', SLOW, () => {
    const { folder, write } = place();
    write('queries.jsonl', '{"q": "the"}\n'.repeat(30));
    const many = `${process.execPath} ${PROGRAM} --data data quote --batch queries.jsonl --limit 1000 | head -c 10`;
    const ran = spawnSync('bash', ['-c', many], { cwd: folder, encoding: 'utf8' });
    expect(ran).toMatchObject({ stdout: '{"q":"the"', stderr: '' });
  });
});

describe('parley say', () => {
  it('answers as the chats do, and a button pressed later goes on with the card', SLOW, async () => {
    const { parley } = place();
    const said = await parley('say', '--as', 'Ana', '/quote export controls', '--json');
    const { reply } = JSON.parse(said.out) as {
      reply: { blocks: { kind: string; buttons?: { id: string; label: string }[] }[] };
    };
    expect(reply.blocks.map(({ kind }) => kind)).toContain('passage');
    const next =
      reply.blocks.find(({ kind }) => kind === 'buttons')?.buttons?.find(({ label }) => label.includes('Next'))?.id ??
      '';
    const pressed = await parley('say', '--as', 'Ana', '--press', next, '--json');
    expect(JSON.parse(pressed.out)).toMatchObject({ kind: 'update' });
    expect((await parley('say', '--as', 'Ben', '--press', next)).out).toMatch(
      /\n\[◀ Previous\] {2}--press 'quote\|show\.0/,
    );
    expectRefused(await parley('say', '/qoute x'), 1, 'do not know the command');
    expect((await parley('say', '/parley settings language:en')).out).toContain('Only a facilitator');
    expect((await parley('say', '--may', 'facilitator', '/parley settings language:en')).out).toContain(
      'Settings changed',
    );
    expect((await parley('say')).code).toBe(2);
  });
});

describe('npm run parley', () => {
  it('takes files from where the person stands, and data from the checkout', SLOW, async () => {
    const { folder, write } = place();
    const { folder: checkout } = place();
    rmSync(path.join(folder, 'data'), { recursive: true });
    write('keeper.txt', TEXT);
    const env = {
      npm_lifecycle_event: 'parley',
      INIT_CWD: folder,
      npm_package_json: path.join(checkout, 'package.json'),
    };
    const ran = await parley(['article', 'add', 'keeper.txt'], { cwd: checkout, env });
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(folder)).toEqual(['keeper.txt']);
    expect(readdirSync(path.join(checkout, 'data'))).toContain('parley.db');
    // What the launcher runs stands where the person does.
    const here = await parleyInProcess(['--data', 'own', 'article', 'list'], folder, env);
    expect(here.code).toBe(0);
    expect(readdirSync(folder)).toContain('own');
  });
});
