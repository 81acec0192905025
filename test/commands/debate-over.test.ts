import { describe, expect, it } from 'vitest';
import { debateButtonId } from '#features/debate/actions.ts';
import { hours, minutes } from '#features/debate/format.ts';
import { ANA, atOpening, BEN, CEM, FAY, MOTION, openLobby, openScene, type Scene } from './debate-scene.ts';
import { button, buttons, words } from './house.ts';

/** ms before standing messages are edited, which is at most once in five seconds: they follow at once then. */
const JUST_BEFORE = 4_999;

/** New words for messages that stand there, with the buttons that they have now. */
const edits = (sent: Awaited<ReturnType<Scene['pass']>>) =>
  sent.flatMap(({ message, words }) => {
    if (message.kind !== 'edit') return [];
    const all = message.reply.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
    return [{ words, buttons: all.map(({ label }) => label) }];
  });

describe('what people are called to loses its buttons once it is over', () => {
  it('a vote, a turn, a question, and whatever ran when the debate was called off', async () => {
    const scene = await openLobby();
    await scene.say('/debate begin', FAY);
    await scene.pass(0);
    const closed = edits(await scene.pass(minutes(1)));
    expect(closed).toContainEqual({
      words: expect.stringMatching(/^Opening vote(?:.|\n)*This vote is closed\.$/u),
      buttons: [],
    });
    await scene.say('/debate done', ANA);
    const [turn] = edits(await scene.pass(0));
    expect(turn).toEqual({ words: expect.stringContaining('It was Ana’s turn. It is over.'), buttons: [] });
    await scene.say('/debate ask Who pays?', CEM);
    await scene.say('/debate ask And who decides?', CEM);
    await scene.say('/debate done', BEN);
    await scene.pass(0);
    await scene.press('next-question', FAY);
    const [question] = edits(await scene.pass(0));
    expect(question).toEqual({ words: expect.stringContaining('Who pays?'), buttons: ['Report', 'Withdraw'] });
    await scene.say('/debate cancel', FAY);
    const last = edits(await scene.pass(minutes(1)));
    expect(last).toContainEqual({ words: expect.stringContaining('Question time is over.'), buttons: [] });
    expect(last).toContainEqual({
      words: expect.stringContaining('And who decides?'),
      buttons: ['Report', 'Withdraw'],
    });
    expect(scene.house.bugs).toEqual([]);
  });

  it('a pause, when it goes on, is ended early or is called off; an old button says how it is now', async () => {
    const scene = await atOpening();
    await scene.say('/debate pause', FAY);
    const [note] = (await scene.pass(0)).filter(({ kind }) => kind === 'post');
    expect(note?.words).toContain('The debate is paused');
    await scene.press('resume', FAY);
    const over = { words: expect.stringMatching(/was paused(?:.|\n)*This pause is over\.$/u), buttons: [] };
    expect(edits(await scene.pass(0))).toEqual([over]);
    expect(await scene.press('resume', FAY)).toBe('The debate is not paused.');
    for (const end of ['/debate end', '/debate cancel']) {
      await scene.say('/debate pause', FAY);
      await scene.pass(0);
      await scene.say(end, FAY);
      expect(edits(await scene.pass(0))).toContainEqual(over);
    }
    expect(await scene.press('resume', FAY)).toContain('This debate is over.');
    expect(scene.house.bugs).toEqual([]);
  });

  it('reminders and the announcement of a plan, once the next one comes, the lobby opens, or it is called off', async () => {
    const scene = await openScene();
    const plan = `/debate plan ${MOTION} when:"in 26 hours" zone:UTC language:en`;
    await scene.say(plan, FAY);
    await scene.pass(JUST_BEFORE);
    expect(await scene.press('come', ANA)).toContain('a day and ten minutes before');
    expect((await scene.pass(hours(2))).map(({ words }) => words).join()).toContain('Tomorrow there is a debate');
    expect(await scene.press('come', CEM)).toBe('Good: I remind you ten minutes before.');
    const past = (words: string) => ({ words: expect.stringContaining(words), buttons: [] });
    expect(edits(await scene.pass(hours(24) - minutes(10)))).toEqual([past('Tomorrow there is a debate')]);
    const opened = [...(await scene.pass(minutes(10))), ...(await scene.pass(0))];
    expect(edits(opened)).toContainEqual(past('A debate is about to begin'));
    expect(edits(opened)).toContainEqual(past('The lobby has opened: see below.'));
    expect(opened.filter(({ kind, words }) => kind === 'post' && words.includes('is planned'))).toEqual([]);
    expect(await scene.press('come', BEN)).toBe('Good: the lobby is open now. Take your side there.');
    await scene.press('join-for', ANA);
    await scene.say('/debate begin', FAY);
    expect(await scene.press('come', BEN)).toBe('The debate has begun already.');
    await scene.say('/debate cancel', FAY);
    await scene.say(plan, FAY);
    await scene.pass(0);
    await scene.press('come', ANA);
    await scene.pass(hours(2));
    await scene.say('/debate cancel', FAY);
    const off = edits([...(await scene.pass(0)), ...(await scene.pass(0))]);
    expect(off).toContainEqual(past('Tomorrow there is a debate'));
    expect(off).toContainEqual(past('A debate is planned'));
    expect(scene.house.bugs).toEqual([]);
  });
});

describe('whoever cannot speak now', () => {
  it('is told so instead of being given a form', async () => {
    const scene = await atOpening();
    const speak = debateButtonId('speak', await scene.id());
    expect(await scene.house.form(speak, ANA)).toMatchObject({ kind: 'form' });
    const told = await scene.house.form(speak, BEN);
    expect(told).toMatchObject({ kind: 'reply', failed: true });
    expect(JSON.stringify(told)).toContain('the other side’s turn');
    expect(JSON.stringify(await scene.house.form(speak, CEM))).toContain('You have not joined');
    await scene.say('/debate end', FAY);
    expect(JSON.stringify(await scene.house.form(speak, ANA))).toContain('You can prepare one with /debate draft');
  });

  it('and has a draft after the end, is told that it was not posted, and gets the words', async () => {
    const scene = await atOpening();
    const card = await scene.house.say('/debate draft My second reason.', ANA);
    await scene.say('/debate cancel', FAY);
    const told = await scene.house.press(button(card, 'Post'), ANA);
    expect(words(told)).toContain('The debate ended before this was posted');
    expect(words(told)).toContain('My second reason.');
    expect(buttons(told).map(({ label }) => label)).toEqual(['Delete']);
    await scene.house.press(button(told, 'Delete'), ANA);
    expect(words(await scene.house.press(button(card, 'Post'), ANA))).toContain('This debate is over');
  });

  it('because the draft was posted already, is not asked to write one', async () => {
    const scene = await atOpening();
    const card = await scene.house.say('/debate draft My reason.', ANA);
    await scene.house.press(button(card, 'Post'), ANA);
    expect(words(await scene.house.press(button(card, 'Post'), ANA))).toContain('posted or deleted already');
  });
});
