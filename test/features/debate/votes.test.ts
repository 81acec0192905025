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

describe('somebody who is erased', () => {
  const erased = (person: string) => ({ kind: 'erased', at: 0, by: person }) as const;
  const forget = (person: string) => ({ kind: 'forget', person }) as const;
  const undo = { kind: 'undo', by: by('fay') } as const;
  const undone = { kind: 'undone', at: 0, by: 'fay' } as const;

  test('leaves the lobby, and has no ballot any more in a vote that is open; one in a vote that is closed stands', () => {
    given(opened(), ...joined({ ann: 'for' }))
      .when(forget('ann'))
      .gives({ kind: 'left', by: 'ann' });
    given(...two, begun(0), ...voted('ann', 'ben'))
      .when(forget('ann'))
      .gives({ kind: 'erased', by: 'ann' }, { kind: 'ballot-withdrawn', by: 'ann', vote: 'opening' });
    const later = given(...two, begun(0), ...voted('ann', 'ben'), begun(1, { speaker: 'ann' }));
    later.when(forget('ann')).gives({ kind: 'erased' });
    expect([...later.when(forget('ann')).debate().voted.opening]).toEqual(['ann', 'ben']);
    later.when(forget('nobody')).gives();
  });

  test('has no ballot any more in a vote that is gone back to, since under another random id they can vote again', () => {
    const back = given(...two, begun(0), ...voted('ann', 'ben'), begun(1, { speaker: 'ben' }), erased('ann'));
    back
      .when(undo)
      .gives({ kind: 'undone' }, { kind: 'stage-begun', stage: 0 }, { kind: 'ballot-withdrawn', by: 'ann' });
    expect([...back.when(undo).debate().voted.opening]).toEqual(['ben']);
  });

  test('has none in a vote that comes once more after it was left by going back', () => {
    const closing = { kind: 'voted', at: 0, by: 'ann', vote: 'closing' } as const;
    given(...two, begun(0), ...voted('ann'), begun(7), begun(8), closing, undone, begun(7), erased('ann'))
      .when({ kind: 'skip', by: by('fay') })
      .gives({ kind: 'stage-ended' }, { kind: 'stage-begun', stage: 8 }, { kind: 'ballot-withdrawn', vote: 'closing' });
  });

  test('is not called to speak, nor waited for: others of the side are, or Parley reads', () => {
    const sides = [opened(), ...joined({ ann: 'for', dan: 'for', ben: 'against' }), started, begun(0)];
    const skip = { kind: 'skip', by: by('fay') } as const;
    given(...sides, erased('ann'))
      .when(skip)
      .gives({ kind: 'stage-ended' }, { kind: 'stage-begun', speaker: 'dan' });
    const alone = given(...two, begun(0), erased('ann'));
    alone.when(skip).gives({ kind: 'stage-ended' }, { kind: 'stage-begun', speaker: 'parley' });
    alone.when({ kind: 'join', by: by('eve'), stance: 'for' }).gives({ kind: 'joined', by: 'eve' });
    given(...two, begun(0), erased('ann'), ...voted('ben'))
      .when({ kind: 'vote', by: by('cy'), vote: 'opening' })
      .gives({ kind: 'voted' }, { kind: 'time-set', why: 'all-voted' });
  });
});
