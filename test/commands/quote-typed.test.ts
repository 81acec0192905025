import { describe, expect, it } from 'vitest';
import { button, cited, openHouse, openHouseForAll, passages, words } from './house.ts';

describe('a reference is quoted as people write it', () => {
  const house = openHouseForAll();

  it('in whatever stands around it, for everybody', async () => {
    const ways = [
      'chip-controls:12.',
      '(chip-controls：１２)',
      '`chip-controls:12`',
      '**chip-controls:12**',
      '“chip-controls:12”',
    ];
    for (const typed of [...ways, 'chip\u2011controls:12', 'see chip-controls:12', '/a/chip-controls/12?lang=en']) {
      const outcome = await (await house).say(`/quote ${typed}`);
      expect(cited(outcome), typed).toEqual(['chip-controls:12']);
      expect(outcome, typed).toMatchObject({ visibility: 'public' });
    }
  });

  it('several on one card, named above it', async () => {
    const { say, press } = await house;
    const first = await say('/quote chip-controls:12,14');
    expect(cited(first)).toEqual(['chip-controls:12']);
    expect(words(first)).toContain('2 references, one after the other: chip-controls:12 chip-controls:14');
    expect(cited(await press(button(first, 'Next ▶')))).toEqual(['chip-controls:14']);
    const chinese = await say('/quote chip-controls:12-13、17', { language: 'zh-Hans' });
    expect(words(chinese)).toContain('共 2 个出处，逐一显示： chip-controls:12-13 chip-controls:17');
    expect(words(await say('/quote chip-controls:1-300, 1-300'))).toContain('There is no passage chip-controls:1-300');
  });

  it('several are named on every page of the card, for whoever turns it, shares it or gets it shared', async () => {
    const house = await openHouse();
    const mine = await house.say('/quote chip-controls:1-5, open-weights:3 only-me');
    const line = '2 references, one after the other: chip-controls:1-5 open-weights:3';
    const later = await house.restart();
    const next = await later.press(button(mine, 'Next ▶'));
    expect(words(next)).toContain(line);
    expect(await later.press(button(next, '◀ Previous'))).toMatchObject({ kind: 'update', reply: mine.reply });
    const shared = await later.press(button(next, 'Share with everybody'));
    expect(words(shared)).toMatch(/^Ana shared this:/);
    expect(words(shared)).toContain(line);
    const bens = await later.press(button(shared, 'Next ▶'), { name: 'Ben', language: 'zh-Hans' });
    expect(words(bens)).toContain('共 2 个出处，逐一显示： chip-controls:1-5 open-weights:3');
    expect(words(await later.say('/quote chip-controls:1-5'))).not.toContain('one after the other');
  });

  it('only in the article that was asked for beside it', async () => {
    const { say } = await house;
    for (const within of ['chip-controls', 'all', '全部', '“所有”', 'chip-controls:3'])
      expect(cited(await say(`/quote chip-controls:12 in:${within}`)), within).toEqual(['chip-controls:12']);
    const elsewhere = await say('/quote chip-controls:12 in:open-weights');
    expect(elsewhere).toMatchObject({ failed: true, visibility: 'only-me' });
    expect(words(elsewhere)).toContain('chip-controls:12 is not in open-weights, but in chip-controls.');
    const one = await say('/quote open-weights:3, chip-controls:12 文章:open-weights', { language: 'zh-Hans' });
    expect(words(one)).toContain('chip-controls:12 不在 open-weights 里，而在 chip-controls 里。');
    expect(words(await say('/quote chip-controls:12 in:chip-contrls'))).toContain('no article “chip-contrls”');
  });

  it('in the language that was asked for, also where the reference names the other', async () => {
    const { say } = await house;
    for (const [line, language] of [
      ['chip-controls.zh:12 lang:en', 'en'],
      ['chip-controls.en:12 lang:zh', 'zh'],
      ['chip-controls.en:12 语言:中文', 'zh'],
      ['chip-controls.zh:12', 'zh'],
    ] as const)
      expect(passages(await say(`/quote ${line}`), 'cited'), line).toMatchObject([
        { reference: 'chip-controls:12', language },
      ]);
  });

  it('and one that leads nowhere is told to who asked, with what is near, and nothing is searched for', async () => {
    const { say } = await house;
    const answers = {
      'chip-controls:9999': 'There is no passage chip-controls:9999; chip-controls runs from 1 to',
      'chip-controls:12x': 'Did you mean chip-controls:12?',
      'chip-contrls:12': 'There is no article “chip-contrls”. Did you mean chip-controls:12?',
      'see chip-contrls:12': 'Did you mean chip-controls:12?',
      'chip-contrls:9999': 'Did you mean chip-controls?',
      'chip-controls.fr:12': 'chip-controls has no edition in fr. There is: en, zh. Did you mean chip-controls:12?',
      'harbour-lights:12': 'There is no article “harbour-lights”.',
      'chip-controls:12,9999': 'There is no passage chip-controls:9999',
    };
    for (const [typed, answer] of Object.entries(answers)) {
      const outcome = await say(`/quote ${typed}`);
      expect(outcome, typed).toMatchObject({ visibility: 'only-me' });
      expect(words(outcome), typed).toContain(answer);
      expect(cited(outcome), typed).toEqual([]);
    }
  });

  it('without a colon, too, if the article has these passages', async () => {
    const { say } = await house;
    for (const typed of ['chip-controls 12', 'chip-controls#12', 'chip-controls第十二句'])
      expect(cited(await say(`/quote ${typed}`)), typed).toEqual(['chip-controls:12']);
    expect(words(await say('/quote chip-controls:12 14'))).toContain('chip-controls:12 chip-controls:14');
    for (const typed of ['chip-controls 2022 rules', 'chip-controls 2022']) {
      const found = await say(`/quote ${typed}`);
      expect(cited(found), typed).not.toEqual([]);
    }
    expect(words(await say('/quote chip-controls 第999句'))).toContain('There is no passage chip-controls:999');
  });

  it('also where an article or a topic is asked for', async () => {
    const { say } = await house;
    expect(words(await say('/parley article show `chip-controls:12`'))).toContain('Do chip export controls work?');
    expect(cited(await say('/quote chips in:“chip-controls”'))[0]).toMatch(/^chip-controls/);
    const camps = words(await say('/camps chip-controls'));
    expect(words(await say('/camps (chip-controls:12)'))).toBe(camps);
  });

  it('in either script of Chinese, when a language is named', async () => {
    const { say, complete } = await house;
    for (const typed of ['zh-Hant', 'zh-TW', '繁體中文', '中文', 'Chinese', 'zh,'])
      expect(passages(await say(`/quote 短缺 lang:${typed}`), 'cited')[0], typed).toMatchObject({ language: 'zh' });
    expect(await complete(['quote'], 'words', '短缺才是', {}, { lang: 'zh-Hant' })).not.toEqual([]);
    const wrong = await say('/quote 短缺 lang:fr', { language: 'zh-Hans' });
    expect(words(wrong)).toContain('英文（en）、中文（zh）');
  });
});
