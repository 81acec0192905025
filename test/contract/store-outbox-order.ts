import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outbox, OutboxChange } from '#core/ports/outbox.ts';
import type { Store } from '#core/ports/store.ts';
import type { Tried } from './store.ts';
import { job, LONG, OVER, rowsTaken } from './store-outbox-samples.ts';

type Deed = { does: 'put' | 'take' | 'send' | 'refuse' | 'doubt'; who: 0 | 1; channel: string };

/** Of every channel, what is sent is what was put, in its order, each once, whoever takes it and whatever becomes of the tries. */
export function orderPromise({ store, reopen, workspace }: Tried): void {
  const deed: fc.Arbitrary<Deed> = fc.record({
    does: fc.constantFrom('put', 'put', 'take', 'take', 'send', 'send', 'refuse', 'doubt'),
    who: fc.constantFrom<0 | 1>(0, 1),
    channel: fc.constantFrom('C1', 'C2'),
  });

  test('whatever two processes do in turn, each channel gets what was put there, once and in order', async () => {
    const stores = [store(), await reopen()] as const;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 8, maxLength: 24 }), async (deeds) => {
        const run = new Run(workspace(), stores);
        for (const one of deeds) await run.act(one);
        await run.finish();
        expect(run.sent).toEqual(run.put);
      }),
      { numRuns: 25 },
    );
  });
}

class Run {
  readonly put: Record<string, string[]> = { C1: [], C2: [] };
  readonly sent: Record<string, string[]> = { C1: [], C2: [] };
  /** Who held the channel's first row last. */
  readonly #holders = new Map<string, { who: 0 | 1; key: string }>();
  readonly #at: string;
  readonly #stores: readonly [Store, Store];

  constructor(at: string, stores: readonly [Store, Store]) {
    this.#at = at;
    this.#stores = stores;
  }

  async act({ does, who, channel }: Deed): Promise<void> {
    const { outbox } = this.#stores[who];
    if (does === 'put') {
      const key = `${channel} ${this.put[channel]?.push('')}`;
      this.put[channel]?.splice(-1, 1, key);
      expect(await outbox.put(this.#at, job(key, { channel }))).toBe(true);
    } else if (does === 'take') await this.#take(who, LONG);
    else await this.#mark(outbox, does, who, channel);
  }

  async #take(who: 0 | 1, ms: number): Promise<void> {
    for (const { channel, key } of await rowsTaken(this.#stores[who].outbox, this.#at, ms)) {
      expect(this.#holders.has(channel)).toBe(false);
      expect(key).toBe(this.put[channel]?.[this.sent[channel]?.length ?? 0]);
      this.#holders.set(channel, { who, key });
    }
  }

  async #mark(outbox: Outbox, does: Deed['does'], who: 0 | 1, channel: string): Promise<void> {
    const held = this.#holders.get(channel);
    const key = held?.key ?? this.put[channel]?.[0] ?? 'none';
    const change = { send: STEP, refuse: REFUSED, doubt: UNSURE, put: STEP, take: STEP }[does];
    const row = await outbox.mark(this.#at, key, change);
    expect(row !== undefined).toBe(held?.who === who);
    if (!row) return;
    if (row.state === 'sent') this.sent[channel]?.push(key);
    this.#holders.delete(channel);
  }

  async finish(): Promise<void> {
    for (;;) {
      await this.#take(0, LONG);
      if (!this.#holders.size) return;
      for (const [channel, { who }] of [...this.#holders]) await this.act({ does: 'send', who, channel });
    }
  }
}

const STEP: OutboxChange = { kind: 'step', id: 'm' };
const REFUSED: OutboxChange = { kind: 'later', ms: OVER, trouble: 'trouble' };
const UNSURE: OutboxChange = { kind: 'unsure', ms: OVER };
