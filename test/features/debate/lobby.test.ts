import { describe, expect, test } from 'vitest';
import { hours, minutes } from '#features/debate/format.ts';
import { membersOf } from '#features/debate/state.ts';
import { begun, by, given, joined, opened, started } from './given.ts';

const HOUR = hours(1);
const DAY = hours(24);
const people = (sides: Record<string, 'for' | 'against' | 'undecided' | 'watching'>) => [opened(), ...joined(sides)];

describe('lobby', () => {
  test('people join, change sides, watch, and leave', () => {
    given(opened())
      .when({ kind: 'join', by: by('ann'), stance: 'for' })
      .gives({ kind: 'joined', by: 'ann', stance: 'for' });
    const ann = given(...people({ ann: 'for' }));
    ann.when({ kind: 'join', by: by('ann'), stance: 'for' }).gives();
    ann.when({ kind: 'join', by: by('ann'), stance: 'watching' }).gives({ kind: 'joined', stance: 'watching' });
    ann.when({ kind: 'leave', by: by('ann') }).gives({ kind: 'left' });
    ann.when({ kind: 'leave', by: by('ben') }).refuses('not-in-lobby');
  });

  test('a side drawn by lot becomes one’s own by choosing it', () => {
    const drawn = { kind: 'drawn', at: 0, from: 'lots', sides: { ann: 'for' } } as const;
    const chosen = given(...people({ ann: 'undecided' }), drawn).when({ kind: 'join', by: by('ann'), stance: 'for' });
    expect(chosen.debate().people.get('ann')).toMatchObject({ stance: 'for', isDrawn: false });
  });

  test('only who is named may take part, if somebody was', () => {
    const named = opened('oxford', { mayTakePart: { kind: 'people', people: ['ann'] } });
    given(named)
      .when({ kind: 'join', by: by('ben'), stance: 'for' })
      .refuses('not-invited');
    given(named)
      .when({ kind: 'join', by: by('ann'), stance: 'for' })
      .gives({ kind: 'joined' });
    given(named, started, begun(0))
      .when({ kind: 'vote', by: by('ben'), vote: 'opening' })
      .refuses('not-invited');
    const role = opened('oxford', { mayTakePart: { kind: 'role', id: 'r', name: 'Readers' } });
    given(role)
      .when({ kind: 'join', by: by('ben'), stance: 'for' })
      .refuses('not-invited');
    given(role)
      .when({ kind: 'join', by: by('ben', { isInvited: true }), stance: 'for' })
      .gives({ kind: 'joined' });
    given(role, started, begun(0))
      .when({ kind: 'ask', by: by('ben'), id: 'q' })
      .refuses('not-invited');
  });

  test('sides are balanced on request: undecided people first, then lots, and nobody who watches', () => {
    const uneven = given(...people({ a: 'for', b: 'for', c: 'for', d: 'for', e: 'undecided', f: 'watching' }));
    uneven.when({ kind: 'balance', by: by('ann') }).refuses('not-yours-to-steer');
    const after = uneven.when({ kind: 'balance', by: by('fay') }).debate();
    expect([membersOf(after, 'for').length, membersOf(after, 'against').length]).toEqual([3, 2]);
    expect(membersOf(after, 'against')).toContain('e');
    expect(after.people.get('f')?.stance).toBe('watching');
    given(...people({ a: 'for', b: 'against', c: 'undecided' }))
      .when({ kind: 'balance', by: by('fay') })
      .gives();
  });

  test('lots put everybody on a side, equal or one apart, and all are told', () => {
    const three = given(...people({ a: 'for', b: 'for', c: 'undecided', w: 'watching' }));
    const after = three.when({ kind: 'draw-lots', by: by('fay') }).debate();
    expect(Math.abs(membersOf(after, 'for').length - membersOf(after, 'against').length)).toBe(1);
    expect(after.people.get('w')?.stance).toBe('watching');
    three.when({ kind: 'draw-lots', by: by('fay') }).says('edit lobby', 'lots');
    three.when({ kind: 'draw-lots', by: by('a') }).refuses('not-yours-to-steer');
  });
});

describe('start', () => {
  const start = (person: string, steers = false) => ({ kind: 'start', by: by(person, { steers }) }) as const;

  test('whoever runs the debate starts it; after ten minutes anybody in the lobby may', () => {
    const lobby = given(...people({ ann: 'for' }));
    lobby.when(start('ann'), { now: minutes(10) - 1 }).refuses('not-yet-yours');
    lobby
      .when(start('ann'), { now: minutes(10) })
      .gives({ kind: 'started', by: 'ann' }, { kind: 'stage-begun', stage: 0 });
    lobby.when(start('ben'), { now: HOUR }).refuses('not-in-lobby');
    lobby.when(start('mod', true)).gives({ kind: 'started' }, { kind: 'stage-begun' });
    lobby.when(start('fay')).says('edit lobby', 'motion', 'stage');
  });

  test('the ten minutes of a planned debate count from its lobby', () => {
    const events = [
      opened('quick', { startsAt: DAY }),
      { kind: 'lobby-opened', at: DAY } as const,
      ...joined({ ann: 'for' }),
    ];
    given(...events)
      .when(start('ann'), { now: DAY + minutes(9) })
      .refuses('not-yet-yours');
    given(...events)
      .when(start('ann'), { now: DAY + minutes(10) })
      .gives({ kind: 'started' }, { kind: 'stage-begun' });
  });

  test('undecided people fill up the shorter side; one too many stays undecided', () => {
    const after = given(...people({ a: 'for', b: 'undecided', c: 'undecided' }))
      .when(start('fay'))
      .debate();
    expect([...after.people.values()].map(({ stance }) => stance).sort()).toEqual(['against', 'for', 'undecided']);
    expect([...after.people.values()].filter(({ isDrawn }) => isDrawn)).toHaveLength(1);
  });

  test('two undecided people are on two sides', () => {
    const after = given(...people({ a: 'undecided', b: 'undecided' }))
      .when(start('fay'))
      .debate();
    expect([membersOf(after, 'for').length, membersOf(after, 'against').length]).toEqual([1, 1]);
  });

  test('one person is enough; people who only watch are not', () => {
    given(...people({ a: 'against' }))
      .when(start('fay'))
      .gives({ kind: 'started' }, { kind: 'stage-begun' });
    given(...people({ a: 'watching' }))
      .when(start('fay'))
      .refuses('nobody-on-sides');
    given(opened()).when(start('fay')).refuses('nobody-on-sides');
    given(...people({ a: 'for' }), started, begun(0))
      .when(start('fay'))
      .refuses('begun-already');
  });

  test('a lobby that nobody starts can be closed by anybody in it after a day, and closes by itself after a week', () => {
    const lobby = given(...people({ ann: 'for' }));
    lobby.when({ kind: 'cancel', by: by('ann') }, { now: DAY - 1 }).refuses('not-yours-to-steer');
    lobby.when({ kind: 'cancel', by: by('ann') }, { now: DAY }).gives({ kind: 'cancelled' });
    lobby.when({ kind: 'cancel', by: by('ben') }, { now: DAY }).refuses('not-yours-to-steer');
    lobby.when({ kind: 'due' }, { now: 7 * DAY }).gives({ kind: 'cancelled', why: 'nobody-started' });
    lobby.when({ kind: 'end', by: by('fay') }).gives({ kind: 'cancelled', why: 'cancelled' });
  });
});
