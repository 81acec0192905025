import { describe, test } from 'vitest';
import { hours, minutes } from '#features/debate/format.ts';
import { begun, by, given, joined, opened, spoke, started } from './given.ts';

const DAY = hours(24);
const sides = joined({ ann: 'for', abe: 'for', ben: 'against', cy: 'undecided' });
const two = [opened(), ...sides, started];
const turn = [...two, begun(0), begun(1, { speaker: 'ann' })];
const speak = (person: string, more: { characters?: number; stage?: number; sentAt?: number } = {}) =>
  ({ kind: 'speak', by: by(person), id: 's', characters: 100, ...more }) as const;
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

  test('what was handed in during the turn stands, if it is posted within two minutes after it', () => {
    const next = given(...turn, begun(2, { at: minutes(5), endsAt: minutes(10), speaker: 'ben' }));
    const sent = speak('ann', { sentAt: minutes(5) - 1 });
    next.when(sent, { now: minutes(7) }).gives({ kind: 'spoke', stage: 1, status: 'posted' });
    next.when(sent, { now: minutes(7) + 1 }).refuses('not-your-side');
    next.when(speak('ann', { sentAt: minutes(5) + 1 }), { now: minutes(6) }).refuses('not-your-side');
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
