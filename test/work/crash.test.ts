import { describe, expect, test } from 'vitest';
import { sendDue } from '#work/index.ts';
import { job } from '../contract/store-outbox-samples.ts';
import { bench, parts, rowsOf, sendAll, settled } from './bench.ts';
import { crashing } from './crashing.ts';
import { type ChatStandIn, createChat, type Fate, refused } from './standin.ts';

const STEPS = ['post', 'thread'];
const FINAL = ['sent', 'failed', 'in doubt', 'expired'];

/** What the platform does with the first messages. */
const FATES: Readonly<Record<string, readonly Fate[]>> = {
  'takes all': [],
  'refuses the first': [refused('trouble')],
  'loses its first answer': ['lost'],
  'loses the first message': ['vanished'],
  'loses the answer to the thread': ['taken', 'lost'],
  'refuses what may have arrived': ['lost', refused('no-permission'), refused('no-permission')],
  'has no such channel': [refused('channel-gone')],
};

const bed = bench();

/** A process sends and ends at this moment; then others run until nothing is left. Returns false if there was no such moment. */
async function crashAt(at: string, moment: number, chat: ChatStandIn): Promise<boolean> {
  await bed.store().outbox.put(at, job(at, { steps: STEPS }));
  const process = crashing(bed.store(), chat, moment);
  await sendDue(parts(process.store, process.chat)).catch(() => undefined);
  await sendAll(bed, await bed.reopen(), at, chat);
  return process.hasEnded();
}

/** A post is there once at most, its thread only after it, and what became of each is recorded. */
async function check(at: string, chat: ChatStandIn, hint: string): Promise<void> {
  const results = [await settled(bed.store(), at, at), await settled(bed.store(), at, at, 'thread')];
  const [post, thread] = results.map((result) => result?.kind);
  const there = STEPS.map((step) => chat.seen.filter((key) => key === `${at} ${step}`).length);
  expect(Math.max(...there), `${hint}: posted twice`).toBeLessThanOrEqual(1);
  expect(chat.seen, `${hint}: in order`).toEqual(STEPS.slice(0, chat.seen.length).map((step) => `${at} ${step}`));
  expect(FINAL, `${hint}: the post is lost`).toContain(post);
  if (post === 'sent') expect(FINAL, `${hint}: the thread is lost`).toContain(thread);
  else expect(thread, `${hint}: a thread of nothing`).toBeUndefined();
  for (const [index, kind] of [post, thread].entries())
    if (kind === 'sent') expect(there[index], `${hint}: said to be sent`).toBe(1);
  const state = (await rowsOf(bed.store(), at)).get(at)?.state ?? 'sent';
  expect(state, hint).toBe(thread ?? post);
}

describe.for([
  ['knows a message by its key', true],
  ['does not', false],
] as const)('a process that ends at any moment, on a platform that %s,', ([, hasGuard]) => {
  test.for(Object.entries(FATES))('which %s: nothing is posted twice, and nothing is lost', async ([name, fates]) => {
    for (let moment = 0, hasEnded = true; hasEnded; moment++) {
      const chat = createChat({ hasGuard });
      chat.fates.push(...fates);
      const at = bed.workspace();
      hasEnded = await crashAt(at, moment, chat);
      await check(at, chat, `moment ${moment} (${name})`);
      // What a crash adds is a doubt at most, and that only where the platform cannot be asked.
      if (hasGuard && !fates.some((fate) => typeof fate !== 'string')) expect(chat.seen).toHaveLength(STEPS.length);
      expect(moment).toBeLessThan(200);
    }
  });
});

test('processes that end again and again bring a post nevertheless, once', async () => {
  for (let seed = 0; seed < 20; seed++) {
    const chat = createChat({ hasGuard: true });
    const at = bed.workspace();
    await bed.store().outbox.put(at, job(at, { steps: STEPS }));
    for (let n = 0; n < 12; n++) {
      bed.pass(3_600_000);
      const process = crashing(bed.store(), chat, (seed * 7 + n * 5) % 23);
      await sendDue(parts(process.store, process.chat)).catch(() => undefined);
    }
    await sendAll(bed, await bed.reopen(), at, chat);
    await check(at, chat, `seed ${seed}`);
    expect(chat.seen).toEqual(STEPS.map((step) => `${at} ${step}`));
  }
});
