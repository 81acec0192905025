import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { StoreError } from '#core/store-error.ts';
import { openStore } from '#store/index.ts';
import { card, revision } from '../contract/store-samples.ts';
import { openIn, scratch } from './folder.ts';

const PERMISSIONS = 0o777;
const mode = (file: string) => (statSync(file).mode & PERMISSIONS).toString(8);
const isRoot = process.getuid?.() === 0;

/** Runs SQL behind the store's back. */
function tamper(folder: string, sql: string): void {
  using database = new DatabaseSync(path.join(folder, 'parley.db'));
  database.exec(sql);
}

async function refused(folder: string): Promise<StoreError> {
  const error = await openStore({ folder }).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof StoreError) return error;
  throw new Error(`not refused, but ${error}`);
}

describe('the data folder', () => {
  test.skipIf(process.platform === 'win32')('is readable by nobody else, with all that is in it', async () => {
    const folder = path.join(scratch(), 'deep', 'data');
    const store = await openIn(folder);
    await store.cards.put('W', card('a', 1));
    expect(mode(folder)).toBe('700');
    expect(readdirSync(folder).length).toBeGreaterThan(1);
    for (const file of readdirSync(folder)) expect(mode(path.join(folder, file)), file).toBe('600');
  });

  test('holds one file when the store is closed', async () => {
    const folder = scratch();
    const store = await openIn(folder);
    await store.cards.put('W', card('a', 1));
    await store.close();
    expect(readdirSync(folder)).toEqual(['parley.db']);
  });

  test('has no trace of the words of an article that was removed', async () => {
    const folder = scratch();
    const store = await openIn(folder);
    const words = 'The ferryman kept his silver in a boot. '.repeat(400);
    await store.articles.add('W', revision({ article: 'canal', text: words }));
    await store.articles.remove('W', 'canal', { id: 'canal', title: 'The canal', removedAt: 1 });
    await store.close();
    const bytes = readFileSync(path.join(folder, 'parley.db'), 'latin1');
    expect(bytes).not.toContain('ferryman');
    expect(bytes).toContain('The canal');
  });
});

test('the data folder has no trace of a delivery that was answered', async () => {
  const folder = scratch();
  const store = await openIn(folder);
  const body = { token: 'ferryman’s-own-token-'.repeat(400) };
  await store.inbox.put('W', { id: 'I1', platform: 'discord', receivedAt: 1, body });
  await store.inbox.mark('W', 'I1', 'done');
  await store.close();
  expect(readFileSync(path.join(folder, 'parley.db'), 'latin1')).not.toContain('own-token');
});

describe('what an older Parley stored', () => {
  test('are settings without channels: nothing was chosen there yet', async () => {
    const folder = scratch();
    const store = await openIn(folder);
    await store.settings.change('W', (before) => before);
    tamper(folder, `update settings set body = '{"format":1,"language":"both","facilitators":["U1"]}'`);
    const read = { language: 'both', facilitators: ['U1'], channels: {}, whole: [] };
    expect(await store.settings.get('W')).toEqual(read);
    expect(await store.settings.change('W', (before) => before)).toEqual(read);
  });
});

describe('what is wrong is said, and nothing is touched', () => {
  test('a folder that is a file', async () => {
    const file = path.join(scratch(), 'data');
    writeFileSync(file, 'a note');
    const error = await refused(file);
    expect(error.kind).toBe('folder');
    expect(error.message).toContain(file);
    expect(readFileSync(file, 'utf8')).toBe('a note');
  });

  test.skipIf(isRoot || process.platform === 'win32')('a folder that may not be written', async () => {
    const folder = scratch();
    chmodSync(folder, 0o500);
    expect((await refused(folder)).kind).toBe('folder');
  });

  test('a folder where the database should be', async () => {
    const folder = scratch();
    mkdirSync(path.join(folder, 'parley.db'));
    expect((await refused(folder)).kind).toBe('folder');
  });

  test('a file that is no database', async () => {
    const folder = scratch();
    const file = path.join(folder, 'parley.db');
    const letter = 'Dear all, this is no database. '.repeat(40);
    writeFileSync(file, letter);
    const error = await refused(folder);
    expect(error.kind).toBe('not-a-database');
    expect(error.message).toContain('choose another data folder');
    expect(readFileSync(file, 'utf8')).toBe(letter);
  });

  test('a database that a newer Parley made', async () => {
    const folder = scratch();
    await (await openIn(folder)).close();
    tamper(folder, 'update parley_schema set version = 99');
    const error = await refused(folder);
    expect(error.kind).toBe('newer');
    expect(error.message).toContain('newer Parley');
  });

  test('a row that a newer Parley wrote, while others are still read', async () => {
    const folder = scratch();
    const store = await openIn(folder);
    for (const id of ['old', 'new']) await store.cards.put('W', card(id, 1));
    tamper(folder, `update cards set body = '{"format":2,"anything":[]}' where id = 'new'`);
    await expect(store.cards.get('W', 'new')).rejects.toMatchObject({ kind: 'newer' });
    expect(await store.cards.get('W', 'old')).toEqual(card('old', 1));
  });

  test('a row that is broken', async () => {
    const folder = scratch();
    const store = await openIn(folder);
    await store.articles.add('W', revision({ article: 'canal' }));
    for (const broken of ['{', '{"format":1}', 'null', '{"format":1,"passages":[]}']) {
      tamper(folder, `update revisions set marks = '${broken}'`);
      const error = await store.articles.get('W', 'canal').catch((thrown: unknown) => thrown);
      expect(error, broken).toMatchObject({
        kind: 'damaged',
        message: expect.stringContaining('revision 1 of canal.en'),
      });
    }
  });

  test('passages that stand nowhere', async () => {
    const folder = scratch();
    const store = await openIn(folder);
    await store.articles.add('W', revision({ article: 'canal' }));
    for (const broken of ['[[0,8]]', '[[0,8,0],[9,-1,1]]', '[[0,8,0],["9",20,1]]', '[[0,8,0]]', '7']) {
      tamper(folder, `update revisions set words = json_set(words, '$.spans', json('${broken}'))`);
      await expect(store.articles.current('W'), broken).rejects.toMatchObject({ kind: 'damaged' });
    }
  });

  test('pages that are broken', async () => {
    const folder = scratch();
    const store = await openIn(folder);
    for (let n = 1; n <= 40; n++) await store.articles.add('W', revision({ article: `canal-${n}` }));
    await store.close();
    const file = path.join(folder, 'parley.db');
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096);
    writeFileSync(file, bytes);
    expect(await refused(folder)).toMatchObject({ kind: 'damaged' });
  });
});
