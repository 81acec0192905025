import { expect, it } from 'vitest';
import type { JobResult } from '#core/ports/job-handler.ts';
import { sayIn } from '#core/words.ts';
import { noticeHandler, postHandler } from '#features/daily/index.ts';
import { readRun } from '#features/daily/run.ts';
import { toTraditional } from '#library/index.ts';
import { type House, openHouse, words } from '../../commands/house.ts';

const FAY = { name: 'Fay', may: 'facilitator' } as const;

/** A post that is about to be sent; `settle` records what becomes of its next step, and `outcome` tells what is recorded. */
async function sending(house: House) {
  const { store, services } = house;
  await house.say('/daily on 9:00 Berlin en thread:yes name:lamp', FAY);
  await house.say('/daily now lamp', FAY);
  const [first] = await store.outbox.take(['console'], 60_000, 9);
  if (!first) throw new Error('nothing to post');
  const parts = { factor: 1, store, services, sayIn: (language: 'en') => sayIn(language, toTraditional) };
  const handler = postHandler(parts as Parameters<typeof postHandler>[0]);
  let row = (await store.outbox.mark('local', first.key, { kind: 'begun' })) ?? first;
  const settle = async (result: JobResult) =>
    store.transaction('local', async (ports) => {
      const change =
        result.kind === 'sent'
          ? ({ kind: 'step', id: result.id } as const)
          : ({ kind: 'end', state: result.kind === 'in doubt' ? 'in doubt' : 'failed', trouble: 'x' } as const);
      const after = await ports.outbox.mark('local', row.key, change);

      await handler.settle(ports, row, result);
      row = after ?? expect.unreachable('nothing would be recorded');
    });
  const run = async () => {
    const { schedule = '', date = '' } = first.ids;
    const found = await store.scheduleRuns.get('local', schedule, date);
    return found && readRun(found);
  };
  const notices = async () => {
    const told = (await store.outbox.list('local', 9)).filter(({ kind }) => kind === 'daily-notice');
    const drawn = await Promise.all(told.map((one) => noticeHandler(parts as never).draw(one)));
    return drawn.map((message) => (message && 'reply' in message ? words(message) : ''));
  };
  return { settle, run, notices };
}

it('a post that arrives after its schedule was turned off is recorded with its link, and is listed', async () => {
  const house = await openHouse();
  const { settle, run } = await sending(house);
  await house.say('/daily off lamp', FAY);
  await settle({ kind: 'sent', id: 'm1', link: 'https://chat.example/m1' });
  expect(await run()).toMatchObject({ kind: 'posted', link: 'https://chat.example/m1' });
  expect(words(await house.say('/daily past'))).toContain('https://chat.example/m1');
});

it('a thread that may be missing under a post that is there is told to whoever set it up', async () => {
  const house = await openHouse();
  const { settle, run, notices } = await sending(house);
  await settle({ kind: 'sent', id: 'm1' });
  await settle({ kind: 'in doubt' });
  expect(await run()).toMatchObject({ kind: 'posted' });
  expect(await notices()).toEqual([expect.stringContaining('The thread under the post of')]);
});

it('a thread that was not opened in time is told; the post stands', async () => {
  const house = await openHouse();
  const { settle, run, notices } = await sending(house);
  await settle({ kind: 'sent', id: 'm1' });
  await settle({ kind: 'expired' });
  expect(await run()).toMatchObject({ kind: 'posted' });
  expect(await notices()).toEqual([expect.stringContaining('There is no thread under the post of')]);
});
