import { describe, expect, it } from 'vitest';
import { ANA, atOpening, BEN, CEM, FAY, MOTION, openLobby, openScene } from './debate-scene.ts';
import { buttons, words } from './house.ts';

describe('what people type at a debate', () => {
  it('is read as a length of the whole where a length is all of it, and without commas between stages', async () => {
    const scene = await openScene();
    for (const [times, told] of [
      ['2h', '2 hours in all'],
      ['30', '30 minutes in all'],
      ['"opening 3 rebuttal 2 floor 5 closing 1"', 'opening statements (3 minutes each), rebuttals (2 minutes each)'],
      ['"立论3 自由提问10"', 'questions from the floor (10 minutes)'],
      ['立论3分钟反驳2分钟', 'opening statements (3 minutes each), rebuttals (2 minutes each)'],
    ] as const) {
      expect(await scene.say(`/debate start ${MOTION} times:${times} language:en`, FAY)).toContain(told);
      await scene.say('/debate cancel', FAY);
    }
    expect(await scene.say(`/debate start ${MOTION} times:"3 days" format:written language:en`, FAY)).toContain(
      '3 days',
    );
  });

  it('may be a topic’s id alone, for one of its motions; a number that the topic does not have is refused', async () => {
    const scene = await openScene();
    expect(await scene.say('/debate start chip-controls/99 language:en', FAY)).toContain('chip-controls/1 to');
    const told = await scene.say('/debate start chip-controls language:en', FAY);
    expect(told).toContain('This house');
  });

  it('shows the buttons of a vote for “/debate vote for”, and casts nothing', async () => {
    const scene = await openLobby();
    await scene.say('/debate begin', FAY);
    const shown = await scene.house.say('/debate vote for', ANA);
    expect(buttons(shown).map(({ label }) => label)).toContain('Vote for');
    expect(words(await scene.house.say('/辩论 投票 正方', { ...ANA, language: 'zh-Hans' }))).toContain('首轮投票');
    expect(await scene.house.store.ballots.list('local', await scene.id())).toEqual([]);
  });

  it('names a person without the name of the option', async () => {
    const scene = await openLobby();
    expect(await scene.say('/debate hand-over Ana', FAY)).toContain('run the debate now');
    expect(await scene.say('/debate begin', ANA)).toContain('It begins.');
  });
});

describe('what is said to somebody in a debate', () => {
  it('does not promise that they can change where they stand once sides are fixed', async () => {
    const scene = await openLobby();
    await scene.say('/debate begin', FAY);
    expect(await scene.say('/debate join watching', CEM)).toBe('You: watching.');
  });

  it('asks for a second person once, however often the first one asks', async () => {
    const scene = await atOpening();
    await scene.pass(0);
    expect(await scene.say('/debate skip', ANA)).toContain('one more person');
    expect(await scene.pass(0)).toHaveLength(1);
    expect(await scene.say('/debate skip', ANA)).toContain('You have asked for that already');
    expect(await scene.pass(0)).toEqual([]);
    expect(await scene.say('/debate skip', BEN)).toContain('skipped');
  });

  it('offers a passage once as evidence, not in each of its editions', async () => {
    const scene = await atOpening();
    const shown = await scene.house.say('/debate evidence 出口管制 export controls', ANA);
    const numbers = shown.reply.blocks.flatMap((block) => (block.kind === 'passage' ? [block.reference] : []));
    expect(numbers.length).toBeGreaterThan(2);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('says which of their entries was withdrawn', async () => {
    const scene = await atOpening();
    await scene.say('/debate speak My words.', ANA);
    await scene.pass(0);
    await scene.say('/debate withdraw speech 1 why:Not about the motion', FAY);
    const sent = await scene.pass(0);
    expect(JSON.stringify(sent)).toContain('speech 1');
    expect(JSON.stringify(sent)).toContain('The reason: Not about the motion');
    expect(await scene.say('/debate withdraw 1', FAY)).toContain('speech 1, question 2 or evidence 1');
  });

  it('offers the start of a debate that is planned to nobody: its lobby opens by itself', async () => {
    const scene = await openScene();
    const told = await scene.say(`/debate plan ${MOTION} language:en zone:Berlin when:"in 2 days"`, FAY);
    expect(told).toContain('You can also: /debate cancel, hand-over.');
  });

  it('is shown a line that could be typed, where something is missing in it', async () => {
    const scene = await openScene();
    const told = await scene.say('/debate plan', FAY);
    const [, line = ''] = /For example: (.*)$/u.exec(told) ?? [];
    expect(line).not.toContain('<');
    expect(await scene.say(line, FAY)).toContain('The announcement is on its way');
    expect(await scene.say('/debate ask')).toContain('For example: /debate ask Who pays for it?');
  });
});
