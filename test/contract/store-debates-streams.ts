import { expect, test } from 'vitest';
import type { Tried } from './store.ts';
import { stream } from './store-debates-samples.ts';
import { ODD } from './store-outbox-samples.ts';
import { card } from './store-samples.ts';

export function streamPromises(tried: Tried): void {
  readPromises(tried);
  appendPromises(tried);
  placePromises(tried);
  duePromises(tried);
  removePromises(tried);
}

function readPromises({ store, reopen, workspace }: Tried): void {
  test('come back whole, in order, with the head that was stored last, and to their workspace alone', async () => {
    const [at, another] = [workspace(), workspace()];
    const events = Array.from({ length: 500 }, (_, n) => ({ n, odd: ODD }));
    const begun = stream('s1', { place: '运河', dueAt: 4_102_444_800_123 });
    expect(await store().streams.append(at, begun, events.slice(0, 300))).toBe(true);
    expect(await store().streams.append(another, begun, ['elsewhere'])).toBe(true);
    const { dueAt: _, ...over } = { ...begun, isOpen: false, version: 300 };
    expect(await store().streams.append(at, over, events.slice(300))).toBe(true);
    const { streams } = await reopen();
    expect(await streams.read(at, 's1')).toEqual({ ...over, version: 500, events });
    expect(await streams.read(another, 's1')).toEqual({ ...begun, version: 1, events: ['elsewhere'] });
    expect(await streams.read(at, 's2')).toBeUndefined();
  });

  test('can be without events, and can change their head alone', async () => {
    const at = workspace();
    const { streams } = store();
    expect(await streams.append(at, stream('s1', { dueAt: 5 }), [])).toBe(true);
    expect(await streams.append(at, stream('s1'), [])).toBe(true);
    expect(await streams.read(at, 's1')).toEqual({ ...stream('s1'), events: [] });
    expect(await streams.append(at, stream('s1'), [null, '', 0])).toBe(true);
    expect(await streams.read(at, 's1')).toEqual({ ...stream('s1'), version: 3, events: [null, '', 0] });
  });

  test('are listed, the one that was begun last first, of a place or of all', async () => {
    const [at, another] = [workspace(), workspace()];
    const { streams } = store();
    const hall = { platform: 'slack', place: 'hall' } as const;
    const over = { ...hall, isOpen: false };
    for (const head of [stream('b', over), stream('c', { platform: 'discord', place: 'hall' }), stream('a', over)])
      expect(await streams.append(at, head, [1])).toBe(true);
    await streams.append(another, stream('d', hall), [1]);
    await streams.append(at, stream('b', { ...hall, version: 1, dueAt: 7 }), [2]);
    expect(await streams.list(at, hall)).toEqual([
      stream('a', { ...over, version: 1 }),
      stream('b', { ...hall, version: 2, dueAt: 7 }),
    ]);
    expect((await streams.list(at)).map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    expect((await streams.list(another)).map(({ id }) => id)).toEqual(['d']);
    expect(await streams.list(at, { platform: 'slack', place: 'garden' })).toEqual([]);
  });
}

function appendPromises({ store, reopen, workspace }: Tried): void {
  test('take nothing from who does not know their last version, and do not change then', async () => {
    const at = workspace();
    const { streams } = store();
    expect(await streams.append(at, stream('s1', { version: 1 }), ['one'])).toBe(false);
    expect(await streams.read(at, 's1')).toBeUndefined();
    await streams.append(at, stream('s1'), ['one', 'two']);
    const before = await streams.read(at, 's1');
    for (const version of [0, 1, 3])
      expect(await streams.append(at, stream('s1', { version, dueAt: 9, place: 'garden' }), ['three'])).toBe(false);
    expect(await streams.read(at, 's1')).toEqual(before);
    expect(await streams.append(at, stream('s1', { version: 2 }), ['three'])).toBe(true);
  });

  test('take the events of one of several that write at once, and all of them', async () => {
    const [at, other] = [workspace(), await reopen()];
    const both = [store(), other, store(), other];
    for (const version of [0, 2, 4]) {
      const events = both.map((_, n) => [`${n} first`, `${n} second`]);
      const done = await Promise.all(
        both.map(({ streams }, n) => streams.append(at, stream('s1', { version, dueAt: n }), events[n] ?? [])),
      );
      const winner = done.indexOf(true);
      expect(done.filter(Boolean)).toHaveLength(1);
      const read = await store().streams.read(at, 's1');
      expect(read).toMatchObject({ version: version + 2, dueAt: winner });
      expect(read?.events.slice(version)).toEqual(events[winner]);
    }
  });

  test('are written with all else of a transaction, or not at all; a refusal does not end it', async () => {
    const at = workspace();
    const act = (fails: boolean) =>
      store().transaction(at, async ({ streams, participants, streamTexts, ballots }) => {
        expect(await streams.append(at, stream('s1'), ['one'])).toBe(true);
        expect(await streams.append(at, stream('s1'), ['two'])).toBe(false);
        expect(await streams.append(at, stream('s2', { place: 'place of s1' }), ['two'])).toBe(false);
        expect((await streams.read(at, 's1'))?.events).toEqual(['one']);
        await participants.idOf(at, 'slack U1', 'Ana', 'p1');
        await streamTexts.put(at, { id: 't1', stream: 's1', by: 'p1', kind: 'speech', createdAt: 1, body: 'Silt.' });
        await ballots.put(at, 's1', { by: 'p1', vote: 'before', choice: 'for' });
        if (fails) throw new Error('on purpose');
      });
    const kept = async () => [
      await store().streams.read(at, 's1'),
      await store().participants.known(at, 'slack U1'),
      await store().streamTexts.get(at, 't1'),
      (await store().ballots.list(at, 's1'))[0],
    ];
    await expect(act(true)).rejects.toThrow('on purpose');
    expect(await kept()).toEqual([undefined, undefined, undefined, undefined]);
    await act(false);
    expect(await kept()).toMatchObject([{ version: 1 }, 'p1', { body: 'Silt.' }, { choice: 'for' }]);
  });
}

function placePromises({ store, reopen, workspace }: Tried): void {
  const hall = { platform: 'slack', place: 'hall' } as const;

  test('are open one a place: another begins there when the first has ended', async () => {
    const [at, another] = [workspace(), workspace()];
    const { streams } = store();
    expect(await streams.append(at, stream('s1', hall), ['one'])).toBe(true);
    expect(await streams.append(at, stream('s2', hall), ['one'])).toBe(false);
    expect(await streams.read(at, 's2')).toBeUndefined();
    expect(await streams.append(at, stream('s3', { ...hall, platform: 'discord' }), [])).toBe(true);
    expect(await streams.append(at, stream('s4', { ...hall, place: 'garden' }), [])).toBe(true);
    expect(await streams.append(another, stream('s2', hall), [])).toBe(true);
    expect(await streams.append(at, stream('s1', { ...hall, version: 1, isOpen: false }), ['two'])).toBe(true);
    expect(await streams.append(at, stream('s2', hall), ['one'])).toBe(true);
    expect(await streams.append(at, stream('s1', { ...hall, version: 2 }), ['three'])).toBe(false);
    expect(await streams.append(at, stream('s4', { ...hall }), ['two'])).toBe(false);
    expect(await streams.read(at, 's1')).toMatchObject({ version: 2, isOpen: false });
    expect(await streams.read(at, 's4')).toMatchObject({ version: 0, place: 'garden' });
  });

  test('of several that begin in a place at once, one does', async () => {
    const [at, other] = [workspace(), await reopen()];
    for (const place of ['hall', 'garden', 'bridge', 'lock']) {
      const both = [store(), other, store(), other, store(), other];
      const begun = await Promise.all(
        both.map(({ streams }, n) => streams.append(at, stream(`${place} ${n}`, { place }), [n])),
      );
      expect(begun.filter(Boolean)).toHaveLength(1);
      const winner = stream(`${place} ${begun.indexOf(true)}`, { place, version: 1 });
      expect(await store().streams.list(at, winner)).toEqual([winner]);
    }
  });
}

function duePromises({ store, workspace }: Tried): void {
  test('are due from their time on while they are open, longest due first, on the platforms asked for', async () => {
    const [at, another] = [workspace(), workspace()];
    const { streams } = store();
    await streams.append(at, stream('never'), []);
    await streams.append(at, stream('over', { dueAt: 1, isOpen: false }), []);
    await streams.append(at, stream('second', { dueAt: 20 }), []);
    await streams.append(another, stream('first', { dueAt: 10 }), []);
    await streams.append(at, stream('third', { dueAt: 30, platform: 'discord' }), []);
    await streams.append(at, stream('put off', { dueAt: 5 }), []);
    await streams.append(at, stream('put off', { dueAt: 40 }), []);
    const [first, second, third] = [
      { workspace: another, id: 'first' },
      { workspace: at, id: 'second' },
      { workspace: at, id: 'third' },
    ];
    const due = (...given: Parameters<typeof streams.due>) =>
      streams.due(...given).then((all) => all.filter((one) => [at, another].includes(one.workspace)));
    expect(await due(['slack', 'discord'], 30, 99)).toEqual([first, second, third]);
    expect(await due(['slack', 'discord'], 29, 99)).toEqual([first, second]);
    expect(await due(['discord'], 30, 99)).toEqual([third]);
    expect(await streams.due(['slack', 'discord'], 30, 1)).toHaveLength(1);
    expect(await due([], 30, 99)).toEqual([]);
  });
}

function removePromises({ store, workspace }: Tried): void {
  test('are never deleted for their age', async () => {
    const at = workspace();
    const { streams, streamTexts, retention, cards } = store();
    await cards.put(at, card('as old', 1));
    await streams.append(at, stream('s1', { isOpen: false, dueAt: 1 }), ['one']);
    await streamTexts.put(at, { id: 't1', stream: 's1', by: 'p1', kind: 'speech', createdAt: 1, body: 'Silt.' });
    for (const kind of ['cards', 'previews', 'messages', 'deliveries', 'posts'] as const)
      while ((await retention.drop(kind, Number.MAX_SAFE_INTEGER)) > 0);
    expect(await cards.get(at, 'as old')).toBeUndefined();
    expect(await streams.read(at, 's1')).toMatchObject({ events: ['one'] });
    expect(await streamTexts.get(at, 't1')).toMatchObject({ body: 'Silt.' });
  });

  test('are removed with their events, texts and ballots, and nobody else’s; their place is free', async () => {
    const [at, another] = [workspace(), workspace()];
    const { streams, streamTexts, ballots } = store();
    for (const group of [at, another])
      for (const id of ['s1', 's2']) {
        await streams.append(group, stream(id), ['one', 'two']);
        await streamTexts.put(group, { id: `t of ${id}`, stream: id, by: 'p1', kind: 'speech', createdAt: 1, body: 1 });
        await ballots.put(group, id, { by: 'p1', vote: 'before', choice: 'for' });
      }
    const left = (of: string, id: string) =>
      Promise.all([streams.read(of, id), streamTexts.get(of, `t of ${id}`), ballots.list(of, id)]);
    const others = async () => [await left(at, 's2'), await left(another, 's1'), await left(another, 's2')];
    const before = await others();
    expect(await streams.remove(at, 's1')).toBe(true);
    expect(await streams.remove(at, 's1')).toBe(false);
    expect(await left(at, 's1')).toEqual([undefined, undefined, []]);
    expect(await others()).toEqual(before);
    expect(await streams.append(at, stream('s3', { place: 'place of s1' }), [])).toBe(true);
    expect(await streams.append(at, stream('s1', { place: 'elsewhere' }), ['anew'])).toBe(true);
    expect(await streams.read(at, 's1')).toMatchObject({ version: 1, events: ['anew'] });
  });
}
