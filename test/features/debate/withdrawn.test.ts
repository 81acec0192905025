import { describe, test } from 'vitest';
import { begun, by, cited, given, joined, opened, spoke, started } from './given.ts';

const sides = joined({ ann: 'for', abe: 'for', ben: 'against', cy: 'undecided' });
const two = [opened(), ...sides, started];
const turn = [...two, begun(0), begun(1, { speaker: 'ann' })];
const withdraw = (person: string, id: string, steers = false) =>
  ({ kind: 'withdraw', by: by(person, { steers }), id }) as const;

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
