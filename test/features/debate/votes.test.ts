import { describe, expect, test } from 'vitest';
import { hours, minutes } from '#features/debate/format.ts';
import { begun, by, given, joined, opened, started } from './given.ts';

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
