import { describe, expect, it } from 'vitest';
import { button, buttons, type House, openHouse, words } from './house.ts';
import { lookAtAll, sendAll } from './sent.ts';

const BEN = { name: 'Ben' } as const;
const FAY = { name: 'Fay', may: 'facilitator' } as const;
const MO = { name: 'Mo', may: 'manager' } as const;
const TOPIC = 'topic:chip-controls';

async function withFay(): Promise<House> {
  const house = await openHouse();
  await house.say('/parley settings facilitator:Fay', MO);
  return house;
}

const suggest = (house: House, typed: string) => house.say(`/daily suggest ${typed} ${TOPIC}`, BEN);

/** Asks for prompts of the topic until all have been seen. */
async function asked(house: House, who: Parameters<House['say']>[1] = BEN): Promise<string[]> {
  const all: string[] = [];
  for (let n = 0; n < 40; n++) all.push(words(await house.say('/prompt chip-controls', who)));
  return all;
}

describe('a prompt that a member puts forward', () => {
  it('is shown to facilitators, who take it; then it joins the deck with its author’s name', async () => {
    const house = await withFay();
    expect(words(await suggest(house, 'Who pays for it in the end?'))).toContain('with your name');
    const [told] = await sendAll(house);
    expect(told).toMatchObject({ kind: 'direct', to: 'Fay' });
    expect(told?.words).toContain('Who pays for it in the end?');
    expect(told?.words).toContain('/daily suggestions');
    const list = await house.say('/daily suggestions', FAY);
    expect(words(list)).toContain('Ben');
    expect((await asked(house)).join()).not.toContain('Who pays');
    expect(words(await house.press(button(list, 'Take'), FAY))).toContain('Taken.');
    const [heard] = await sendAll(house);
    expect(heard).toMatchObject({ kind: 'direct', to: 'Ben' });
    expect(heard?.words).toContain('Your prompt was taken');
    const drawn = (await asked(house)).find((one) => one.includes('Who pays'));
    expect(drawn).toContain('Put forward by Ben');
    expect((await asked(house, { ...BEN, channel: 'elsewhere' })).join()).not.toContain('Who pays');
    expect(house.bugs).toEqual([]);
  });

  it('never shows its author’s name to the group if it is unsigned, also where the author cannot be reached', async () => {
    const house = await withFay();
    expect(words(await suggest(house, 'Is it right? unsigned'))).toContain('Those who decide see your name');
    await sendAll(house);
    await house.press(button(await house.say('/daily suggestions', FAY), 'Take'), FAY);
    expect(await sendAll(house, ['Ben'])).toEqual([]);
    const drawn = (await asked(house)).find((one) => one.includes('Is it right?'));
    expect(drawn).toContain('by a member');
    expect(drawn).not.toContain('Ben');
  });

  it('can be reworded in a form before it is taken, and the post says so', async () => {
    const house = await withFay();
    await suggest(house, 'Who pay?');
    const change = button(await house.say('/daily suggestions', FAY), 'Change');
    expect(await house.form(change, FAY)).toMatchObject({ kind: 'form', args: { words: 'Who pay?' } });
    await house.press(change, FAY, { words: 'Who pays?' });
    const sent = await sendAll(house);
    expect(sent.map(({ words }) => words).join()).toContain('in these words:\n\nWho pays?');
    expect((await asked(house)).find((one) => one.includes('Who pays?'))).toContain('reworded by a facilitator');
  });

  it('is told to whoever set a schedule up in the language that they read', async () => {
    const house = await withFay();
    await house.say('/daily on time:9:00 zone:Berlin language:both', { ...FAY, language: 'zh-Hans' });
    await suggest(house, 'Who pays?');
    const [told] = await sendAll(house);
    expect(told).toMatchObject({ kind: 'direct', to: 'Fay' });
    expect(told?.words).toContain('有成员出了一道讨论题：\n\nWho pays?');
  });

  it('comes in a schedule of one kind, too, because a facilitator has taken it', async () => {
    const house = await withFay();
    await house.say(`/daily on time:9:00 zone:Berlin language:en kind:understand topics:chip-controls`, FAY);
    const left = async () => Number(/(\d+) prompts left/.exec(words(await house.say('/daily show', FAY)))?.[1]);
    const before = await left();
    await suggest(house, 'Who pays?');
    await house.press(button(await house.say('/daily suggestions', FAY), 'Take'), FAY);
    expect(await left()).toBe(before + 1);
  });

  it('that is left is told to its author alone, and is decided once', async () => {
    const house = await withFay();
    await suggest(house, 'Why?');
    const list = await house.say('/daily suggestions', FAY);
    await house.press(button(list, 'Leave'), FAY);
    expect((await sendAll(house)).map(({ to, words }) => [to, words.includes('not taken')])).toEqual([['Ben', true]]);
    expect(words(await house.press(button(list, 'Take'), FAY))).toContain('already');
    expect(words(await house.say('/daily suggestions', BEN))).toContain('Why? · not taken');
    await house.say(`/daily suggest Why not? ${TOPIC}`, BEN);
    await house.press(button(await house.say('/daily suggestions', FAY), 'Leave'), FAY);
    expect((await sendAll(house, ['Ben'])).filter(({ kind }) => kind === 'post')).toEqual([]);
  });

  it('is told in the channel without its words where no facilitator can be reached', async () => {
    const house = await withFay();
    await suggest(house, 'Why?');
    const [told, ...more] = await sendAll(house, ['Fay']);
    expect(told).toMatchObject({ kind: 'post', to: 'general' });
    expect(told?.words).not.toMatch(/Why|Ben/);
    expect(more).toEqual([]);
  });

  it('is reminded of once if nobody answers for a week, also after a restart', async () => {
    const house = await withFay();
    await suggest(house, 'Why?');
    await sendAll(house);
    const later = await house.restart();
    const [due] = await later.store.schedules.list('local');
    const [open] = await later.store.suggestions.list('local');
    expect((due?.dueAt ?? 0) - (open?.createdAt ?? 0)).toBe(7 * 24 * 3_600_000);
    await lookAtAll(later);
    expect(await later.store.schedules.list('local')).toEqual([]);
    await lookAtAll(later);
    const sent = await sendAll(later);
    expect(sent.map(({ to }) => to)).toEqual(['Fay']);
    expect(sent[0]?.words).toContain('waiting for a week');
    expect(words(await later.say('/daily list', FAY))).toContain('no schedule here yet');
  });

  it('that is answered is not reminded of', async () => {
    const house = await withFay();
    await suggest(house, 'Why?');
    await sendAll(house);
    await house.press(button(await house.say('/daily suggestions', FAY), 'Leave'), FAY);
    await sendAll(house);
    expect(await house.store.schedules.list('local')).toEqual([]);
    await lookAtAll(house);
    expect(await sendAll(house)).toEqual([]);
  });

  it('may start from a passage, which must be there', async () => {
    const house = await withFay();
    expect(words(await suggest(house, 'Why? reference:chip-controls:9999'))).toContain('chip-controls');
    expect(await house.store.suggestions.list('local')).toEqual([]);
    await suggest(house, 'Why so? reference:chip-controls:12');
    await house.press(button(await house.say('/daily suggestions', FAY), 'Take'), FAY);
    expect((await asked(house)).find((one) => one.includes('Why so?'))).toContain('chip-controls:12');
  });

  it('is text and nothing else, in the language in which it was written', async () => {
    const house = await withFay();
    await suggest(house, '@everyone **谁** <@U1> 这个软件?');
    const list = await house.say('/daily suggestions', { ...FAY, language: 'zh-Hant' });
    expect(words(list)).toContain('@everyone **谁** <@U1> 这个软件?');
    const take = buttons(list)[0]?.id ?? '';
    await house.press(take, FAY);
    const all = await asked(house, { ...BEN, language: 'zh-Hant' });
    expect(all.join()).toContain('@everyone **谁** <@U1> 这个软件?');
  });

  it('is refused beyond ten open ones of a person, without words, too long, twice, and without a topic', async () => {
    const house = await withFay();
    expect(words(await house.say('/daily suggest Why?', BEN))).toContain('which topic');
    expect(words(await suggest(house, '???'))).toContain('no words');
    expect(words(await suggest(house, 'why '.repeat(200)))).toContain('at most 500');
    for (let n = 0; n < 10; n++) await suggest(house, `Why ${n}?`);
    expect(words(await suggest(house, 'Why again?'))).toContain('10 prompts of yours');
    expect(words(await house.say(`/daily suggest Why 3? ${TOPIC}`))).toContain('already');
    expect(await house.store.suggestions.list('local')).toHaveLength(10);
  });
});

describe('who takes part', () => {
  it('is everybody, until facilitators name people; then only they suggest and answer', async () => {
    const house = await withFay();
    await house.say('/parley settings taking-part:Ana,Cem', FAY);
    expect(words(await suggest(house, 'Why?'))).toContain('Only those who take part');
    expect(words(await house.press('daily.show|stance.0|post.2026-11-27', BEN))).toContain('Only those who take part');
    expect(words(await house.say(`/daily suggest Why? ${TOPIC}`))).toContain('Thank you');
    expect(words(await house.say('/parley settings'))).toContain('Who takes part: Ana, Cem');
    const later = await house.restart();
    expect(words(await suggest(later, 'Why not?'))).toContain('Only those who take part');
    await later.say('/parley settings taking-part:everybody', FAY);
    expect(words(await suggest(later, 'Why not?'))).toContain('Thank you');
  });

  it('is settled by facilitators; who changes schedules, by managers', async () => {
    const house = await withFay();
    const on = '/daily on time:9:00 zone:Berlin language:en';
    expect(words(await house.say('/parley settings taking-part:Ana', BEN))).toContain('Only a facilitator');
    expect(words(await house.say('/parley settings schedules:everybody', FAY))).toContain('Only a manager');
    await house.say('/parley settings schedules:managers', MO);
    expect(words(await house.say(on, FAY))).toContain('Only a manager');
    await suggest(house, 'Why?');
    expect(buttons(await house.say('/daily suggestions', FAY))).toEqual([]);
    await house.say('/parley settings schedules:everybody', MO);
    expect(words(await house.say(on, BEN))).toContain('It is set up.');
  });
});
