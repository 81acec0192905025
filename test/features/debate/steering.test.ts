import { describe, expect, test } from 'vitest';
import { hours, minutes } from '#features/debate/format.ts';
import { asked, begun, by, given, joined, opened, started } from './given.ts';

const DAY = hours(24);
const two = [opened(), ...joined({ ann: 'for', ben: 'against', cy: 'undecided', wim: 'watching' }), started];
const turn = [...two, begun(0), begun(1, { speaker: 'ann', endsAt: minutes(5) })];
const paused = { kind: 'paused', at: 0, by: 'fay', why: 'asked' } as const;

describe('steering', () => {
  const plain = (kind: 'pause' | 'resume' | 'skip' | 'undo' | 'end' | 'cancel', person = 'fay') =>
    ({ kind, by: by(person) }) as const;

  test('whoever runs the debate pauses it; it goes on with the time that was left', () => {
    given(...turn)
      .when(plain('pause', 'ann'))
      .refuses('not-yours-to-steer');
    given(...turn)
      .when(plain('pause'))
      .gives({ kind: 'paused', why: 'asked' });
    const stopped = given(...turn, { ...paused, at: minutes(2) });
    stopped.when(plain('pause')).refuses('paused');
    stopped.when(plain('resume'), { now: hours(1) }).gives({ kind: 'resumed', endsAt: hours(1) + minutes(3) });
    stopped.when(plain('resume', 'ann'), { now: hours(1) }).refuses('not-yours-to-steer');
    given(...turn)
      .when(plain('resume'))
      .refuses('not-paused');
  });

  test('a pause can be ended by anybody taking part after a day, and gives the debate up after a week', () => {
    const stopped = given(...turn, paused);
    stopped.when(plain('resume', 'ann'), { now: DAY }).gives({ kind: 'resumed' });
    stopped.when(plain('resume', 'dan'), { now: DAY }).refuses('not-yours-to-steer');
    stopped.when(plain('cancel', 'ann'), { now: DAY }).gives({ kind: 'cancelled' });
    stopped.when({ kind: 'due' }, { now: 7 * DAY - 1 }).gives();
    stopped.when({ kind: 'due' }, { now: 7 * DAY }).gives({ kind: 'cancelled', why: 'abandoned' });
  });

  test('two people of one side cannot skip the other side’s turn; one of them and somebody else can', () => {
    const four = [opened(), ...joined({ ann: 'for', ben: 'against', dan: 'against', cy: 'watching' }), started];
    const first = { kind: 'seconding', at: 0, by: 'ben', what: 'skip' } as const;
    const wanted = given(...four, begun(0), begun(1, { speaker: 'ann', endsAt: minutes(5) }), first);
    wanted.when(plain('skip', 'dan')).refuses('not-your-turn-to-skip');
    wanted.when(plain('skip', 'cy')).gives({ kind: 'stage-ended', how: 'skipped' }, { kind: 'stage-begun' });
    wanted.when(plain('skip', 'ann')).gives({ kind: 'stage-ended', how: 'skipped' }, { kind: 'stage-begun' });
  });

  test('what the platform stopped, anybody taking part takes up again', () => {
    const locked = { kind: 'paused', at: 0, why: 'locked' } as const;
    given(...turn)
      .when({ kind: 'trouble', why: 'locked' })
      .gives(locked);
    given(...turn, locked)
      .when({ kind: 'trouble', why: 'removed' })
      .gives();
    given(...turn, locked)
      .when(plain('resume', 'ben'))
      .gives({ kind: 'resumed' });
    given(opened()).when({ kind: 'trouble', why: 'locked' }).gives();
  });

  test('a debate whose place is gone is over, and says nothing there', () => {
    given(...turn)
      .when({ kind: 'trouble', why: 'place-gone' })
      .gives({ kind: 'cancelled', why: 'place-gone' });
    given(...turn)
      .when({ kind: 'trouble', why: 'place-gone' })
      .says();
  });

  test('two together extend; one alone is remembered, once', () => {
    const extend = (person: string, ms = minutes(2)) => ({ kind: 'extend', by: by(person), ms }) as const;
    given(...turn)
      .when(extend('fay'))
      .gives({ kind: 'time-set', endsAt: minutes(7), why: 'extended' });
    given(...turn)
      .when(extend('ann'))
      .gives({ kind: 'seconding', what: 'extend' });
    const one = { kind: 'seconding', at: 0, by: 'ann', what: 'extend' } as const;
    given(...turn, one)
      .when(extend('ann'))
      .refuses('asked-already');
    given(...turn, one)
      .when(extend('wim'))
      .gives({ kind: 'time-set' });
    given(...turn, one)
      .when(plain('skip', 'wim'))
      .gives({ kind: 'seconding', what: 'skip' });
    given(...turn)
      .when(extend('dan'))
      .refuses('two-together');
    given(...turn)
      .when(extend('fay', 15 * DAY))
      .refuses('too-long-already');
  });

  test('two together skip; whoever wanted it in the stage before does not count', () => {
    given(...turn)
      .when(plain('skip'))
      .gives({ kind: 'stage-ended', how: 'skipped' }, { kind: 'stage-begun', stage: 2 });
    const one = { kind: 'seconding', at: 0, by: 'ann', what: 'skip' } as const;
    given(...turn, one)
      .when(plain('skip', 'ben'))
      .gives({ kind: 'stage-ended', by: 'ben' }, { kind: 'stage-begun' });
    given(...turn, one, begun(2, { speaker: 'ben' }))
      .when(plain('skip', 'ben'))
      .gives({ kind: 'seconding' });
  });

  test('undo goes back to the stage that ran before, and calls the same person', () => {
    const next = given(...turn, begun(2, { speaker: 'ben' }));
    next
      .when(plain('undo'), { now: 7 })
      .gives({ kind: 'undone' }, { kind: 'stage-begun', stage: 1, speaker: 'ann', endsAt: minutes(5) + 7 });
    next.when(plain('undo', 'ann')).refuses('not-yours-to-steer');
    given(...two, begun(0))
      .when(plain('undo'))
      .refuses('nothing-to-undo');
  });

  test('undo takes back an early end, not the stage before the last', () => {
    const ended = { kind: 'stage-ended', at: 0, by: 'fay', how: 'early' } as const;
    const undone = given(...turn, ended, begun(8)).when(plain('undo'));
    undone.gives({ kind: 'undone' }, { kind: 'stage-begun', stage: 1 });
    expect(undone.debate().isEarly).toBe(false);
  });

  test('undo twice goes back twice', () => {
    const back = [
      begun(2, { speaker: 'ben' }),
      { kind: 'undone', at: 0, by: 'fay' } as const,
      begun(1, { speaker: 'ann' }),
    ];
    given(...turn, ...back)
      .when(plain('undo'))
      .gives({ kind: 'undone' }, { kind: 'stage-begun', stage: 0 });
  });

  test('a question that was being answered is taken again', () => {
    const floor = [
      begun(5),
      asked('cy', 'q1'),
      { kind: 'question-taken', at: 0, id: 'q1', endsAt: minutes(3) } as const,
    ];
    given(...turn, ...floor, begun(6, { speaker: 'ben' }))
      .when(plain('undo'))
      .gives({ kind: 'undone' }, { kind: 'stage-begun', stage: 5 }, { kind: 'question-taken', id: 'q1' });
  });

  test('an early end leads to the closing vote, and from there to the result, which says so', () => {
    given(...turn)
      .when(plain('end'))
      .gives({ kind: 'stage-ended', how: 'early' }, { kind: 'stage-begun', stage: 8 });
    given(...turn)
      .when(plain('end', 'ann'))
      .refuses('not-yours-to-steer');
    const ended = [...turn, { kind: 'stage-ended', at: 0, how: 'early' } as const, begun(8)];
    given(...ended)
      .when(plain('end'))
      .gives({ kind: 'stage-ended' }, { kind: 'closed', early: true });
    given(...ended)
      .when({ kind: 'due' }, { now: minutes(3) })
      .gives({ kind: 'stage-ended' }, { kind: 'closed', early: true });
    given(...two, begun(8))
      .when({ kind: 'due' }, { now: minutes(3) })
      .gives({ kind: 'stage-ended' }, { kind: 'closed', early: false });
  });

  test('a debate is cancelled by whoever runs it, once', () => {
    given(...turn)
      .when(plain('cancel', 'ann'), { now: 3 * DAY })
      .refuses('not-yours-to-steer');
    given(...turn)
      .when(plain('cancel'))
      .gives({ kind: 'cancelled', why: 'cancelled' });
    given(...turn, { kind: 'cancelled', at: 0, why: 'cancelled' })
      .when(plain('cancel'))
      .refuses('over');
  });

  test('the role is handed over, to somebody else alone', () => {
    const to = (person: string) => ({ kind: 'hand-over', by: by('fay'), to: person }) as const;
    given(...turn)
      .when(to('ann'))
      .gives({ kind: 'handed-over', to: 'ann' });
    given(...turn)
      .when(to('fay'))
      .gives();
    const handed = given(...turn, { kind: 'handed-over', at: 0, by: 'fay', to: 'ann' });
    handed.when(plain('pause')).refuses('not-yours-to-steer');
    handed.when(plain('pause', 'ann')).gives({ kind: 'paused' });
  });

  test('a person gets more time, and nobody else is told', () => {
    const more = (person: string, ms = minutes(2)) => ({ kind: 'more-time', by: by('fay'), person, ms }) as const;
    given(...turn)
      .when(more('ann'))
      .gives({ kind: 'more-time', person: 'ann', endsAt: minutes(7) });
    given(...turn)
      .when(more('ann'))
      .says('more-time to ann alone');
    expect(
      given(...turn)
        .when(more('ann'))
        .debate()
        .people.get('ann')?.extra,
    ).toBe(minutes(2));
    given(...turn)
      .when(more('ben'))
      .refuses('not-their-turn');
    given(...turn)
      .when(more('cy'))
      .refuses('not-their-turn');
    given(...turn)
      .when(more('ann', 15 * DAY))
      .refuses('too-long-already');
  });
});
