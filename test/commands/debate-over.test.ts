import { describe, expect, it } from 'vitest';
import { debateButtonId } from '#features/debate/actions.ts';
import { minutes } from '#features/debate/format.ts';
import { ANA, atOpening, BEN, CEM, FAY, openLobby, type Scene } from './debate-scene.ts';
import { button, buttons, words } from './house.ts';

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
