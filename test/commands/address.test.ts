import { beforeEach, describe, expect, it, test } from 'vitest';
import { commands } from '#commands';
import type { Pages } from '#core/ports/pages.ts';
import { changeTheMill, FIRST, FIRST_ZH, MILL, MILL_EN, MILL_ZH, WITHOUT } from '../fetch/pages-of-the-mill.ts';
import { openWeb } from '../fetch/web.ts';
import { button, openHouse, passages, words } from './house.ts';
import { keeperTopic } from './keeper-topic.ts';
import { FACILITATOR, LIGHTHOUSE } from './lighthouse.ts';

const web = await openWeb(MILL);
const opened = (shelf = false) => openHouse({ shelf, pages: web.pages() });
const ZH_FACILITATOR = { ...FACILITATOR, language: 'zh-Hans' } as const;

beforeEach(() => changeTheMill(''));

describe('an article is added by its address', () => {
  it('is shown with what its page says of it, then added, then quoted word for word', async () => {
    const house = await opened();
    const shown = await house.say(`/parley article add ${MILL_EN}?utm_source=chat#top`, FACILITATOR);
    expect(shown).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    const said = words(shown);
    for (const part of ['Title: The Silent Mill', 'Reference: silent-mill', 'Authors: Ada Thorne', '6 May 2024'])
      expect(said).toContain(part);
    expect(said).toContain(`Source: ${MILL_EN}`);
    expect(said).not.toContain('utm_source');
    expect(passages(shown)[0]?.text).toBe(FIRST);
    const added = await house.press(button(shown, 'Add it'), FACILITATOR);
    expect(words(added)).toContain('Added: The Silent Mill');
    const quoted = await house.say('/quote diary of the weather');
    expect(passages(quoted, 'cited')).toMatchObject([{ reference: 'silent-mill:2' }]);
    expect(house.bugs).toEqual([]);
  });

  it('is corrected before it is added, without being fetched again', async () => {
    const house = await opened();
    const shown = await house.say(`/parley article add ${MILL_EN}`, FACILITATOR);
    const before = web.asked.length;
    const facts = { title: 'The Mill', author: 'Ada Thorne; Bo Hale', source: MILL_EN };
    const corrected = await house.press(button(shown, 'Correct …'), FACILITATOR, facts);
    expect(words(corrected)).toContain('Authors: Ada Thorne, Bo Hale');
    expect(words(await house.press(button(corrected, 'Add it'), FACILITATOR))).toContain('Added: The Mill');
    expect(web.asked.length).toBe(before);
  });

  it('in its other language too, which its page names', async () => {
    const house = await opened();
    const shown = await house.say(`/parley article add ${MILL_EN}`, FACILITATOR);
    expect(words(shown)).toContain('Also in: Simplified Chinese');
    const added = await house.press(button(shown, 'Add it'), FACILITATOR);
    const other = await house.press(button(added, 'Add it in Simplified Chinese too …'), FACILITATOR);
    expect(other).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    expect(words(other)).toContain('Another language of silent-mill');
    expect(passages(other)[0]?.text).toBe(FIRST_ZH);
    const both = await house.press(button(other, 'Add it'), FACILITATOR);
    expect(words(both)).toContain('Added: 沉默的磨坊');
    expect(() => button(both, 'Add it in English too …')).toThrow();
    expect(words(await house.say('/parley article show silent-mill'))).toContain(MILL_ZH);
    expect(house.bugs).toEqual([]);
  });

  it('again: the same when nothing has changed, else a revision', async () => {
    const house = await opened();
    const add = () => house.say(`/parley article add ${MILL_EN}`, FACILITATOR);
    await house.press(button(await add(), 'Add it'), FACILITATOR);
    expect(words(await add())).toContain('silent-mill is here already, word for word');
    changeTheMill('It never rained in that valley again.');
    const changed = await add();
    expect(words(changed)).toContain('has changed: 5 passages keep their number, 1 are new, 0 are withdrawn');
    expect(words(await house.press(button(changed, 'Add as a new revision'), FACILITATOR))).toContain('Added');
  });

  it('under its title where its address says nothing', async () => {
    const house = await opened();
    const shown = await house.say('/parley article add https://site.example/en/4821938.html', FACILITATOR);
    expect(words(shown)).toContain('Reference: the-silent-mill');
  });

  it('from a file of another kind, with the address as its source', async () => {
    const house = await opened();
    const shown = words(await house.say('/parley article add https://site.example/notes.md', FACILITATOR));
    expect(shown).toContain('Title: Notes on the mill');
    expect(shown).toContain('Source: https://site.example/notes.md');
  });

  it('by a saved page, which keeps the address beside it as its source', async () => {
    const house = await opened();
    const bytes = new TextEncoder().encode(`# The Silent Mill\n\n${FIRST}`);
    const shown = await house.say('/parley article add https://site.example/wall', FACILITATOR, {
      name: 'm.md',
      bytes,
    });
    expect(words(shown)).toContain('Source: https://site.example/wall');
  });

  it('by an address pasted as the text', async () => {
    const house = await opened();
    expect(words(await house.say(`/parley article add\n${MILL_EN}\n`, FACILITATOR))).toContain('The Silent Mill');
  });

  test.each([
    `<${MILL_EN}>`,
    `(${MILL_EN}).`,
    `「${MILL_EN}」。`,
    `[The Silent Mill](${MILL_EN})`,
    `${MILL_EN}，`,
    'ｈｔｔｐｓ：／／site.example/en/silent-mill',
    'site.example/en/silent-mill',
    'https://www.google.com/url?q=https%3A%2F%2Fsite.example%2Fen%2Fsilent-mill&sa=D',
    `读一下 ${MILL_EN} 谢谢`,
    `网址:${MILL_EN} 短名:silent-mill`,
    `${MILL_EN} lang:en id:silent-mill`,
  ])('however it is typed: %s', async (typed) => {
    const house = await opened();
    expect(words(await house.say(`/parley article add ${typed}`, FACILITATOR))).toContain('Reference: silent-mill');
  });
});

describe('an address without an article is answered in one sentence with what to do', () => {
  test.each(Object.entries(WITHOUT))('%s', async (path, { told }) => {
    const house = await opened();
    const answer = await house.say(`/parley article add https://site.example${path}`, FACILITATOR);
    expect(words(answer)).toContain(`https://site.example${path} ${told}`);
    expect(answer).toMatchObject({ failed: true });
    expect(house.bugs).toEqual([]);
  });

  test.each([
    ['https://site.example/gone', 'is not there (any more). Look whether the address is right.', '不存在'],
    ['https://192.168.1.1/', 'is in a private network, where I read nothing. Open it in your browser', '内部网络'],
    ['https://nobody.example/a', 'is on a site that I cannot find', '所在的网站找不到'],
    ['ftp://site.example/a', 'is not a page on the web', '不是网页地址'],
    ['whatever', 'I see no link to an article there', '没有文章的链接'],
  ])('%s, in both languages', async (address, en, zh) => {
    const house = await opened();
    expect(words(await house.say(`/parley article add ${address}`, FACILITATOR))).toContain(en);
    expect(words(await house.say(`/parley article add ${address}`, ZH_FACILITATOR))).toContain(zh);
  });

  it('members are told who may, and nothing is fetched', async () => {
    const house = await opened();
    const before = web.asked.length;
    expect(words(await house.say(`/parley article add ${MILL_EN}`))).toContain('Only a facilitator');
    expect(web.asked.length).toBe(before);
  });
});

describe('a message with a link', () => {
  const shortcut = commands.find(({ path }) => path.join(' ') === 'parley article add')?.shortcut;
  const args = (message: string, links: readonly string[] = [], hasFile = false) =>
    shortcut?.args(message, { isOwn: false, links, hasFile });

  it('can be pointed at, in both languages', () => {
    expect(shortcut?.words).toEqual({ en: 'Read this article', zh: '读这篇文章' });
    expect(args('Worth it', [MILL_EN])).toEqual({ address: MILL_EN });
    expect(args(`Worth it: ${MILL_EN}.`)).toEqual({ address: MILL_EN });
    expect(args('')).toEqual({ address: '–' });
    expect(args('The minutes are attached', [MILL_EN], true)).toEqual({});
    expect(['essay.pdf', 'Notes.DOCX', 'essay'].map((name) => shortcut?.reads?.(name))).toEqual([true, true, true]);
    expect(['lamp.PNG', 'talk.mp3'].map((name) => shortcut?.reads?.(name))).toEqual([false, false]);
  });

  it('with several, one article among them, is read; else it is asked which one', async () => {
    const house = await opened();
    const point = (...links: string[]) => house.say(`/parley article add ${links.join(' ')}`, FACILITATOR);
    const one = await point(
      'https://cdn.discordapp.com/a/b.png',
      'https://site.example/',
      MILL_EN,
      'https://tenor.com/x',
    );
    expect(words(one)).toContain('Title: The Silent Mill');
    const asked = await point(MILL_EN, MILL_ZH);
    expect(words(asked)).toContain('Which one should I read?');
    const chosen = await (await house.restart()).press(button(asked, 'site.example/zh/silent-mill'), FACILITATOR);
    expect(words(chosen)).toContain('Title: 沉默的磨坊');
  });
});

describe('a topic that waits for an address', () => {
  it('comes alive when the article is added by it', async () => {
    const bytes = new TextEncoder().encode(LIGHTHOUSE.join('\n'));
    const pages: Pages = {
      fetch: async () => ({ kind: 'page', address: 'https://example.org/keeper/', type: 'txt', bytes }),
    };
    const house = await openHouse({ shelf: false, pages });
    await keeperTopic(house, { article: false });
    const asked = () => house.say('/camps lighthouse');
    expect(words(await asked())).not.toContain('Blame the frost');
    const shown = await house.say('/parley article add https://example.org/keeper?utm_source=x', FACILITATOR);
    await house.press(button(shown, 'Add it'), FACILITATOR);
    expect(words(await asked())).toContain('Blame the frost');
  });
});
