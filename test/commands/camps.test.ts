import { describe, expect, it } from 'vitest';
import type { Choice, Outcome } from '#core/reply.ts';
import { button, cited, openHouse, passages, words } from './house.ts';
import { KEEPER_TOPIC, keeperTopic } from './keeper-topic.ts';
import { add, FACILITATOR, LIGHTHOUSE, lighthouse, lighthouseZh } from './lighthouse.ts';

const lists = ({ reply }: Outcome) => reply.blocks.flatMap((block) => (block.kind === 'choice' ? [block] : []));
const buttons = ({ reply }: Outcome) =>
  reply.blocks
    .flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))
    .map(({ id, label }) => ({ id, label }));

/** The id of what can be chosen or pressed and holds these words. */
function choice(outcome: Outcome, label: string): string {
  const all = [...lists(outcome).flatMap(({ options }): readonly Choice[] => options), ...buttons(outcome)];
  const found = all.find((one) => one.label.includes(label));
  if (!found) throw new Error(`no choice ${label} among ${all.map((one) => one.label)}`);
  return found.id;
}

describe('/camps', () => {
  it('shows the question and every camp’s summary on one screen, in the language of who asks', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const english = await house.say('/camps keeper');
    expect(english).toMatchObject({ kind: 'reply', visibility: 'public' });
    for (const part of ['Who was to blame', 'Blame the oil: Bad oil', 'Blame the frost: The wick'])
      expect(words(english)).toContain(part);
    expect(words(await house.say('/camps keeper', { language: 'zh-Hans' }))).toContain('怪灯油：劣质灯油弄灭了灯。');
    const traditional = await house.say('/camps keeper', { language: 'zh-Hant' });
    expect(words(traditional)).toContain('怪燈油');
    // All that is read stands before all that is pressed.
    const kinds = traditional.reply.blocks.map(({ kind }) => kind);
    expect(kinds.lastIndexOf('paragraph')).toBeLessThan(kinds.indexOf('choice'));
  });

  it.each(['lighthouse', '灯塔', 'the frozen wick', '谁该怪', 'who blames the oil merchant?'])(
    'finds a topic by words: %s',
    async (typed) => {
      const house = await openHouse();
      await keeperTopic(house);
      expect(words(await house.say(`/camps ${typed}`))).toContain('Who was to blame');
    },
  );

  it('suggests the topics that can be shown, and not those that wait for an article', async () => {
    const house = await openHouse();
    await keeperTopic(house, { article: false });
    const values = async (typed: string) => (await house.complete(['camps'], 'topic', typed)).map(({ value }) => value);
    expect(await values('')).toContain('chip-controls');
    expect(await values('')).not.toContain('keeper');
    await add(house, lighthouse());
    expect(await values('')).toContain('keeper');
    expect(await values('frozen wick')).toEqual(['keeper']);
  });

  it('names the camps that the words concern', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    expect(words(await house.say('/camps stove'))).toContain('Nearest to your words: Blame the frost');
  });

  it('opens a camp in full, two side by side, what all agree on, the background and the motions', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const first = await house.say('/camps keeper');
    const open = async (label: string) => words(await house.press(choice(first, label)));
    expect(await open('Blame the frost')).toContain('A stove kept the lantern alight. lighthouse:8-9');
    const pair = await open('Compare two camps');
    expect(pair).toContain('What failed?');
    expect(pair).toContain('Blame the frost: nothing on this here.');
    expect(await open('See where all agree')).toContain('three nights. lighthouse:4');
    expect(await open('Read the background')).toContain('read against its evidence by Ines, 24 November 2026');
    expect(await open('Read the motions')).toContain('For: Blame the oil. Against: Blame the frost.');
  });

  it('has buttons and lists whose labels say what they do, in the reader’s language', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const labels = (outcome: Outcome) => [...lists(outcome), ...buttons(outcome)].map(({ label }) => label);
    const first = await house.say('/camps keeper');
    expect(labels(first).slice(0, 2)).toEqual(['Read the evidence', 'Read one camp in full']);
    expect(labels(first).slice(-4)).toEqual([
      'Compare two camps',
      'See where all agree',
      'Read the motions',
      'Read the background',
    ]);
    // The screen that is open has no button. There is one back.
    const motions = labels(await house.press(choice(first, 'Read the motions')));
    expect(motions).toContain('Back to all camps');
    expect(motions).toContain('Go to another topic');
    expect(motions).not.toContain('Read the motions');
    const chinese = labels(await house.say('/camps keeper', { language: 'zh-Hans' }));
    for (const label of ['查看依据原文', '比较两派', '查看各派的共识', '查看辩题']) expect(chinese).toContain(label);
  });

  it('compares any two of three camps, chosen from a list', async () => {
    const house = await openHouse();
    const shown = await house.say('/camps chip-controls');
    const list = lists(shown).find(({ label }) => label === 'Compare two camps');
    expect(list?.options).toHaveLength(3);
    expect(words(await house.press(list?.options[0]?.id ?? ''))).toContain('Do the controls work?');
  });

  it('opens the evidence of a summary from the first screen', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const evidence = await house.press(choice(await house.say('/camps keeper'), 'Bad oil'));
    expect(evidence).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    expect(passages(evidence, 'cited').length).toBeGreaterThan(0);
  });

  it('opens the evidence of a sentence word for word, to who asked, to be shared', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const camp = await house.press(choice(await house.say('/camps keeper'), 'Blame the frost'));
    expect(camp.kind).toBe('update');
    const evidence = await house.press(choice(camp, 'A stove kept'));
    expect(evidence).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    expect(passages(evidence, 'cited').map((one) => one.text)).toEqual([LIGHTHOUSE[7], LIGHTHOUSE[8]]);
    expect(words(await house.press(button(evidence, 'Share with everybody')))).toContain('Ana shared this:');
  });

  it('opens the evidence of the sentence that was pressed, or none, after the topic was edited', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const overview = await house.say('/camps keeper');
    const camp = await house.press(choice(overview, 'Blame the frost'));
    const pressed = choice(camp, 'A stove kept');
    const edit = (yaml: string) =>
      house.store.topics.put('local', { id: 'keeper', yaml, status: 'accepted', by: 'Fay', at: 1 });
    const line = '      - { point: repair, en: "A stove kept';
    const before = '      - { en: "The log is kept.", zh-Hans: "日志还在。", evidence: [keeper:10] }\n';
    await edit(KEEPER_TOPIC.replace(line, before + line));
    expect(cited(await house.press(pressed))).toEqual(['lighthouse:8', 'lighthouse:9']);
    await edit(KEEPER_TOPIC.replace('A stove kept the lantern alight', 'Oil kept the lantern alight'));
    expect(words(await house.press(pressed))).toContain('no longer have what this button belongs to');
  });

  it('opens the evidence in the language of who asks, where the article has it', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    await add(house, lighthouseZh(), 'edition-of:lighthouse');
    const chinese = { language: 'zh-Hans' } as const;
    const camp = await house.press(choice(await house.say('/camps keeper', chinese), '怪严寒'), chinese);
    expect(words(await house.press(choice(camp, '灯芯冻住了'), chinese))).toContain(
      '玛尔塔在日志里写道，灯芯冻成了冰。',
    );
  });

  it('answers a press after a restart, and gives somebody else a card of their own', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const first = await house.say('/camps keeper');
    const later = await house.restart();
    expect(await later.press(choice(first, 'See where all agree'), { name: 'Ben' })).toMatchObject({
      kind: 'reply',
      visibility: 'only-me',
    });
    expect((await later.press(choice(first, 'See where all agree'))).kind).toBe('update');
  });

  it('waits for the article, comes alive under whatever id it gets, and waits again when it is removed', async () => {
    const house = await openHouse();
    await keeperTopic(house, { article: false });
    expect(words(await house.say('/camps keeper'))).toContain('waits for an article');
    await add(house, lighthouse(), 'id:brandt');
    const alive = await house.say('/camps keeper');
    expect(words(await house.press(choice(alive, 'See where all agree')))).toContain('brandt:4');
    const removal = await house.say('/parley article remove brandt', FACILITATOR);
    const yes = removal.reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []))[0];
    if (yes) await house.press(yes.id, FACILITATOR);
    expect(words(await house.say('/camps keeper'))).toContain('waits for an article');
    expect(words(await house.press(choice(alive, 'See where all agree')))).toContain('waits for an article');
  });

  it('marks evidence that the article has withdrawn, and still opens what it was', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    await add(
      house,
      lighthouse(LIGHTHOUSE.map((line) => (line === LIGHTHOUSE[5] ? 'Marta wrote nothing at all that winter.' : line))),
    );
    const camp = await house.press(choice(await house.say('/camps keeper'), 'Blame the frost'));
    expect(words(camp)).toContain('The wick froze. lighthouse:6 (withdrawn)');
    const evidence = await house.press(choice(camp, 'The wick froze'));
    expect(cited(evidence)).toEqual(['lighthouse:6']);
    expect(words(evidence)).toContain('no longer says this');
  });

  it('lists the topics where it is not told which, and where the words are about none', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const none = await house.say('/camps zebra quagga');
    expect(none).toMatchObject({ visibility: 'only-me' });
    expect(words(none)).toContain('No topic here is about: zebra quagga');
    expect(words(await house.press(choice(none, 'Who was to blame')))).toContain('Blame the oil: Bad oil');
  });

  it('keeps a group’s own topics from every other group', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const other = await house.say('/camps keeper', { workspace: 'other' });
    expect(words(other)).not.toContain('Who was to blame');
    expect(
      (await house.complete(['camps'], 'topic', 'lighthouse', { workspace: 'other' })).map(({ value }) => value),
    ).not.toContain('keeper');
    expect((await house.complete(['camps'], 'topic', 'lighthouse')).map(({ value }) => value)).toEqual(['keeper']);
  });

  it('shows no draft', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    const [topic] = await house.store.topics.list('local');
    if (topic) await house.store.topics.put('local', { ...topic, id: 'drafted', status: 'draft' });
    expect((await house.services.topics.list('local')).map((one) => one.topic.id)).not.toContain('drafted');
  });
});

describe('/camps on an article that no topic covers', () => {
  it('shows whose words and views it reports, word for word, and says that nobody has written its camps down', async () => {
    const house = await openHouse();
    await add(house, lighthouse());
    const shown = await house.say('/camps lighthouse');
    expect(words(shown)).toContain('Nobody has written down the camps');
    expect(words(shown)).toContain('Marta');
    expect(passages(shown).map((one) => one.text)).toContain(LIGHTHOUSE[5]);
    expect(words(await house.say('/camps keeper of Brandt'))).toContain('Nobody has written down the camps');
    const all = await house.press(choice(shown, 'Marta'));
    expect(all).toMatchObject({ visibility: 'only-me' });
    expect(cited(all)).toEqual(['lighthouse:6']);
  });

  it('shows the topic instead once there is one that draws on it', async () => {
    const house = await openHouse();
    await keeperTopic(house);
    expect(words(await house.say('/camps lighthouse'))).toContain('Blame the oil: Bad oil');
  });
});
