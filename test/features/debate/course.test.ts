import { describe, expect, test } from 'vitest';
import { hours, minutes } from '#features/debate/format.ts';
import { asked, begun, by, given, joined, opened, spoke, started } from './given.ts';

const DAY = hours(24);
const two = [opened(), ...joined({ ann: 'for', ben: 'against', cy: 'undecided', wim: 'watching' }), started];
const turn = [...two, begun(0), begun(1, { speaker: 'ann', endsAt: minutes(5) })];

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
    const end = given(...two, begun(8), { kind: 'gave-reason', at: 0, by: 'ann' }).when(
      { kind: 'due' },
      { now: minutes(3), reasons: ['r1', 'r2', 'r3'] },
    );
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
