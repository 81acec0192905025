import { expect, it } from 'vitest';
import { openHouse, words } from './house.ts';

const FAY = { name: 'Fay', may: 'facilitator' } as const;

/** A Saturday some weeks from now, and the days after it. */
const soon = Temporal.Now.plainDateISO('UTC').add({ weeks: 3 });
const saturday = soon.add({ days: (13 - soon.dayOfWeek) % 7 });
const day = (days: number) => saturday.add({ days }).toString();

it('a day on which nothing comes is told as such and is not skipped; of several, those that come are', async () => {
  const house = await openHouse();
  const say = async (line: string, language: 'en' | 'zh-Hans' = 'en') =>
    words(await house.say(line, { ...FAY, language }));
  await say('/daily on 9:00 Berlin en days:Mon-Fri name:lamp');
  const [schedule] = await house.store.schedules.list('local');
  const skipped = async () =>
    (await house.store.scheduleRuns.list('local', schedule?.id ?? '', 99)).map(({ date }) => date);
  expect(await say(`/daily skip ${day(0)}`)).toMatch(/^Nothing is to come on Sat .*, so nothing was skipped\.$/);
  expect(await say(`/daily skip lamp ${day(0)}`, 'zh-Hans')).toContain('没有要发的题');
  expect(await say(`/daily skip ${day(0)}, ${day(1)}`)).toContain('on any of these dates');
  expect(await skipped()).toEqual([]);
  expect(await say(`/daily skip ${day(-1)}..${day(2)}`)).toContain('Skipped.');
  expect(await skipped()).toEqual([day(2), day(-1)]);
  expect(await say(`/daily skip ${day(2)}`)).toContain('Nothing is to come on');
});
