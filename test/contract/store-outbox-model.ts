import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OutboxChange, OutboxState } from '#core/ports/outbox.ts';
import type { Store } from '#core/ports/store.ts';
import type { Tried } from './store.ts';
import { ALL, job, LONG, later, OVER, taken } from './store-outbox-samples.ts';

const CHANNELS = ['C1', 'C2'] as const;
type Who = 0 | 1;
type Row = {
  key: string;
  channel: string;
  steps: number;
  state: OutboxState;
  step: number;
  tries: number;
  isTrying: boolean;
  isDue: boolean;
  holder?: Who | undefined;
  isOver: boolean;
  isCancelled?: true;
};

/** The outbox of one workspace as its port describes it, with two processes and two times: at once, and much later. */
class Model {
  rows: Row[] = [];

  put(key: string, channel: string, steps: number): boolean {
    if (this.rows.some((row) => row.key === key)) return false;
    const fresh = { state: 'waiting', step: 0, tries: 0, isTrying: false, isDue: true, isOver: true } as const;
    this.rows.push({ key, channel, steps, ...fresh });
    return true;
  }

  take(who: Who, ms: number): string[] {
    const firsts = CHANNELS.flatMap((channel) => this.unfinished().find((row) => row.channel === channel) ?? []);
    const taken = firsts.filter((row) => row.isDue && (row.holder === undefined || row.isOver));
    for (const row of taken) Object.assign(row, { holder: who, isOver: ms === OVER });
    return keysOf(taken);
  }

  mark(who: Who, key: string, change: OutboxChange): Partial<Row> | undefined {
    const row = this.unfinished().find((one) => one.key === key && one.holder === who);
    if (row) return seen(Object.assign(row, changed(row, change)));
    const gone = this.rows.find((one) => one.key === key && one.isCancelled && one.state === 'in doubt');
    if (!gone || change.kind !== 'step') return undefined;
    return seen(Object.assign(gone, { state: 'sent', step: gone.step + 1, tries: 0, isTrying: false }));
  }

  cancel(channel: string): number {
    const meant = this.unfinished().filter((row) => row.channel === channel);
    const over = { holder: undefined, isCancelled: true };
    for (const row of meant) Object.assign(row, { ...over, state: row.isTrying ? 'in doubt' : 'failed' });
    return meant.length;
  }

  list(): Partial<Row>[] {
    return this.rows.filter(({ state }) => state !== 'sent').map(seen);
  }

  private unfinished(): Row[] {
    return this.rows.filter(({ state }) => state === 'waiting' || state === 'sending');
  }
}

const keysOf = (rows: readonly { key: string }[]) => rows.map(({ key }) => key).toSorted();

function changed(row: Row, change: OutboxChange): Partial<Row> {
  const free = { holder: undefined };
  switch (change.kind) {
    case 'begun':
      return { state: 'sending', tries: row.tries + 1, isTrying: true };
    case 'later':
      return { ...free, state: 'waiting', isTrying: false, isDue: change.ms === OVER };
    case 'unsure':
      return { ...free, state: 'sending', isDue: change.ms === OVER };
    case 'end':
      return { ...free, state: change.state };
    case 'step': {
      const next = { step: row.step + 1, tries: 0, isTrying: false };
      return next.step < row.steps ? { ...next, state: 'waiting' } : { ...next, ...free, state: 'sent' };
    }
  }
}

/** What of a row both tell. */
const seen = ({ key, channel, state, step, tries, isTrying }: Row): Partial<Row> => {
  return { key, channel, state, step, tries, isTrying };
};

const told = (row: {
  key: string;
  channel: string;
  state: OutboxState;
  step: number;
  tries: number;
  trying?: number;
}) => {
  const { key, channel, state, step, tries, trying } = row;
  return { key, channel, state, step, tries, isTrying: trying !== undefined };
};

/** Does the same in the store and in the model, and returns what both say. */
type Deed = (stores: readonly [Store, Store], at: string, model: Model) => Promise<[unknown, unknown]>;

const WHO = fc.constantFrom<Who>(0, 1);
const KEY = fc.constantFrom('a', 'b', 'c', 'd');
const MS = fc.constantFrom(OVER, LONG);
const change: fc.Arbitrary<OutboxChange> = fc.oneof(
  fc.constant({ kind: 'begun' } as const),
  fc.string({ maxLength: 3 }).map((id) => ({ kind: 'step', id }) as const),
  MS.map(later),
  MS.map((ms) => ({ kind: 'unsure', ms }) as const),
  fc
    .constantFrom('failed' as const, 'in doubt' as const)
    .map((state) => ({ kind: 'end', state, trouble: 'x' }) as const),
);

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(KEY, fc.constantFrom(...CHANNELS), fc.integer({ min: 1, max: 2 })).map(
    ([key, channel, count]): Deed =>
      async ([store], at, model) => {
        const steps = ['post', 'thread'].slice(0, count);
        const put = await store.outbox.put(at, job(key, { channel, steps, ids: { channel } }));
        return [put, model.put(key, channel, count)];
      },
  ),
  {
    weight: 2,
    arbitrary: fc.tuple(WHO, MS).map(
      ([who, ms]): Deed =>
        async (stores, at, model) => [(await taken(stores[who], at, ms)).toSorted(), model.take(who, ms)],
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(WHO, KEY, change).map(
      ([who, key, how]): Deed =>
        async (stores, at, model) => {
          const row = await stores[who].outbox.mark(at, key, how);
          return [row && told(row), model.mark(who, key, how)];
        },
    ),
  },
  fc.constantFrom(...CHANNELS).map(
    (channel): Deed =>
      async ([, store], at, model) => [await store.outbox.cancel(at, 'daily', { channel }), model.cancel(channel)],
  ),
);

export function modelPromise({ store, reopen, workspace }: Tried): void {
  test('whatever two processes do with the outbox in turn, it does what its port says', async () => {
    const stores = [store(), await reopen()] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 6, maxLength: 24 }), async (deeds) => {
        const [at, model] = [workspace(), new Model()];
        for (const one of deeds) {
          const [said, wanted] = await one(stores, at, model);
          expect(said).toEqual(wanted);
        }
        const rows = (await store().outbox.list(at, ALL)).map(told);
        const byKey = (all: readonly { key?: string }[]) => Map.groupBy(all, ({ key }) => key);
        expect(byKey(rows)).toEqual(byKey(model.list()));
      }),
      { numRuns: 50 },
    );
  });
}
