import { describe, expect, test } from 'vitest';
import type { Delivery } from '#core/ports/inbox.ts';
import type { WorkspaceSettings } from '#core/ports/settings.ts';
import type { Tried } from './store.ts';
import { NOTHING_CHOSEN } from './store-memory.ts';
import { SECOND_OF_MAY } from './store-samples.ts';

/** Tests the promises about a group's settings, the key of its pages, and its pending answers. */
export function groupPromises(tried: Tried): void {
  describe('settings', () => settingsPromises(tried));
  describe('the key of a group’s pages', () => keyPromises(tried));
  describe('deliveries', () => inboxPromises(tried));
}

const named = (who: string) => (before: WorkspaceSettings) => ({
  ...before,
  facilitators: [...before.facilitators, who],
});

function settingsPromises({ store, reopen, workspace }: Tried): void {
  test('who has chosen nothing has no facilitators and nothing else', async () => {
    expect(await store().settings.get(workspace())).toEqual(NOTHING_CHOSEN);
  });

  test('a change is given what was chosen, gives what is chosen, and that is there after a restart', async () => {
    const at = workspace();
    const first: WorkspaceSettings = {
      language: 'both',
      article: 'canal',
      facilitators: ['U1'],
      channels: { C1: { language: 'zh-Hant', facilitators: [] }, 运河: { article: 'dyke', facilitators: ['U2'] } },
      whole: ['canal'],
    };
    expect(await store().settings.change(at, () => first)).toEqual(first);
    const { language, ...rest } = first;
    const seen: (string | undefined)[] = [];
    const changed = await store().settings.change(at, (before) => {
      seen.push(before.language);
      return { ...rest, whole: [] };
    });
    expect(seen).toEqual([language]);
    expect(changed).toEqual({ ...rest, whole: [] });
    expect(await (await reopen()).settings.get(at)).toEqual(changed);
  });

  test('of many that change them at once, on two stores, none is lost', async () => {
    const at = workspace();
    const other = await reopen();
    const people = Array.from({ length: 20 }, (_, index) => `U${index}`);
    await Promise.all(people.map((who, index) => (index % 2 ? other : store()).settings.change(at, named(who))));
    expect([...(await store().settings.get(at)).facilitators].sort()).toEqual(people.toSorted());
  });

  test('a change that fails changes nothing, alone and in a transaction that goes on', async () => {
    const at = workspace();
    const fails = () => {
      throw new Error('there is no such article');
    };
    await store().settings.change(at, named('U1'));
    await expect(store().settings.change(at, fails)).rejects.toThrow('no such article');
    await store().transaction(at, async ({ settings }) => {
      await expect(settings.change(at, fails)).rejects.toThrow('no such article');
      await Promise.all(['U2', 'U3'].map((who) => settings.change(at, named(who))));
    });
    expect((await store().settings.get(at)).facilitators).toEqual(['U1', 'U2', 'U3']);
  });

  test('every change has a higher version, on whichever store it was made; one that fails, and one elsewhere, has not', async () => {
    const [at, elsewhere, other] = [workspace(), workspace(), await reopen()];
    expect(await store().settings.version(at)).toBe(0);
    await other.settings.change(at, named('U1'));
    expect(await store().settings.version(at)).toBe(1);
    await store().transaction(at, async ({ settings }) => void (await settings.change(at, named('U2'))));
    expect(await other.settings.version(at)).toBe(2);
    await store().settings.change(elsewhere, named('U3'));
    await store().articles.version(at);
    const fails = () => Promise.reject(new Error('over'));
    await expect(
      store().transaction(at, ({ settings }) => settings.change(at, named('U4')).then(fails)),
    ).rejects.toThrow('over');
    expect(await store().settings.version(at)).toBe(2);
  });
}

function keyPromises({ store, reopen, workspace }: Tried): void {
  test('opens the group that has it, after a restart too; nobody has one at first', async () => {
    const [at, another] = [workspace(), workspace()];
    expect(await store().readerKeys.get(at)).toBeUndefined();
    expect(await store().readerKeys.workspaceOf(`${at}-key`)).toBeUndefined();
    await store().readerKeys.put(at, `${at}-key`);
    const other = await reopen();
    expect(await other.readerKeys.get(at)).toBe(`${at}-key`);
    expect(await other.readerKeys.workspaceOf(`${at}-key`)).toBe(at);
    expect(await other.readerKeys.get(another)).toBeUndefined();
  });

  test('leads nowhere once another is in its place', async () => {
    const at = workspace();
    for (const key of ['old', 'new']) await store().readerKeys.put(at, `${at}-${key}`);
    expect(await store().readerKeys.get(at)).toBe(`${at}-new`);
    expect(await store().readerKeys.workspaceOf(`${at}-old`)).toBeUndefined();
  });

  test('has a secret with it, after a restart too, which is new with a new key and another’s in another group', async () => {
    const [at, another] = [workspace(), workspace()];
    expect(await store().readerKeys.secret(at)).toBeUndefined();
    await store().readerKeys.put(at, `${at}-key`);
    await store().readerKeys.put(another, `${another}-key`);
    const secret = await store().readerKeys.secret(at);
    expect(secret?.length).toBeGreaterThan(40);
    expect(await (await reopen()).readerKeys.secret(at)).toBe(secret);
    expect(await store().readerKeys.secret(another)).not.toBe(secret);
    await store().readerKeys.put(at, `${at}-new`);
    expect(await store().readerKeys.secret(at)).not.toBe(secret);
  });

  test('is never that of two groups', async () => {
    const [at, another] = [workspace(), workspace()];
    await store().readerKeys.put(at, `${at}-key`);
    await expect(store().readerKeys.put(another, `${at}-key`)).rejects.toThrow();
    expect(await store().readerKeys.workspaceOf(`${at}-key`)).toBe(at);
    expect(await store().readerKeys.get(another)).toBeUndefined();
  });
}

function inboxPromises({ store, reopen, workspace }: Tried): void {
  const delivery = (id: string, minute = 0, platform: Delivery['platform'] = 'discord'): Delivery => {
    return { id, platform, receivedAt: SECOND_OF_MAY + minute, body: { token: `for ${id}`, words: ['运河', null] } };
  };
  /** Returns the pending deliveries of these workspaces only, because other tests left some for theirs. */
  const pendingIn = async (...names: string[]) =>
    (await store().inbox.pending('discord')).filter((one) => names.includes(one.workspace));

  test('are pending as they came, oldest first and of all groups, after a restart too', async () => {
    const [at, another] = [workspace(), workspace()];
    const [late, early, slack] = [delivery('a', 3), delivery('b', 1), delivery('c', 2, 'slack')];
    await store().inbox.put(at, late);
    await store().inbox.put(another, early);
    await store().inbox.put(at, slack);
    await reopen();
    expect(await pendingIn(at, another)).toEqual([
      { ...early, workspace: another, state: 'received', tries: 0 },
      { ...late, workspace: at, state: 'received', tries: 0 },
    ]);
    const pending = (await (await reopen()).inbox.pending('slack')).filter((one) => one.workspace === at);
    expect(pending).toEqual([{ ...slack, workspace: at, state: 'received', tries: 0 }]);
  });

  test('that come again are recognised, also when they are answered; another group’s are others', async () => {
    const [at, another] = [workspace(), workspace()];
    expect(await store().inbox.put(at, delivery('a'))).toBe(true);
    expect(await store().inbox.put(at, { ...delivery('a', 5), body: 'another' })).toBe(false);
    expect(await store().inbox.put(another, delivery('a'))).toBe(true);
    await store().inbox.mark(another, 'a', 'done');
    expect(await store().inbox.put(another, delivery('a'))).toBe(false);
    expect(await pendingIn(at, another)).toEqual([{ ...delivery('a'), workspace: at, state: 'received', tries: 0 }]);
  });

  test('whose answer may have gone out say so, and what is done is pending no more, whoever says what later', async () => {
    const at = workspace();
    for (const id of ['a', 'b']) await store().inbox.put(at, delivery(id));
    await store().inbox.mark(at, 'a', 'sending');
    for (const state of ['sending', 'done', 'sending'] as const) await store().inbox.mark(at, 'b', state);
    await store().inbox.mark(at, 'never came', 'done');
    expect(await pendingIn(at)).toEqual([{ ...delivery('a'), workspace: at, state: 'sending', tries: 0 }]);
  });

  test('count how often their processing was begun, each for itself, after a restart too', async () => {
    const [at, another] = [workspace(), workspace()];
    for (const id of ['a', 'b']) await store().inbox.put(at, delivery(id));
    await store().inbox.put(another, delivery('a'));
    expect(await store().inbox.begin(at, 'a')).toBe(1);
    expect(await store().inbox.begin(another, 'a')).toBe(1);
    await store().inbox.mark(at, 'a', 'sending');
    expect(await (await reopen()).inbox.begin(at, 'a')).toBe(2);
    expect((await pendingIn(at)).map(({ id, state, tries }) => [id, state, tries])).toEqual([
      ['a', 'sending', 2],
      ['b', 'received', 0],
    ]);
  });

  test('are not begun when they are done or never came, and one that comes again starts no new count', async () => {
    const at = workspace();
    for (const id of ['a', 'b']) await store().inbox.put(at, delivery(id));
    await store().inbox.begin(at, 'a');
    await store().inbox.put(at, delivery('a'));
    expect(await store().inbox.begin(at, 'a')).toBe(2);
    await store().inbox.mark(at, 'b', 'done');
    expect(await store().inbox.begin(at, 'b')).toBe(0);
    expect(await store().inbox.begin(at, 'never came')).toBe(0);
    expect((await pendingIn(at)).map(({ id }) => id)).toEqual(['a']);
  });

  test('that two stores begin at the same moment are counted twice', async () => {
    const at = workspace();
    const other = await reopen();
    await store().inbox.put(at, delivery('a'));
    const counts = await Promise.all([store(), other].map(({ inbox }) => inbox.begin(at, 'a')));
    expect(counts.sort()).toEqual([1, 2]);
  });

  test('that came once at the same moment to two stores are taken by one', async () => {
    const at = workspace();
    const other = await reopen();
    const taken = await Promise.all([store(), other].map(({ inbox }) => inbox.put(at, delivery('a'))));
    expect(taken.sort()).toEqual([false, true]);
  });

  test('are forgotten by age, answered or not, and only the platform’s', async () => {
    const at = workspace();
    await store().inbox.put(at, delivery('old', 1));
    await store().inbox.put(at, delivery('answered', 1));
    await store().inbox.mark(at, 'answered', 'done');
    await store().inbox.put(at, delivery('slack', 1, 'slack'));
    await store().inbox.put(at, delivery('fresh', 2));
    await store().inbox.forget('discord', SECOND_OF_MAY + 2);
    expect((await pendingIn(at)).map(({ id }) => id)).toEqual(['fresh']);
    const again = ['old', 'answered', 'fresh', 'slack'].map((id) => store().inbox.put(at, delivery(id)));
    expect(await Promise.all(again)).toEqual([true, true, false, false]);
  });
}
