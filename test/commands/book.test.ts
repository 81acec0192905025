import { describe, expect, it } from 'vitest';
import type { Attachment } from '#core/request.ts';
import { BEES_EN, BEES_ZH, type Book, makeEpub } from '../library/ingest/make-epub.ts';
import { button, buttons, cited, type House, openHouse, words } from './house.ts';
import { FACILITATOR } from './lighthouse.ts';

const ZH_FACILITATOR = { ...FACILITATOR, language: 'zh-Hans' } as const;
const book = (content: Book, name = 'bees.epub'): Attachment => ({ name, bytes: makeEpub(content) });
const ONE = 'As one article';
const CHAPTERS = 'As 3 articles, one a chapter';

const opened = () => openHouse({ shelf: false });
const previewed = (house: House, content = BEES_EN, line = '') =>
  house.say(`/parley article add ${line}`.trim(), FACILITATOR, book(content));
const ids = async (house: House) => (await house.services.library.list('local')).map(({ id }) => id);

async function withChapters(): Promise<House> {
  const house = await opened();
  await house.press(button(await previewed(house), CHAPTERS), FACILITATOR);
  return house;
}

describe('an e-book', () => {
  it('is asked about once: one article, or each chapter as one; with what is left out', async () => {
    const shown = await previewed(await opened());
    expect(words(shown)).toContain('Add this book?');
    expect(words(shown)).toContain('It has 3 chapters.');
    expect(words(shown)).toContain('3 new articles, bees-1 to bees-3');
    expect(words(shown)).toContain('Chapters: Spring · The Swarm · Honey');
    expect(words(shown)).toContain(
      'Left out: The Bee Year, Copyright 2011 by Ana Li. All rights re…, This book was set in a type that nobody…',
    );
    expect(buttons(shown).map(({ label }) => label)).toEqual([ONE, CHAPTERS, 'Correct …', 'Don’t add']);
  });

  it('in Chinese too', async () => {
    const house = await opened();
    const shown = await house.say('/parley article add', ZH_FACILITATOR, book(BEES_ZH));
    expect(words(shown)).toContain('这本书有 4 章。整本作为一篇文章，还是每章各成一篇？');
    expect(words(shown)).toContain('略去: 版权信息');
    const added = await house.press(button(shown, '分成 4 篇，每章一篇'), ZH_FACILITATOR);
    expect(words(added)).toContain('已添加：《蜜蜂的一年》');
    expect(words(added)).toContain('/parley article remove bees');
  });

  it('becomes one article without its cover and copyright page', async () => {
    const house = await opened();
    await house.press(button(await previewed(house), ONE), FACILITATOR);
    expect(await ids(house)).toEqual(['bees']);
    expect(words(await house.say('/quote "All rights reserved"'))).toContain('I found nothing');
    expect(cited(await house.say('/quote brown coat'))).toEqual(['bees:8']);
  });

  it('becomes an article for each chapter, which says what book it is of', async () => {
    const house = await opened();
    const added = await house.press(button(await previewed(house), CHAPTERS), FACILITATOR);
    expect(words(added)).toContain('Added: The Bee Year');
    expect(words(added)).toContain('/quote bees-1:1');
    expect(await ids(house)).toEqual(['bees-1', 'bees-2', 'bees-3']);
    const quoted = await house.say('/quote brown coat');
    expect(cited(quoted)).toEqual(['bees-2:1']);
    expect(words(quoted)).toContain('In the book “The Bee Year” by Ana Li, in “The Swarm”');
    const told = await house.press(button(added, 'Tell the channel'), FACILITATOR);
    expect(words(told)).toContain('has added a book, each chapter as an article.');
    expect(house.bugs).toEqual([]);
  });

  it('with its corrections, which are the book’s', async () => {
    const house = await opened();
    const shown = await previewed(house);
    const corrected = await house.press(button(shown, 'Correct …'), FACILITATOR, {
      title: 'A Year of Bees',
      author: 'Ilse Ott',
    });
    await house.press(button(corrected, CHAPTERS), FACILITATOR);
    expect(words(await house.say('/quote brown coat'))).toContain(
      'In the book “A Year of Bees” by Ilse Ott, in “The Swarm”',
    );
  });

  it('is one entry of the list, and its chapters are searched together', async () => {
    const house = await withChapters();
    const list = words(await house.say('/parley article list'));
    expect(list).toContain('1 book');
    expect(list).toContain('bees The Bee Year (English; a book of 3 chapters');
    expect(list).not.toContain('bees-2');
    expect(words(await house.say('/parley article show bees'))).toContain('bees-2 The Swarm');
    expect(cited(await house.say('/quote number in:bees'))).toEqual(['bees-1:5']);
    await house.say('/parley settings article:bees', { ...FACILITATOR, may: 'manager' });
    expect(cited(await house.say('/quote number'))).toEqual(['bees-1:5']);
    const offered = await house.complete(['quote'], 'in', 'bee');
    expect(offered[0]).toEqual({ value: 'bees', label: 'The Bee Year (bees, 3 chapters)' });
  });

  it('is removed as a whole after one question, or chapter by chapter', async () => {
    const house = await withChapters();
    await house.press(button(await house.say('/parley article remove bees-2', FACILITATOR), 'Remove it'), FACILITATOR);
    expect(await ids(house)).toEqual(['bees-1', 'bees-3']);
    const asked = await house.say('/parley article remove bees', FACILITATOR);
    expect(words(asked)).toContain('Remove the book “The Bee Year”?');
    const removed = await house.press(button(asked, 'Remove all 2 chapters'), FACILITATOR);
    expect(words(removed)).toContain('Removed: The Bee Year (bees), 2 chapters');
    expect(await ids(house)).toEqual([]);
  });

  it('that was removed comes back with its numbers', async () => {
    const house = await withChapters();
    const asked = await house.say('/parley article remove bees', FACILITATOR);
    await house.press(button(asked, 'Remove all 3 chapters'), FACILITATOR);
    await house.press(button(await previewed(house), CHAPTERS), FACILITATOR);
    expect(cited(await house.say('/quote brown coat'))).toEqual(['bees-2:1']);
  });
});

describe('a book that is here already', () => {
  it('is not added again', async () => {
    const house = await withChapters();
    const again = await previewed(house);
    expect(words(again)).toContain('All chapters of bees are here already, word for word.');
    expect(buttons(again).map(({ label }) => label)).not.toContain(CHAPTERS);
  });

  it('is revised where it has changed', async () => {
    const house = await withChapters();
    const parts = BEES_EN.parts.map((part) => ({ ...part, body: part.body.replace('96 jars', '97 jars') }));
    const shown = await previewed(house, { ...BEES_EN, parts });
    expect(words(shown)).toContain('1 chapter has changed, 0 new, 2 the same.');
    await house.press(button(shown, CHAPTERS), FACILITATOR);
    expect(words(await house.say('/quote bees-3:1a'))).toContain('97 jars');
  });

  it('gets its other language chapter by chapter, also where one has a preface', async () => {
    const house = await withChapters();
    const shown = await house.say('/parley article add edition-of:bees', FACILITATOR, book(BEES_ZH, '蜂.epub'));
    expect(words(shown)).toContain(
      'Another language of bees. 3 of them stand beside chapters that are here. 1 has no counterpart',
    );
    await house.press(button(shown, 'As 4 articles, one a chapter'), FACILITATOR);
    expect(await ids(house)).toEqual(['bees-1', 'bees-2', 'bees-3', 'bees-4']);
    const chapters = words(await house.say('/parley article show bees'));
    expect([...new Set(chapters.match(/bees-\d/g))]).toEqual(['bees-4', 'bees-1', 'bees-2', 'bees-3']);
    const swarm = await house.services.library.open('local', 'bees-2');
    expect(swarm).toMatchObject({ editions: [{ language: 'en' }, { language: 'zh-Hans' }] });
    const quoted = await house.say('/quote bees-2:1', ZH_FACILITATOR);
    expect(words(quoted)).toContain('出自 Ana Li 的《蜜蜂的一年》中的“分蜂”');
  });

  it('by the name of its file alone, if that says the language', async () => {
    const house = await opened();
    const first = await house.say('/parley article add', FACILITATOR, book(BEES_EN, 'bees.en.epub'));
    await house.press(button(first, CHAPTERS), FACILITATOR);
    const shown = await house.say('/parley article add', FACILITATOR, book(BEES_ZH, 'bees.zh.epub'));
    expect(words(shown)).toContain('Another language of bees');
  });

  it('leaves its name to no other article', async () => {
    const house = await withChapters();
    const note = { name: 'bees.txt', bytes: new TextEncoder().encode('A note about bees.\n\nThey sting.') };
    expect(words(await house.say('/parley article add', FACILITATOR, note))).toContain('Reference: bees-4');
  });
});
