import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Tried } from './store.ts';
import { ALL, BEGUN, job, later, rowsTaken, taken } from './store-outbox-samples.ts';

const TAKE = fileURLToPath(new URL('../store/take-process.ts', import.meta.url));

export function heldPromises({ store, location, workspace }: Tried): void {
  test('is free at once when the process that held it has ended on this machine', async () => {
    const at = workspace();
    await store().outbox.put(at, job('one'));
    const child = spawn(process.execPath, [TAKE, JSON.stringify(location())], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [rows] = await Promise.all([text(child.stdout), new Promise((resolve) => child.once('exit', resolve))]);
    expect(JSON.parse(rows)).toContain(`${at} one`);
    expect(await taken(store(), at)).toEqual(['one']);
  });

  test('may be held or put off by parts of a millisecond, as a platform’s answer may say', async () => {
    const at = workspace();
    await store().outbox.put(at, job('one'));
    await rowsTaken(store().outbox, at, 0.4);
    expect(await store().outbox.mark(at, 'one', BEGUN)).toBeDefined();
    expect(Number.isInteger((await store().outbox.mark(at, 'one', later(1004.999)))?.dueAt)).toBe(true);
    await store().outbox.put(at, job('two', { channel: 'C2' }));
    await rowsTaken(store().outbox, at);
    expect(await store().outbox.mark(at, 'two', { kind: 'unsure', ms: 0.57 })).toBeDefined();
    for (const { dueAt } of await store().outbox.list(at, ALL)) expect(Number.isInteger(dueAt)).toBe(true);
  });
}
