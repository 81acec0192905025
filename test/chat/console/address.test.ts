import { describe, expect, it } from 'vitest';
import { commands } from '#commands';
import type { Outcome } from '#core/reply.ts';
import { said, testConsole } from './fakes.ts';

const refusal: Outcome = { kind: 'reply', visibility: 'only-me', reply: said('no') };

/** What is asked of Parley for a line of somebody who may add articles, or may not. */
async function asked(line: string, may = true): Promise<unknown[]> {
  const all: unknown[] = [];
  const { say } = testConsole({
    commands,
    refusal: async () => (may ? undefined : refusal),
    answer: async (request) => {
      all.push(request.kind === 'command' && [...request.path, request.args]);
      return refusal;
    },
  });
  await say(line);
  return all;
}

describe('an address alone in the console’s line', () => {
  it('is read as an article', async () => {
    const expected = [['parley', 'article', 'add', { address: 'https://site.example/mill' }]];
    expect(await asked('https://site.example/mill#top')).toEqual(expected);
    expect(await asked(' <https://site.example/mill> ')).toEqual(expected);
  });

  it('is a message from who may not add articles, with words beside it, and of this page', async () => {
    expect(await asked('https://site.example/mill', false)).toEqual([]);
    expect(await asked('Worth it: https://site.example/mill')).toEqual([]);
    expect(await asked('http://127.0.0.1:4321/a/chip-controls')).toEqual([]);
  });
});
