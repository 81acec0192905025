import { expect, it } from 'vitest';
import { bugFacts } from '#ops/bug-facts.ts';

const ROOT = '/srv/parley/';
/** An error of the project's own code, with this many calls to where it was thrown. */
function thrown(message: string, calls: number): Error {
  const frames = Array.from({ length: calls }, (_, at) => `    at ferry${at} (file://${ROOT}src/ferry.ts:${at + 1}:1)`);
  return Object.assign(new Error(message), { stack: [`Error: ${message}`, ...frames].join('\n') });
}

it('a bug is logged with the last fifteen calls and the first 200 characters of what the code says', () => {
  const facts = bugFacts(thrown('o'.repeat(201), 16), ROOT);
  expect(facts.message).toBe('o'.repeat(200));
  expect(facts.stack).toHaveLength(15);
  expect([facts.stack[0], facts.stack[14]]).toEqual(['ferry0 (src/ferry.ts:1:1)', 'ferry14 (src/ferry.ts:15:1)']);
});

it('a bug without a message is logged with its calls, and with what caused it', () => {
  const facts = bugFacts(Object.assign(thrown('', 2), { cause: thrown('the quay is gone', 1) }), ROOT);
  expect(facts).toMatchObject({ message: '', cause: { message: 'the quay is gone' } });
  expect(facts.stack).toEqual(['ferry0 (src/ferry.ts:1:1)', 'ferry1 (src/ferry.ts:2:1)']);
});
