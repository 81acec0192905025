import { describe, expect, it } from 'vitest';
import { readSchedule, type Schedule, storedSchedule } from '#features/daily/schedule.ts';
import { button, type House, openHouse, words } from './house.ts';
import { lookAtAll, sendAll } from './sent.ts';

const FAY = { name: 'Fay', may: 'facilitator' } as const;
const FANG = { name: '小芳', may: 'facilitator', language: 'zh-Hans' } as const;
const ON = '/daily on time:9:00 zone:Berlin language:en topics:chip-controls name:morning';

/** A house in which Fay has set a schedule up. */
async function withSchedule(): Promise<House> {
  const house = await openHouse();
  await house.say(ON, FAY);
  return house;
}

/** What time has made of the schedule. */
async function become(house: House, change: Partial<Schedule>): Promise<void> {
  const [stored] = await house.store.schedules.list('local');
  if (!stored) throw new Error('no schedule');
  await house.store.schedules.put('local', storedSchedule({ ...readSchedule(stored), ...change }));
}

const left = (shown: string): string | undefined => /\d+ prompts left/.exec(shown)?.[0];

describe('a schedule as it is shown', () => {
  it('says that Parley is back where it was removed, since it answers there', async () => {
    const house = await withSchedule();
    await become(house, { trouble: 'removed' });
    const shown = words(await house.say('/daily show', FAY));
    expect(shown).toContain('Now I am back, and it goes on.');
    expect(shown).not.toContain('not in this group any more');
    await become(house, { trouble: 'archived' });
    expect(words(await house.say('/daily show', FAY))).toContain('the place is archived');
  });

  it('says that the question at the end is answered, to whoever presses its buttons after that', async () => {
    const house = await withSchedule();
    await become(house, { upcoming: [{ kind: 'prompt', topic: 'chip-controls', prompt: 'gone' }], status: 'ended' });
    const [{ id = '' } = {}] = await house.store.schedules.list('local');
    expect(words(await house.press(`daily.show|again|${id}`, FAY))).toContain('Next:');
    const stop = words(await house.press(`daily.show|stop|${id}`, FAY));
    expect(stop).toContain('answered already');
    expect(stop).toContain('/daily off');
    expect(words(await house.say('/daily list', FAY))).toContain('morning');
  });

  it('names in Chinese who skipped a day, as Chinese is written', async () => {
    const house = await withSchedule();
    expect(words(await house.say('/daily skip', FANG))).toContain('：由小芳跳过。');
    expect(words(await house.say('/daily skip', { ...FANG, name: 'Fang' }))).toContain('：由 Fang 跳过。');
  });
});

describe('a schedule that moves to another channel', () => {
  it('goes on with what was not asked yet, and with what members put forward', async () => {
    const house = await withSchedule();
    await house.say('/daily suggest Who pays in the end?', { name: 'Ben' });
    await house.press(button(await house.say('/daily suggestions', FAY), 'Take'), FAY);
    await house.say('/daily suggest Who waits?', { name: 'Ben' });
    await house.say('/daily now', FAY);
    await sendAll(house);
    const before = left(words(await house.say('/daily show', FAY)));
    expect(before).toBeDefined();
    const there = { ...FAY, channel: 'elsewhere' };
    const moved = words(await house.say('/daily change morning here', there));
    expect(left(moved)).toBe(before);
    expect(words(await house.say('/daily suggestions', there))).toContain('Who waits?');
    expect((await house.store.suggestions.list('local')).map(({ body }) => body)).toMatchObject(
      Array(2).fill({ place: { channel: 'elsewhere' } }),
    );
    await lookAtAll(house);
    expect(house.bugs).toEqual([]);
  });

  it('leaves what members put forward where another schedule stays', async () => {
    const house = await withSchedule();
    await house.say('/daily on time:18:00 zone:Berlin language:en topics:chip-controls name:evening', FAY);
    await house.say('/daily suggest Who pays in the end?', { name: 'Ben' });
    await house.say('/daily change morning here', { ...FAY, channel: 'elsewhere' });
    const [open] = await house.store.suggestions.list('local');
    expect(open?.body).toMatchObject({ place: { channel: 'general' } });
  });
});
