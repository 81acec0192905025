import { expect, test } from 'vitest';
import { nextRuns, readSchedule } from '#features/daily/schedule.ts';

const at = (instant: string): number => Temporal.Instant.from(instant).epochMilliseconds;

const schedule = readSchedule({
  id: 'morning',
  state: {
    ...{ format: 1, name: 'morning', language: 'en', isSilent: true, opensThread: false, status: 'on', toldLow: false },
    place: { platform: 'discord', channel: '1' },
    rule: { zone: 'Europe/Berlin', time: '09:00', days: [1, 2, 3, 4, 5, 6, 7], except: [], until: '20:00' },
    source: { kind: 'prompts', topics: [], kinds: [] },
    by: { id: 'fay', name: 'Fay', language: 'en' },
    decided: '2026-04-02',
    notBefore: 0,
    upcoming: [{ kind: 'prompt', topic: 'chip-controls', prompt: 'which' }],
  },
});

test('what comes next is no day that it is too late for, as after an evening on which a channel was found again', () => {
  const dates = (now: string) => nextRuns(schedule, 2, at(now)).map(({ date }) => date);
  expect(dates('2026-04-03T06:00:00Z')).toEqual(['2026-04-03', '2026-04-04']);
  expect(dates('2026-04-03T18:00:00Z')).toEqual(['2026-04-03', '2026-04-04']);
  expect(dates('2026-04-03T18:00:01Z')).toEqual(['2026-04-04', '2026-04-05']);
});
