import { describe, expect, it } from 'vitest';
import { debateButtonId } from '#features/debate/actions.ts';
import { minutes } from '#features/debate/format.ts';
import { ANA, atOpening, BEN, CEM, FAY, MO, openLobby } from './debate-scene.ts';
import { button, buttons, type Who, words } from './house.ts';

describe('a speech', () => {
  it('is handed in with a form, looked at once more, and posted', async () => {
    const scene = await atOpening();
    const shown = await scene.press('speak', ANA, undefined, { text: 'The first reason.\n\nThe second.' });
    expect(shown).toContain('The second.');
    const card = await scene.house.say('/debate draft', ANA);
    expect(await scene.say('/debate draft', BEN)).toContain('no draft');
    expect(words(await scene.house.press(button(card, 'Post'), ANA))).toContain('on its way');
    expect(await scene.say('/debate draft', ANA)).toContain('no draft');
    expect(await scene.say('/debate status', BEN)).toContain('Speech 1');
    expect(scene.house.bugs).toEqual([]);
  });

  it('that was handed in during the turn still counts if it is posted within two minutes after it', async () => {
    const scene = await atOpening();
    await scene.press('speak', ANA, undefined, { text: 'Just in time.' });
    await scene.pass(minutes(2));
    const card = await scene.house.say('/debate draft', ANA);
    expect(words(await scene.house.press(button(card, 'Post'), ANA))).toContain('on its way');
  });

  it('that comes too late is given back as a draft', async () => {
    const scene = await atOpening();
    const told = await scene.say('/debate speak I am against it.', BEN);
    expect(told).toContain('the other side’s turn');
    expect(told).toContain('I am against it.');
    expect(await scene.say('/debate draft', BEN)).toContain('I am against it.');
    const lost = await scene.say('/debate speak And one more reason.', BEN);
    expect(lost).toContain('I am against it.\n\nAnd one more reason.');
  });

  it('has at most 3,000 characters, and what is longer is kept', async () => {
    const scene = await atOpening();
    const told = await scene.press('speak', ANA, undefined, { text: 'so '.repeat(1_100).trim() });
    expect(told).toContain('3299 characters');
    const card = await scene.house.say('/debate draft', ANA);
    expect(buttons(card).map(({ label }) => label)).toEqual(['Edit', 'Delete']);
  });

  it('can be a message of one’s own; that of somebody else is no speech', async () => {
    const scene = await atOpening();
    expect(await scene.say('/debate speak', ANA)).toContain('only if you wrote it');
  });

  it('waits for approval where the debate says so, and can be withdrawn by its author and by facilitators', async () => {
    const scene = await atOpening('format:quick language:en approve');
    expect(await scene.say('/debate speak My reason.', ANA)).toContain('waits for approval');
    expect(await scene.say('/debate status', BEN)).not.toContain('My reason.');
    expect(await scene.say('/debate status', FAY)).toContain('My reason.');
    expect(await scene.say('/debate approve speech 1', BEN)).toContain('Only whoever runs');
    expect(await scene.say('/debate approve speech 1', FAY)).toContain('approved');
    expect(await scene.say('/debate withdraw speech 1', BEN)).toContain('only what you said yourself');
    expect(await scene.say('/debate withdraw 发言1', ANA)).toContain('withdrawn');
    expect(await scene.say('/debate withdraw speech 7', ANA)).toContain('not in this debate');
  });
});

describe('what was said', () => {
  it('is offered while typing to who may take it back; its author is told why, and anybody may report it', async () => {
    const scene = await atOpening();
    await scene.say('/debate speak The first reason is the cost.', ANA);
    await scene.pass(0);
    const offered = (who: Who) => scene.house.complete(['debate', 'withdraw'], 'what', '', who);
    expect(await offered(ANA)).toMatchObject([{ value: 'speech 1', label: expect.stringContaining('the cost') }]);
    expect(await offered(BEN)).toEqual([]);
    const id = (await scene.house.store.streamTexts.list('local', await scene.id()))[0]?.id ?? '';
    expect(await scene.press('report', CEM, id)).toContain('nobody else does');
    expect((await scene.pass(0)).map(({ kind, to }) => [kind, to])).toContainEqual(['direct', 'Fay']);
    expect(await scene.say('/debate status', FAY)).toContain('Was reported');
    const form = await scene.house.form(debateButtonId('withdraw', await scene.id(), id), BEN);
    expect(form).toMatchObject({ kind: 'reply', failed: true });
    expect(await scene.press('withdraw', FAY, id, { why: 'It is about a person.' })).toContain('withdrawn');
    const direct = (await scene.pass(0)).find(({ kind, to }) => kind === 'direct' && to === 'Ana');
    expect(direct?.words).toContain('It is about a person.');
    expect(scene.house.bugs).toEqual([]);
  });

  it('of whoever runs the debate is reported to another facilitator, if there is one', async () => {
    const scene = await openLobby();
    await scene.say('/parley settings facilitator:Gus', MO);
    await scene.press('join-for', FAY);
    await scene.say('/debate begin', FAY);
    await scene.pass(minutes(1));
    await scene.say('/debate speak A reason of the chair.', FAY);
    await scene.pass(0);
    const id = (await scene.house.store.streamTexts.list('local', await scene.id()))[0]?.id ?? '';
    await scene.press('report', CEM, id);
    const told = (await scene.pass(0)).filter(({ kind }) => kind === 'direct').map(({ to }) => to);
    expect(told).toEqual(['Gus']);
  });

  it('reads well to who reads Chinese', async () => {
    const scene = await atOpening('赛制:快速 语言:简体中文');
    const ana = { ...ANA, language: 'zh-Hans' } as const;
    expect(await scene.say('/辩论 发言 第一个理由是代价。', ana)).toContain('你的发言马上以你的名字发出');
    expect(await scene.say('/辩论 进展', ana)).toContain('发言 1：正方立论');
    expect(await scene.say('/辩论 提问 谁来买单？ 问谁:正方', { ...CEM, language: 'zh-Hans' })).toContain('已排队');
    expect(await scene.say('/辩论 延时 2分钟', { ...FAY, language: 'zh-Hans' })).toContain('已延时');
    expect(await scene.say('/辩论 讲完', ana)).toContain('你的发言结束了');
    expect(scene.house.bugs).toEqual([]);
  });
});

describe('questions and evidence', () => {
  it('are asked into the queue, and put in with one press', async () => {
    const scene = await atOpening();
    expect(await scene.say('/debate ask Who pays? to:for', CEM)).toContain('in the queue');
    const offer = await scene.house.say('/debate evidence chip-controls:12', ANA);
    const put = button(offer, 'Put this in');
    expect(words(await scene.house.press(put, BEN))).toContain('no longer');
    expect(words(await scene.house.press(put, ANA))).toContain('evidence 1');
    expect(words(await scene.house.press(put, ANA))).toContain('already');
    expect(await scene.press('does-it-say', BEN, '1')).toContain('chip-controls:12');
    const found = await scene.house.say('/debate evidence shortage', FAY);
    expect(buttons(found).map(({ label }) => label)).toContain('Put in 1 against the motion');
    expect(await scene.say('/debate evidence shortage', CEM)).toContain('come from those on a side');
    expect(scene.house.bugs).toEqual([]);
  });
});
