import type { Store } from '#core/ports/store.ts';
import { card, message, revision, SECOND_OF_MAY } from '../contract/store-samples.ts';

const SURROGATE = '\uD800';
const ODD = `NUL \0, half a pair ${SURROGATE}, 🐝, 運河, "quotes' \\ and\nlines`;
/** Larger than what is read at once, so that rows of it are read alone. */
const LARGE = '运河挖了十九个月。'.repeat(150_000);
const EVERY_BYTE = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 31) % 256);
const GROUPS = ['local', 'slack-运河', 'discord-1'];

/** Stores something of each kind, in several workspaces. */
export async function storeEverything(store: Store): Promise<void> {
  for (const at of GROUPS) await storeIn(store, at);
  await store.articles.add('shelf', revision({ article: 'dyke' }));
  await store.articles.add('local', revision({ article: 'long', text: LARGE }));
  await store.leases.take('gateway', 3_600_000);
}

async function storeIn(store: Store, at: string): Promise<void> {
  await storeArticles(store, at);
  await store.derivations.put(at, 'canal', 'beads', 'key', { odd: ODD });
  await store.cards.put(at, card(`运河 🐝 ${at}`, { odd: ODD }));
  await store.cards.put(at, { ...card('preview', [1, null, 0.5]), shortLived: true });
  await store.settings.change(at, (before) => ({ ...before, language: 'both', facilitators: [ODD] }));
  await store.indexes.put(at, 'made of a', at === 'local' ? EVERY_BYTE : new Uint8Array());
  for (const id of ['one', 'two']) await store.transcript.append(at, message(id, 'hall', ODD));
  await store.transcript.edit(at, 'one', 'edited');
  await store.readerKeys.put(at, `key of ${at}`);
  await storeDeliveries(store, at);
  for (const status of ['draft', 'accepted'] as const)
    await store.topics.put(at, { id: 'dyke', yaml: ODD, status, by: 'Wen Yu', at: SECOND_OF_MAY });
  await store.decks.change(at, 'prompts', () => [3, 1, 2]);
  await storeWork(store, at);
  await storeDebates(store, at);
}

async function storeArticles({ articles }: Store, at: string): Promise<void> {
  for (const number of [1, 2]) await articles.add(at, revision({ article: 'canal', number, text: `${ODD} ${number}` }));
  await articles.add(at, revision({ article: 'canal', language: 'zh' }));
  await articles.add(at, revision({ article: 'gone' }));
  await articles.remove(at, 'gone', { id: 'gone', title: ODD, removedAt: SECOND_OF_MAY });
}

async function storeWork(
  { schedules, scheduleRuns, outbox, suggestions, stances, tallies }: Store,
  at: string,
): Promise<void> {
  await schedules.put(at, { id: 'canal', platform: 'slack', channel: 'C1', dueAt: SECOND_OF_MAY, state: ODD });
  await schedules.put(at, { id: 'dyke', platform: 'discord', channel: 'C2', state: null });
  await scheduleRuns.put(at, { schedule: 'canal', date: '2026-05-02', body: ODD });
  await suggestions.put(at, { id: 'one', by: 'U1', createdAt: SECOND_OF_MAY, status: 'open', body: ODD });
  await stances.put(at, 'post', 'U1', 2);
  await tallies.add(at, 'post', { odd: ODD });
  await stances.put(at, 'post', 'U2', 1);
  const job = { platform: 'slack', channel: at, kind: 'daily', ids: { odd: ODD }, steps: ['post', 'thread'] } as const;
  for (const key of ['one', 'two']) await outbox.put(at, { ...job, key });
  await outbox.take(['slack'], 3_600_000, 1);
  await outbox.mark(at, 'one', { kind: 'step', id: 'message' });
}

async function storeDebates(
  { streams, participants, streamTexts, streamKeys, ballots }: Store,
  at: string,
): Promise<void> {
  const head = { id: 's1', platform: 'slack', place: ODD, isOpen: true, version: 0 } as const;
  await streams.append(at, { ...head, dueAt: SECOND_OF_MAY }, [{ odd: ODD }, null]);
  await streams.append(at, { ...head, id: 's2', isOpen: false }, []);
  for (const n of [1, 2]) await participants.idOf(at, `slack U${n}`, ODD, `p${n}`);
  await participants.forget(at, 'slack U2');
  const text = { stream: 's1', kind: 'speech', createdAt: SECOND_OF_MAY, body: ODD };
  for (const n of [1, 2]) await streamTexts.put(at, { ...text, id: `t${n}`, by: `p${n}` });
  await streamTexts.forget(at, 'p2');
  await ballots.put(at, 's1', { by: 'p1', vote: 'before', choice: 'for' });
  await streamKeys.make(at, 's1');
}

async function storeDeliveries({ inbox }: Store, at: string): Promise<void> {
  for (const id of ['I1', 'I2']) await inbox.put(at, { id, platform: 'slack', receivedAt: SECOND_OF_MAY, body: ODD });
  await inbox.begin(at, 'I1');
  await inbox.mark(at, 'I2', 'done');
}

/** What the ports answer about all that `storeEverything` stored. */
export async function answersOf(store: Store): Promise<unknown[]> {
  const each = await Promise.all(GROUPS.map((at) => answersIn(store, at)));
  return [...each, await store.articles.current('shelf'), await store.inbox.pending('slack')];
}

async function answersIn(store: Store, at: string): Promise<unknown[]> {
  const { articles, cards, topics, readerKeys } = store;
  return [
    await articles.current(at),
    await articles.get(at, 'gone'),
    await articles.version(at),
    await store.derivations.get(at, 'canal', 'beads', 'key'),
    await cards.get(at, `运河 🐝 ${at}`),
    await cards.get(at, 'preview'),
    await store.settings.get(at),
    await store.indexes.get(at, 'made of a'),
    await store.transcript.since(at, 'hall', 0, 9),
    [await readerKeys.get(at), await readerKeys.secret(at), await readerKeys.workspaceOf(`key of ${at}`)],
    await topics.list(at),
    await topics.version(at),
    await store.decks.change(at, 'prompts', (before) => before),
    ...(await workIn(store, at)),
    ...(await debatesIn(store, at)),
  ];
}

async function workIn(
  { schedules, scheduleRuns, outbox, suggestions, stances, tallies }: Store,
  at: string,
): Promise<unknown[]> {
  return [
    await schedules.list(at),
    await scheduleRuns.list(at, 'canal', 9),
    await outbox.list(at, 9),
    await suggestions.list(at),
    await stances.of(at, 'U1'),
    [await tallies.open(at, 'post'), await tallies.steps(at, 'post')],
  ];
}

async function debatesIn(
  { streams, participants, streamTexts, streamKeys, ballots }: Store,
  at: string,
): Promise<unknown[]> {
  return [
    await streams.list(at),
    await streams.read(at, 's1'),
    await participants.get(at, ['p1', 'p2']),
    await participants.known(at, 'slack U1'),
    await streamTexts.list(at, 's1'),
    await streamKeys.get(at, 's1'),
    await ballots.list(at, 's1'),
  ];
}
