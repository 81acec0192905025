import { describe, expect, test } from 'vitest';
import type { StoredSchedule } from '#core/ports/schedules.ts';
import type { StoredSuggestion } from '#core/ports/suggestions.ts';
import type { Tried } from './store.ts';
import { SECOND_OF_MAY } from './store-samples.ts';

const ODD = 'NUL \0, half a pair \uD800, 🐝, 運河';

export function workPromises(tried: Tried): void {
  describe('schedules', () => schedulePromises(tried));
  describe('what became of a schedule', () => runPromises(tried));
  describe('suggested prompts', () => suggestionPromises(tried));
  describe('one-tap answers', () => stancePromises(tried));
  test('the clock tells the present time in whole milliseconds, the same to every process', async () => {
    const other = await tried.reopen();
    const told = [await tried.store().clock.now(), await other.clock.now(), await tried.store().clock.now()];
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.every(Number.isSafeInteger)).toBe(true);
    expect(Math.abs((told[0] ?? 0) - Date.now())).toBeLessThan(60_000);
  });
}

function schedule(id: string, given: Partial<StoredSchedule> = {}): StoredSchedule {
  return { id, platform: 'slack', channel: 'C1', dueAt: SECOND_OF_MAY, state: { name: id }, ...given };
}

function schedulePromises({ store, reopen, workspace }: Tried): void {
  test('come back as they were put last, ordered by id, after a restart too, and to their workspace alone', async () => {
    const [at, another] = [workspace(), workspace()];
    const [early, late] = [
      schedule('a', { state: ODD }),
      schedule('b', { platform: 'discord', channel: ODD[5] ?? '' }),
    ];
    const { dueAt: _, ...never } = schedule('c');
    for (const one of [late, schedule('a', { channel: 'C0' }), never, early]) await store().schedules.put(at, one);
    const { schedules } = await reopen();
    expect(await schedules.list(at)).toEqual([early, late, never]);
    expect(await schedules.get(at, 'a')).toEqual(early);
    expect(await schedules.get(another, 'a')).toBeUndefined();
    expect(await schedules.list(another)).toEqual([]);
  });

  test('are due from their time on, not before, longest due first, on the platforms asked for', async () => {
    const [at, another] = [workspace(), workspace()];
    const { schedules } = store();
    const { dueAt: _, ...never } = schedule('never');
    await schedules.put(at, never);
    await schedules.put(at, schedule('second', { dueAt: 20 }));
    await schedules.put(another, schedule('first', { dueAt: 10 }));
    await schedules.put(at, schedule('third', { dueAt: 30, platform: 'discord' }));
    await schedules.put(at, schedule('put off', { dueAt: 5 }));
    await schedules.put(at, schedule('put off', { dueAt: 40 }));
    const [first, second, third] = [
      { workspace: another, id: 'first' },
      { workspace: at, id: 'second' },
      { workspace: at, id: 'third' },
    ];
    expect(await schedules.due(['slack', 'discord'], 30, 9)).toEqual([first, second, third]);
    expect(await schedules.due(['slack', 'discord'], 29, 9)).toEqual([first, second]);
    expect(await schedules.due(['slack', 'discord'], 30, 2)).toEqual([first, second]);
    expect(await schedules.due(['discord'], 30, 9)).toEqual([third]);
    expect(await schedules.due([], 30, 9)).toEqual([]);
    for (const { workspace, id } of [first, second, third]) await schedules.remove(workspace, id);
  });

  test('are removed with their runs, and nobody else’s', async () => {
    const [at, another] = [workspace(), workspace()];
    const { schedules, scheduleRuns } = store();
    for (const group of [at, another])
      for (const id of ['a', 'b']) {
        await schedules.put(group, schedule(id, { dueAt: 2 * SECOND_OF_MAY }));
        await scheduleRuns.put(group, { schedule: id, date: '2026-05-02', body: 1 });
      }
    expect(await schedules.remove(at, 'a')).toBe(true);
    expect(await schedules.remove(at, 'a')).toBe(false);
    expect(await schedules.get(at, 'a')).toBeUndefined();
    expect(await scheduleRuns.list(at, 'a', 9)).toEqual([]);
    expect(await scheduleRuns.list(at, 'b', 9)).toHaveLength(1);
    expect(await scheduleRuns.list(another, 'a', 9)).toHaveLength(1);
    expect(await schedules.list(another)).toHaveLength(2);
  });
}

function runPromises({ store, reopen, workspace }: Tried): void {
  test('is told newest first, up to a limit, before a date, and once a date', async () => {
    const [at, another] = [workspace(), workspace()];
    const run = (date: string, body: unknown = date) => ({ schedule: 'a', date, body });
    for (const date of ['2026-05-02', '2025-12-31', '2026-05-01']) await store().scheduleRuns.put(at, run(date));
    await store().scheduleRuns.put(at, run('2026-05-01', ODD));
    const { scheduleRuns } = await reopen();
    const [third, second, first] = [run('2026-05-02'), run('2026-05-01', ODD), run('2025-12-31')];
    expect(await scheduleRuns.list(at, 'a', 9)).toEqual([third, second, first]);
    expect(await scheduleRuns.list(at, 'a', 2)).toEqual([third, second]);
    expect(await scheduleRuns.list(at, 'a', 9, '2026-05-02')).toEqual([second, first]);
    expect(await scheduleRuns.get(at, 'a', '2026-05-01')).toEqual(second);
    expect(await scheduleRuns.get(at, 'a', '2026-05-03')).toBeUndefined();
    expect(await scheduleRuns.list(another, 'a', 9)).toEqual([]);
    expect(await scheduleRuns.list(at, 'b', 9)).toEqual([]);
  });
}

function suggestionPromises({ store, reopen, workspace }: Tried): void {
  test('come back as they were put last, oldest first, all or by what became of them', async () => {
    const [at, another] = [workspace(), workspace()];
    const made = (id: string, createdAt: number, status: StoredSuggestion['status']) =>
      ({ id, by: 'U1', createdAt, status, body: { odd: ODD } }) satisfies StoredSuggestion;
    const [open, taken, left] = [made('z', 1, 'open'), made('y', 2, 'taken'), made('x', 3, 'left')];
    for (const one of [left, made('y', 2, 'open'), open, taken]) await store().suggestions.put(at, one);
    const { suggestions } = await reopen();
    expect(await suggestions.list(at)).toEqual([open, taken, left]);
    expect(await suggestions.list(at, 'taken')).toEqual([taken]);
    expect(await suggestions.get(at, 'x')).toEqual(left);
    expect(await suggestions.get(another, 'x')).toBeUndefined();
    expect(await suggestions.list(another)).toEqual([]);
  });

  test('of a person are all forgotten, in this workspace, and no others', async () => {
    const [at, another] = [workspace(), workspace()];
    const { suggestions } = store();
    const put = (of: string, id: string, by: string) =>
      suggestions.put(of, { id, by, createdAt: 1, status: 'left', body: 1 });
    await put(at, 'a', 'U1');
    await put(at, 'b', 'U1');
    await put(at, 'c', 'U2');
    await put(another, 'a', 'U1');
    expect(await suggestions.forget(at, 'U1')).toBe(2);
    expect(await suggestions.forget(at, 'U1')).toBe(0);
    expect((await suggestions.list(at)).map(({ id }) => id)).toEqual(['c']);
    expect(await suggestions.list(another)).toHaveLength(1);
  });
}

function stancePromises({ store, reopen, workspace }: Tried): void {
  test('are one a person, can be changed, and are counted by answer', async () => {
    const [at, another] = [workspace(), workspace()];
    const { stances } = store();
    expect(await stances.counts(at, 'p')).toEqual([]);
    expect(await stances.put(at, 'p', 'U1', 0)).toBeUndefined();
    expect(await stances.put(at, 'p', 'U2', 2)).toBeUndefined();
    expect(await stances.put(at, 'p', 'U1', 2)).toBe(0);
    expect(await stances.put(at, 'q', 'U1', 1)).toBeUndefined();
    expect(await stances.put(another, 'p', 'U1', 0)).toBeUndefined();
    const other = (await reopen()).stances;
    expect(await other.counts(at, 'p')).toEqual([0, 0, 2]);
    expect(await other.of(at, 'U1')).toEqual({ p: 2, q: 1 });
    expect(await other.of(at, 'U3')).toEqual({});
  });

  test('are put into steps, each of who answered since the last, also who is forgotten and answers anew', async () => {
    const [at, another] = [workspace(), workspace()];
    const { stances, tallies } = store();
    for (const [person, answer] of [
      ['U1', 0],
      ['U2', 2],
    ] as const)
      for (const [of, post] of [
        [at, 'p'],
        [at, 'q'],
        [another, 'p'],
      ] as const)
        await stances.put(of, post, person, answer);
    expect(await tallies.open(at, 'p')).toEqual([1, 0, 1]);
    expect(await tallies.steps(at, 'p')).toEqual([]);
    await tallies.add(at, 'p', { first: '运河' });
    await stances.put(at, 'p', 'U1', 1);
    await stances.put(at, 'p', 'U3', 3);
    const { stances: anew, tallies: other } = await reopen();
    expect(await other.open(at, 'p')).toEqual([0, 0, 0, 1]);
    expect(await anew.counts(at, 'p')).toEqual([0, 1, 1, 1]);
    expect([await other.open(at, 'q'), await other.open(another, 'p')]).toEqual([
      [1, 0, 1],
      [1, 0, 1],
    ]);
    await anew.forget(at, 'U2');
    await anew.put(at, 'p', 'U2', 0);
    expect(await other.open(at, 'p')).toEqual([1, 0, 0, 1]);
    await other.add(at, 'p', 2);
    expect(await other.steps(at, 'p')).toEqual([{ first: '运河' }, 2]);
    expect(await other.open(at, 'p')).toEqual([]);
    expect(await other.steps(another, 'p')).toEqual([]);
  });

  test('of two presses at once the second sees the first', async () => {
    const [at, other] = [workspace(), await reopen()];
    const presses = [store(), other, store(), other].map(({ stances }, answer) => stances.put(at, 'p', 'U1', answer));
    const before = await Promise.all(presses);
    const last = (await store().stances.of(at, 'U1')).p;
    expect([...before, last].toSorted()).toEqual([0, 1, 2, 3, undefined]);
  });

  test('of a person are forgotten, in this workspace, and no others', async () => {
    const [at, another] = [workspace(), workspace()];
    const { stances } = store();
    for (const [of, post, person] of [
      [at, 'p', 'U1'],
      [at, 'q', 'U1'],
      [at, 'p', 'U2'],
      [another, 'p', 'U1'],
    ] as const)
      await stances.put(of, post, person, 1);
    expect(await stances.forget(at, 'U1')).toBe(2);
    expect(await stances.forget(at, 'U1')).toBe(0);
    expect(await stances.counts(at, 'p')).toEqual([0, 1]);
    expect(await stances.counts(another, 'p')).toEqual([0, 1]);
  });
}
