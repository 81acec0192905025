import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expiring } from '#core/ports/retention.ts';
import type { Ports, Store } from '#core/ports/store.ts';
import type { Tried } from './store.ts';
import { card, message, revision, SECOND_OF_MAY } from './store-samples.ts';

/** Kinds whose rows get their time from who stores them. */
type Dated = Exclude<Expiring, 'posts'>;

const KINDS: readonly Dated[] = ['cards', 'previews', 'messages', 'deliveries'];

/** Stores a row of a kind with a given time. */
async function make(
  ports: Ports,
  at: string,
  kind: Dated,
  id: string,
  when: number,
  body: unknown = id,
): Promise<void> {
  switch (kind) {
    case 'cards':
      return ports.cards.put(at, { ...card(`c-${id}`, body), createdAt: when });
    case 'previews':
      return ports.cards.put(at, { ...card(`p-${id}`, body), createdAt: when, shortLived: true });
    case 'messages':
      return void (await ports.transcript.append(at, { ...message(id, 'hall', body), createdAt: when }));
    case 'deliveries':
      await ports.inbox.put(at, { id, platform: 'slack', receivedAt: when, body });
      return void (await ports.inbox.mark(at, id, 'done'));
  }
}

/** True if the row still exists. */
async function isThere(ports: Ports, at: string, kind: Dated, id: string): Promise<boolean> {
  switch (kind) {
    case 'cards':
      return (await ports.cards.get(at, `c-${id}`)) !== undefined;
    case 'previews':
      return (await ports.cards.get(at, `p-${id}`)) !== undefined;
    case 'messages':
      return (await ports.transcript.since(at, 'hall', 0, 999)).some((one) => one.id === id);
    case 'deliveries':
      // A known delivery is refused.
      return !(await ports.inbox.put(at, { id, platform: 'slack', receivedAt: 0, body: null }));
  }
}

/** Deletes all expired rows of a kind in slices, and returns the size of each slice. */
async function dropAll({ retention }: Store, kind: Expiring, before: number): Promise<number[]> {
  const slices: number[] = [];
  for (let count = 1; count > 0; ) {
    count = await retention.drop(kind, before);
    slices.push(count);
  }
  return slices;
}

/** Deletes the rows that other tests left, because they would be counted. */
async function emptied(store: Store): Promise<Store> {
  for (const kind of KINDS) await dropAll(store, kind, Number.MAX_SAFE_INTEGER);
  return store;
}

export function retentionPromises(tried: Tried): void {
  describe('what has had its life', () => {
    droppedPromises(tried);
    slicePromises(tried);
    neverPromises(tried);
  });
  describe('saved indexes that nobody needs', () => indexPromises(tried));
}

function droppedPromises({ store, reopen, workspace }: Tried): void {
  test.for(KINDS)(
    '%s made before the instant are deleted; what was made at it stays, after a restart too',
    async (kind) => {
      const [at, another] = [workspace(), workspace()];
      await emptied(store());
      await make(store(), at, kind, 'old', SECOND_OF_MAY - 1);
      await make(store(), another, kind, 'old', SECOND_OF_MAY);
      await make(store(), at, kind, 'young', SECOND_OF_MAY);
      expect(await dropAll(store(), kind, SECOND_OF_MAY)).toEqual([1, 0]);
      const other = await reopen();
      expect(await isThere(other, at, kind, 'old')).toBe(false);
      expect(await isThere(other, another, kind, 'old')).toBe(true);
      expect(await isThere(other, at, kind, 'young')).toBe(true);
    },
  );

  test.for(KINDS)('%s go alone: no other kind goes with them', async (kind) => {
    const at = workspace();
    await emptied(store());
    for (const one of KINDS) await make(store(), at, one, 'old', 1);
    expect(await dropAll(store(), kind, 2)).toEqual([1, 0]);
    for (const one of KINDS) expect(await isThere(store(), at, one, 'old'), one).toBe(one !== kind);
  });

  test('a card that is put again counts from then on, and lives as long as the new one', async () => {
    const at = workspace();
    await emptied(store());
    await make(store(), at, 'previews', 'again', 1);
    await store().cards.put(at, { ...card('p-again', 'new'), createdAt: 5 });
    expect(await dropAll(store(), 'previews', 9)).toEqual([0]);
    expect(await dropAll(store(), 'cards', 5)).toEqual([0]);
    expect(await dropAll(store(), 'cards', 6)).toEqual([1, 0]);
  });

  test('a short-lived card says so, also one that was added', async () => {
    const at = workspace();
    const preview = { ...card('preview', 1), shortLived: true };
    expect(await store().cards.add(at, preview)).toBe(true);
    expect(await store().cards.get(at, 'preview')).toEqual(preview);
    await emptied(store());
    expect(await store().cards.get(at, 'preview')).toBeUndefined();
  });

  test('an edited message is as old as it was', async () => {
    const at = workspace();
    await emptied(store());
    await make(store(), at, 'messages', 'edited', 1);
    await store().transcript.edit(at, 'edited', 'rather');
    expect(await dropAll(store(), 'messages', 2)).toEqual([1, 0]);
  });

  test('a delivery that is not answered stays, however old', async () => {
    const at = workspace();
    await emptied(store());
    for (const id of ['received', 'sending'])
      await store().inbox.put(at, { id, platform: 'discord', receivedAt: 1, body: id });
    await store().inbox.mark(at, 'sending', 'sending');
    expect(await dropAll(store(), 'deliveries', SECOND_OF_MAY)).toEqual([0]);
    expect((await store().inbox.pending('discord')).filter((one) => one.workspace === at)).toHaveLength(2);
  });
}

const MOST_ROWS = 100;
const HALF_A_SLICE = 250_000;
/** Bytes of a stored card without its words. */
const AROUND = JSON.stringify({ format: 1, command: 'quote', owner: 'U1', createdAt: 1, state: '' }).length;

function slicePromises({ store, workspace }: Tried): void {
  test('goes in slices of a hundred, the oldest first', async () => {
    const at = workspace();
    await emptied(store());
    await store().transaction(at, async (ports) => {
      for (let n = 0; n <= MOST_ROWS; n++) await make(ports, at, 'cards', `${n}`, MOST_ROWS - n);
    });
    expect(await store().retention.drop('cards', SECOND_OF_MAY)).toBe(MOST_ROWS);
    expect(await isThere(store(), at, 'cards', '0')).toBe(true);
    expect(await dropAll(store(), 'cards', SECOND_OF_MAY)).toEqual([1, 0]);
  });

  test('goes by age whatever the platform: of all deliveries the youngest is left', async () => {
    const at = workspace();
    await emptied(store());
    await store().transaction(at, async ({ inbox }) => {
      for (let n = 0; n <= MOST_ROWS; n++) {
        const platform = n === 0 ? 'discord' : 'slack';
        await inbox.put(at, { id: `${n}`, platform, receivedAt: MOST_ROWS - n, body: null });
        await inbox.mark(at, `${n}`, 'done');
      }
    });
    expect(await store().retention.drop('deliveries', SECOND_OF_MAY)).toBe(MOST_ROWS);
    expect(await isThere(store(), at, 'deliveries', '0')).toBe(true);
    expect(await isThere(store(), at, 'deliveries', '1')).toBe(false);
  });

  test.for([
    { name: 'two that are just as much together go at once', bytes: HALF_A_SLICE - AROUND, slices: [2, 1, 0] },
    { name: 'two that are a byte more go one by one', bytes: HALF_A_SLICE - AROUND + 1, slices: [1, 1, 1, 0] },
    { name: 'one that is more goes alone', bytes: 2 * HALF_A_SLICE + 1, slices: [1, 1, 1, 0] },
  ])('goes in slices of half a megabyte: $name', async ({ bytes, slices }) => {
    const at = workspace();
    await emptied(store());
    for (const n of [1, 2, 3]) await make(store(), at, 'previews', `${n}`, n, 'x'.repeat(bytes));
    expect(await dropAll(store(), 'previews', SECOND_OF_MAY)).toEqual(slices);
  });
}

function neverPromises({ store, workspace }: Tried): void {
  const thing = fc.record({
    who: fc.constantFrom<0 | 1>(0, 1),
    kind: fc.constantFrom(...KINDS),
    id: fc.constantFrom('a', 'b', 'c'),
    when: fc.nat(9),
  });
  const drops = fc.array(fc.record({ kind: fc.constantFrom(...KINDS), before: fc.nat(10) }), { maxLength: 6 });

  test('nothing goes that is younger, of another kind or another workspace’s, in whatever order it is deleted', async () => {
    const selector = ({ who, kind, id }: { who: number; kind: string; id: string }) => `${who} ${kind} ${id}`;
    const things = fc.uniqueArray(thing, { selector, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(things, drops, async (made, dropped) => {
        const names = [workspace(), workspace()] as const;
        for (const { who, kind, id, when } of made) await make(store(), names[who], kind, id, when);
        for (const { kind, before } of dropped) await dropAll(store(), kind, before);
        for (const { who, kind, id, when } of made) {
          const hadItsLife = dropped.some((one) => one.kind === kind && when < one.before);
          expect(await isThere(store(), names[who], kind, id), `${kind} of ${when}`).toBe(!hadItsLife);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('two stores that delete at once delete each thing once', async () => {
    const at = workspace();
    await emptied(store());
    for (const n of [1, 2, 3]) await make(store(), at, 'cards', `${n}`, n);
    const counts = await Promise.all([dropAll(store(), 'cards', 3), dropAll(store(), 'cards', 4)]);
    expect(counts.flat().reduce((sum, count) => sum + count, 0)).toBe(3);
  });
}

function indexPromises({ store, workspace }: Tried): void {
  const BYTES = Uint8Array.of(1, 2, 3);
  async function dropIndexes(): Promise<void> {
    while ((await store().retention.dropUnusedIndexes()) > 0);
  }

  test('are those of workspaces whose articles are all removed, or that never had any', async () => {
    const [has, had, never] = [workspace(), workspace(), workspace()];
    for (const at of [has, had])
      for (const article of ['canal', 'dyke']) await store().articles.add(at, revision({ article }));
    await store().articles.remove(has, 'canal', { id: 'canal', title: 'The canal', removedAt: 1 });
    for (const id of ['canal', 'dyke']) await store().articles.remove(had, id, { id, title: id, removedAt: 1 });
    for (const at of [has, had, never]) await store().indexes.put(at, 'key', BYTES);
    await dropIndexes();
    expect(await store().indexes.get(has, 'key')).toEqual(BYTES);
    expect(await store().indexes.get(had, 'key')).toBeUndefined();
    expect(await store().indexes.get(never, 'key')).toBeUndefined();
  });

  test('go one at a time, because one may be large', async () => {
    await dropIndexes();
    for (const at of [workspace(), workspace()]) await store().indexes.put(at, 'key', BYTES);
    const counts: number[] = [];
    for (let n = 0; n < 3; n++) counts.push(await store().retention.dropUnusedIndexes());
    expect(counts).toEqual([1, 1, 0]);
  });
}
