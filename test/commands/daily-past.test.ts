import { expect, it } from 'vitest';
import { runRow } from '#features/daily/run.ts';
import { button, type House, openHouse, words } from './house.ts';

const fay = (channel: string) => ({ name: 'Fay', may: 'facilitator', channel }) as const;

/** A schedule in a channel with posts on the first days of 2026. */
async function posted(house: House, name: string, channel: string, days: number): Promise<void> {
  await house.say(`/daily on 9:00 Berlin en name:${name}`, fay(channel));
  const id = (await house.store.schedules.list('local')).find(
    ({ state }) => (state as { name: string }).name === name,
  )?.id;
  for (let day = 1; day <= days; day++) {
    const date = Temporal.PlainDate.from('2026-01-01')
      .add({ days: day - 1 })
      .toString();
    const item = { kind: 'paragraph', from: name, to: String(day), part: day } as const;
    await house.store.scheduleRuns.put('local', runRow(id ?? '', date, { kind: 'posted', due: day, at: day, item }));
  }
}

it('what was posted is listed for the channel where it is asked, and for all with “everywhere”', async () => {
  const house = await openHouse();
  await posted(house, 'lamp', 'general', 1);
  await posted(house, 'reef', 'sea', 1);
  const past = async (rest = '') => words(await house.say(`/daily past ${rest}`, { channel: 'general' }));
  expect(await past()).toContain('lamp–1');
  expect(await past()).not.toContain('reef');
  expect(await past('everywhere')).toMatch(/(?=[\s\S]*lamp–1\) · lamp)[\s\S]*reef–1\) · reef/);
  expect(await past('reef')).toMatch(/^(?![\s\S]*lamp)[\s\S]*reef–1/);
});

it('earlier posts are those of what was listed', async () => {
  const house = await openHouse();
  await posted(house, 'lamp', 'general', 30);
  await posted(house, 'reef', 'sea', 3);
  await posted(house, 'kelp', 'general', 3);
  const earlier = async (rest: string) => {
    const first = await house.say(`/daily past ${rest}`, { channel: 'general' });
    return words(await house.press(button(first, 'Earlier ones'), { channel: 'general' }));
  };
  expect(await earlier('lamp')).toMatch(/^(?![\s\S]*(?:reef|kelp))[\s\S]*lamp–1\)/);
  expect(await earlier('')).toMatch(/^(?![\s\S]*reef)(?=[\s\S]*kelp–1\))[\s\S]*lamp–1\)/);
  expect(await earlier('everywhere')).toMatch(/^(?=[\s\S]*kelp–1\))(?=[\s\S]*reef–1\))[\s\S]*lamp–1\)/);
});
