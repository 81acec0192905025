import { describe, test } from 'vitest';
import { minutes } from '#features/debate/format.ts';
import { asked, begun, by, given, joined, opened, started } from './given.ts';

const sides = joined({ ann: 'for', abe: 'for', ben: 'against', cy: 'undecided' });
const two = [opened(), ...sides, started];
const turn = [...two, begun(0), begun(1, { speaker: 'ann' })];
const speak = (person: string, more: { characters?: number; stage?: number } = {}) =>
  ({ kind: 'speak', by: by(person), id: 's', characters: 100, ...more }) as const;
const withdraw = (person: string, id: string, steers = false) =>
  ({ kind: 'withdraw', by: by(person, { steers }), id }) as const;

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
