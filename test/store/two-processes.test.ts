import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openIn, scratch } from './folder.ts';

const COUNT = fileURLToPath(new URL('count-process.ts', import.meta.url));
const PROCESSES = 3;
const TIMES = 40;

/** What the process complained about; nothing is to be complained about, not even by Node. */
async function complaint(...args: string[]): Promise<string> {
  const child = spawn(process.execPath, [COUNT, ...args], { stdio: ['ignore', 'inherit', 'pipe'] });
  return text(child.stderr);
}

test('processes that start together on an empty folder and write at once lose nothing and see no error', {
  timeout: 60_000,
}, async () => {
  const folder = scratch();
  const names = Array.from({ length: PROCESSES }, (_, index) => `p${index}`);
  const complaints = await Promise.all(names.map((name) => complaint(folder, name, `${TIMES}`)));
  expect(complaints.join('')).toBe('');
  const store = await openIn(folder);
  expect((await store.cards.get('W', 'count'))?.state).toBe(PROCESSES * TIMES);
  const said = await store.transcript.since('W', 'hall', 0, PROCESSES * TIMES * 2);
  expect(said.map((message) => message.seq)).toEqual(said.map((_, index) => index + 1));
  for (const name of names) expect(said.filter((message) => message.id.startsWith(name))).toHaveLength(TIMES);
});
