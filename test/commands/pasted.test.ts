import { describe, expect, it, test } from 'vitest';
import { commands } from '#commands';
import { asksForMore } from '#core/command.ts';
import { button, cited, openHouse, passages, words } from './house.ts';
import { FACILITATOR, LIGHTHOUSE, lighthouse } from './lighthouse.ts';

const ESSAY = [
  'The mill stood still on Sundays.',
  'Nobody in the valley asked the miller why, and he never said.',
  'When he died, they found a diary of the weather in forty volumes.',
];
const BODY = ESSAY.join(' ');
const add = commands.find(({ path }) => path.join(' ') === 'parley article add');

async function preview(text: string, options = '') {
  const house = await openHouse();
  const shown = await house.say(`/parley article add ${options}\n${text}`, FACILITATOR);
  return { house, shown, words: words(shown) };
}

describe('an article can be pasted', () => {
  it('is previewed, then added, then quoted word for word, also after a restart in between', async () => {
    const { house, shown } = await preview(`\n# The Silent Mill\n\n${BODY}\n`);
    expect(shown).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    expect(words(shown)).toContain('Title: The Silent Mill');
    expect(words(shown)).toContain('Reference: the-silent-mill');
    expect(passages(shown).map(({ text }) => text)).toEqual(ESSAY);
    const later = await house.restart();
    const added = await later.press(button(shown, 'Add it'), FACILITATOR);
    expect(words(added)).toContain('3 passages. Try: /quote the-silent-mill:1');
    const quoted = await later.say('/quote diary of the weather');
    expect(passages(quoted, 'cited')).toMatchObject([{ reference: 'the-silent-mill:3', text: ESSAY[2] }]);
    expect(house.bugs).toEqual([]);
  });

  test.each([
    ['front matter', `---\ntitle: "Wheels: a diary"\nauthors: [Ada Thorne]\n---\n\n${BODY}`, '', 'wheels-a-diary'],
    ['a first line that stands alone', `Wheels and weather\n\n${BODY}`, '', 'wheels-and-weather'],
    ['its first words', BODY, '', 'the-mill-stood-still-on-sundays'],
    ['its first Chinese words', '磨坊星期天不开工。山谷里没有人问为什么，他也从来不说。', '', '磨坊星期天不开工'],
    ['what looks like a folder or a language', '../../etc.zh/x.en: a walk. It was long.', '', 'etc-zh-x-en-a-walk'],
    ['who pastes it', BODY, 'id:mill', 'mill'],
  ])('and is named after %s', async (_, text, options, id) => {
    expect((await preview(text, options)).words).toContain(`Reference: ${id}\n`);
  });

  it('under a name of up to 60 characters, cut at the end of a word', async () => {
    const named = async (title: string) => /Reference: (\S+)/.exec((await preview(`# ${title}\n\n${BODY}`)).words)?.[1];
    expect(await named(`${'m'.repeat(55)} ills`)).toBe(`${'m'.repeat(55)}-ills`);
    expect(await named(`${'m'.repeat(55)} wheel`)).toBe('m'.repeat(55));
    expect(await named('m'.repeat(61))).toBe('m'.repeat(60));
  });

  it('says what it was told of the source', async () => {
    const head = '---\ntitle: Wheels\nauthors: [Ada Thorne]\npublished: 2023-04-05\n---\n';
    expect((await preview(`${head}\n${BODY}`)).words).toContain('Authors: Ada Thorne');
  });

  it('is told apart from what is there: the same, changed, another language', async () => {
    const { house, shown } = await preview(`# The Silent Mill\n\n${BODY}`);
    await house.press(button(shown, 'Add it'), FACILITATOR);
    const again = async (text: string, options = '') =>
      words(await house.say(`/parley article add ${options}\n${text}`, FACILITATOR));
    expect(await again(`# The Silent Mill\n\n${BODY}`)).toContain('the-silent-mill is here already, word for word');
    expect(await again(`# The Silent Mill\n\n${BODY} It never rained.`)).toContain(
      '3 passages keep their number, 1 are new',
    );
    expect(await again(`# THE SILENT MILL\n\n${BODY}`)).toContain('has changed');
    expect(await again('磨坊星期天不开工。', 'edition-of:the-silent-mill')).toContain(
      'Another language of the-silent-mill',
    );
    expect(await again('The mill. It burned.', 'id:the-silent-mill')).toContain('is taken by “The Silent Mill”');
  });

  it('needs a file or a text; of both the file counts', async () => {
    expect(add && asksForMore(add, {}, 0)).toBe(true);
    expect(add && asksForMore(add, { text: 'x' }, 0)).toBe(false);
    expect(add && asksForMore(add, {}, 1)).toBe(false);
    const house = await openHouse();
    expect(words(await house.say('/parley article add\n \n', FACILITATOR))).toContain(
      'paste the text below the command',
    );
    expect(words(await house.say('/parley article add\n!!!', FACILITATOR))).toContain('no sentence to quote');
    const both = await house.say(`/parley article add\n${BODY}`, FACILITATOR, lighthouse());
    expect(passages(both)[0]?.text).toBe(LIGHTHOUSE[0]);
    expect(words(await house.say(`/parley article add\n${BODY}`))).toContain('Only a facilitator');
  });

  it('in Chinese too, as long as a form of any chat takes', async () => {
    const house = await openHouse();
    const text = '磨坊星期天不开工。'.repeat(430);
    const shown = await house.say(`/parley 文章 添加 短名:磨坊\n${text}`, { ...FACILITATOR, language: 'zh-Hans' });
    expect(words(shown)).toContain('短名: 磨坊');
    expect(words(shown)).toContain('句数: 430');
    await house.press(button(shown, '添加'), { ...FACILITATOR, language: 'zh-Hans' });
    expect(cited(await house.say('/引用 磨坊:430'))).toEqual(['磨坊:430']);
  });
});
