import { describe, expect, test } from 'vitest';
import { hours, minutes } from '#features/debate/format.ts';
import { asked, begun, by, cited, given, joined, opened, spoke, started } from './given.ts';

const DAY = hours(24);
const sides = joined({ ann: 'for', abe: 'for', ben: 'against', cy: 'undecided' });
const two = [opened(), ...sides, started];
const turn = [...two, begun(0), begun(1, { speaker: 'ann' })];
const speak = (person: string, more: { characters?: number; stage?: number } = {}) =>
  ({ kind: 'speak', by: by(person), id: 's', characters: 100, ...more }) as const;
const withdraw = (person: string, id: string, steers = false) =>
  ({ kind: 'withdraw', by: by(person, { steers }), id }) as const;
const approve = (person: string, id: string) => ({ kind: 'approve', by: by(person), id }) as const;

describe('a turn', () => {
  test('anybody of the side that speaks gives a speech, in several parts', () => {
    given(...turn)
      .when(speak('ann'))
      .gives({ kind: 'spoke', side: 'for', stage: 1, status: 'posted' });
    given(...turn)
      .when(speak('ann'))
      .says('speech s');
    given(...turn, spoke('ann', 's1', 1))
      .when(speak('abe'))
      .gives({ kind: 'spoke' });
  });

  test('nobody else speaks, and nobody out of turn', () => {
    given(...turn)
      .when(speak('ben'))
      .refuses('not-your-side');
    given(...turn)
      .when(speak('cy'))
      .refuses('on-no-side');
    given(...turn)
      .when(speak('dan'))
      .refuses('not-in-lobby');
    given(...two, begun(0))
      .when(speak('ann'))
      .refuses('no-speech-now');
    given(...two)
      .when(speak('ann'))
      .refuses('not-begun');
    given(...turn, { kind: 'paused', at: 0, why: 'asked' })
      .when(speak('ann'))
      .refuses('paused');
  });

  test('what was written for a turn that is over comes too late', () => {
    given(...turn, begun(2, { speaker: 'ben' }))
      .when(speak('ann', { stage: 1 }))
      .refuses('too-late');
    given(...turn, begun(3, { speaker: 'ann' }))
      .when(speak('ann', { stage: 1 }))
      .refuses('too-late');
    given(...turn)
      .when(speak('ann', { stage: 1 }))
      .gives({ kind: 'spoke', stage: 1 });
  });

  test('whoever speaks ends the turn, and so does whoever runs the debate', () => {
    const done = (person: string) => ({ kind: 'done', by: by(person) }) as const;
    given(...turn)
      .when(done('abe'))
      .gives({ kind: 'stage-ended', how: 'done' }, { kind: 'stage-begun', stage: 2 });
    given(...turn)
      .when(done('fay'))
      .gives({ kind: 'stage-ended' }, { kind: 'stage-begun' });
    given(...turn)
      .when(done('ben'))
      .refuses('not-your-side');
    given(...two, begun(0))
      .when(done('ann'))
      .refuses('no-speech-now');
  });
});

describe('approval', () => {
  const waits = [opened('oxford', { approves: true }), ...sides, started, begun(1, { speaker: 'ann' })];
  const waiting = [...waits, spoke('ann', 's', 1, { status: 'waiting' })];

  test('a speech waits until whoever runs the debate lets it stand', () => {
    given(...waits)
      .when(speak('ann'))
      .gives({ kind: 'spoke', status: 'waiting' });
    given(...waits)
      .when(speak('ann'))
      .says('to-approve s to fay alone');
    given(...waiting)
      .when(approve('fay', 's'))
      .gives({ kind: 'approved' });
    given(...waiting)
      .when(approve('fay', 's'))
      .says('speech s');
    given(...waiting)
      .when(approve('ben', 's'))
      .refuses('not-yours-to-steer');
    given(...turn, spoke('ann', 's', 1))
      .when(approve('fay', 's'))
      .refuses('not-waiting');
    given(...turn)
      .when(approve('fay', 'x'))
      .refuses('no-entry');
  });

  test('after a day anybody else taking part may let it stand', () => {
    given(...waiting)
      .when(approve('ben', 's'), { now: DAY })
      .gives({ kind: 'approved' });
    given(...waiting)
      .when(approve('ann', 's'), { now: DAY })
      .refuses('not-yours-to-steer');
    given(...waiting)
      .when(approve('dan', 's'), { now: DAY })
      .refuses('not-yours-to-steer');
  });

  test('a turn in which a speech waits is not one in which nobody spoke', () => {
    given(...waiting)
      .when({ kind: 'due' }, { now: minutes(3) })
      .gives({ kind: 'stage-ended', how: 'time' }, { kind: 'stage-begun' });
  });
});

describe('windows', () => {
  const written = [opened('written'), ...sides, started, begun(0)];
  const first = [...written, begun(1, { endsAt: 2 * DAY })];
  const sealed = spoke('ann', 's1', 1, { status: 'sealed' });
  const second = [...first, begun(2, { at: 2 * DAY, endsAt: 4 * DAY })];

  test('when a window begins, all who write in it are called', () => {
    given(...written)
      .when({ kind: 'skip', by: by('fay') })
      .says('stage @ann @abe @ben');
  });

  test('nothing of what both sides write is posted before the window ends; then all of it is', () => {
    given(...first)
      .when(speak('ann'))
      .gives({ kind: 'spoke', status: 'sealed' });
    given(...first)
      .when(speak('ann'))
      .says();
    const put = { kind: 'put-evidence', by: by('ben'), id: 'e', cited } as const;
    given(...first)
      .when(put)
      .says();
    const ev = { kind: 'evidence-put', at: 0, by: 'ben', id: 'e1', side: 'against', number: 1, cited } as const;
    const end = given(...first, sealed, ev).when({ kind: 'due' }, { now: 2 * DAY });
    end.says('speech s1', 'evidence e1', 'stage @ann @abe @ben');
    expect(end.debate().entries.map(({ status }) => status)).toEqual(['shown', 'shown']);
  });

  test('an early end reveals what was written so far', () => {
    given(...first, sealed)
      .when({ kind: 'end', by: by('fay') })
      .says('speech s1', 'stage');
  });

  test('undo keeps sealed what was written in the window that was left', () => {
    const other = spoke('ben', 's2', 2, { status: 'sealed', side: 'against' });
    const back = given(...second, other).when({ kind: 'undo', by: by('fay') });
    back.says('note', 'stage @ann @abe @ben');
    expect(back.debate().entries[0]?.status).toBe('sealed');
  });

  test('a cancelled debate reveals nothing', () => {
    given(...first, sealed)
      .when({ kind: 'cancel', by: by('fay') })
      .says('edit lobby', 'note');
  });

  test('what is approved in its window is revealed with the others', () => {
    const waiting = spoke('ann', 's1', 1, { status: 'waiting' });
    given(...first, waiting)
      .when(approve('fay', 's1'))
      .says();
    given(...second, waiting)
      .when(approve('fay', 's1'))
      .says('speech s1');
    given(...first, waiting, { kind: 'approved', at: 0, by: 'fay', id: 's1' })
      .when({ kind: 'due' }, { now: 2 * DAY })
      .says('speech s1', 'stage @ann @abe @ben');
  });

  test('each person has a budget of characters and of quotations', () => {
    const long = spoke('ann', 's1', 1, { status: 'sealed', characters: 2_900 });
    given(...first, long)
      .when(speak('ann'))
      .gives({ kind: 'spoke' });
    given(...first, long)
      .when(speak('ann', { characters: 101 }))
      .refuses('over-budget');
    given(...first, long)
      .when(speak('abe', { characters: 101 }))
      .gives({ kind: 'spoke' });
    const back = { kind: 'withdrawn', at: 0, by: 'ann', id: 's1', as: 'author' } as const;
    given(...first, long, back)
      .when(speak('ann', { characters: 3_000 }))
      .gives({ kind: 'spoke' });
    const put = (n: number) =>
      ({ kind: 'evidence-put', at: 0, by: 'ann', id: `e${n}`, side: 'for', number: n, cited }) as const;
    given(...first, put(1), put(2), put(3))
      .when({ kind: 'put-evidence', by: by('ann'), id: 'e', cited })
      .refuses('no-quotations-left');
  });

  test('half time and the last day are reminded of, only to who is missing', () => {
    const half = given(...first, sealed).when({ kind: 'due' }, { now: DAY });
    half.gives({ kind: 'nudged', what: 'half' });
    half.says('nudge @abe @ben');
    const long = [...written, begun(1, { endsAt: 4 * DAY })];
    given(...long, { kind: 'nudged', at: 0, what: 'half' })
      .when({ kind: 'due' }, { now: 3 * DAY })
      .gives({ kind: 'nudged', what: 'day' });
    given(...long)
      .when({ kind: 'due' }, { now: 3 * DAY + 1 })
      .gives({ kind: 'nudged', what: 'day' });
    const all = [
      sealed,
      spoke('abe', 's2', 1, { status: 'sealed' }),
      spoke('ben', 's3', 1, { side: 'against', status: 'sealed' }),
    ];
    given(...first, ...all)
      .when({ kind: 'due' }, { now: DAY })
      .says();
  });

  test('after the last window whoever has written nothing gives a late speech, once; it stands once it is admitted', () => {
    const closing = [...second, begun(3, { at: 4 * DAY, endsAt: 5 * DAY })];
    given(...closing)
      .when(speak('ann'))
      .gives({ kind: 'spoke', stage: 2, status: 'late' });
    given(...closing)
      .when(speak('ann'))
      .says('to-approve s to fay alone');
    const late = spoke('ann', 's1', 2, { status: 'late' });
    given(...closing, late)
      .when(speak('ann'))
      .refuses('no-speech-now');
    given(...closing)
      .when(speak('ann', { characters: 3_001 }))
      .refuses('over-budget');
    const admitted = given(...closing, late).when(approve('fay', 's1'));
    admitted.says('speech s1');
    expect(admitted.debate().entries[0]).toMatchObject({ status: 'shown', isLate: true });
  });

  test('what was written for the window before is late for that one', () => {
    given(...second)
      .when(speak('ann', { stage: 1 }))
      .gives({ kind: 'spoke', stage: 1, status: 'late' });
    given(...second)
      .when(speak('ann'))
      .gives({ kind: 'spoke', stage: 2, status: 'sealed' });
  });

  test('more time for one person is more time until all is revealed', () => {
    given(...first)
      .when({ kind: 'more-time', by: by('fay'), person: 'ann', ms: DAY })
      .gives({ kind: 'more-time', endsAt: 3 * DAY });
  });
});

describe('questions', () => {
  const floor = [...two, begun(0), begun(5, { endsAt: minutes(12) })];
  const taken = (id: string, endsAt = minutes(3)) => ({ kind: 'question-taken', at: 0, id, endsAt }) as const;
  const ask = (person: string, more = {}) => ({ kind: 'ask', by: by(person), id: 'q', ...more }) as const;
  const next = (person: string) => ({ kind: 'next-question', by: by(person) }) as const;

  test('a question can be asked from the beginning, by anybody, and waits in a queue', () => {
    given(...turn)
      .when(ask('cy'))
      .gives({ kind: 'asked' });
    given(...turn)
      .when(ask('dan'))
      .gives({ kind: 'asked' });
    given(...turn)
      .when(ask('cy'))
      .says();
    given(...two)
      .when(ask('cy'))
      .refuses('not-begun');
    given(...turn, asked('cy', 'a'), asked('cy', 'b'), asked('cy', 'c'))
      .when(ask('cy'))
      .refuses('too-many-questions');
  });

  test('where no question round comes any more, none is taken', () => {
    given(...two, begun(6, { speaker: 'ben' }))
      .when(ask('cy'))
      .refuses('no-floor-ahead');
    given(opened('written'), ...sides, started, begun(1))
      .when(ask('cy'))
      .refuses('no-floor-ahead');
  });

  test('the round begins with the question that has waited longest, for whom it is asked', () => {
    const queue = [asked('cy', 'q1', { to: 'against' }), asked('cy', 'q2')];
    given(...turn, ...queue)
      .when({ kind: 'end', by: by('x') })
      .refuses('not-yours-to-steer');
    const begins = given(...two, begun(4, { speaker: 'ben' }), ...queue).when({ kind: 'skip', by: by('fay') });
    begins.gives(
      { kind: 'stage-ended' },
      { kind: 'stage-begun', stage: 5 },
      { kind: 'question-taken', id: 'q1', endsAt: minutes(3) },
    );
    begins.says('stage', 'question q1 @ben');
  });

  test('a question is taken at once if none is being answered; each has its time', () => {
    given(...floor)
      .when(ask('cy'))
      .gives({ kind: 'asked' }, { kind: 'question-taken' });
    given(...floor)
      .when(ask('cy'))
      .says('question q @ann @ben');
    const busy = [...floor, asked('cy', 'q1'), taken('q1')];
    given(...busy)
      .when(ask('cy'))
      .gives({ kind: 'asked' });
    given(...busy, asked('dan', 'q2'))
      .when({ kind: 'due' }, { now: minutes(3) })
      .gives({ kind: 'question-taken', id: 'q2' });
    given(...busy)
      .when(ask('cy'), { now: minutes(3) })
      .gives({ kind: 'asked' }, { kind: 'question-taken' });
    given(...floor)
      .when(ask('cy'), { now: minutes(11) })
      .gives({ kind: 'asked' }, { kind: 'question-taken', endsAt: minutes(12) });
  });

  test('whoever runs the debate takes the next one at any time, others once its time is over', () => {
    const busy = given(...floor, asked('cy', 'q1'), taken('q1'), asked('dan', 'q2'));
    busy.when(next('fay')).gives({ kind: 'question-taken', id: 'q2' });
    busy.when(next('ann')).refuses('not-yours-to-steer');
    busy.when(next('ann'), { now: minutes(3) }).gives({ kind: 'question-taken' });
    given(...floor, asked('cy', 'q1'), taken('q1'))
      .when(next('fay'))
      .refuses('no-questions');
    given(...turn)
      .when(next('fay'))
      .refuses('not-on-the-floor');
  });

  test('a question to one side is answered by that side, others by both', () => {
    const toBen = given(...floor, asked('cy', 'q1', { to: 'against' }), taken('q1'));
    toBen.when(speak('ben')).gives({ kind: 'spoke', side: 'against', stage: 5 });
    toBen.when(speak('ann')).refuses('not-your-side');
    given(...floor, asked('cy', 'q1'), taken('q1'))
      .when(speak('ann'))
      .gives({ kind: 'spoke' });
    given(...floor)
      .when(speak('ann'))
      .refuses('no-speech-now');
  });

  test('a question that is withdrawn makes room for the next one', () => {
    const busy = given(...floor, asked('cy', 'q1'), taken('q1'), asked('dan', 'q2'));
    busy.when(withdraw('cy', 'q1')).gives({ kind: 'withdrawn', as: 'author' }, { kind: 'question-taken', id: 'q2' });
    busy.when(withdraw('dan', 'q2')).gives({ kind: 'withdrawn' });
  });
});

describe('evidence', () => {
  const put = (person: string, more = {}) =>
    ({ kind: 'put-evidence', by: by(person), id: 'e', cited, ...more }) as const;

  test('it is put in for one’s own side, and numbered', () => {
    const one = { kind: 'evidence-put', at: 0, by: 'ben', id: 'e1', side: 'against', number: 1, cited } as const;
    given(...turn, one)
      .when(put('ann', { side: 'against' }))
      .gives({ kind: 'evidence-put', side: 'for', number: 2 });
    given(...turn)
      .when(put('ann'))
      .says('evidence e');
  });

  test('whoever runs the debate says for which side; who is on none does not put any in', () => {
    given(...turn)
      .when(put('fay', { side: 'against' }))
      .gives({ kind: 'evidence-put', side: 'against' });
    given(...turn)
      .when(put('fay'))
      .refuses('which-side');
    given(...turn)
      .when(put('cy', { side: 'for' }))
      .refuses('on-no-side');
  });
});

describe('what may not stand', () => {
  const said = [...turn, spoke('ann', 's', 1)];
  const posted = { kind: 'posted', at: 0, what: 'speech s', id: 'm1' } as const;

  test('a speaker takes back their own; the post then says so', () => {
    given(...said, posted)
      .when(withdraw('ann', 's'))
      .gives({ kind: 'withdrawn', as: 'author' });
    given(...said, posted)
      .when(withdraw('ann', 's'))
      .says('edit speech s');
    given(...said)
      .when(withdraw('ben', 's'))
      .refuses('not-yours');
    const back = { kind: 'withdrawn', at: 0, by: 'ann', id: 's', as: 'author' } as const;
    given(...said, back)
      .when(withdraw('ann', 's'))
      .refuses('withdrawn-already');
    given(...said)
      .when(withdraw('ann', 'x'))
      .refuses('no-entry');
  });

  test('whoever runs the debate, or steers all, withdraws it, and the speaker is told', () => {
    given(...said, posted)
      .when(withdraw('fay', 's'))
      .gives({ kind: 'withdrawn', as: 'facilitator' });
    given(...said, posted)
      .when(withdraw('mod', 's', true))
      .says('edit speech s', 'withdrawn s to ann alone');
  });

  test('it works after the end as well', () => {
    given(...said, { kind: 'cancelled', at: 0, why: 'cancelled' })
      .when(withdraw('ann', 's'))
      .gives({ kind: 'withdrawn' });
  });

  test('what was withdrawn while its post was on the way is changed when it arrives', () => {
    const back = { kind: 'withdrawn', at: 0, by: 'ann', id: 's', as: 'author' } as const;
    const arrives = { kind: 'posted', what: 'speech s', id: 'm1' } as const;
    given(...said, back)
      .when(arrives)
      .says('edit speech s');
    given(...said)
      .when(arrives)
      .says();
  });

  test('anybody reports it once, to whoever runs the debate alone', () => {
    const report = { kind: 'report', by: by('cy'), id: 's' } as const;
    given(...said)
      .when(report)
      .gives({ kind: 'reported' });
    given(...said)
      .when(report)
      .says('reported s to fay alone');
    given(...said, { kind: 'reported', at: 0, by: 'cy', id: 's' })
      .when(report)
      .refuses('reported-already');
  });
});
