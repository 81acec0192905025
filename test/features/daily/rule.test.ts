import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, next, type Occurrence, type ScheduleRule } from '#features/daily/rule.ts';

const at = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;
const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const rule = (zone: string, time: string, more: Partial<ScheduleRule> = {}): ScheduleRule => ({
  ...{ zone, time, days: EVERY_DAY, except: [], until: '20:00' },
  ...more,
});
const read = (run: Occurrence | undefined) => run && `${run.date} ${new Date(run.at).toISOString().slice(0, 16)}Z`;
const dates = (runs: readonly Occurrence[]) => runs.map(({ date }) => date);

describe('when a daily prompt comes', () => {
  it('comes at nine in Shanghai on the next of its weekdays, and not on a date that is excepted', () => {
    const weekdays = rule('Asia/Shanghai', '09:00', { days: [1, 2, 3, 4, 5], except: ['2026-11-30'] });
    const friday = at('2026-11-27T00:30:00Z');
    expect(read(next(weekdays, { notBefore: friday }))).toBe('2026-11-27 2026-11-27T01:00Z');
    expect(read(next(weekdays, { date: '2026-11-27', notBefore: friday }))).toBe('2026-12-01 2026-12-01T01:00Z');
  });

  it('comes an hour later where the clock leaps over its time, and once where its time exists twice', () => {
    const berlin = rule('Europe/Berlin', '02:30');
    expect(read(next(berlin, { date: '2027-03-27', notBefore: 0 }))).toBe('2027-03-28 2027-03-28T01:30Z'); // 03:30
    expect(read(next(berlin, { date: '2026-10-24', notBefore: 0 }))).toBe('2026-10-25 2026-10-25T00:30Z'); // the first 02:30
    expect(read(next(berlin, { date: '2026-10-25', notBefore: 0 }))).toBe('2026-10-26 2026-10-26T01:30Z');
  });

  it('leaves out a date that the zone itself leaves out', () => {
    expect(read(next(rule('Pacific/Apia', '09:00'), { date: '2011-12-29', notBefore: 0 }))).toBe(
      '2011-12-31 2011-12-30T19:00Z',
    );
  });

  it('never comes if no weekday is left', () => {
    expect(next(rule('UTC', '09:00', { days: [] }), { notBefore: 0 })).toBeUndefined();
    expect(decide(rule('UTC', '09:00', { days: [] }), { notBefore: 0 }, at('2026-11-27T09:00:00Z'))).toEqual({
      missed: { count: 0, newest: [] },
    });
  });

  it('still finds a run after more excepted dates than there are in two years', () => {
    const first = Temporal.PlainDate.from('2026-11-27');
    const except = Array.from({ length: 800 }, (_, days) => first.add({ days }).toString());
    expect(next(rule('UTC', '09:00', { except }), { notBefore: at('2026-11-27T00:00:00Z') })?.date).toBe('2029-02-04');
  });
});

describe('what is due', () => {
  const berlin = rule('Europe/Berlin', '09:00');
  const after = { date: '2026-11-26', notBefore: 0 };

  it('is nothing a moment too early, and the run from its instant on', () => {
    const due = at('2026-11-27T08:00:00Z');
    expect(decide(berlin, after, due - 1)).toMatchObject({ missed: { count: 0 }, next: { date: '2026-11-27' } });
    expect(decide(berlin, after, due - 1).due).toBeUndefined();
    expect(decide(berlin, after, due)).toMatchObject({ due: { date: '2026-11-27' }, next: { date: '2026-11-28' } });
  });

  it('is today’s run until eight in the evening, after days without power; the days before are missed', () => {
    const evening = at('2026-11-30T19:00:00Z');
    const { missed, due, next: coming } = decide(berlin, after, evening);
    expect(dates(missed.newest)).toEqual(['2026-11-27', '2026-11-28', '2026-11-29']);
    expect([due?.date, coming?.date]).toEqual(['2026-11-30', '2026-12-01']);
    const tooLate = decide(berlin, after, evening + 1);
    expect([tooLate.missed.count, tooLate.missed.last, tooLate.due]).toEqual([4, '2026-11-30', undefined]);
  });

  it('gives a run late in the evening until midnight, and one a minute before midnight ten minutes', () => {
    expect(next(rule('UTC', '21:00'), after)?.latest).toBe(at('2026-11-27T23:59:59.999Z'));
    expect(next(rule('UTC', '23:59'), after)?.latest).toBe(at('2026-11-28T00:09:00Z'));
  });

  it('is nothing on a date that was decided, though the clock was set back', () => {
    const again = decide(berlin, { date: '2026-11-27', notBefore: 0 }, at('2026-11-27T07:00:00Z'));
    expect([again.missed.count, again.due, again.next?.date]).toEqual([0, undefined, '2026-11-28']);
  });

  it('is the later run where a clock that goes back over midnight shows the day before once more', () => {
    // Newfoundland went back at 00:01, to 23:01 of the day before.
    const john = rule('America/St_Johns', '00:00', { until: '23:00' });
    const { missed, due } = decide(john, { date: '2010-11-05', notBefore: 0 }, at('2010-11-07T02:40:00Z'));
    expect([dates(missed.newest), due?.date]).toEqual([['2010-11-06'], '2010-11-07']);
  });

  it('is on the first later date of the new zone, after a move across the date line', () => {
    const moved = rule('Pacific/Kiritimati', '09:00');
    const noon = at('2026-11-27T12:00:00Z');
    expect(read(decide(moved, { date: '2026-11-27', notBefore: noon }, noon).next)).toBe(
      '2026-11-28 2026-11-27T19:00Z',
    );
    expect(read(decide(rule('Pacific/Honolulu', '09:00'), { date: '2026-11-28', notBefore: noon }, noon).next)).toBe(
      '2026-11-29 2026-11-29T19:00Z',
    );
  });

  it('counts years of missed dates, and gives the newest month of them in full', () => {
    const { missed } = decide(
      rule('Pacific/Apia', '09:00', { days: [5] }),
      { notBefore: at('1990-01-01T00:00:00Z') },
      at('2263-01-01T00:00:00Z'),
    );
    // Fridays from 1990-01-05 to 2262-12-26, without 2011-12-30, which Samoa left out
    expect(missed).toMatchObject({ count: 14_243, first: '1990-01-05', last: '2262-12-26' });
    expect(missed.newest.length).toBe(31);
  });
});

const ZONES = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/St_Johns',
  'Pacific/Apia',
  'America/Godthab',
  'Africa/Casablanca',
];
const anyRule = fc.record({
  zone: fc.constantFrom(...ZONES),
  time: fc.constantFrom('00:00', '02:30', '09:00', '22:30', '23:59'),
  days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  except: fc.array(
    fc.integer({ min: 0, max: 40 }).map((days) => Temporal.PlainDate.from('2011-12-01').add({ days }).toString()),
  ),
  until: fc.constantFrom('00:00', '12:00', '20:00'),
});
const instants = fc.array(fc.integer({ min: at('2011-12-12T00:00:00Z'), max: at('2012-01-11T00:00:00Z') }), {
  minLength: 2,
  maxLength: 30,
});

describe('whenever somebody looks', () => {
  it('each date is posted or missed once, in order, never before its time, and as if looked at all the time', () => {
    fc.assert(
      fc.property(anyRule, instants, (given, looks) => {
        const seen: Occurrence[] = [];
        const [first = 0, ...rest] = looks.toSorted((one, other) => one - other);
        for (const now of rest) {
          const {
            missed,
            due,
            next: coming,
          } = decide(given, { ...(seen.length && { date: seen.at(-1)?.date ?? '' }), notBefore: first }, now);
          if (due) expect(due.at <= now && now <= due.latest).toBe(true);
          expect(coming?.at).toBeGreaterThan(now);
          seen.push(...missed.newest, ...(due ? [due] : []));
        }
        expect(seen).toEqual(allUntil(given, first, rest.at(-1) ?? 0));
      }),
      { seed: 16, numRuns: 60 },
    );
  });
});

function allUntil(given: ScheduleRule, first: number, last: number): Occurrence[] {
  const all: Occurrence[] = [];
  for (let run = next(given, { notBefore: first }); run && run.at <= last && all.length < 100; ) {
    all.push(run);
    run = next(given, { date: run.date, notBefore: first });
  }
  return all;
}
