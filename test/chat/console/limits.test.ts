import { describe, expect, it } from 'vitest';
import type { Outcome } from '#core/reply.ts';
import { said, testConsole } from './fakes.ts';

const onlyMe = (words: string): Outcome => ({ kind: 'reply', visibility: 'only-me', reply: said(words) });

describe('what the console does not take', () => {
  it('is a request that it cannot read', async () => {
    const { say, press } = testConsole();
    expect((await say('hello', { may: 'emperor' })).status).toBe(400);
    expect((await say('hello', { name: '  ' })).status).toBe(400);
    expect((await say('hello', { channel: '../etc' })).status).toBe(400);
    expect((await press('', { id: 'some-message', seq: 1 })).error).toMatch(/Reload/);
  });

  it('is a name of no or too many characters', async () => {
    const { say } = testConsole();
    for (const [length, status] of [
      [1, 200],
      [60, 200],
      [61, 400],
    ] as const)
      expect((await say('hello', { name: 'n'.repeat(length) })).status, `${length}`).toBe(status);
  });

  it('is a press of more than 128 KB', async () => {
    const { app } = testConsole({ answer: async () => onlyMe('pressed') });
    const fields = {
      name: 'Ana',
      may: 'member',
      channel: 'general',
      button: 'quote|next|card',
      id: 'some-message',
      seq: 0,
    };
    const status = async (size: number) => {
      const body = JSON.stringify(fields).padEnd(size);
      const headers = { 'content-type': 'application/json', 'content-length': String(size) };
      return (await app.request('/console/press', { method: 'POST', body, headers })).status;
    };
    expect(await status(128 * 1024)).toBe(200);
    expect(await status(128 * 1024 + 1)).toBe(413);
  });

  it('is a file of more than 20 MB, and it says so', async () => {
    const { say } = testConsole();
    const file = new File([new Uint8Array(20_000_000 + 1)], 'large.txt');
    const told = await say('/parley article add', { file });
    const largest = new File([new Uint8Array(20_000_000)], 'largest.txt');
    expect((await say('/parley article add', { file: largest })).status).toBe(200);
    expect(told).toMatchObject({ status: 413, error: expect.stringContaining('20 MB') });
  });
});
