import { describe, expect, test } from 'vitest';
import type { Ports, Store } from '#core/ports/store.ts';
import { act, placeKey } from '#features/debate/act.ts';
import type { DebateCommand } from '#features/debate/commands.ts';
import { lookAtDebate } from '#features/debate/look.ts';
import { openIn, scratch } from '../../store/folder.ts';
import { by, opened } from './given.ts';

const { setup } = opened('oxford');
const open = (channel = 'c'): DebateCommand => ({
  kind: 'open',
  by: 'fay',
  setup: { ...setup, place: { platform: 'console', channel } },
});
const refusal = (why: string) => ({ problem: { kind: 'debate', why } });

async function house() {
  const store = await openIn(scratch());
  const parts = { store, dice: () => 0, factor: 1 };
  const doing = (command: DebateCommand, beside?: (ports: Ports) => Promise<void>, id = 'd1') =>
    act(parts, 'local', id, command, beside);
  return { store, parts, doing };
}

const ballot = (person: string, choice: string) => (ports: Ports) =>
  ports.ballots.put('local', 'd1', { by: person, vote: 'opening', choice }).then(() => undefined);
const vote = (person: string): DebateCommand => ({ kind: 'vote', by: by(person), vote: 'opening' });
const keys = async ({ outbox }: Store) => (await outbox.list('local', 100)).map(({ key }) => key);

async function voting() {
  const made = await house();
  await made.doing(open());
  for (const person of ['ann', 'ben', 'cy']) await made.doing({ kind: 'join', by: by(person), stance: 'undecided' });
  await made.doing({ kind: 'start', by: by('fay') });
  return made;
}

describe('a command', () => {
  test('stores its events, when it is due, and what is said of it, together', async () => {
    const { store, doing } = await house();
    await doing(open());
    const stored = await store.streams.read('local', 'd1');
    expect(stored).toMatchObject({ version: 1, isOpen: true, place: 'c', events: [{ kind: 'opened' }] });
    expect(stored?.dueAt).toBeGreaterThan(0);
    expect(await keys(store)).toEqual(['debate d1 1 0']);
  });

  test('that is refused leaves nothing behind: no ballot, no text, no message', async () => {
    const { store, doing } = await house();
    await doing(open());
    await expect(doing(vote('ann'), ballot('ann', 'for'))).rejects.toMatchObject(refusal('not-begun'));
    const writes = (ports: Ports) =>
      ports.streamTexts.put('local', {
        id: 't',
        stream: 'd1',
        by: 'ann',
        kind: 'speech',
        createdAt: 0,
        body: { text: 'x' },
      });
    const speak: DebateCommand = { kind: 'speak', by: by('ann'), id: 't', characters: 1 };
    await expect(doing(speak, writes)).rejects.toMatchObject(refusal('not-begun'));
    expect(await store.ballots.list('local', 'd1')).toEqual([]);
    expect(await store.streamTexts.list('local', 'd1')).toEqual([]);
    expect(await keys(store)).toEqual(['debate d1 1 0']);
    expect((await store.streams.read('local', 'd1'))?.version).toBe(1);
  });

  test('that fails half-way leaves nothing behind either', async () => {
    const { store, doing } = await voting();
    const before = await store.streams.read('local', 'd1');
    const fails = async (ports: Ports) => {
      await ballot('ann', 'for')(ports);
      throw new Error('the disk is full');
    };
    await expect(doing(vote('ann'), fails)).rejects.toThrow('the disk is full');
    expect(await store.ballots.list('local', 'd1')).toEqual([]);
    expect(await store.streams.read('local', 'd1')).toEqual(before);
  });

  test('a ballot that is changed replaces the first, without another event', async () => {
    const { store, doing } = await voting();
    await doing(vote('ann'), ballot('ann', 'for'));
    const { version } = (await store.streams.read('local', 'd1')) ?? {};
    expect((await doing(vote('ann'), ballot('ann', 'against'))).events).toEqual([]);
    expect(await store.ballots.list('local', 'd1')).toEqual([{ by: 'ann', vote: 'opening', choice: 'against' }]);
    expect((await store.streams.read('local', 'd1'))?.version).toBe(version);
  });
});

describe('at the same time', () => {
  test('of two people who press at once, both are heard, one after the other', async () => {
    const { store, doing } = await voting();
    await Promise.all(['ann', 'ben', 'cy'].map((person) => doing(vote(person), ballot(person, 'for'))));
    const stored = await store.streams.read('local', 'd1');
    const kinds = stored?.events.map((event) => (event as { kind: string }).kind).slice(-4);
    expect(kinds).toEqual(['voted', 'voted', 'voted', 'time-set']);
    expect(await store.ballots.list('local', 'd1')).toHaveLength(3);
  });

  test('of two who skip at once, the second does not skip another stage unawares: a person counts once', async () => {
    const { doing } = await voting();
    const skip = (person: string): DebateCommand => ({ kind: 'skip', by: by(person) });
    await Promise.allSettled([doing(skip('ann')), doing(skip('ann')), doing(skip('ann'))]);
    const { debate } = await doing({ kind: 'due' });
    expect(debate.running).toMatchObject({ stage: 0, seconding: { by: 'ann' } });
  });

  test('the same speech twice stands once', async () => {
    const { doing } = await voting();
    await doing({ kind: 'skip', by: by('fay') });
    const { debate } = await doing({ kind: 'due' });
    const speak: DebateCommand = { kind: 'speak', by: by(debate.running?.speaker ?? ''), id: 's', characters: 5 };
    await Promise.all([doing(speak), doing(speak)]);
    expect((await doing({ kind: 'due' })).debate.entries).toHaveLength(1);
  });

  test('two processes that look at what is due do it once', async () => {
    const { store, parts } = await voting();
    await Promise.all([lookAtDebate(parts, 'local', 'd1'), lookAtDebate(parts, 'local', 'd1')]);
    const kinds = (await store.streams.read('local', 'd1'))?.events.map((event) => (event as { kind: string }).kind);
    expect(kinds?.filter((kind) => kind === 'stage-begun')).toHaveLength(1);
  });
});

describe('a place', () => {
  test('has one open debate; several go on in several places', async () => {
    const { doing } = await house();
    await doing(open());
    await expect(doing(open(), undefined, 'd2')).rejects.toMatchObject(refusal('taken'));
    await doing(open('other'), undefined, 'd2');
    await doing({ kind: 'cancel', by: by('fay') });
    await doing(open(), undefined, 'd3');
  });

  test('of two who open one at once, one is told that there is one', async () => {
    const { doing } = await house();
    const both = await Promise.allSettled([doing(open(), undefined, 'd1'), doing(open(), undefined, 'd2')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a channel and a thread in it are two places', () => {
    expect(placeKey({ channel: 'c' })).not.toBe(placeKey({ channel: 'c', thread: 't' }));
  });
});

describe('the end', () => {
  test.each(['end', 'cancel'] as const)('after %s no ballot is tied to a person any more', async (kind) => {
    const { store, doing } = await voting();
    await doing(vote('ann'), ballot('ann', 'for'));
    await doing({ kind, by: by('fay') });
    if (kind === 'end') await doing({ kind, by: by('fay') });
    expect(await store.ballots.list('local', 'd1')).toEqual([]);
    const stored = await store.streams.read('local', 'd1');
    expect(stored).toMatchObject({ isOpen: false });
    expect(stored?.dueAt).toBeUndefined();
  });

  test('a press on a debate that is over, or was removed, is told so', async () => {
    const { store, doing } = await voting();
    await doing({ kind: 'cancel', by: by('fay') });
    await expect(doing(vote('ann'), ballot('ann', 'for'))).rejects.toMatchObject(refusal('over'));
    await store.streams.remove('local', 'd1');
    await expect(doing(vote('ann'), ballot('ann', 'for'))).rejects.toMatchObject(refusal('gone'));
    expect(await store.ballots.list('local', 'd1')).toEqual([]);
  });
});

test('standing messages wait for their turn of five seconds, and several changes make one row', async () => {
  const { store } = await voting();
  const rows = (await keys(store)).filter((key) => key.includes('lobby'));
  expect(new Set(rows).size).toBe(rows.length);
  expect(rows.length).toBeLessThanOrEqual(2);
});
