import { describe, expect, it } from 'vitest';
import { button, file, type House, openHouse, words } from './house.ts';
import { FACILITATOR } from './lighthouse.ts';

const tide = (name = 'tide.en.txt') => file(name, 'The tide came in at four. Nobody had seen it leave.');
const added = async (house: House, line: string, name?: string) =>
  words(await house.say(`/parley article add ${line}`, FACILITATOR, tide(name)));

describe('an article from a file whose name has characters that nobody sees', () => {
  it('has a title in which they are seen', async () => {
    const house = await openHouse();
    const name = 'moon\u001b[31m\u202etxt.en.txt';
    const asked = await house.say(
      '/parley article add',
      FACILITATOR,
      file(name, 'The moon was up and nobody slept. Dogs barked.'),
    );
    expect(words(asked)).toContain('Title: moon\\u{1b}[31m\\u{202e}txt');
    expect(JSON.stringify(asked.reply)).not.toMatch(/[\u202e]|\\u001b/u);
    expect(words(await house.press(button(asked, 'Add it'), FACILITATOR))).toContain('Added: moon\\u{1b}[31m');
    expect(JSON.stringify((await house.say('/parley article list')).reply)).not.toMatch(/[\u202e]|\\u001b/u);
    const again = await house.say(
      '/parley article add',
      FACILITATOR,
      file(name, 'The moon was up and nobody slept. Dogs barked.'),
    );
    expect(words(again)).toContain('is here already, word for word');
  });
});

describe('the id of a new article', () => {
  it('is of one alphabet, and whoever mixes them is told what to type', async () => {
    const house = await openHouse();
    const told = await added(house, 'id:chip-сontrols-2');
    expect(told).toContain('“chip-сontrols-2” mixes letters of several alphabets, some of which look alike.');
    expect(told).toContain('such as chip-controls-2.');
    expect(await added(house, '', 'сhip-talk.en.txt')).toContain('such as chip-talk.');
    expect(await added(house, 'id:привет-world')).toContain('such as my-article.');
    const chinese = await house.say(
      '/parley article add id:chip-сontrols-2',
      { ...FACILITATOR, language: 'zh-Hans' },
      tide(),
    );
    expect(words(chinese)).toContain('请用同一种文字另取一个短名，例如 chip-controls-2。');
    expect((await house.services.library.list('local')).map(({ workspace }) => workspace)).not.toContain('local');
  });

  it('is not taken for another’s, of the shelf or of the group', async () => {
    const house = await openHouse();
    expect(await added(house, 'id:chip-contro1s')).toContain(
      '“chip-contro1s” looks like chip-controls, the id of “Do chip export controls work?”. Choose one',
    );
    expect(await added(house, 'id:ｃhip-controls')).toContain('such as chip-controls.');
    expect(await added(house, 'id:CHIP-controls')).toContain('The id “chip-controls” is taken by');
    const asked = await house.say('/parley article add id:oсеан', FACILITATOR, tide());
    expect(words(asked)).toContain('mixes letters');
    const own = await house.say('/parley article add id:рара', FACILITATOR, tide());
    await house.press(button(own, 'Add it'), FACILITATOR);
    const other = file('other.en.txt', 'The clock in the tower had stopped. Everybody was late that day.');
    const like = words(await house.say('/parley article add id:papa', FACILITATOR, other));
    expect(like).toContain('“papa” looks like рара, the id of “tide”.');
  });

  it('may be of any language, also with Latin letters among Chinese ones', async () => {
    const house = await openHouse();
    for (const id of ['deepseek-的教训', 'открытые-веса', '二十年']) {
      expect(await added(house, `id:${id}`), id).toContain(`Reference: ${id}`);
    }
  });
});
