import { describe, expect, it } from 'vitest';
import { button, buttons, cited, file, openHouse, passages, words } from './house.ts';
import { add, FACILITATOR, LIGHTHOUSE, LIGHTHOUSE_ZH, lighthouse, lighthouseZh } from './lighthouse.ts';

const list = '/parley article list';

describe('a facilitator adds an article', () => {
  it('sees first what would be added, and nothing is there until they say yes', async () => {
    const house = await openHouse();
    const preview = await house.say('/parley article add', FACILITATOR, lighthouse());
    expect(preview).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    for (const part of [
      'The Keeper of Brandt Point',
      'Reference: lighthouse',
      'Passages: 10',
      'Ines Vogel',
      '9 February 2024',
    ]) {
      expect(words(preview)).toContain(part);
    }
    expect(passages(preview).map(({ text }) => text)).toEqual(LIGHTHOUSE.slice(0, 3));
    expect(words(await house.say(list))).not.toContain('lighthouse');
    const later = await house.restart();
    const added = await later.press(button(preview, 'Add it'), FACILITATOR);
    expect(added.kind).toBe('update');
    expect(words(added)).toContain('10 passages. Try: /quote lighthouse:1');
    expect(words(await later.say(list))).toContain('lighthouse The Keeper of Brandt Point (English; 10 passages');
    expect(words(added)).toContain('Read it </a/lighthouse/1');
    expect(buttons(added).map(({ label }) => label)).toEqual(['Tell the channel']);
  });

  it('says no, and nothing was changed; the answer cannot be taken back', async () => {
    const house = await openHouse();
    const preview = await house.say('/parley article add', FACILITATOR, lighthouse());
    expect(words(await house.press(button(preview, 'Don’t add'), FACILITATOR))).toBe('Nothing was changed.');
    expect(words(await house.press(button(preview, 'Add it'), FACILITATOR))).toContain('no longer have');
    expect(words(await house.say(list))).not.toContain('lighthouse');
  });

  it('must still be one when the button is pressed, and the one who asked', async () => {
    const house = await openHouse();
    await house.say('/parley settings facilitator:Kim', { may: 'manager' });
    const preview = await house.say('/parley article add', { name: 'Kim' }, lighthouse());
    const yes = button(preview, 'Add it');
    await house.say('/parley settings not-facilitator:Kim', { may: 'manager' });
    expect(words(await house.press(yes, { name: 'Kim' }))).toContain(
      'Only a facilitator of the whole group can do that',
    );
    expect(words(await house.press(yes, FACILITATOR))).toContain('no longer have');
    expect(words(await house.say(list))).not.toContain('lighthouse');
    await house.say('/parley settings facilitator:Kim', { may: 'manager' });
    expect(words(await house.press(yes, { name: 'Kim' }))).toContain('Added: The Keeper');
    expect(words(await house.say('/parley article add', {}, lighthouse()))).toContain('Only a facilitator');
  });

  it('is told of the same file, under whatever name, and nothing is added twice', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    for (const again of [lighthouse(), lighthouse(LIGHTHOUSE, 'other.md'), file('copy.txt', LIGHTHOUSE.join('\r\n'))]) {
      const answer = await house.say('/parley article add', FACILITATOR, again);
      expect(words(answer)).toContain('lighthouse is here already, word for word. Nothing was added.');
    }
    expect(words(await house.say('/parley article add', FACILITATOR, file('x.txt', '')))).toContain('x.txt is empty');
    expect(words(await house.say('/parley article add', FACILITATOR))).toContain('Which article?');
  });

  it('adds a changed file as a revision, counted, and old references hold', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const changed = LIGHTHOUSE.flatMap((line, at) => (at === 2 ? [] : at === 7 ? [line, 'It smoked.'] : [line]));
    const preview = await house.say('/parley article add', FACILITATOR, lighthouse(changed, 'new.md'));
    expect(words(preview)).toContain(
      'lighthouse is here already, and has changed: 9 passages keep their number, 1 are new, 1 are withdrawn.',
    );
    await house.press(button(preview, 'Add as a new revision'), FACILITATOR);
    for (const [index, line] of LIGHTHOUSE.entries()) {
      const quoted = await house.say(`/quote lighthouse:${index + 1}`);
      expect(passages(quoted, 'cited')).toMatchObject([{ text: line, withdrawn: index === 2 }]);
    }
    expect(passages(await house.say('/quote lighthouse:8a'), 'cited')).toMatchObject([{ text: 'It smoked.' }]);
  });

  it('adds another language, which is found and runs beside', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const added = await add(house, lighthouseZh(), 'edition-of:lighthouse');
    expect(words(added)).toContain('Another language of lighthouse.');
    expect(words(await house.say('/parley article show lighthouse'))).toContain('Reference: lighthouse.zh');
    const quoted = await house.say('/quote 鲸油', { language: 'zh-Hans' });
    expect(passages(quoted, 'cited')).toMatchObject([{ reference: 'lighthouse:1', text: LIGHTHOUSE_ZH[0] }]);
    const wrong = await house.say('/parley article add edition-of:lighthuose', FACILITATOR, lighthouseZh());
    expect(words(wrong)).toContain('There is no article “lighthuose”. Did you mean lighthouse?');
    const shelf = await house.say('/parley article add edition-of:chip-controls', FACILITATOR, lighthouseZh());
    expect(words(shelf)).toContain('belongs to the shelf');
  });

  it('cannot take a name that is taken, or one that no reference could have', async () => {
    const house = await openHouse();
    const tried = async (id: string) =>
      words(await house.say(`/parley article add id:${id}`, FACILITATOR, lighthouse()));
    expect(await tried('chip-controls')).toContain(
      'The id “chip-controls” is taken by “Do chip export controls work?”',
    );
    for (const id of ['a--b', 'a.b', 'a_b', 'x'.repeat(65), '"a b"'])
      expect(await tried(id), id).toContain('cannot be an article');
    expect(await tried('Keeper-2024')).toContain('Reference: keeper-2024');
  });
});

describe('a facilitator removes an article', () => {
  it('after being told what goes along; it can be kept', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    await add(house, lighthouseZh(), 'edition-of:lighthouse');
    const asked = await house.say('/parley article remove lighthouse', FACILITATOR);
    expect(words(asked)).toContain('Remove “The Keeper of Brandt Point”?');
    expect(words(asked)).toContain('2 editions with 20 passages');
    expect(words(await house.press(button(asked, 'Keep it'), FACILITATOR))).toBe('Nothing was changed.');
    expect(cited(await house.say('/quote lighthouse:1'))).toEqual(['lighthouse:1']);
    const again = await house.say('/parley article remove lighthouse', FACILITATOR);
    const removed = await (await house.restart()).press(button(again, 'Remove it'), FACILITATOR);
    expect(words(removed)).toBe('Removed: The Keeper of Brandt Point (lighthouse), 20 passages.');
  });

  it('but not the shelf’s, not without the right, and not what is not there', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const tried = async (id: string, who = FACILITATOR) => words(await house.say(`/parley article remove ${id}`, who));
    expect(await tried('chip-controls')).toContain('belongs to the shelf');
    expect(await tried('lighthouse', {})).toContain('Only a facilitator');
    expect(await tried('light-house')).toContain('Did you mean lighthouse?');
    const asked = await house.say('/parley article remove lighthouse', FACILITATOR);
    const pressed = await house.press(button(asked, 'Remove it'), { name: 'Fay' });
    expect(words(pressed)).toContain('Only a facilitator');
    const suggested = await house.complete(['parley', 'article', 'remove'], 'article', '', FACILITATOR);
    expect(suggested.map(({ value }) => value)).toEqual(['lighthouse']);
  });

  it('and when it comes back, every sentence has its number, whatever the order', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const asked = await house.say('/parley article remove lighthouse', FACILITATOR);
    await house.press(button(asked, 'Remove it'), FACILITATOR);
    const back = await add(
      await house.restart(),
      lighthouse([...LIGHTHOUSE.slice(4), 'It is dark now.', ...LIGHTHOUSE.slice(0, 4)]),
    );
    expect(words(back)).toContain('Added: The Keeper');
    const later = await house.restart();
    for (const [index, line] of LIGHTHOUSE.entries()) {
      const quoted = await later.say(`/quote lighthouse:${index + 1}`);
      expect(passages(quoted, 'cited')).toMatchObject([{ text: line, withdrawn: false }]);
    }
  });
});

describe('anybody sees what there is', () => {
  it('listed and shown, in their language', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const listed = await house.say(list, { language: 'zh-Hans' });
    expect(listed).toMatchObject({ visibility: 'only-me' });
    expect(words(listed)).toMatch(/共 \d+ 篇文章/);
    expect(words(listed)).toContain('chip-controls 芯片出口管制管用吗？');
    expect(words(listed)).toContain('本群添加');
    const shown = words(await house.say('/parley article show LIGHTHOUSE'));
    for (const part of [
      'Authors: Ines Vogel, Tomas Berg',
      'Published: 9 February 2024',
      '10 (1–10)',
      'Read it </a/lighthouse/1',
    ]) {
      expect(shown).toContain(part);
    }
    expect(words(await house.say('/parley article show lihgthouse'))).toContain('Did you mean lighthouse?');
    const part = words(await house.say('/parley article show the-long-report-on-controls'));
    expect(part).toContain('Did you mean chip-controls?');
    expect(words(await house.say('/parley article show of-it'))).toContain('There is no article “of-it”.');
  });

  it('and on an empty shelf is told how to begin', async () => {
    const house = await openHouse({ shelf: false });
    expect(words(await house.say(list))).toContain('A facilitator adds one with /parley article add.');
    expect(words(await house.say('/quote anything'))).toContain('I found nothing');
    expect(words(await house.say('/parley article show x'))).toContain('There is no article “x”.');
  });
});

it('a list of very many articles is one that somebody can read, and says that there are more', async () => {
  const house = await openHouse();
  const [one] = await house.services.library.list('local');
  if (!one) throw new Error('the shelf is empty');
  const many = Array.from({ length: 2_000 }, (_, at) => ({ ...one, id: `tide-${at}` }));
  house.services.library.list = async () => many;
  const listing = await house.say(list);
  expect(words(listing)).toContain('2000 articles');
  expect(words(listing)).toContain('- tide-299 ');
  expect(words(listing)).not.toContain('- tide-300 ');
  expect(words(listing)).toContain('These are the first 300.');
});
