import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readCorpusYaml } from '#library/corpus-yaml.ts';
import { readYamlFile } from '#library/yaml-file.ts';

const CORPUS = path.join(import.meta.dirname, '..', '..', 'corpus');

/** A folder to keep values in, and how a text is read twice with it: parsed first, and from what was kept. */
function place() {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-yaml-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const twice = async (text: string) => [await readCorpusYaml(text, folder), await readCorpusYaml(text, folder)];
  const kept = () => readdirSync(path.join(folder, 'yaml')).map((name) => path.join(folder, 'yaml', name));
  return { folder, twice, kept };
}

test('every file of the corpus has the same values, lines and places when it is read again', async () => {
  const { twice, kept } = place();
  const topics = path.join(CORPUS, 'topics');
  const files = readdirSync(topics).filter((name) => name.endsWith('.yaml'));
  for (const file of [path.join(CORPUS, 'glossary.yaml'), ...files.map((name) => path.join(topics, name))]) {
    const yaml = readFileSync(file, 'utf8');
    const parsed = readYamlFile(yaml);
    for (const read of await twice(yaml)) {
      expect(read.value).toStrictEqual(parsed.value);
      for (const at of [['format'], ['entries', 3], ['camps', 0, 'id']]) {
        expect(read.lineOf(at)).toBe(parsed.lineOf(at));
        expect(read.rangeOf(at)).toEqual(parsed.rangeOf(at));
      }
    }
  }
  expect(kept()).toHaveLength(files.length + 1);
});

test('a text that was changed is read as it stands now', async () => {
  const { twice } = place();
  const values = async (text: string) => (await twice(text)).map(({ value }) => value);
  expect(await values('ferry: three lamps')).toEqual(Array(2).fill({ ferry: 'three lamps' }));
  expect(await values('ferry: seven lamps')).toEqual(Array(2).fill({ ferry: 'seven lamps' }));
  expect(await values('ferry: three lamps')).toEqual(Array(2).fill({ ferry: 'three lamps' }));
});

test('a text with an error is read with the error and its line every time', async () => {
  for (const read of await place().twice('# lamps\nferry: 1\nferry: 2')) {
    expect(read).toMatchObject({ value: undefined, faults: [{ line: 3 }] });
  }
});

test('what JSON has no words for is the same when it is read again', async () => {
  const odd = 'most: .inf\nnone: .nan\nleast: -0\n__proto__: { a: 1 }';
  for (const read of await place().twice(odd)) expect(read.value).toStrictEqual(readYamlFile(odd).value);
});

test('what was kept and is broken is read from the text again', async () => {
  const { folder, twice, kept } = place();
  await twice('ferry: three lamps');
  for (const file of kept()) writeFileSync(file, '{"ferry": "thr');
  expect((await readCorpusYaml('ferry: three lamps', folder)).value).toEqual({ ferry: 'three lamps' });
});

test('where nothing can be kept, the text is read', async () => {
  const { folder } = place();
  const noFolder = path.join(folder, 'file');
  writeFileSync(noFolder, '');
  for (const nowhere of [noFolder, ''])
    expect((await readCorpusYaml('ferry: three lamps', nowhere)).value).toEqual({ ferry: 'three lamps' });
});
