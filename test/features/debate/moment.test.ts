import { describe, expect, it } from 'vitest';
import { readMoment } from '#features/debate/moment.ts';
import { problemOf } from '../../commands/house.ts';

/** Monday, one in the afternoon in Berlin. */
const NOW = Date.UTC(2026, 10, 23, 12);

const read = (typed: string, zone = 'Europe/Berlin'): string =>
  Temporal.Instant.fromEpochMilliseconds(readMoment(typed, zone, NOW))
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

describe('the moment of a debate, as people type it,', () => {
  it.each([
    ['2026-12-03 19:00', '2026-12-03T19:00'],
    ['2026-12-03T19:00', '2026-12-03T19:00'],
    ['Friday 19:00', '2026-11-27T19:00'],
    ['Fri, 7 pm', '2026-11-27T19:00'],
    ['19:00 on Friday', '2026-11-27T19:00'],
    ['3 December at 19:30', '2026-12-03T19:30'],
    ['tomorrow 20:00', '2026-11-24T20:00'],
    ['tomorrow at 8pm', '2026-11-24T20:00'],
    ['tonight at 8', '2026-11-23T20:00'],
    ['today 18:00', '2026-11-23T18:00'],
    ['18:00', '2026-11-23T18:00'],
    ['9:00', '2026-11-24T09:00'],
    ['in 2 hours', '2026-11-23T15:00'],
    ['两小时后', '2026-11-23T15:00'],
    ['周五 19:30', '2026-11-27T19:30'],
    ['周五晚上八点', '2026-11-27T20:00'],
    ['明晚8点', '2026-11-24T20:00'],
    ['明天下午三点半', '2026-11-24T15:30'],
    ['12月3日19点', '2026-12-03T19:00'],
    ['下周一 20:00', '2026-11-30T20:00'],
    ['明早九点', '2026-11-24T09:00'],
    ['明晚八点', '2026-11-24T20:00'],
    ['大后天下午三点', '2026-11-26T15:00'],
    ['tomorrow morning at 9', '2026-11-24T09:00'],
    ['the day after tomorrow 9am', '2026-11-25T09:00'],
    ['1 小时 30 分后', '2026-11-23T14:30'],
  ])('%s', (typed, expected) => expect(read(typed)).toBe(expected));

  it('is on the clock of its zone, also where that was changed', () => {
    expect(readMoment('2027-07-01 19:00', 'Europe/Berlin', NOW)).toBe(Date.UTC(2027, 6, 1, 17));
    expect(readMoment('2026-12-03 19:00', 'Asia/Shanghai', NOW)).toBe(Date.UTC(2026, 11, 3, 11));
  });

  it.each(['soon', 'Friday', '2026-12-03', 'today 11:00', '2029-01-01 10:00', '03/04 19:00', '30 February 19:00', ''])(
    'is told to be none: “%s”',
    async (typed) => expect((await problemOf(async () => read(typed)))?.kind).toBe('bad-debate-value'),
  );
});
