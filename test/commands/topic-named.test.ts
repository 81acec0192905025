import { describe, expect, it } from 'vitest';
import type { Block, Outcome } from '#core/reply.ts';
import { button, buttons, openHouse, openHouseForAll, words } from './house.ts';
import { keeperTopic } from './keeper-topic.ts';
import { FACILITATOR } from './lighthouse.ts';

const choices = ({ reply }: Outcome) =>
  reply.blocks.flatMap((block: Block) => (block.kind === 'choice' ? block.options : []));

const CHIPS = { en: 'Should chip export controls be loosened?', 'zh-Hans': '芯片出口管制该不该放松？' } as const;
const house = await openHouseForAll();

describe('a topic that is named', () => {
  it.each(['export controls', 'chip-controls', 'Chip Controls', '出口管制', 'do chip export controls work?'])(
    'is the one that /prompt draws from and /camps opens, however often: %s',
    async (typed) => {
      for (let times = 0; times < 3; times++)
        expect(words(await house.say(`/prompt ${typed}`)), typed).toContain(CHIPS.en);
      expect(words(await house.say(`/camps ${typed}`, { language: 'zh-Hans' }))).toContain(CHIPS['zh-Hans']);
    },
  );

  it('with a letter wrong is offered, to who asked, for the command that was typed', async () => {
    const camps = await house.say('/camps chip-contols');
    expect(camps).toMatchObject({ visibility: 'only-me' });
    expect(words(camps)).toContain('There is no topic “chip-contols”. Did you mean chip-controls?');
    expect(words(await house.press(button(camps, 'chip-controls')))).toContain('Close the gaps: ');
    const prompt = await house.say('/prompt chip-contols kind:steelman', { language: 'zh-Hans' });
    expect(words(prompt)).toContain('没有话题“chip-contols”。你是不是要找 chip-controls？');
    expect(words(await house.press(button(prompt, 'chip-controls')))).toContain('Make the other side’s best case');
  });
});

describe('words that no topic is about', () => {
  it.each(['climate change', 'tax', '养猫', 'football', 'the', 'my-article'])('are answered so: %s', async (typed) => {
    for (const command of ['camps', 'prompt']) {
      const told = await house.say(`/${command} ${typed}`);
      expect(told).toMatchObject({ visibility: 'only-me' });
      expect(words(told)).toContain(`No topic here is about: ${typed}`);
      expect(choices(told).length).toBe(6);
      expect(words(told)).not.toContain('/parley article add');
    }
    expect(words(await house.say(`/camps ${typed}`, FACILITATOR))).toContain('To write a topic: add the article');
  });

  it('of which several topics have each a part are not one of them', async () => {
    expect(words(await house.say('/camps AI'))).toContain('More than one topic here is about: AI');
  });

  it('lead from the list to what was asked for, in private if it was asked in private', async () => {
    const asked = await house.say('/prompt climate change kind:steelman only-me');
    const drawn = await house.press(choices(asked)[1]?.id ?? '');
    expect(drawn).toMatchObject({ visibility: 'only-me' });
    expect(words(drawn)).toContain(`Make the other side’s best case · ${CHIPS.en}`);
    expect(await house.press(button(drawn, 'Another one'))).toMatchObject({ visibility: 'only-me' });
    const camps = await house.press(button(drawn, 'Who holds what'));
    expect(camps).toMatchObject({ visibility: 'only-me' });
    const other = choices(camps).find(({ label }) => label.startsWith('→'));
    expect(await house.press(other?.id ?? '')).toMatchObject({ visibility: 'only-me' });
    const shown = await house.press(choices(await house.say('/camps climate change'))[1]?.id ?? '');
    expect(shown).toMatchObject({ visibility: 'public' });
  });
});

describe('a topic that waits for an article', () => {
  it('is told in a sentence to a member who names it, and listed to nobody in public', async () => {
    const house = await openHouse();
    await keeperTopic(house, { article: false });
    for (const line of ['/camps keeper', '/prompt Who was to blame for the dark nights?', '/camps lighthouse']) {
      const told = await house.say(line);
      expect(told).toMatchObject({ visibility: 'only-me' });
      expect(words(told)).toContain('This topic waits for an article');
      expect(words(told)).not.toContain('example.org');
    }
    for (const who of [{}, FACILITATOR]) expect(words(await house.say('/camps', who))).not.toContain('dark nights');
  });

  it('says to who can add the article what it is called, where to get it, and what to do', async () => {
    const house = await openHouse();
    await keeperTopic(house, { article: false });
    for (const line of ['/camps keeper', '/camps only-me', '/camps climate change']) {
      const { reply } = await house.say(line, FACILITATOR);
      const spans = reply.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.spans : []));
      expect(spans).toContainEqual({
        kind: 'link',
        text: 'an article at example.org',
        url: 'https://www.example.org/keeper',
      });
      expect(words({ reply })).toContain('add it with /parley article add');
    }
    const chinese = words(await house.say('/camps keeper', { ...FACILITATOR, language: 'zh-Hans' }));
    expect(chinese).toContain('还缺一篇文章：example.org 上的一篇文章');
    expect(chinese).not.toContain('dark nights');
    expect(buttons(await house.say('/camps keeper'))).toEqual([]);
  });
});
