import { describe, test } from 'vitest';
import { begun, by, given, joined, opened, started } from './given.ts';

const people = (sides: Record<string, 'for' | 'against' | 'undecided' | 'watching'>) => [opened(), ...joined(sides)];

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
