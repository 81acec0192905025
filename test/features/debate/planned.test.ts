import { describe, test } from 'vitest';
import { hours, minutes } from '#features/debate/format.ts';
import { by, given, opened, started } from './given.ts';

const HOUR = hours(1);
const DAY = hours(24);

describe('planned', () => {
  const planned = opened('oxford', { startsAt: 3 * DAY });
  const come = { kind: 'answered', at: 0, by: 'ann', answer: 'come' } as const;
  const maybe = { kind: 'answered', at: 0, by: 'ben', answer: 'maybe' } as const;

  test('whoever comes is reminded a day and ten minutes before; nobody else is', () => {
    const before = given(planned, come, maybe);
    before.when({ kind: 'due' }, { now: 2 * DAY - 1 }).gives();
    before.when({ kind: 'due' }, { now: 2 * DAY }).gives({ kind: 'reminded', what: 'day' });
    before.when({ kind: 'due' }, { now: 2 * DAY }).says('reminder day @ann');
    const day = { kind: 'reminded', at: 2 * DAY, what: 'day' } as const;
    given(planned, come, day)
      .when({ kind: 'due' }, { now: 3 * DAY - minutes(10) })
      .gives({ kind: 'reminded', what: 'soon' });
  });

  test('a reminder that nobody wants is not posted', () => {
    given(planned, maybe)
      .when({ kind: 'due' }, { now: 2 * DAY })
      .says();
  });

  test('the lobby opens by itself, and calls whoever comes', () => {
    given(planned, come)
      .when({ kind: 'due' }, { now: 3 * DAY })
      .gives({ kind: 'lobby-opened' });
    given(planned, come)
      .when({ kind: 'due' }, { now: 3 * DAY })
      .says('lobby @ann', 'edit plan');
  });

  test('after a standstill nobody is reminded of what has begun', () => {
    given(planned, come)
      .when({ kind: 'due' }, { now: 3 * DAY + HOUR })
      .gives({ kind: 'lobby-opened' });
    given(planned, come)
      .when({ kind: 'due' }, { now: 3 * DAY - 1 })
      .gives({ kind: 'reminded', what: 'soon' });
  });

  test('somebody can change their mind, and saying the same again changes nothing', () => {
    given(planned, come)
      .when({ kind: 'answer', by: by('ann'), answer: 'cannot' })
      .gives({ kind: 'answered', answer: 'cannot' });
    given(planned, come)
      .when({ kind: 'answer', by: by('ann'), answer: 'come' })
      .gives();
    given(planned)
      .when({ kind: 'join', by: by('ann'), stance: 'for' })
      .refuses('not-begun');
    given(planned)
      .when({ kind: 'start', by: by('fay') })
      .refuses('not-open-yet');
    given(opened(), started)
      .when({ kind: 'answer', by: by('ann'), answer: 'come' })
      .refuses('begun-already');
  });

  test('a second debate cannot be opened over the first', () => {
    given(planned).when({ kind: 'open', by: 'ann', setup: planned.setup }).refuses('taken');
    given()
      .when({ kind: 'start', by: by('ann') })
      .refuses('gone');
    given().when({ kind: 'open', by: 'ann', setup: planned.setup }).gives({ kind: 'opened', by: 'ann' });
    given().when({ kind: 'open', by: 'ann', setup: planned.setup }).says('plan');
  });
});
