import { describe, expect, it } from 'vitest';
import { checkTopic } from '#library/index.ts';
import { type House, openAll, openHouse, words } from './house.ts';
import { KEEPER_TOPIC } from './keeper-topic.ts';
import { add, lighthouse } from './lighthouse.ts';

const withoutChinese = (yaml: string) => yaml.replaceAll(/, zh-Hans: "[^"]*"/g, '');
const withoutEnglish = (yaml: string) => yaml.replaceAll(/en: "[^"]*", (?=zh-Hans)/g, '');

async function houseWith(yaml: string): Promise<{ house: House; kinds: string[]; levels: Set<string> }> {
  const house = await openHouse();
  await add(house, lighthouse());
  await house.store.topics.put('local', { id: 'keeper', yaml, status: 'accepted', by: 'Fay', at: 0 });
  const { faults } = checkTopic('keeper', yaml, { articles: await openAll(house, 'local'), groups: [] });
  const told = faults.filter(({ kind }) => kind !== 'checksum-missing');
  return { house, kinds: told.map(({ kind }) => kind), levels: new Set(told.map(({ level }) => level)) };
}

describe('a topic in the language of its article alone', () => {
  it('is complete: that the other language is missing is said once, as a hint', async () => {
    const { kinds, levels } = await houseWith(withoutChinese(KEEPER_TOPIC));
    expect(kinds).toEqual(['one-language']);
    expect(levels).toEqual(new Set(['warning']));
  });

  it('is shown to readers of the other language as it is, and they are told', async () => {
    const { house } = await houseWith(withoutChinese(KEEPER_TOPIC));
    const english = words(await house.say('/camps keeper'));
    expect(english).not.toContain('alone');
    for (const language of ['zh-Hans', 'zh-Hant'] as const) {
      const shown = words(await house.say('/camps keeper', { language }));
      expect(shown).toContain('Blame the frost：The wick froze.');
      expect(shown).toMatch(/这个话题只有英文。|這個話題只有英文。/);
    }
    expect(words(await house.say('/prompt keeper', { language: 'zh-Hans' }))).toContain(
      'Who was to blame for the dark nights?（英文）',
    );
    await house.say('/parley settings language:both', { name: 'Fay', may: 'facilitator' });
    expect(words(await house.say('/camps keeper')).match(/Blame the frost/g)?.length).toBe(
      english.match(/Blame the frost/g)?.length,
    );
  });

  it('may lack single sentences in the other language, which are marked where they stand', async () => {
    const yaml = KEEPER_TOPIC.replace('"The wick froze.", zh-Hans: "灯芯冻住了。"', '"The wick froze."');
    const { house, kinds, levels } = await houseWith(yaml);
    expect(kinds).toEqual(['missing']);
    expect(levels).toEqual(new Set(['warning']));
    expect(words(await house.say('/camps keeper', { language: 'zh-Hans' }))).toContain(
      '怪严寒：The wick froze.（英文）',
    );
    expect(words(await house.say('/camps keeper'))).toContain('Blame the frost: The wick froze.\n');
  });
});

describe('a topic that is read in traditional characters', () => {
  it('is marked as converted by a machine, on the card and beside a prompt, and its quotations are not converted', async () => {
    const { house } = await houseWith(KEEPER_TOPIC);
    const MARK = { 'zh-Hant': '話題的文字由機器從簡體轉為繁體', 'zh-HK': '話題的文字由機器從簡體轉為繁體' } as const;
    for (const language of ['zh-Hant', 'zh-HK'] as const)
      for (const line of ['/camps keeper', '/prompt keeper'])
        expect(words(await house.say(line, { language })), line).toContain(MARK[language]);
    for (const language of ['zh-Hans', 'en'] as const)
      expect(words(await house.say('/camps keeper', { language }))).not.toMatch(/machine|机器/);
  });

  it('is not marked where it needs no conversion', async () => {
    const { house } = await houseWith(withoutChinese(KEEPER_TOPIC));
    expect(words(await house.say('/camps keeper', { language: 'zh-Hant' }))).not.toContain('機器');
  });
});

describe('a topic without the language of its article', () => {
  it('is not complete, and each sentence is named by its camp', async () => {
    const { house, levels } = await houseWith(withoutEnglish(KEEPER_TOPIC));
    expect(levels).toContain('error');
    const { faults } = checkTopic('keeper', withoutEnglish(KEEPER_TOPIC), { articles: [], groups: [] });
    expect(faults).toContainEqual(
      expect.objectContaining({
        level: 'error',
        place: { en: 'Camp “怪灯油”, first sentence', zh: '“怪灯油”，第 1 句主张' },
        what: { en: 'the English text is missing', zh: '缺少英文' },
      }),
    );
    expect(words(await house.say('/camps keeper'))).toContain('No topic here is about');
  });
});
