import { describe, expect, test } from 'vitest';
import { hours, minutes } from '#features/debate/format.ts';
import { membersOf } from '#features/debate/state.ts';
import { begun, by, given, joined, opened, started } from './given.ts';

const HOUR = hours(1);
const DAY = hours(24);
const people = (sides: Record<string, 'for' | 'against' | 'undecided' | 'watching'>) => [opened(), ...joined(sides)];

describe('planned', () => {
  const planned = opened('oxford', { startsAt: 3 * DAY });
  const come = { kind: 'answered', at: 0, by: 'ann', answer: 'come' } as const;
  const maybe = { kind: 'answered', at: 0, by: 'ben', answer: 'maybe' } as const;

  test('whoever comes is reminded a day and ten minutes before; nobody else is', () => {
    const before = given(planned, come, maybe);
    before.when({ kind: 'due' }, { now: 2 * DAY - 1 }).gives();
    before.when({ kind: 'due' }, { now: 2 * DAY }).gives({ kind: 'reminded', what: 'day' });
    before.when({ kind: 'due' }, { now: 2 * DAY }).says('reminder @ann');
    const day = { kind: 'reminded', at: 2 * DAY, what: 'day' } as const;
    given(planned, come, day)
      .when({ kind: 'due' }, { now: 3 * DAY - minutes(10) })
      .gives({ kind: 'reminded', what: 'soon' });
  });

  test('a reminder that nobody wants is not posted', () => {
    given(planned, maybe)
      .when({ kind: 'due' }, { now: 2 * DAY })
      .says();
  });

  test('the lobby opens by itself, and calls whoever comes', () => {
    given(planned, come)
      .when({ kind: 'due' }, { now: 3 * DAY })
      .gives({ kind: 'lobby-opened' });
    given(planned, come)
      .when({ kind: 'due' }, { now: 3 * DAY })
      .says('lobby @ann');
  });

  test('after a standstill nobody is reminded of what has begun', () => {
    given(planned, come)
      .when({ kind: 'due' }, { now: 3 * DAY + HOUR })
      .gives({ kind: 'lobby-opened' });
    given(planned, come)
      .when({ kind: 'due' }, { now: 3 * DAY - 1 })
      .gives({ kind: 'reminded', what: 'soon' });
  });

  test('somebody can change their mind, and saying the same again changes nothing', () => {
    given(planned, come)
      .when({ kind: 'answer', by: by('ann'), answer: 'cannot' })
      .gives({ kind: 'answered', answer: 'cannot' });
    given(planned, come)
      .when({ kind: 'answer', by: by('ann'), answer: 'come' })
      .gives();
    given(planned)
      .when({ kind: 'join', by: by('ann'), stance: 'for' })
      .refuses('not-begun');
    given(planned)
      .when({ kind: 'start', by: by('fay') })
      .refuses('not-begun');
    given(opened(), started)
      .when({ kind: 'answer', by: by('ann'), answer: 'come' })
      .refuses('begun-already');
  });

  test('a second debate cannot be opened over the first', () => {
    given(planned).when({ kind: 'open', by: 'ann', setup: planned.setup }).refuses('taken');
    given()
      .when({ kind: 'start', by: by('ann') })
      .refuses('gone');
    given().when({ kind: 'open', by: 'ann', setup: planned.setup }).gives({ kind: 'opened', by: 'ann' });
    given().when({ kind: 'open', by: 'ann', setup: planned.setup }).says('plan');
  });
});

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

describe('late', () => {
  const running = [...people({ ann: 'for', ben: 'against' }), started];

  test('while the opening vote is open, newcomers join undecided or watch; sides are fixed', () => {
    const voting = given(...running, begun(0));
    voting.when({ kind: 'join', by: by('cy'), stance: 'undecided' }).gives({ kind: 'joined' });
    voting.when({ kind: 'join', by: by('cy'), stance: 'watching' }).gives({ kind: 'joined' });
    voting.when({ kind: 'join', by: by('cy'), stance: 'for' }).refuses('lobby-closed');
    voting.when({ kind: 'join', by: by('ann'), stance: 'against' }).refuses('lobby-closed');
    voting.when({ kind: 'join', by: by('ann'), stance: 'for' }).gives();
    voting.when({ kind: 'leave', by: by('ann') }).refuses('begun-already');
  });

  test('afterwards they watch, and take a side that nobody took', () => {
    const oneSided = [...people({ ann: 'for' }), started, begun(0), begun(1, { speaker: 'ann' })];
    given(...oneSided)
      .when({ kind: 'join', by: by('cy'), stance: 'undecided' })
      .refuses('lobby-closed');
    given(...oneSided)
      .when({ kind: 'join', by: by('cy'), stance: 'watching' })
      .gives({ kind: 'joined' });
    given(...oneSided)
      .when({ kind: 'join', by: by('cy'), stance: 'against' })
      .gives({ kind: 'joined' });
    given(...oneSided)
      .when({ kind: 'join', by: by('ann'), stance: 'against' })
      .refuses('lobby-closed');
  });

  test('whoever comes during the closing vote came late as well', () => {
    const closing = [...running, begun(0), begun(8)];
    given(...closing)
      .when({ kind: 'vote', by: by('cy'), vote: 'closing' })
      .refuses('came-late');
    const watching = given(...closing, { kind: 'joined', at: 0, by: 'cy', stance: 'watching' });
    watching.when({ kind: 'vote', by: by('cy'), vote: 'closing' }).refuses('came-late');
  });

  test('where everybody may take part, late people have a closing vote', () => {
    const open = opened('oxford', { mayTakePart: { kind: 'everybody' } });
    given(open, ...joined({ ann: 'for' }), started, begun(8))
      .when({ kind: 'vote', by: by('cy'), vote: 'closing' })
      .gives({ kind: 'voted' });
  });

  test('if the opening vote is opened again, nobody is late any more', () => {
    const undone = [
      begun(0),
      begun(1, { speaker: 'ann' }),
      ...joined({ cy: 'watching' }),
      { kind: 'undone', at: 0, by: 'fay' } as const,
    ];
    given(...running, ...undone, begun(0))
      .when({ kind: 'vote', by: by('cy'), vote: 'opening' })
      .gives({ kind: 'voted' });
  });
});
