import { describe, expect, it } from 'vitest';
import { button, file, type House, openHouse, words } from './house.ts';
import { add, FACILITATOR, lighthouse } from './lighthouse.ts';

const MANAGER = { name: 'Mo', may: 'manager' } as const;
/** Ana is a facilitator of the channel `reading` alone. */
const OF_READING = { name: 'Ana', channel: 'reading' } as const;

async function houseWithReading(): Promise<House> {
  const house = await openHouse();
  await add(house, lighthouse());
  await house.say('/parley settings facilitator:Ana here', { ...MANAGER, channel: 'reading' });
  return house;
}

const tide = () => file('tide.txt', 'The tide came in at four. Nobody had seen it leave.');
const inHouse = async (house: House) => (await house.services.library.list('local')).map(({ id }) => id);
const REFUSED = 'Only a facilitator of the whole group can do that, not of one channel alone.';

describe('a facilitator of one channel alone', () => {
  it('changes the settings of that channel, and of nothing else', async () => {
    const house = await houseWithReading();
    const changed = words(await house.say('/parley settings article:lighthouse here', OF_READING));
    expect(changed).toContain('Default article in this channel: lighthouse');
    expect(words(await house.say('/parley settings article:lighthouse', OF_READING))).toContain(REFUSED);
    expect(words(await house.say('/parley settings article:lighthouse here', { name: 'Ana' }))).toContain(
      'Only a facilitator can do that here.',
    );
    expect((await house.store.settings.get('local')).article).toBeUndefined();
  });

  it('does not add, remove or show whole what belongs to everybody, and is told who can', async () => {
    const house = await houseWithReading();
    const before = await inHouse(house);
    expect(words(await house.say('/parley article add', OF_READING, tide()))).toContain(REFUSED);
    expect(words(await house.say('/parley article remove lighthouse', OF_READING))).toContain(REFUSED);
    const told = words(await house.say('/parley article reader lighthouse whole', OF_READING));
    expect(told).toContain(`${REFUSED} A manager names one with /parley settings facilitator:… and without “here”.`);
    const chinese = await house.say('/parley article remove lighthouse', { ...OF_READING, language: 'zh-Hans' });
    expect(words(chinese)).toContain('只有全群的主持人可以这样做，单个频道的主持人不行。');
    expect(await inHouse(house)).toEqual(before);
    expect((await house.store.settings.get('local')).whole).toEqual([]);
  });

  it('is not offered in help what they cannot do', async () => {
    const house = await houseWithReading();
    expect(words(await house.say('/parley help', OF_READING))).not.toContain('/parley article add');
    expect(words(await house.say('/parley help', { ...FACILITATOR, channel: 'reading' }))).toContain(
      '/parley article add',
    );
    await house.say('/parley settings facilitator:Ana', MANAGER);
    expect(words(await house.say('/parley help', OF_READING))).toContain('/parley article add');
  });

  it('does it in every channel once they are named for the whole group', async () => {
    const house = await houseWithReading();
    await house.say('/parley settings facilitator:Ana', MANAGER);
    const asked = await house.say('/parley article add', { name: 'Ana', channel: 'another' }, tide());
    await house.press(button(asked, 'Add it'), { name: 'Ana', channel: 'another' });
    expect(await inHouse(house)).toContain('tide');
  });
});

describe('who lost the right after they had asked', () => {
  it('presses in vain, also in a channel whose facilitator they still are', async () => {
    const house = await houseWithReading();
    await house.say('/parley settings facilitator:Ana', MANAGER);
    const adding = button(await house.say('/parley article add', OF_READING, tide()), 'Add it');
    const removing = button(await house.say('/parley article remove lighthouse', OF_READING), 'Remove it');
    await house.say('/parley settings not-facilitator:Ana', MANAGER);
    const before = await inHouse(house);
    for (const id of [adding, removing]) expect(words(await house.press(id, OF_READING))).toContain(REFUSED);
    expect(await inHouse(house)).toEqual(before);
    await house.say('/parley settings facilitator:Ana', MANAGER);
    expect(words(await house.press(removing, OF_READING))).toContain('Removed: The Keeper of Brandt Point');
  });
});
