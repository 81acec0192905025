import { describe, expect, test } from 'vitest';
import { announce } from '#features/debate/announce.ts';
import type { DebateEvent } from '#features/debate/events.ts';
import { evolve } from '#features/debate/evolve.ts';
import type { Debate } from '#features/debate/state.ts';
import { asked, begun, given, joined, opened, spoke, started } from './given.ts';

const base = [
  opened('oxford', { startsAt: 5 }),
  { kind: 'answered', at: 0, by: 'ann', answer: 'come' } as const,
  { kind: 'lobby-opened', at: 5 } as const,
  ...joined({ ann: 'for', ben: 'against', cy: 'undecided' }),
  started,
  begun(0),
  begun(1, { speaker: 'ann' }),
  spoke('ann', 's', 1),
  begun(5),
  asked('cy', 'q'),
];
const by = { at: 9, by: 'fay' } as const;
const result = { voted: { opening: 0, closing: 0 }, paired: 0 };

/** What is said of each event, and to whom; nothing where nobody must hear of it. */
const said: [string, DebateEvent, string[]][] = [
  ['the first reminder', { kind: 'reminded', at: 9, what: 'day' }, ['post reminder']],
  ['a lobby that opens', { kind: 'lobby-opened', at: 9 }, ['post lobby', 'standing plan']],
  ['somebody who joins', { kind: 'joined', ...by, stance: 'for' }, ['standing lobby']],
  ['somebody who leaves', { kind: 'left', ...by }, ['standing lobby']],
  ['lots', { kind: 'drawn', at: 9, from: 'lots', sides: { cy: 'for' } }, ['standing lobby', 'post lots']],
  ['the start', { kind: 'started', ...by }, ['standing lobby', 'post motion']],
  ['a stage', begun(2, { speaker: 'ben' }), ['post stage']],
  ['a warning', { kind: 'warned', at: 9 }, ['post warning']],
  ['a ballot', { kind: 'voted', ...by, vote: 'opening' }, ['standing lobby']],
  ['a question in the queue', asked('cy', 'q2'), []],
  ['a question that is taken', { kind: 'question-taken', at: 9, id: 'q', endsAt: 99 }, ['post question']],
  ['a report', { kind: 'reported', ...by, id: 's' }, ['direct reported']],
  ['a pause', { kind: 'paused', at: 9, why: 'asked' }, ['post pause']],
  ['going on', { kind: 'resumed', ...by, endsAt: 99 }, ['post note']],
  ['more time for all', { kind: 'time-set', at: 9, endsAt: 99, why: 'extended' }, ['post note']],
  ['more time for one', { kind: 'more-time', ...by, person: 'ann', endsAt: 99 }, ['direct more-time']],
  ['one who wants to skip', { kind: 'seconding', ...by, what: 'skip' }, ['post note']],
  ['a turn that ends', { kind: 'stage-ended', at: 9, how: 'done' }, ['past']],
  ['a turn in which nobody spoke', { kind: 'stage-ended', at: 9, how: 'absent' }, ['post absent', 'past']],
  ['undoing', { kind: 'undone', ...by }, ['post note', 'past']],
  ['handing over', { kind: 'handed-over', ...by, to: 'ann' }, ['post note', 'standing lobby']],
  ['what moved somebody', { kind: 'gave-reason', ...by, id: 'r' }, []],
  [
    'the result',
    { kind: 'closed', at: 9, early: false, result, reasons: [] },
    ['standing lobby', 'post result', 'transcript'],
  ],
  [
    'a debate that is cancelled',
    { kind: 'cancelled', at: 9, why: 'abandoned' },
    ['standing lobby', 'post note', 'past', 'standing plan'],
  ],
  ['a place that is gone', { kind: 'cancelled', at: 9, why: 'place-gone' }, []],
];

describe('what people hear of', () => {
  test.each(said)('%s', (_, event, expected) => {
    const { debate } = given(...base);
    const after: Debate = evolve(debate, event);
    const shortly = announce(event, after).map((one) =>
      'message' in one ? `${one.kind} ${one.message.kind}` : one.kind,
    );
    expect(shortly).toEqual(expected);
  });
});
