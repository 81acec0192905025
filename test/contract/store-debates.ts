import { describe, expect, test } from 'vitest';
import type { StreamText } from '#core/ports/stream-texts.ts';
import type { Tried } from './store.ts';
import { ballotPromises } from './store-debates-ballots.ts';
import { streamModelPromise } from './store-debates-model.ts';
import { stream } from './store-debates-samples.ts';
import { streamPromises } from './store-debates-streams.ts';
import { ODD } from './store-outbox-samples.ts';
import { streamKeyPromises } from './store-stream-keys.ts';

export function debatePromises(tried: Tried): void {
  describe('streams', () => streamPromises(tried));
  describe('people under random ids', () => participantPromises(tried));
  describe('words in streams', () => textPromises(tried));
  describe('secret ballots', () => ballotPromises(tried));
  describe('keys of pages', () => streamKeyPromises(tried));
  streamModelPromise(tried);
}

function participantPromises({ store, reopen, workspace }: Tried): void {
  test('keep the id that they had first, have the name that they had last, and another id in each workspace', async () => {
    const [at, another] = [workspace(), workspace()];
    const { participants } = store();
    expect(await participants.known(at, 'slack U1')).toBeUndefined();
    expect(await participants.idOf(at, 'slack U1', 'Ana', 'p1')).toBe('p1');
    expect(await participants.idOf(at, 'slack U1', ODD, 'p2')).toBe('p1');
    expect(await participants.idOf(at, 'discord U1', 'Ana', 'p2')).toBe('p2');
    expect(await participants.idOf(another, 'slack U1', 'Ana', 'p9')).toBe('p9');
    const other = (await reopen()).participants;
    expect(await other.known(at, 'slack U1')).toBe('p1');
    expect(await other.known(another, 'slack U1')).toBe('p9');
    expect(await other.known(another, 'discord U1')).toBeUndefined();
    const people = await other.get(at, ['p2', 'p1', 'p9']);
    expect(people.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      { id: 'p1', user: 'slack U1', name: ODD },
      { id: 'p2', user: 'discord U1', name: 'Ana' },
    ]);
    expect(await other.get(at, [])).toEqual([]);
  });

  test('get one id, however many ask for it at once', async () => {
    const [at, other] = [workspace(), await reopen()];
    const asked = [store(), other, store(), other].map(({ participants }, n) =>
      participants.idOf(at, 'slack U1', `Ana ${n}`, `p${n}`),
    );
    const ids = new Set(await Promise.all(asked));
    expect(ids.size).toBe(1);
    expect(await store().participants.known(at, 'slack U1')).toBe([...ids][0]);
    expect(await store().participants.get(at, ['p0', 'p1', 'p2', 'p3'])).toHaveLength(1);
  });

  test('are forgotten but for the id, in this workspace alone, and come back as somebody new', async () => {
    const [at, another] = [workspace(), workspace()];
    const { participants } = store();
    for (const [of, user] of [
      [at, 'slack U1'],
      [at, 'slack U2'],
      [at, 'slack U3'],
      [another, 'slack U1'],
    ] as const)
      await participants.idOf(of, user, 'Ana', `${user} in ${of}`);
    const [first, second] = [`slack U1 in ${at}`, `slack U2 in ${at}`];
    expect(await participants.forget(at, 'slack U1')).toBe(first);
    expect(await participants.forget(at, 'slack U1')).toBeUndefined();
    expect(await participants.forget(at, 'slack U2')).toBe(second);
    expect(await participants.known(at, 'slack U1')).toBeUndefined();
    expect(await participants.get(at, [first])).toEqual([{ id: first }]);
    expect(await participants.get(at, [`slack U3 in ${at}`])).toMatchObject([{ user: 'slack U3', name: 'Ana' }]);
    expect(await participants.known(another, 'slack U1')).toBe(`slack U1 in ${another}`);
    expect(await participants.idOf(at, 'slack U1', 'Ana', 'anew')).toBe('anew');
    expect(await participants.get(at, [first])).toEqual([{ id: first }]);
  });
}

function textPromises({ store, reopen, workspace }: Tried): void {
  const words = (id: string, given: Partial<StreamText> = {}): StreamText & { body: unknown } => ({
    ...{ id, stream: 's1', by: 'p1', kind: 'speech', createdAt: 1, body: { odd: ODD } },
    ...given,
  });

  test('come back as they were put last, oldest first, of their stream and workspace alone', async () => {
    const [at, another] = [workspace(), workspace()];
    const [late, early, draft] = [
      words('a', { createdAt: 9 }),
      words('z', { body: null }),
      words('b', { createdAt: 5 }),
    ];
    for (const one of [late, words('b', { kind: 'draft', by: 'p2', stream: 's2' }), early, draft])
      await store().streamTexts.put(at, one);
    await store().streamTexts.put(at, words('c', { stream: 's2' }));
    await store().streamTexts.put(another, words('a', { body: 'elsewhere' }));
    const { streamTexts } = await reopen();
    expect(await streamTexts.list(at, 's1')).toEqual([early, draft, late]);
    expect((await streamTexts.list(at, 's2')).map(({ id }) => id)).toEqual(['c']);
    expect(await streamTexts.get(at, 'a')).toEqual(late);
    expect(await streamTexts.get(another, 'b')).toBeUndefined();
    expect(await streamTexts.list(another, 's1')).toEqual([words('a', { body: 'elsewhere' })]);
  });

  test('are removed one by one', async () => {
    const [at, another] = [workspace(), workspace()];
    const { streamTexts } = store();
    for (const [of, id] of [
      [at, 'a'],
      [at, 'b'],
      [another, 'a'],
    ] as const)
      await streamTexts.put(of, words(id));
    expect(await streamTexts.remove(at, 'a')).toBe(true);
    expect(await streamTexts.remove(at, 'a')).toBe(false);
    expect((await streamTexts.list(at, 's1')).map(({ id }) => id)).toEqual(['b']);
    expect(await streamTexts.get(another, 'a')).toBeDefined();
  });

  test('of a person are erased in all streams; that something was said stays', async () => {
    const [at, another] = [workspace(), workspace()];
    const { streamTexts } = store();
    await store().streams.append(at, stream('s1'), []);
    await streamTexts.put(at, words('a'));
    await streamTexts.put(at, words('b', { stream: 's2' }));
    await streamTexts.put(at, words('c', { by: 'p2' }));
    await streamTexts.put(another, words('a'));
    expect(await streamTexts.forget(at, 'p1')).toBe(2);
    expect(await streamTexts.forget(at, 'p1')).toBe(0);
    const { body: _, ...wordless } = words('a');
    expect(await (await reopen()).streamTexts.list(at, 's1')).toEqual([wordless, words('c', { by: 'p2' })]);
    expect(await streamTexts.get(at, 'b')).not.toHaveProperty('body');
    expect(await streamTexts.get(another, 'a')).toEqual(words('a'));
  });
}
