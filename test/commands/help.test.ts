import { describe, expect, it } from 'vitest';
import { parseLine } from '#chat/shared/command-line.ts';
import { commands } from '#commands';
import type { Outcome } from '#core/reply.ts';
import { cited, everyLanguage, openHouse, words } from './house.ts';
import { add, lighthouse } from './lighthouse.ts';

const MANAGER = { may: 'manager' } as const;

/** The lines that help shows to be typed; what has a blank to be filled in (`<article>`) is a form. */
function examples({ reply }: Outcome): string[] {
  return reply.blocks.flatMap((block) =>
    block.kind === 'list' ? block.items.flatMap(([line]) => (line ? [line.text] : [])) : [],
  );
}

/** A problem is told only to who asked, and says that it failed. */
function isProblem(outcome: Outcome): boolean {
  return outcome.kind === 'reply' && outcome.visibility === 'only-me' && outcome.failed === true;
}

describe('help', () => {
  for (const language of everyLanguage) {
    it(`in ${language}: every line in it works when typed, on what comes with Parley`, async () => {
      const house = await openHouse();
      const shown = examples(await house.say('/parley help', { ...MANAGER, language }));
      const lines = shown.filter((line) => !line.includes('<'));
      expect(lines.length).toBeGreaterThan(6);
      for (const line of lines) {
        const outcome = await house.say(line, { ...MANAGER, language });
        expect(isProblem(outcome), `${line}\n${words(outcome)}`).toBe(false);
        if (line.startsWith('/quote')) expect(cited(outcome).length, line).toBeGreaterThan(0);
      }
      expect(house.bugs).toEqual([]);
    });
  }

  it('shows the form of what needs a file or an article of one’s own, and it works once that is there', async () => {
    const house = await openHouse();
    const forms = examples(await house.say('/parley help', MANAGER)).filter((line) => line.includes('<'));
    expect(forms.map((line) => line.split(' <')[0])).toEqual([
      ...[
        '/debate plan',
        '/debate ask',
        '/debate evidence',
        '/debate withdraw',
        '/debate approve',
        '/debate hand-over',
      ],
      '/parley article add',
      '/parley article edit',
      '/parley article remove',
      '/parley article reader',
    ]);
    const added = await add(house, lighthouse(), '', MANAGER);
    expect(isProblem(added)).toBe(false);
    expect(isProblem(await house.say('/parley article remove lighthouse', MANAGER))).toBe(false);
    expect(words(await house.say('/parley article remove', MANAGER))).toContain(
      'For example: /parley article remove <article>',
    );
  });

  it('says how options are typed, and what everything is called in Chinese to who reads it', async () => {
    const house = await openHouse();
    const help = async (language: 'en' | 'zh-Hans' | 'zh-Hant') =>
      words(await house.say('/parley help', { ...MANAGER, language }));
    expect(await help('en')).toMatch(/^Parley\n/);
    expect(await help('en')).toContain('Options have names and come after the words: in:… lang:… only-me');
    expect(await help('en')).not.toMatch(/\p{Script=Han}/u);
    for (const part of ['/引用', '/parley 文章 添加', '/parley 设置', '文章:… 语言:… 仅自己']) {
      expect(await help('zh-Hans')).toContain(part);
    }
    for (const part of ['/parley 文章 新增', '/parley 設定', '語言:… 僅自己'])
      expect(await help('zh-Hant')).toContain(part);
  });

  it('shows a member what a member can do, and that there is more', async () => {
    const house = await openHouse();
    const member = await house.say('/parley help');
    expect(member).toMatchObject({ visibility: 'only-me' });
    expect(examples(member).join()).not.toContain('article add');
    expect(words(member)).toContain('Facilitators can do more.');
    const facilitator = await house.say('/parley help', { may: 'facilitator' });
    expect(examples(facilitator).join()).toContain('/parley article add');
    expect(words(facilitator)).not.toContain('Facilitators can do more.');
    await house.say('/parley settings facilitator:Ana', MANAGER);
    expect(examples(await house.say('/parley help')).join()).toContain('/parley article add');
  });
});

describe('help in traditional Chinese', () => {
  it('shows names that can be typed, in Taiwan and in Hong Kong', async () => {
    const house = await openHouse();
    for (const language of ['zh-Hant', 'zh-HK'] as const) {
      const { reply } = await house.say('/parley help', { ...MANAGER, language });
      const spans = reply.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.spans : []));
      const names = spans.filter(({ kind, text }) => kind === 'code' && text.startsWith('/')).map(({ text }) => text);
      expect(names).toContain('/parley 設定');
      const lines = reply.blocks
        .flatMap((block) => (block.kind === 'list' ? block.items.flat() : []))
        .flatMap(({ kind, text }) => (kind === 'code' ? [text] : []));
      expect(lines).toContain('/parley 文章 移除 <文章>');
      for (const line of lines) expect(line).not.toMatch(/[<[][a-z]/);
      for (const name of names) expect(parseLine(name, commands).path.length, name).toBeGreaterThan(0);
    }
  });
});
