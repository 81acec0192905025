import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDates } from '#features/daily/typed-dates.ts';
import { readDays } from '#features/daily/typed-days.ts';
import { readTime } from '#features/daily/typed-time.ts';
import { datesFaultWords, daysFaultWords, timeFaultWords } from '#features/daily/typed-words.ts';

const TODAY = '2026-11-27';
const time = (typed: string) => {
  const read = readTime(typed);
  return 'time' in read ? read.time : read.fault.kind;
};
const days = (typed: string) => {
  const read = readDays(typed);
  return 'days' in read ? read.days.join('') : read.fault.kind;
};
const dates = (typed: string) => {
  const read = readDates(typed, TODAY);
  if ('fault' in read) return read.fault.kind;
  return read.dates.length > 2 ? `${read.dates[0]}…${read.dates.at(-1)} ${read.dates.length}` : read.dates.join(' ');
};

describe('a time of the day', () => {
  it.each([
    [
      '09:00',
      [
        '9',
        '9:00',
        '09.00',
        '9am',
        '9 AM',
        '9 a.m.',
        '早上9点',
        '九点',
        '9点钟',
        '９：００',
        '9點鐘',
        '早9',
        '0900',
        '9 o’clock',
        'at 9am',
      ],
    ],
    ['09:30', ['9:30', '上午九点半', '9点半', '930', '9.30 Uhr', '9h30', '九点三十分', '9：30']],
    ['20:00', ['晚上8点', '8 pm', '8PM', '20h', '20 Uhr', '晚8点', '8 in the evening', '二十点', '20時']],
    ['21:30', ['21h30', '9:30 p.m.', '晚上九点半', '21点30', '二十一点三十分']],
    ['22:15', ['晚上十点一刻', '10:15 pm']],
    ['12:00', ['noon', '中午', '12pm', '中午12点', '正午', 'midday']],
    ['00:00', ['midnight', '12am', '晚上12点', '凌晨12点', '零点', '半夜', '0:00']],
    ['13:00', ['中午1点', '下午一点', '1 p.m.']],
    ['no-such-time', ['24:00', '25', '9:75', '13am']],
    ['unclear', ['', 'later', '9am PST', 'nine-ish', '1234567', '点', '9::00']],
  ])('is %s in %j', (wanted, typed) => {
    expect(typed.map(time)).toEqual(typed.map(() => wanted));
  });

  it('is read back in every form in which people write it', () => {
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    fc.assert(
      fc.property(minutes, (at) => {
        const [hour, minute] = [Math.floor(at / 60), String(at % 60).padStart(2, '0')];
        const half = `${hour % 12 || 12}:${minute}${hour < 12 ? 'am' : 'pm'}`;
        const wanted = `${String(hour).padStart(2, '0')}:${minute}`;
        for (const typed of [
          `${hour}:${minute}`,
          `${hour}.${minute}`,
          `${hour}h${minute}`,
          `${hour}点${minute}分`,
          half,
        ]) {
          expect([typed, time(typed)]).toEqual([typed, wanted]);
        }
      }),
      { seed: 16, numRuns: 60 },
    );
  });
});

describe('days of the week', () => {
  it.each([
    ['1234567', ['daily', 'every day', 'Everyday', '每天', '每日', '天天', 'all days']],
    [
      '12345',
      [
        'weekdays',
        'every weekday',
        '工作日',
        'mon-fri',
        'Mon – Fri',
        'M-F',
        '周一到周五',
        '周一至五',
        '星期一～星期五',
        '週一至週五',
        'Montag bis Freitag',
        'business days',
      ],
    ],
    ['135', ['Mon,Wed,Fri', 'Mon, Wed and Fri', '周一、三、五', '周一三五', '礼拜一、礼拜三、礼拜五', 'MWF', '周135']],
    ['67', ['weekends', 'weekend', '周末', '双休日', 'Sat & Sun', 'Sa+So']],
    ['7', ['星期日', '星期天', '周日', 'Sundays', '礼拜天']],
    ['1567', ['fri-mon', '周五到周一']],
    ['123456', ['daily except Sunday', '每天除了周日', '除周日外', 'every day but not on sundays']],
    ['24', ['tues/thurs', 'on Tuesdays and Thursdays', '每周二、四']],
    ['numbers', ['1-5', '1,3,5']],
    ['none', ['daily except every day']],
    ['unclear', ['', 'mon-', 'foo', '三', 'Xmas', 'mon-foo']],
  ])('are %s in %j', (wanted, typed) => {
    expect(typed.map(days)).toEqual(typed.map(() => wanted));
  });
});

describe('dates', () => {
  it.each([
    [
      '2026-12-24',
      [
        '2026-12-24',
        '24.12.2026',
        '24.12.',
        '12月24日',
        '12月24号',
        '24 Dec',
        'Dec 24',
        'December 24th, 2026',
        '24th of December',
        'Thu 24 Dec',
        '２０２６年１２月２４日',
        '十二月二十四日',
        '2026/12/24',
        '20261224',
        '24. Dezember',
        '12月24日（周四）',
      ],
    ],
    [
      '2026-12-24…2027-01-02 10',
      [
        '2026-12-24..2027-01-02',
        '24 Dec – 2 Jan',
        '12月24日至1月2日',
        '24.12. - 2.1.',
        'Dec 24 to Jan 2',
        '2026-12-24 – 2027-01-02',
        '2026-12-24-2027-01-02',
      ],
    ],
    ['2026-12-24…2026-12-26 3', ['24–26 Dec', 'Dec 24-26', '12月24日至26日', '24.–26.12.', '12月24日、25日、26日']],
    [
      '2026-12-24 2027-01-01',
      ['24 Dec, 1 Jan', '12月24日、1月1日', '2026-12-24 2027-01-01', '2026-12-24; 2027-01-01', '24 Dec and 1 Jan'],
    ],
    ['2026-11-20…2026-11-30 11', ['20 Nov - 30 Nov', '11月20日到30日']],
    ['2027-11-26', ['26 Nov', '11月26日']],
    ['2026-11-27', ['27 Nov', 'today', '今天']],
    ['2028-02-29', ['29 Feb', '2月29日']],
    ['day-or-month', ['12/24', '3/4', '24/12/2026', '12.24', '3/4 - 3/8', '24-12-2026']],
    ['no-such-date', ['30 Feb', '2026-02-30', '13月1日', '2026-02-29']],
    ['backward', ['2026-12-26..2026-12-24']],
    ['too-many', ['2026-01-01..2028-01-01']],
    ['unclear', ['', 'Christmas', '24', '..', '2026', 'Foo 24']],
  ])('are %s in %j', (wanted, typed) => {
    expect(typed.map(dates)).toEqual(typed.map(() => wanted));
  });

  it('whose day and month could be exchanged are given back in a form that is clear', () => {
    const { fault } = readDates('3/4', TODAY) as { fault: Parameters<typeof datesFaultWords>[0] };
    expect(datesFaultWords(fault).en).toContain('Write it like 2027-03-04 or 2027-04-03.');
    expect(datesFaultWords(fault).zh).toContain('请这样写：2027-03-04 或 2027-04-03。');
  });
});

it('Nothing that is typed breaks the reading, and what is not read is named in the answer', () => {
  const character = fc.constantFrom(
    ...'0123456789:./-–~,、 点半周一至五月日mondec年到除外except十廿上下午pm',
    '..',
    '2026-',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(character, { maxLength: 14 }).map((parts) => parts.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (typed) => {
        const [asTime, asDays, asDates] = [readTime(typed), readDays(typed), readDates(typed, TODAY)];
        if ('fault' in asTime) expect(timeFaultWords(asTime.fault).en).toContain(typed);
        else expect(asTime.time).toMatch(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
        if ('fault' in asDays) expect(daysFaultWords(asDays.fault).zh).toContain(asDays.fault.part ?? typed);
        else expect(asDays.days.length).toBeGreaterThan(0);
        if ('fault' in asDates) expect(datesFaultWords(asDates.fault).en).not.toBe('');
        else for (const date of asDates.dates) expect(Temporal.PlainDate.from(date).toString()).toBe(date);
      },
    ),
    { seed: 16, numRuns: 300 },
  );
});
