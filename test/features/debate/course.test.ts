import { describe, expect, test } from 'vitest';
import { hours, minutes } from '#features/debate/format.ts';
import { asked, begun, by, given, joined, opened, spoke, started } from './given.ts';

const DAY = hours(24);
const two = [opened(), ...joined({ ann: 'for', ben: 'against', cy: 'undecided', wim: 'watching' }), started];
const turn = [...two, begun(0), begun(1, { speaker: 'ann', endsAt: minutes(5) })];
const paused = { kind: 'paused', at: 0, by: 'fay', why: 'asked' } as const;
const voted = (...people: string[]) =>
  people.map((person) => ({ kind: 'voted', at: 0, by: person, vote: 'opening' }) as const);

describe('votes', () => {
  const vote = (person: string, which: 'opening' | 'closing' = 'opening') =>
    ({ kind: 'vote', by: by(person), vote: which }) as const;

  test('a ballot is recorded once and can be changed; what was chosen is in no event', () => {
    const voting = given(...two, begun(0));
    voting.when(vote('ann')).gives({ kind: 'voted', by: 'ann' });
    expect(voting.when(vote('ann')).events()).toEqual([{ kind: 'voted', at: 0, by: 'ann', vote: 'opening' }]);
    given(...two, begun(0), ...voted('ann'))
      .when(vote('ann'))
      .gives();
    voting.when(vote('ann')).says('edit lobby');
  });

  test('whoever votes takes part, also without having joined', () => {
    expect(
      given(...two, begun(0))
        .when(vote('dan'))
        .debate()
        .people.get('dan')?.stance,
    ).toBe('undecided');
  });

  test('nobody votes when no vote is open, or in the other vote', () => {
    given(...turn)
      .when(vote('ann'))
      .refuses('no-vote');
    given(...two, begun(0))
      .when(vote('ann', 'closing'))
      .refuses('no-vote');
    given(...two, begun(0), paused)
      .when(vote('ann'))
      .refuses('paused');
    given(...two)
      .when(vote('ann'))
      .refuses('not-begun');
  });

  test('once all who have joined have voted, it ends in twenty seconds; nobody waits for those who watch', () => {
    given(...two, begun(0), ...voted('ann', 'ben'))
      .when(vote('cy'), { now: 1_000 })
      .gives({ kind: 'voted' }, { kind: 'time-set', why: 'all-voted', endsAt: 21_000 });
    given(...two, begun(0), ...voted('ann'))
      .when(vote('cy'))
      .gives({ kind: 'voted' });
    const late = begun(0, { endsAt: 20_000 });
    given(...two, late, ...voted('ann', 'ben'))
      .when(vote('cy'), { now: 1_000 })
      .gives({ kind: 'voted' });
  });

  test('an opening vote over a day keeps its day, since people in other time zones may still come', () => {
    const written = [opened('written'), ...joined({ ann: 'for', ben: 'against' }), started, begun(0, { endsAt: DAY })];
    given(...written, ...voted('ann'))
      .when(vote('ben'))
      .gives({ kind: 'voted' });
  });

  test('the closing vote ends soon once all have voted again who voted before', () => {
    const closing = [...two, begun(0), ...voted('ann', 'ben'), begun(8)];
    const first = { kind: 'voted', at: 0, by: 'ann', vote: 'closing' } as const;
    given(...closing, first)
      .when(vote('ben', 'closing'))
      .gives({ kind: 'voted' }, { kind: 'time-set' });
  });

  test('what moved somebody can be said once, in the closing vote, by whoever was there', () => {
    const closing = [...two, begun(0), begun(8)];
    const reason = (person: string) => ({ kind: 'give-reason', by: by(person), id: 'r' }) as const;
    given(...closing)
      .when(reason('cy'))
      .gives({ kind: 'gave-reason' });
    given(...closing)
      .when(reason('cy'))
      .says();
    given(...closing, { kind: 'gave-reason', at: 0, by: 'cy', id: 'r' })
      .when(reason('cy'))
      .refuses('reason-given');
    given(...closing)
      .when(reason('dan'))
      .refuses('came-late');
    given(...turn)
      .when(reason('cy'))
      .refuses('no-reason-now');
  });
});

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
      .gives();
    given(...turn, one)
      .when(extend('wim'))
      .gives({ kind: 'time-set' });
    given(...turn, one)
      .when(plain('skip', 'wim'))
      .gives({ kind: 'seconding', what: 'skip' });
    given(...turn)
      .when(extend('dan'))
      .refuses('not-yours-to-steer');
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

describe('the course', () => {
  const ends = (...events: Parameters<typeof given>) =>
    given(...turn, ...events).when({ kind: 'due' }, { now: minutes(5) });

  test('people are warned a minute before the end, once', () => {
    given(...turn)
      .when({ kind: 'due' }, { now: minutes(4) - 1 })
      .gives();
    given(...turn)
      .when({ kind: 'due' }, { now: minutes(4) })
      .gives({ kind: 'warned' });
    given(...turn, { kind: 'warned', at: 0 })
      .when({ kind: 'due' }, { now: minutes(4) })
      .gives();
    ends().gives({ kind: 'stage-ended' }, { kind: 'stage-begun' });
  });

  test('a vote over a day warns an hour before its end', () => {
    const written = given(opened('written'), ...joined({ ann: 'for' }), started, begun(0, { endsAt: DAY }));
    written.when({ kind: 'due' }, { now: 23 * hours(1) - 1 }).gives();
    written.when({ kind: 'due' }, { now: 23 * hours(1) }).gives({ kind: 'warned' });
  });

  test('people are warned again after more time, not when all have voted', () => {
    const warned = [...turn, { kind: 'warned', at: 0 } as const];
    const longer = { kind: 'time-set', at: 0, endsAt: minutes(9), why: 'extended' } as const;
    given(...warned, longer)
      .when({ kind: 'due' }, { now: minutes(8) })
      .gives({ kind: 'warned' });
    const all = { kind: 'time-set', at: 0, endsAt: 20_000, why: 'all-voted' } as const;
    given(...two, begun(0), all)
      .when({ kind: 'due' }, { now: 19_999 })
      .gives();
  });

  test('a turn in which nobody spoke says so, and the next speaker is called', () => {
    ends().gives({ kind: 'stage-ended', how: 'absent' }, { kind: 'stage-begun', stage: 2, speaker: 'ben' });
    ends().says('absent', 'stage @ben');
    ends(spoke('ann', 's1', 1)).gives({ kind: 'stage-ended', how: 'time' }, { kind: 'stage-begun' });
  });

  test('whoever was absent is called after the others of their side, until they do something', () => {
    const team = [opened(), ...joined({ ann: 'for', abe: 'for', ada: 'for', ben: 'against' }), started, begun(0)];
    const gone = [
      begun(1, { speaker: 'ann' }),
      { kind: 'stage-ended', at: 0, how: 'absent' } as const,
      begun(2, { speaker: 'ben' }),
    ];
    const more = [begun(3, { speaker: 'abe' }), begun(4, { speaker: 'ben' }), begun(5), begun(6, { speaker: 'ben' })];
    const closing = (...events: Parameters<typeof given>) =>
      given(...team, ...gone, ...more, ...events).when({ kind: 'due' }, { now: minutes(3) });
    closing().gives({ kind: 'stage-ended' }, { kind: 'stage-begun', stage: 7, speaker: 'ada' });
    expect(given(...team, ...gone, asked('ann', 'q')).debate.people.get('ann')?.isAbsent).toBe(false);
    expect(given(...team, ...gone).debate.people.get('ann')?.isAbsent).toBe(true);
  });

  test('Parley reads for a side that nobody took, in a minute', () => {
    const alone = [opened(), ...joined({ ann: 'for' }), started, begun(0), begun(1, { speaker: 'ann' })];
    const read = given(...alone).when({ kind: 'skip', by: by('fay') });
    read.gives({ kind: 'stage-ended' }, { kind: 'stage-begun', speaker: 'parley', endsAt: minutes(1) });
    read.says('stage');
    given(...alone, begun(2, { speaker: 'parley', endsAt: 60_000 }))
      .when({ kind: 'due' }, { now: 60_000 })
      .gives({ kind: 'stage-ended', how: 'read' }, { kind: 'stage-begun', speaker: 'ann' });
  });

  test('a side that somebody takes later speaks for itself', () => {
    const taken = [
      opened(),
      ...joined({ ann: 'for' }),
      started,
      begun(0),
      begun(2, { speaker: 'parley' }),
      ...joined({ ben: 'against' }),
    ];
    given(...taken, begun(3, { speaker: 'ann' }))
      .when({ kind: 'skip', by: by('fay') })
      .gives({ kind: 'stage-ended' }, { speaker: 'ben', kind: 'stage-begun' });
    given(...taken, begun(3, { speaker: 'ann' }))
      .when({ kind: 'undo', by: by('fay') })
      .gives({ kind: 'undone' }, { speaker: 'ben', kind: 'stage-begun' });
  });

  test('the last stage ends with a result, the reasons in mixed order, and the record', () => {
    const reasons = ['r1', 'r2', 'r3'].map((id, n) => ({ kind: 'gave-reason', at: 0, by: `p${n}`, id }) as const);
    const end = given(...two, begun(8), ...reasons).when({ kind: 'due' }, { now: minutes(3) });
    end.gives({ kind: 'stage-ended' }, { kind: 'closed', reasons: ['r2', 'r3', 'r1'] });
    end.says('edit lobby', 'result', 'transcript');
  });

  test('nothing is due any more once it is over', () => {
    given(...turn, { kind: 'cancelled', at: 0, why: 'cancelled' })
      .when({ kind: 'due' }, { now: 1e9 })
      .gives();
    given(...turn, { kind: 'cancelled', at: 0, why: 'cancelled' })
      .when({ kind: 'vote', by: by('ann'), vote: 'opening' })
      .refuses('over');
  });
});
