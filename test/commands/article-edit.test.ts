import { describe, expect, it } from 'vitest';
import { button, buttons, cited, file, type House, openHouse, passages, words } from './house.ts';
import { add, FACILITATOR, LIGHTHOUSE, lighthouse, lighthouseZh } from './lighthouse.ts';

const GARDEN = ['The Garden Wall', '', 'The wall was built in spring. Nobody asked why. It stood for years.'].join(
  '\n',
);
const garden = (text = GARDEN, name = 'garden.txt') => file(name, text);
const FACTS = {
  title: 'The Wall',
  author: 'Ana Li; Bo Hale',
  date: '5 January 2024',
  source: 'https://example.org/wall',
  licence: 'CC BY 4.0',
};

/** Presses a button that opens a form, and fills it in. */
async function fill(house: House, id: string, args: Record<string, string>, who = FACILITATOR) {
  return house.press(id, who, args);
}

describe('what would be added', () => {
  it('is shown with the numbers that it will have, also where an id was used before', async () => {
    const house = await openHouse();
    await add(house, garden());
    const asked = await house.say('/parley article remove garden', FACILITATOR);
    await house.press(button(asked, 'Remove it'), FACILITATOR);
    const again = await house.say(
      '/parley article add',
      FACILITATOR,
      garden(GARDEN.replace('The wall', 'A preface. The wall')),
    );
    expect(passages(again).map(({ reference }) => reference)).toEqual(['garden:1', 'garden:1a', 'garden:2']);
    const added = await house.press(button(again, 'Add it'), FACILITATOR);
    expect(words(added)).toContain('Try: /quote garden:1');
    expect(cited(await house.say('/quote garden:1a'))).toEqual(['garden:1a']);
  });

  it('gets another id than a removed text had, and is told so if that id is asked for', async () => {
    const house = await openHouse();
    await add(house, garden());
    const asked = await house.say('/parley article remove garden', FACILITATOR);
    await house.press(button(asked, 'Remove it'), FACILITATOR);
    const other = garden('Of Boats\n\nBoats float on water. They are made of wood.');
    expect(words(await house.say('/parley article add', FACILITATOR, other))).toContain('Reference: garden-2');
    expect(words(await house.say('/parley article add id:garden', FACILITATOR, other))).toMatch(
      /“garden” was the id of “The Garden Wall”, which was removed on .*such as garden-2/,
    );
  });

  it('can be corrected in a form that shows what was read, and nothing of it is lost', async () => {
    const house = await openHouse();
    const preview = await house.say('/parley article add id:wall', FACILITATOR, garden());
    const correct = button(preview, 'Correct …');
    expect(await house.form(correct, FACILITATOR)).toMatchObject({ args: { title: 'The Garden Wall', author: '' } });
    const corrected = await fill(house, correct, FACTS);
    expect(corrected.kind).toBe('update');
    for (const part of [
      'Title: The Wall',
      'Ana Li, Bo Hale',
      '5 January 2024',
      'https://example.org/wall',
      'CC BY 4.0',
    ])
      expect(words(corrected)).toContain(part);
    const later = await house.restart();
    expect(await later.form(correct, FACILITATOR)).toMatchObject({ args: { ...FACTS, date: '2024-01-05' } });
    await fill(later, correct, { title: 'The Wall', source: 'https://example.org/wall' });
    expect(words(await later.press(button(corrected, 'Add it'), FACILITATOR))).toContain('Added: The Wall');
    const shown = words(await later.say('/parley article show wall'));
    expect(shown).toContain('https://example.org/wall');
    expect(shown).not.toContain('Ana Li');
  });

  it('keeps what it was when a correction is none, and says which', async () => {
    const house = await openHouse();
    const preview = await house.say('/parley article add', FACILITATOR, garden());
    const refused = await fill(house, button(preview, 'Correct …'), { ...FACTS, date: 'soon' });
    expect(refused).toMatchObject({ kind: 'reply', visibility: 'only-me', failed: true });
    expect(words(refused)).toContain('“soon” is no day');
    expect(words(await house.press(button(preview, 'Add it'), FACILITATOR))).toContain('Added: The Garden Wall');
    expect(words(await house.press(button(preview, 'Correct …'), FACILITATOR))).toContain('no longer have');
  });

  it('can be said to be in another language', async () => {
    const house = await openHouse();
    const preview = await house.say('/parley article add', FACILITATOR, garden());
    const chinese = preview.reply.blocks.flatMap((block) => (block.kind === 'choice' ? block.options : []))[2];
    expect(chinese).toMatchObject({ label: 'Simplified Chinese', chosen: false });
    const changed = await house.press(chinese?.id ?? '', FACILITATOR);
    expect(words(changed)).toContain('Language: Simplified Chinese');
    await house.press(button(changed, 'Add it'), FACILITATOR);
    expect(words(await house.say('/parley article list'))).toContain('(Simplified Chinese; 4 passages');
  });

  it('says what of the file’s head was not used and not understood', async () => {
    const house = await openHouse();
    const head = '---\nlayout: post\ntitle: The wall: a story\ndate: soon\ntags: [walls]\n---\n';
    const preview = words(await house.say('/parley article add', FACILITATOR, garden(`${head}${GARDEN}`, 'garden.md')));
    expect(preview).toContain('Title: The wall: a story');
    expect(preview).toContain('In the head, not used: layout, tags');
    expect(preview).toContain('In the head, not understood: line 4 “date” is no day');
  });
});

describe('the channel', () => {
  it('is told of a new article by whoever added it, with a link, in the channel’s language', async () => {
    const house = await openHouse();
    await house.say('/parley settings language:zh-Hans', { may: 'manager' });
    const added = await add(house, lighthouse());
    const tell = button(added, 'Tell the channel');
    const told = await (await house.restart()).press(tell, FACILITATOR);
    expect(told).toMatchObject({ kind: 'reply', visibility: 'public', reply: { language: 'zh-Hans' } });
    for (const part of [
      'Fay 添加了',
      'Ines Vogel',
      'The Keeper of Brandt Point',
      '/a/lighthouse/1',
      '/quote lighthouse:1',
    ])
      expect(words(told)).toContain(part);
  });

  it('is told by nobody else', async () => {
    const house = await openHouse();
    const tell = button(await add(house, lighthouse()), 'Tell the channel');
    expect(words(await house.press(tell, { name: 'Ben', may: 'facilitator' }))).toContain('no longer have');
    expect(words(await house.press(tell, { name: 'Fay' }))).toContain('Only a facilitator');
  });
});

describe('/parley article edit', () => {
  it('corrects what is said and keeps every number', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    await add(house, lighthouseZh(), 'edition-of:lighthouse');
    const edited = await house.say(
      '/parley article edit lighthouse author:"Ana Li; Bo Hale" date:2024/3/1 source:-',
      FACILITATOR,
    );
    expect(words(edited)).toContain('Corrected. All passages keep their numbers.');
    for (const part of ['Ana Li, Bo Hale', '1 March 2024']) expect(words(edited)).toContain(part);
    expect(words(edited)).not.toContain('example.org');
    const quoted = await house.say('/quote lighthouse:3');
    expect(passages(quoted, 'cited')).toMatchObject([{ text: LIGHTHOUSE[2], withdrawn: false }]);
    const zh = await house.say('/parley article edit lighthouse lang:zh title:灯塔', FACILITATOR);
    expect(words(zh)).toContain('Title: 灯塔');
    expect(words(await house.say('/parley article show lighthouse'))).toContain('The Keeper of Brandt Point');
  });

  it('without a correction shows what is known, and a form to correct it in', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const shown = await house.say('/parley article edit lighthouse', FACILITATOR);
    const correct = button(shown, 'Correct …');
    expect(await house.form(correct, FACILITATOR)).toMatchObject({
      args: {
        title: 'The Keeper of Brandt Point',
        author: 'Ines Vogel; Tomas Berg',
        date: '2024-02-09',
        licence: undefined,
      },
    });
    expect(words(await fill(house, correct, { title: 'The Keeper' }))).toContain('Corrected.');
    expect(words(await fill(house, correct, { title: 'The Keeper' }))).toContain('nothing was changed');
    expect(words(await house.say('/parley article list'))).toContain('lighthouse The Keeper (English');
    expect(buttons(await house.say('/parley article show lighthouse'))).toEqual([]);
  });

  it('is for facilitators of the group, and for its own articles', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const tried = async (line: string, who = FACILITATOR) =>
      words(await house.say(`/parley article edit ${line}`, who));
    expect(await tried('lighthouse title:X', {})).toContain('Only a facilitator');
    expect(await tried('chip-controls title:X')).toContain('belongs to the shelf');
    expect(await tried('light-house title:X')).toContain('Did you mean lighthouse?');
    expect(await tried('lighthouse lang:zh title:X')).toContain('has no edition in zh');
    expect(await tried('lighthouse source:here')).toContain('“here” is no address');
    const shown = await house.say('/parley article edit lighthouse', FACILITATOR);
    const opened = await house.form(button(shown, 'Correct …'), { name: 'Fay' });
    expect(opened).toMatchObject({ kind: 'reply', failed: true });
    const other = { ...FACILITATOR, workspace: 'other' };
    expect(words(await fill(house, button(shown, 'Correct …'), { title: 'X' }, other))).toContain('no longer have');
    expect(await house.form('parley.article.edit|toString|x', FACILITATOR)).toBeUndefined();
  });
});
