import { PassThrough } from 'node:stream';
import { expect, it } from 'vitest';
import { agrees } from '../src/cli/ask.ts';

/** Answers a question at a terminal with these keys. */
async function answered(keys: string): Promise<boolean> {
  const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { isTTY: true, columns: 80 })];
  const answer = agrees('Remove it?', { input, output });
  input.write(keys);
  return answer;
}

it.each(['y\r', 'Yes\r', '是\r', '好\r', 'ｙ\r'])('%j at the terminal is yes', async (keys) => {
  expect(await answered(keys)).toBe(true);
});

it.each(['n\r', '\r', 'maybe\r', '否\r', '\u0003', '\u0004'])(
  '%j at the terminal is no, without a stack trace',
  async (keys) => {
    expect(await answered(keys)).toBe(false);
  },
);
