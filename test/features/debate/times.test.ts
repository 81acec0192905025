import { describe, expect, it } from 'vitest';
import { hours, lengthOf, minutes, type Stage } from '#features/debate/format.ts';
import { oxford } from '#features/debate/formats/oxford.ts';
import { written } from '#features/debate/formats/written.ts';
import { readLength } from '#features/debate/length.ts';
import { withTimes } from '#features/debate/times.ts';
import { problemOf } from '../../commands/house.ts';

/** Minutes of the stages, by what they are. */
const short = (stages: readonly Stage[]): string =>
  stages.map((stage) => `${'part' in stage ? stage.part : stage.kind} ${stage.ms / 60_000}`).join(', ');

describe('the times of a debate, as people type them,', () => {
  it.each([
    ['openings 3, rebuttals 2, floor 10, votes 1', [1, 3, 3, 2, 2, 10, 3, 3, 1]],
    ['立论 3，反驳 2、提问 10；投票 1', [1, 3, 3, 2, 2, 10, 3, 3, 1]],
    ['立论三分钟，提问半小时', [3, 3, 3, 4, 4, 30, 3, 3, 3]],
    ['opening: 90s and q&a = 1h', [3, 1.5, 1.5, 4, 4, 60, 3, 3, 3]],
    ['2 min for closing speeches', [3, 5, 5, 4, 4, 12, 2, 2, 3]],
    ['opening vote 1, closing vote 2', [1, 5, 5, 4, 4, 12, 3, 3, 2]],
    ['closings 1, final vote 5', [3, 5, 5, 4, 4, 12, 1, 1, 5]],
    ['x2', [6, 10, 10, 8, 8, 24, 6, 6, 6]],
    ['half', [1.5, 2.5, 2.5, 2, 2, 6, 1.5, 1.5, 1.5]],
    ['加倍', [6, 10, 10, 8, 8, 24, 6, 6, 6]],
    ['speeches 2', [3, 2, 2, 2, 2, 12, 2, 2, 3]],
  ])('%s', (typed, lengths) => {
    expect(withTimes(oxford.stages, typed).map(({ ms }) => ms / 60_000)).toEqual(lengths);
  });

  it.each(['total 21', '总共 21 分钟', 'in total: 21 min'])('%s scales all alike', (typed) => {
    const stages = withTimes(oxford.stages, typed);
    expect(lengthOf(stages)).toBe(minutes(21));
    expect(short(stages)).toContain('floor 6');
  });

  it('are round, and together what was asked for', () => {
    const stages = withTimes(oxford.stages, 'total 30');
    expect(stages.map(({ ms }) => ms / 60_000)).toEqual([2.25, 3.5, 3.5, 2.75, 2.75, 8.5, 2.25, 2.25, 2.25]);
    for (const total of [5, 17, 31, 44, 90])
      expect(lengthOf(withTimes(oxford.stages, `total ${total}`))).toBe(minutes(total));
  });

  it('that are too short for all stages together are told with the shortest that they can be', async () => {
    const problem = await problemOf(async () => withTimes(oxford.stages, '3 minutes'));
    expect(JSON.stringify(problem)).toContain('it takes at least 4 minutes 40 seconds');
  });

  it('of a written one are hours unless something else is said; budgets are counts', () => {
    const stages = withTimes(written.stages, 'openings 12, rebuttals 2 days, characters 2000, 引文 5');
    expect(stages.map(({ ms }) => ms / hours(1))).toEqual([24, 12, 48, 24]);
    expect(stages[1]).toMatchObject({ characters: 2_000, quotations: 5 });
  });

  it('sets the time for each question within the round', () => {
    expect(withTimes(oxford.stages, 'each 2').find(({ kind }) => kind === 'floor')).toMatchObject({ each: minutes(2) });
    expect(withTimes(oxford.stages, 'floor 2').find(({ kind }) => kind === 'floor')).toMatchObject({
      each: minutes(2),
    });
  });

  it.each(['soon', 'openings', 'openings 0', 'lunch 3', 'characters 2000', 'openings 1 s', 'floor 900 days', '3', ''])(
    'that mean nothing here are told and not guessed: “%s”',
    async (typed) => {
      const problem = await problemOf(async () => withTimes(oxford.stages, typed || ',,x'));
      expect(problem?.kind).toBe('bad-debate-value');
    },
  );

  it.each([
    ['5', 300],
    ['90 s', 90],
    ['1.5h', 5_400],
    ['两天', 172_800],
    ['半小时', 1_800],
    ['half an hour', 1_800],
    ['10分钟', 600],
    ['1h30', 5_400],
    ['1h 30m', 5_400],
    ['1 hour and 30 minutes', 5_400],
    ['an hour and a half', 5_400],
    ['twenty minutes', 1_200],
    ['一个半小时', 5_400],
    ['1小时30分', 5_400],
    ['1 分半', 90],
    ['30 2', undefined],
    ['5 min 1 h', undefined],
    ['-3', undefined],
    ['1:30', undefined],
    ['ten', undefined],
  ])('a length: %s', (typed, seconds) => {
    const ms = readLength(typed, minutes(1));
    expect(ms === undefined ? undefined : ms / 1_000).toBe(seconds);
  });
});
