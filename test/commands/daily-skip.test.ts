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

it('a day can be named as tomorrow, after the name of the schedule, in both languages', async () => {
  const house = await openHouse();
  const say = async (line: string, language: 'en' | 'zh-Hans' = 'en') =>
    words(await house.say(line, { ...FAY, language }));
  await say('/daily on 9:00 Berlin en name:lamp');
  expect(await say('/daily skip lamp tomorrow')).toContain('skipped by Fay');
  expect(await say('/daily skip lamp 后天', 'zh-Hans')).toContain('已跳过');
  expect(await say('/daily pause lamp until tomorrow')).toContain('Paused until');
  expect(await say('/daily pause lamp 到大后天', 'zh-Hans')).toContain('暂停到');
});

it('a schedule of another channel is named with its channel', async () => {
  const house = await openHouse();
  await house.say('/daily on 9:00 Berlin en name:lamp', { ...FAY, channel: 'lamps' });
  const list = await house.say('/daily list', { ...FAY, channel: 'other' });
  expect(words(list)).toContain('lamp · 09:00 Berlin time, every day · lamps · next:');
  expect(words(await house.say('/daily list', { ...FAY, channel: 'lamps' }))).not.toContain('· lamps');
});
