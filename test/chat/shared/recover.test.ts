import { describe, expect, it } from 'vitest';
import { type Recovery, recover } from '#chat/shared/recover.ts';
import type { PendingDelivery } from '#core/ports/inbox.ts';
import { memoryInbox, NOON, waits } from '../discord/fakes.ts';

const MINUTE = 60_000;
const WORKSPACE = 'discord-1';
/** ms that a pending answer waits for the one before it. */
const NEXT = 1_500;

type Deeds = { worked: string[]; sent: string[]; gaveUp: string[]; lines: string[]; bugs: unknown[] };
type Wish = Partial<Pick<Recovery<string, string>, 'answer' | 'canRepeat' | 'read' | 'send' | 'timing'>>;

/** An inbox in which these are pending, and a chat that notes what it does with them. */
function chat(pending: readonly (Partial<PendingDelivery> & { id: string })[], wish: Wish = {}) {
  const inbox = memoryInbox();
  for (const one of pending) {
    const rest = { platform: 'discord', receivedAt: NOON, body: one.id, workspace: WORKSPACE } as const;
    inbox.all.push({ ...rest, state: 'received', tries: 0, ...one });
  }
  const deeds: Deeds = { worked: [], sent: [], gaveUp: [], lines: [], bugs: [] };
  const recovery: Recovery<string, string> = {
    deps: {
      inbox,
      outside: { now: () => NOON, newId: () => 'number', dice: () => 0 },
      logBug: (_, error) => deeds.bugs.push(error),
      log: (line) => deeds.lines.push(line),
    },
    timing: waits(),
    answerableFor: 14 * MINUTE,
    read: String,
    bugDetailsOf: () => ({ doing: '/quote' }),
    canRepeat: () => true,
    send: async (job) => !!deeds.sent.push(job),
    giveUp: async (job) => void deeds.gaveUp.push(job),
    ...wish,
    answer: async (job) => {
      deeds.worked.push(job);
      return wish.answer ? wish.answer(job) : `answer to ${job}`;
    },
  };
  const states = () => inbox.all.map(({ id, state, tries }) => `${id} ${state} ${tries}`);
  const list = () => inbox.pending('discord');
  const run = async (listed?: PendingDelivery[]) => recover(recovery, listed ?? (await list()));
  return { run, list, deeds, states };
}

describe('pending answers', () => {
  it('are given in the order in which they were asked, each counted as a try', async () => {
    const { run, deeds, states } = chat([{ id: 'a' }, { id: 'b', tries: 1 }]);
    await run();
    expect(deeds).toMatchObject({ sent: ['a', 'b'], bugs: [], lines: [] });
    expect(states()).toEqual(['a done 1', 'b done 2']);
  });

  it('behind one that ends the process lose no try by it', async () => {
    const { run, states } = chat([{ id: 'deadly', tries: 1 }, { id: 'b' }], {
      answer: () => new Promise<never>(() => {}),
    });
    void run();
    await expect.poll(states).toEqual(['deadly received 2', 'b received 0']);
  });

  it('behind one that takes long do not wait for it', async () => {
    const slow = (job: string) => (job === 'slow' ? new Promise<never>(() => {}) : Promise.resolve('soon'));
    const { run, deeds } = chat([{ id: 'slow' }, { id: 'b' }], { answer: slow, timing: waits(NEXT) });
    void run();
    await expect.poll(() => deeds.sent).toEqual(['b']);
  });

  it('that were begun twice are done before the person is told, and not worked on', async () => {
    const { run, deeds, states } = chat([{ id: 'deadly', tries: 2 }, { id: 'b' }]);
    await run();
    expect(deeds).toMatchObject({ gaveUp: ['deadly'], worked: ['b'], sent: ['b'] });
    expect(deeds.lines.join()).toContain('Parley ended both times it worked on /quote');
    expect(states()).toEqual(['deadly done 3', 'b done 1']);
  });

  it('that were asked too long ago, or cannot be read, are let go and said so in the log', async () => {
    const read = (body: unknown) => {
      if (body === 'broken') throw new Error('no packet');
      return body === 'other' ? undefined : String(body);
    };
    const old = { id: 'old', receivedAt: NOON - 15 * MINUTE };
    const { run, deeds, states } = chat([old, { id: 'broken' }, { id: 'other' }, { id: 'b' }], { read });
    await run();
    expect(deeds).toMatchObject({ sent: ['b'], bugs: [new Error('no packet')] });
    expect(deeds.lines).toHaveLength(3);
    expect(states().map((one) => one.split(' ')[1])).toEqual(Array(4).fill('done'));
  });

  it('that may have been sent are sent again only where that does no harm', async () => {
    const canRepeat = (job: string, answer?: string) => job !== 'never' && answer !== 'answer to rarely';
    const ids = ['never', 'rarely', 'always'].map((id) => ({ id, state: 'sending' as const }));
    const { run, deeds, states } = chat(ids, { canRepeat });
    await run();
    expect(deeds).toMatchObject({ worked: ['rarely', 'always'], sent: ['always'] });
    expect(states()).toEqual(['never done 1', 'rarely done 1', 'always done 1']);
  });

  it('stay pending while the platform cannot be reached, and are done when they cannot be sent', async () => {
    const send = async (job: string) => {
      if (job === 'refused') throw new Error('refused');
      return false;
    };
    const { run, deeds, states } = chat([{ id: 'unreachable' }, { id: 'refused' }], { send });
    await run();
    expect(states()).toEqual(['unreachable sending 1', 'refused done 1']);
    expect(deeds.bugs).toEqual([new Error('refused')]);
  });

  it('that another process has answered are passed over', async () => {
    const { run, list, deeds, states } = chat([{ id: 'a' }]);
    const listed = await list();
    await run();
    await run(listed);
    expect(deeds.worked).toEqual(['a']);
    expect(states()).toEqual(['a done 1']);
  });
});
