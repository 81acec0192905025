import { describe, expect, it } from 'vitest';
import { buttons, cited, everyLanguage, file, openHouse, passages, words } from './house.ts';
import { add, FACILITATOR, LIGHTHOUSE, LIGHTHOUSE_ZH, lighthouse, lighthouseZh } from './lighthouse.ts';

async function withLighthouse() {
  const house = await openHouse();
  await add(house, lighthouse());
  await add(house, lighthouseZh(), 'edition-of:lighthouse');
  return house;
}

describe('a half-remembered sentence is quoted', () => {
  it('word for word, with its reference, what matched, the sentences beside it, and where it stands', async () => {
    const house = await withLighthouse();
    const outcome = await house.say('/quote wick frozen');
    expect(outcome).toMatchObject({ kind: 'reply', visibility: 'public', reply: { language: 'en' } });
    const [before, quoted, after, ...more] = passages(outcome);
    expect([before, quoted, after].map((one) => [one?.role, one?.reference, one?.text])).toEqual([
      ['context', 'lighthouse:5', LIGHTHOUSE[4]],
      ['cited', 'lighthouse:6', LIGHTHOUSE[5]],
      ['context', 'lighthouse:7', LIGHTHOUSE[6]],
    ]);
    expect(more).toEqual([]);
    expect(quoted?.highlights.map(([start, end]) => quoted.text.slice(start, end))).toEqual(['wick', 'frozen']);
    expect(words(outcome)).toContain(
      'In an article by Ines Vogel and Tomas Berg, “The Keeper of Brandt Point”, 9 February 2024',
    );
    expect(house.bugs).toEqual([]);
  });

  it('with its reference once, and several passages with that of each and that of all', async () => {
    const house = await openHouse();
    const count = async (line: string, reference: string) =>
      words(await house.say(line)).match(new RegExp(`${reference}(?![-\\d])`, 'g'))?.length;
    // The address of the link is written after the words, in another form.
    expect(await count('/quote chip-controls:12', 'chip-controls:12')).toBe(1);
    for (const one of ['chip-controls:12', 'chip-controls:13', 'chip-controls:12-13'])
      expect(await count('/quote chip-controls:12-13', one), one).toBe(1);
  });

  it('in Chinese with a Chinese byline, its date written out', async () => {
    const house = await withLighthouse();
    const simplified = await house.say('/quote 灯芯冻成冰', { language: 'zh-Hans' });
    expect(passages(simplified, 'cited')).toMatchObject([{ reference: 'lighthouse:6', text: LIGHTHOUSE_ZH[5] }]);
    const shelf = await house.say('/quote chip-controls:3', { language: 'zh-Hans' });
    expect(words(shelf)).toContain('出自 Parley 的文章《芯片出口管制管用吗？》，2026 年 11 月 23 日');
    const traditional = await house.say('/quote 燈芯凍成冰', { language: 'zh-Hant' });
    expect(passages(traditional, 'cited')).toMatchObject([{ text: LIGHTHOUSE_ZH[5] }]);
    expect(words(await house.say('/quote chip-controls:3', { language: 'zh-Hant' }))).toContain('出自 Parley 的文章《');
  });

  it('in whatever language and place: buttons differ, fit every platform, and nothing broke', async () => {
    const house = await withLighthouse();
    const lines = [
      '/quote Marta',
      '/quote 灯塔 only-me',
      '/quote lighthouse:1-9',
      '/quote chip-controls:2',
      '/quote zzzzqqqq',
    ];
    for (const place of ['none', 'both', 'zh-Hant']) {
      await house.say(`/parley settings language:${place}`, FACILITATOR);
      for (const language of everyLanguage) {
        for (const line of lines) {
          const ids = buttons(await house.say(line, { language })).map(({ id }) => id);
          expect(new Set(ids).size, line).toBe(ids.length);
          for (const id of ids) expect([...id].length, id).toBeLessThanOrEqual(100);
        }
      }
    }
    expect(house.bugs).toEqual([]);
  });

  it('in public in the place’s language, to one person in theirs', async () => {
    const house = await withLighthouse();
    await house.say('/parley settings language:zh-Hans', FACILITATOR);
    expect(words(await house.say('/quote wick frozen'))).toContain('出自 Ines Vogel、Tomas Berg 的文章');
    expect(words(await house.say('/quote wick frozen only-me'))).toContain(
      'In an article by Ines Vogel and Tomas Berg',
    );
    await house.say('/parley settings language:both', FACILITATOR);
    expect(words(await house.say('/quote wick frozen'))).toMatch(/In an article by .* · 出自/);
  });
});

describe('a reference is quoted as it stands', () => {
  it('in the reader’s language where that edition runs beside', async () => {
    const house = await withLighthouse();
    expect(passages(await house.say('/quote lighthouse:4'), 'cited')).toMatchObject([{ text: LIGHTHOUSE[3] }]);
    const chinese = await house.say('/quote lighthouse：4', { language: 'zh-Hant' });
    expect(passages(chinese, 'cited')).toMatchObject([{ reference: 'lighthouse:4', text: LIGHTHOUSE_ZH[3] }]);
    expect(passages(await house.say('/quote lighthouse.zh:4'), 'cited')).toMatchObject([{ text: LIGHTHOUSE_ZH[3] }]);
    expect(passages(await house.say('/quote lighthouse:4 lang:zh'), 'cited')).toMatchObject([
      { text: LIGHTHOUSE_ZH[3] },
    ]);
  });

  it('a range in pages of four', async () => {
    const house = await withLighthouse();
    const first = await house.say('/quote lighthouse:2-10');
    expect(cited(first)).toEqual(['lighthouse:2', 'lighthouse:3', 'lighthouse:4', 'lighthouse:5']);
    expect(words(first)).toContain('lighthouse:2-5');
    const label = (one: { label: string }) => one.label;
    expect(buttons(first).map(label)).toEqual(['◀ Previous', 'Next ▶', 'More around it', 'In Chinese']);
    const second = await house.press(buttons(first)[1]?.id ?? '');
    const third = await house.press(buttons(second)[1]?.id ?? '');
    expect(cited(second)).toEqual(['lighthouse:6', 'lighthouse:7', 'lighthouse:8', 'lighthouse:9']);
    expect(cited(third)).toEqual(['lighthouse:10']);
    expect(buttons(third)[1]?.disabled).toBe(true);
  });

  it('and what leads nowhere says what there is', async () => {
    const house = await withLighthouse();
    const answers = {
      '/quote lighthouse:11': 'There is no passage lighthouse:11; lighthouse runs from 1 to 10.',
      '/quote lighthouse:4-2': 'lighthouse:4-2 ends before it begins.',
      '/quote lighthouse.zh-Hant:1': 'lighthouse has no edition in zh-Hant. There is: en, zh.',
      '/quote lighthause:4': 'There is no article “lighthause”. Did you mean lighthouse:4?',
      '/quote chipcontrols:1': 'Did you mean chip-controls:1?',
    };
    for (const [line, answer] of Object.entries(answers)) expect(words(await house.say(line)), line).toContain(answer);
  });

  it('what only looks like a reference is looked for as words', async () => {
    const house = await withLighthouse();
    expect(cited(await house.say('/quote 12:30'))).toEqual(['lighthouse:3']);
    expect(cited(await house.say('/quote ferry left at 12:30'))).toEqual(['lighthouse:3']);
  });
});

describe('a search is narrowed', () => {
  it('to a language, to an article, or to neither', async () => {
    const house = await withLighthouse();
    const all = async (line: string, language: 'en' | 'zh-Hans' = 'en') =>
      passages(await house.say(line, { language }), 'cited')[0];
    expect((await all('/quote H800 lang:zh'))?.language).toBe('zh');
    expect((await all('/quote H800 lang:en', 'zh-Hans'))?.language).toBe('en');
    expect((await all('/quote chips in:deepseek-lesson'))?.reference).toMatch(/^deepseek-lesson/);
    expect((await all('/quote chips in:Chip-Controls'))?.reference).toMatch(/^chip-controls/);
    const wrong = words(await house.say('/quote chips in:chip-contrl'));
    expect(wrong).toContain('There is no article “chip-contrl”. Did you mean chip-controls');
  });

  it('a phrase that nobody wrote brings what comes nearest, and says so', async () => {
    const house = await withLighthouse();
    const outcome = await house.say('/quote "gallium und germanium"');
    expect(words(outcome)).toContain('No passage holds exactly these words; this comes nearest.');
    expect(cited(outcome)[0]).toMatch(/^chip-controls/);
    expect(words(await house.say('/quote "gallium and germanium"'))).not.toContain('exactly these words');
  });

  it('to the default article first; when nothing stands there, everywhere, and says so', async () => {
    const house = await withLighthouse();
    await house.say('/parley settings article:lighthouse', FACILITATOR);
    const inside = await house.say('/quote oil');
    expect(cited(inside)[0]).toMatch(/^lighthouse/);
    expect(words(inside)).not.toContain('default article');
    const widened = await house.say('/quote "gallium and germanium"');
    expect(cited(widened)[0]).toMatch(/^chip-controls/);
    expect(words(widened)).toContain('Nothing in the default article; this is from all articles.');
    const everywhere = await house.say('/quote "gallium and germanium" in:all');
    expect(words(everywhere)).not.toContain('default article');
    expect(words(await house.say('/quote "chips and germanium" in:deepseek-lesson'))).toContain('exactly these words');
    expect(words(await house.say('/quote "镓和锗"', { language: 'zh-Hans' }))).toContain('默认文章里没有找到');
  });

  it('to sentences: a heading is no answer, and who types one gets what stands below it', async () => {
    const house = await openHouse();
    const hive = ['# Bees', '## How they dance', '### The compass', 'Bees dance to tell where the clover is.'];
    const food = [
      '## What they eat',
      'They eat the following plants:',
      '- clover honey',
      '- wild thyme',
      'All of it is sweet.',
    ];
    await add(house, file('hive.en.md', [...hive, ...food].join('\n\n')));
    const answer = async (words: string) => cited(await house.say(`/quote ${words} in:hive`))[0];
    for (const typed of ['How they dance', 'the compass', 'dance of bees']) expect(await answer(typed)).toBe('hive:3');
    expect(await answer('what they eat')).toBe('hive:5');
    expect(await answer('wild thyme')).toBe('hive:7');
  });

  it('in a place that speaks both languages it stands in both editions, each with its own title', async () => {
    const house = await openHouse();
    await house.say('/parley settings language:both', FACILITATOR);
    for (const language of ['en', 'zh-Hans'] as const) {
      const shown = await house.say('/quote chip-controls:12', { language });
      const quoted = passages(shown, 'cited');
      expect(quoted.map((one) => `${one.language} ${one.reference}`).sort()).toEqual([
        'en chip-controls:12',
        'zh chip-controls:12',
      ]);
      expect(words(shown)).toContain(
        'In an article by Parley, “Do chip export controls work?”, 23 November 2026 · 出自 Parley 的文章《芯片出口管制管用吗？》，2026 年 11 月 23 日',
      );
      expect(words(shown)).not.toContain('In Chinese');
    }
  });

  it('in such a place an article in one language is quoted in that one', async () => {
    const house = await openHouse();
    await house.say('/parley settings language:both', FACILITATOR);
    await add(house, lighthouse());
    const shown = await house.say('/quote lighthouse:2');
    expect(cited(shown)).toEqual(['lighthouse:2']);
  });

  it('and when nothing is found, only who asked is told, and what to try', async () => {
    const house = await openHouse();
    const outcome = await house.say('/quote "zqxj vwkk"');
    expect(outcome).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    expect(words(outcome)).toContain('Try fewer words');
    const tried = async (limits: string, language: 'en' | 'zh-Hant' = 'en') =>
      words(await house.say(`/quote "zqxj" ${limits}`, { language }));
    expect(await tried('lang:en')).toContain('Try it without lang:, or with fewer words.');
    expect(await tried('in:chip-controls lang:en')).toContain('Try it without in: and lang:, or');
    expect(await tried('文章:chip-controls', 'zh-Hant')).toContain('可以去掉 文章: 再試');
    expect(await tried('in:chip-controls lang:zh', 'zh-Hant')).toContain('可以去掉 文章: 和 語言: 再試');
    expect(words(await house.say('/quote 12 in:chip-controls'))).toContain('write /quote chip-controls:12');
    expect(words(await house.say('/quote １２－１４ 文章:“chip-controls”', { language: 'zh-Hans' }))).toContain(
      '请直接写出处：/quote chip-controls:12-14',
    );
    expect(words(await house.say('/quote 99999 in:all'))).toContain('Try fewer words');
    for (const everywhere of ['in:all', '文章:全部', 'in:“All”'])
      expect(await tried(everywhere)).toContain('Try fewer words');
    expect(words(await house.say('/quote “黼黻”', { language: 'zh-Hant' }))).toContain('可以少寫幾個詞');
    expect(words(await house.say('/quote'))).toContain('/quote needs “words”: Words you remember');
  });
});

describe('a quotation of what the article only reports', () => {
  it('names whose view it is, in the language of who asks, and nobody where it is the article’s own', async () => {
    const house = await openHouse();
    expect(words(await house.say('/quote chip-controls:26'))).toContain(
      'Reported as the view of critics who would loosen the controls, not',
    );
    expect(words(await house.say('/quote chip-controls:20', { language: 'zh-Hans' }))).toContain(
      '转述的是主张收紧管制的人的看法',
    );
    expect(words(await house.say('/quote chip-controls:8'))).not.toContain('Reported as');
  });
});
