import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { LARGEST_FILE } from '#core/article-draft.ts';
import { ingestHere } from '#library/index.ts';
import { type IngestOptions, startIngest } from '../../src/start/ingest-pool.ts';
import { INGEST_LIMITS } from '../../src/start/ingest-process.ts';
import { file, problemOf } from '../commands/house.ts';
import { LIGHTHOUSE } from '../commands/lighthouse.ts';

const LYING = fileURLToPath(new URL('./lying-child.ts', import.meta.url));

function opened(options: Partial<IngestOptions> = {}) {
  const lines: string[] = [];
  const ingest = startIngest({ log: (line) => lines.push(line), ...options });
  onTestFinished(() => ingest.close());
  const told = (name: string, text = 'x', workspace = 'a') => problemOf(() => ingest.read(workspace, file(name, text)));
  return { ingest, lines, told };
}

/** What the lying process says it is, or what it found. */
async function said(reading: ReturnType<ReturnType<typeof opened>['told']>): Promise<unknown> {
  const problem = await reading;
  if (problem?.kind !== 'file-unreadable') throw new Error(`it said ${JSON.stringify(problem)}`);
  return JSON.parse(problem.why);
}

describe('a file is read in a process of its own', () => {
  it('to the same draft as here, and what is wrong with it is told as here', async () => {
    const { ingest, lines, told } = opened();
    const keeper = file('keeper.en.txt', LIGHTHOUSE.join('\n'));
    expect(Buffer.from((await ingest.read('a', keeper)).packed)).toEqual(
      Buffer.from((await ingestHere.read('a', keeper)).packed),
    );
    expect(await told('notes/empty.txt', '')).toEqual({ kind: 'file-empty', name: 'empty.txt' });
    expect(await told('many.txt', 'A.\n\n'.repeat(25_001))).toEqual({
      kind: 'file-too-many-passages',
      name: 'many.txt',
      most: 25_000,
    });
    expect(lines).toEqual([]);
  });

  it('which reads the files of one workspace alone', async () => {
    const { told } = opened({ program: LYING });
    const first = await said(told('own.txt', 'x', 'a'));
    expect(await said(told('own.txt', 'x', 'a'))).toBe(first);
    expect(await said(told('own.txt', 'x', 'b'))).not.toBe(first);
  });

  it('which can read the program and nothing else, and can do nothing else', async () => {
    const { told } = opened({ program: LYING });
    expect(await said(told('rights.txt'))).toEqual({
      secrets: 'ERR_ACCESS_DENIED',
      system: 'ERR_ACCESS_DENIED',
      write: 'ERR_ACCESS_DENIED',
      program: 'ERR_ACCESS_DENIED',
      thread: 'ERR_ACCESS_DENIED',
      code: 'EvalError',
      signal: 'TypeError',
      debugger: false,
      slower: 'TypeError',
      network: 'ERR_ACCESS_DENIED',
      environment: [],
    });
  });

  it('and one that is larger than any may be is refused before', async () => {
    const { ingest } = opened({ program: LYING });
    const large = { name: 'book.txt', bytes: new Uint8Array(LARGEST_FILE + 1) };
    expect(await problemOf(() => ingest.read('a', large))).toMatchObject({ kind: 'file-too-large', name: 'book.txt' });
  });
});

describe('what a file does to its process is told to who sent it, and logged without the file’s name', () => {
  it('it takes too long', async () => {
    const { told, lines } = opened({ program: LYING, limits: { ...INGEST_LIMITS, deadline: 1_000 } });
    expect(await told('loop.txt')).toEqual({ kind: 'file-not-read', name: 'loop.txt', limit: 'time', most: 1 });
    expect(lines).toEqual(['a file was not read: the process that read it took too long [killed] (.txt, 1 bytes)']);
  });

  it('it takes too much memory', async () => {
    const { told, lines } = opened({ program: LYING, limits: { ...INGEST_LIMITS, memory: 20 } });
    expect(await told('loop.txt')).toEqual({ kind: 'file-not-read', name: 'loop.txt', limit: 'memory', most: 20 });
    expect(lines).toHaveLength(1);
  });

  it('it takes more objects than fit into memory', async () => {
    const { told } = opened({ program: LYING, limits: { ...INGEST_LIMITS, heap: 20 } });
    expect(await told('objects.txt')).toMatchObject({ kind: 'file-not-read', limit: 'memory' });
  });

  it.for(['noise', 'large', 'endless', 'twice', 'unknown', 'half'])(
    'the process says what none may say: %s',
    async (deed) => {
      const { told, lines } = opened({ program: LYING });
      expect(await told(`${deed}.txt`)).toEqual({ kind: 'file-not-read', name: `${deed}.txt`, limit: 'none' });
      expect(lines[0]).toMatch(/^a file was not read: .*; the file may be an attack \[killed\] \(\.txt, 1 bytes\)$/);
    },
  );

  it('the process ends, and the next file is read by another', async () => {
    const { told, lines } = opened({ program: LYING });
    expect(await told('ends.txt')).toMatchObject({ kind: 'file-not-read', limit: 'none' });
    expect(lines).toEqual(['a file was not read: the process that read it ended [3] (.txt, 1 bytes)']);
    expect(await said(told('own.txt'))).toBeGreaterThan(0);
  });

  it('but a file is not refused for what an earlier one has done', async () => {
    const { told, lines } = opened({ program: LYING });
    const first = await said(told('own.txt'));
    const second = await said(told('ends-later.txt'));
    expect([typeof second, second === first, lines]).toEqual(['number', false, []]);
  });

  it('and its words about the file’s name are not believed', async () => {
    const { told } = opened({ program: LYING });
    expect(await told('own.txt')).toMatchObject({ name: 'own.txt' });
  });
});
