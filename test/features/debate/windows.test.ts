import { describe, expect, test } from 'vitest';
import { hours } from '#features/debate/format.ts';
import { begun, by, cited, given, joined, opened, spoke, started } from './given.ts';

const DAY = hours(24);
const sides = joined({ ann: 'for', abe: 'for', ben: 'against', cy: 'undecided' });
const speak = (person: string, more: { characters?: number; stage?: number } = {}) =>
  ({ kind: 'speak', by: by(person), id: 's', characters: 100, ...more }) as const;
const approve = (person: string, id: string) => ({ kind: 'approve', by: by(person), id }) as const;

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
