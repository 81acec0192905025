import fc from 'fast-check';
import { expect, test } from 'vitest';
import { EDITION_LANGUAGES } from '#core/language.ts';
import type { Delivery } from '#core/ports/inbox.ts';
import type { WorkspaceSettings } from '#core/ports/settings.ts';
import type { Ports, Store } from '#core/ports/store.ts';
import type { Tried } from './store.ts';
import { Memory } from './store-memory.ts';
import { card, message, revision } from './store-samples.ts';

// Only a few names, and the same in both workspaces, so that operations often meet the same rows.
const ID = fc.constantFrom('canal', 'dyke', '运河');
const CHANNEL = fc.constantFrom('hall', 'garden');
const CHANNELS = ['hall', 'garden'];
const KEYS = ['k1', 'k2'];

/** An operation on a workspace, in the store and in the model. Both can refuse it. */
type Deed = { does: string; store: (ports: Ports, at: string) => Promise<unknown>; memory: (memory: Memory) => void };
type Step = { who: 0 | 1; deeds: Deed[]; together: boolean; fails: boolean };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({ article: ID, language: fc.constantFrom(...EDITION_LANGUAGES), number: fc.integer({ min: 1, max: 3 }) })
      .map(added),
  },
  ID.map(removed),
  fc.tuple(ID, fc.integer()).map(([id, state]) => carded(id, state)),
  fc.constantFrom('U1', 'U2').map(named),
  fc.nat(3).map(keyed),
  fc.tuple(ID, fc.nat(3)).map(([id, at]) => received(id, at)),
  ID.map(begun),
  fc.tuple(ID, fc.constantFrom('sending' as const, 'done' as const)).map(([id, state]) => marked(id, state)),
  fc.tuple(fc.constantFrom(...KEYS), fc.uint8Array({ maxLength: 9 })).map(([key, bytes]) => indexed(key, bytes)),
  fc.tuple(ID, CHANNEL, fc.integer()).map(([id, channel, body]) => said(id, channel, body)),
  fc.tuple(ID, fc.integer()).map(([id, body]) => edited(id, body)),
);

function added(given: { article: string; language: (typeof EDITION_LANGUAGES)[number]; number: number }): Deed {
  const one = revision(given);
  const does = `add ${given.article}.${given.language} ${given.number}`;
  return { does, store: ({ articles }, at) => articles.add(at, one), memory: (memory) => memory.add(one) };
}

function removed(id: string): Deed {
  const mark = { id, title: `${id}!`, removedAt: 7 };
  const memory = (held: Memory) => held.remove(mark);
  return { does: `remove ${id}`, store: ({ articles }, at) => articles.remove(at, id, mark), memory };
}

function carded(id: string, state: number): Deed {
  const memory = (held: Memory) => held.cards.set(id, card(id, state));
  return { does: `card ${id} ${state}`, store: ({ cards }, at) => cards.put(at, card(id, state)), memory };
}

/** Adds a facilitator to the existing ones, so the old value is read. */
function named(who: string): Deed {
  const change = (before: WorkspaceSettings) => ({ ...before, facilitators: [...before.facilitators, who] });
  const memory = (held: Memory) => {
    held.settings = change(held.settings);
  };
  return { does: `name ${who}`, store: ({ settings }, at) => settings.change(at, change), memory };
}

function keyed(n: number): Deed {
  const memory = (held: Memory) => {
    held.key = n;
  };
  return { does: `key ${n}`, store: ({ readerKeys }, at) => readerKeys.put(at, keyOf(at, n)), memory };
}

/** Makes a key that contains the workspace, because no two workspaces may have the same key. */
const keyOf = (at: string, n: number) => `${at}/${n}`;

function received(id: string, receivedAt: number): Deed {
  const delivery: Delivery = { id, platform: 'slack', receivedAt, body: { said: id } };
  const does = `receive ${id}`;
  return { does, store: ({ inbox }, at) => inbox.put(at, delivery), memory: (held) => held.receive(delivery) };
}

function begun(id: string): Deed {
  return { does: `begin ${id}`, store: ({ inbox }, at) => inbox.begin(at, id), memory: (held) => held.begin(id) };
}

function marked(id: string, state: 'sending' | 'done'): Deed {
  const memory = (held: Memory) => held.mark(id, state);
  return { does: `${id} ${state}`, store: ({ inbox }, at) => inbox.mark(at, id, state), memory };
}

function indexed(key: string, bytes: Uint8Array): Deed {
  const memory = (held: Memory) => {
    held.index = { key, bytes: [...bytes] };
  };
  return { does: `index ${key}`, store: ({ indexes }, at) => indexes.put(at, key, bytes), memory };
}

function said(id: string, channel: string, body: unknown): Deed {
  const store = ({ transcript }: Ports, at: string) => transcript.append(at, message(id, channel, body));
  return { does: `say ${id} in ${channel}`, store, memory: (memory) => memory.append(id, channel, body) };
}

function edited(id: string, body: unknown): Deed {
  const store = ({ transcript }: Ports, at: string) => transcript.edit(at, id, body);
  return { does: `edit ${id}`, store, memory: (memory) => memory.edit(id, body) };
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.constantFrom<0 | 1>(0, 1),
  deeds: fc.array(deed, { minLength: 1, maxLength: 3 }),
  together: fc.boolean(),
  fails: fc.boolean(),
});

/** Runs a step in the store. True if all its operations were accepted. */
async function inStore(store: Store, at: string, { deeds, together, fails }: Step): Promise<boolean> {
  const all = async (ports: Ports) => {
    for (const { store: act } of deeds) await act(ports, at);
    if (fails) throw new Error('on purpose');
  };
  const done = together ? store.transaction(at, all) : all(store);
  return done.then(
    () => true,
    () => false,
  );
}

function inMemory(memory: Memory, { deeds, together, fails }: Step): [Memory, boolean] {
  const next = copied(memory);
  try {
    for (const { memory: act } of deeds) act(next);
    if (fails) throw new Error('on purpose');
    return [next, true];
  } catch {
    return [together ? memory : next, false];
  }
}

function copied(memory: Memory): Memory {
  return Object.assign(new Memory(), structuredClone({ ...memory }));
}

/** Reads everything of a workspace. Compares `seq` only as an order, because a store may skip numbers. */
async function askStore(ports: Ports, at: string) {
  const { articles, cards, settings, indexes, transcript, readerKeys, inbox } = ports;
  const ids = ['canal', 'dyke', '运河'];
  const bytes = await Promise.all(KEYS.map((key) => indexes.get(at, key)));
  return {
    version: await articles.version(at),
    current: await articles.current(at),
    articles: await Promise.all(ids.map((id) => articles.get(at, id))),
    cards: await Promise.all(ids.map((id) => cards.get(at, id))),
    settings: await settings.get(at),
    key: await readerKeys.get(at),
    opens: await Promise.all([0, 1, 2, 3].map((n) => readerKeys.workspaceOf(keyOf(at, n)))),
    pending: (await inbox.pending('slack')).filter(({ workspace }) => workspace === at),
    indexes: bytes.map((found) => found && [...found]),
    messages: await Promise.all(CHANNELS.map(async (channel) => ranked(await transcript.since(at, channel, 0, 99)))),
  };
}

function askMemory(memory: Memory, at: string) {
  const ids = ['canal', 'dyke', '运河'];
  return {
    version: memory.version,
    current: memory.current(),
    articles: ids.map((id) => memory.get(id)),
    cards: ids.map((id) => memory.cards.get(id)),
    settings: memory.settings,
    key: memory.key === undefined ? undefined : keyOf(at, memory.key),
    opens: [0, 1, 2, 3].map((n) => (n === memory.key ? at : undefined)),
    pending: memory.pending().map((one) => ({ ...one, workspace: at })),
    indexes: KEYS.map((key) => (memory.index?.key === key ? memory.index.bytes : undefined)),
    messages: CHANNELS.map((channel) => ranked(memory.messages.filter((message) => message.channel === channel))),
  };
}

function ranked<T extends { seq: number }>(messages: T[]): T[] {
  const order = messages.map((message) => message.seq).sort((a, b) => a - b);
  return messages.map((message) => ({ ...message, seq: order.indexOf(message.seq) }));
}

export function modelPromises({ store, workspace }: Tried): void {
  test('whatever two workspaces do in turn, each holds its own and nothing of the other', {
    timeout: 60_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const names = [workspace(), workspace()] as const;
        const held = [new Memory(), new Memory()];
        for (const one of steps) {
          const [next, accepted] = inMemory(held[one.who] ?? new Memory(), one);
          expect(await inStore(store(), names[one.who], one), one.deeds.map((made) => made.does).join()).toBe(accepted);
          held[one.who] = next;
        }
        for (const [who, name] of names.entries()) {
          expect(await askStore(store(), name)).toEqual(askMemory(held[who] ?? new Memory(), name));
        }
      }),
      { numRuns: 60 },
    );
  });
}
