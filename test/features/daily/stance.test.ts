import { describe, expect, it } from 'vitest';
import { sayIn } from '#core/words.ts';
import { postHandler } from '#features/daily/index.ts';
import { toTraditional } from '#library/index.ts';
import { button, buttons, type House, openHouse, passages, words } from '../../commands/house.ts';
import { KEEPER_TOPIC } from '../../commands/keeper-topic.ts';
import { add, lighthouse } from '../../commands/lighthouse.ts';

const ANSWERS =
  '[{ en: "The oil", zh-Hans: "灯油" }, { en: "The frost", zh-Hans: "严寒" }, { en: "Nobody", zh-Hans: "都不怪" }]';
/** The keeper's topic with three prompts of its own: one without a passage, one with two camps, one without answers. */
const TOPIC = KEEPER_TOPIC.replace('format: 1', 'format: 2').replace(
  /prompts:\n[\s\S]*synonyms:/,
  `prompts:
  - { id: blame, kind: apply, en: "Whom do you blame?", zh-Hans: "你怪谁？", answers: ${ANSWERS} }
  - { id: sides, kind: compare, en: "Who saw more?", zh-Hans: "谁看得更清楚？", from: { oil: "keeper:5", frost: "keeper:6" }, answers: ${ANSWERS} }
  - { id: stove, kind: apply, en: "Where would you have put the stove?", zh-Hans: "火炉该放在哪里？", from: "keeper:8" }
synonyms:`,
);
const FAY = { name: 'Fay', may: 'facilitator' } as const;

async function withTopic(language = 'en'): Promise<House> {
  const house = await openHouse({ shelf: false });
  await house.store.topics.put('local', { id: 'keeper', yaml: TOPIC, status: 'accepted', by: 'Fay', at: 0 });
  await add(house, lighthouse());
  await house.say(`/daily on time:9:00 zone:Berlin language:${language} name:lamp`, FAY);
  return house;
}

/** Posts the next prompt, as the sender does, and returns what everybody sees. */
async function posted(house: House) {
  const { store, services } = house;
  await house.say('/daily now lamp', FAY);
  const rows = await store.outbox.take(['console'], 60_000, 9);
  const row = rows.find(({ kind }) => kind === 'daily-post');
  const handler = postHandler({ factor: 1, store, services, sayIn: (language) => sayIn(language, toTraditional) });
  const message = row && (await handler.draw(row));
  if (!row || message?.kind !== 'post') throw new Error('nothing to post');
  await store.transaction('local', (ports) => handler.settle(ports, row, { kind: 'sent', id: 'm' }));
  await store.outbox.mark('local', row.key, { kind: 'step', id: 'm' });
  return message;
}

const press = (house: House, post: { reply: Parameters<typeof button>[0]['reply'] }, answer: string, name: string) =>
  house.press(button(post, answer), { name });

describe('an answer to tap', () => {
  it('is taken from any member, can be changed, and is told to nobody else', async () => {
    const house = await withTopic();
    const post = await posted(house);
    expect(words(post)).toContain('Whom do you blame?');
    expect(buttons(post).map(({ label }) => label)).toEqual(['The oil', 'The frost', 'Nobody', 'Who holds what']);
    const first = await press(house, post, 'The oil', 'Ana');
    expect(first).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    expect(words(first)).toContain('You chose “The oil”.');
    expect(words(first)).toContain('When five have answered, press again');
    expect(words(await press(house, post, 'The frost', 'Ana'))).toContain('“The frost” is your answer now');
    const chinese = await house.press(button(post, 'Nobody'), { name: 'Wen', language: 'zh-Hans' });
    expect(words(chinese)).toContain('你选了“都不怪”');
    expect(house.bugs).toEqual([]);
  });

  it('is counted when five have answered, and a change after that moves nothing', async () => {
    const house = await withTopic();
    const post = await posted(house);
    for (const name of ['A', 'B', 'C'])
      expect(words(await press(house, post, 'The oil', name))).not.toContain('Of the');
    await press(house, post, 'The frost', 'D');
    const fifth = words(await press(house, post, 'The frost', 'E'));
    expect(fifth).toContain('Of the first 5 who answered:');
    expect(fifth).toMatch(/The oil: 3–5[\s\S]*The frost: 0–2[\s\S]*Nobody: 0–2/);
    const changed = words(await press(house, post, 'Nobody', 'A'));
    expect(changed).toContain('The oil: 3–5');
    const again = await house.restart();
    expect(words(await press(again, post, 'Nobody', 'F'))).toContain('Of the first 5 who answered:');
    for (const name of ['G', 'H', 'I']) await press(again, post, 'Nobody', name);
    expect(words(await press(again, post, 'The frost', 'J'))).toContain('Of the first 10 who answered:');
  });

  it('is closed once the next question has come, and who has answered still sees the tally', async () => {
    const house = await withTopic();
    const post = await posted(house);
    for (const name of ['A', 'B', 'C', 'D', 'E']) await press(house, post, 'Nobody', name);
    await posted(house);
    const late = words(await press(house, post, 'The oil', 'Late'));
    expect(late).toContain('This question is closed');
    expect(late).not.toContain('Of the');
    const before = words(await press(house, post, 'The oil', 'A'));
    expect(before).toContain('Your answer was “Nobody”');
    expect(before).toContain('Nobody: 3–5');
  });

  it('keeps its words when the topic is edited later, and is named by those that were posted', async () => {
    const house = await withTopic();
    const post = await posted(house);
    const turned = TOPIC.replaceAll(
      ANSWERS,
      `[${ANSWERS.slice(1, -1)
        .split(/(?<=\}), /)
        .toReversed()
        .join(', ')}]`,
    );
    await house.store.topics.put('local', { id: 'keeper', yaml: turned, status: 'accepted', by: 'Fay', at: 1 });
    expect(words(await press(house, post, 'The oil', 'Ana'))).toContain('You chose “The oil”.');
    for (const name of ['B', 'C', 'D']) await press(house, post, 'The oil', name);
    expect(words(await press(house, post, 'The oil', 'E'))).toMatch(/The oil: 3–5[\s\S]*Nobody: 0–2/);
    await house.store.topics.remove('local', 'keeper', 'accepted');
    expect(words(await press(house, post, 'The frost', 'Ana'))).toContain('“The frost” is your answer now');
  });

  it('is named by the topic where the post was made by a version that did not keep its words', async () => {
    const house = await withTopic();
    const post = await posted(house);
    const [schedule] = await house.store.schedules.list('local');
    const [run] = await house.store.scheduleRuns.list('local', schedule?.id ?? '', 1);
    if (!run) throw new Error('no run');
    const { answers: _, ...old } = run.body as { answers: unknown };
    await house.store.scheduleRuns.put('local', { ...run, body: { ...old, hasAnswers: true } });
    expect(words(await press(house, post, 'The frost', 'Ana'))).toContain('You chose “The frost”.');
  });

  it('leads nowhere if it is not of a post of this group', async () => {
    const house = await withTopic();
    const post = await posted(house);
    const id = button(post, 'The oil');
    for (const wrong of [
      id.replace('stance.0', 'stance.3'),
      id.replace(/\d{4}-/, '1999-'),
      id.replace('stance.0', 'stance.x'),
    ])
      await expect(house.press(wrong)).resolves.toMatchObject({ failed: true });
    await expect(house.press(id, { workspace: 'elsewhere' })).resolves.toMatchObject({ failed: true });
  });
});

describe('what is posted', () => {
  it('opens with each camp’s passage under its name, and with none where the prompt has none', async () => {
    const house = await withTopic();
    const [blame, sides, stove] = [await posted(house), await posted(house), await posted(house)];
    expect(passages(blame)).toEqual([]);
    expect(passages(sides).map(({ reference }) => reference)).toEqual(['lighthouse:5', 'lighthouse:6']);
    expect(words(sides)).toMatch(/Blame the oil[\s\S]*lighthouse:5[\s\S]*Blame the frost[\s\S]*lighthouse:6/);
    expect(buttons(stove).map(({ label }) => label)).toEqual(['Who holds what']);
  });

  it('is previewed with its answers as text, and in both languages where the group reads both', async () => {
    const house = await withTopic('both');
    const preview = await house.say('/daily preview lamp', FAY);
    expect(words(preview)).toContain('The oil · 灯油 / The frost · 严寒 / Nobody · 都不怪');
    expect(buttons(preview).map(({ label }) => label)).toEqual(['Who holds what · 各派怎么看']);
    const post = await posted(house);
    expect(buttons(post)[0]?.label).toBe('The oil · 灯油');
    const asked = await house.say('/prompt keeper kind:compare', { language: 'zh-Hans' });
    expect(words(asked)).toContain('谁看得更清楚？');
    expect(words(asked)).toContain('可选的回答：灯油 / 严寒 / 都不怪');
    expect(words(asked)).toMatch(/怪灯油[\s\S]*怪严寒/);
    expect(buttons(asked).map(({ label }) => label)).toEqual(['换一题', '各派怎么看']);
  });
});

describe('posts that find no answer', () => {
  it('are told once, after five in a row, and only those with answers to tap count', async () => {
    const house = await withTopic();
    const { schedules, outbox } = house.store;
    const told = async () => (await outbox.list('local', 99)).filter(({ ids }) => ids.notice === 'unanswered').length;
    const reset = async (prompt: string) => {
      const [schedule] = await schedules.list('local');
      if (!schedule) throw new Error('no schedule');
      const state = schedule.state as object;
      const upcoming = Array.from({ length: 2 }, () => ({ kind: 'prompt', topic: 'keeper', prompt }));
      await schedules.put('local', { ...schedule, state: { ...state, status: 'on', upcoming } });
    };
    const post = async (prompt = 'blame') => {
      await reset(prompt);
      return posted(house);
    };
    const first = await post();
    await press(house, first, 'Nobody', 'Ana');
    for (let times = 0; times < 4; times++) await post();
    for (let times = 0; times < 3; times++) await post('stove');
    await post();
    expect(await told()).toBe(0);
    await post();
    expect(await told()).toBe(1);
    for (let times = 0; times < 6; times++) await post();
    expect(await told()).toBe(1);
  });
});
