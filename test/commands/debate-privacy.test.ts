import { describe, expect, it } from 'vitest';
import { minutes } from '#features/debate/format.ts';
import { ANA, atOpening, BEN, FAY, openLobby, type Scene } from './debate-scene.ts';
import { button, type House } from './house.ts';

async function erase({ house }: { house: House }): Promise<void> {
  const sure = await house.press(button(await house.say('/parley privacy', ANA), 'Erase'), ANA);
  await house.press(button(sure, 'Yes, erase'), ANA);
}

describe('a person who is erased in mid-debate', () => {
  it('is told before what is stored of them; afterwards their words and name are gone, and the ballots stand', async () => {
    const scene = await openLobby();
    await scene.say('/debate begin', FAY);
    await scene.press('vote-for', ANA, 'opening');
    await scene.pass(minutes(1));
    await scene.say('/debate speak The first reason is the cost.', ANA);
    await scene.say('/debate draft And a second one.', ANA);
    await scene.pass(0);
    const told = await scene.say('/parley privacy', ANA);
    expect(told).toContain('2 texts of yours in debates');
    expect(told).toContain('1 secret ballot');
    await erase(scene);
    const [edit] = (await scene.pass(0)).filter(
      ({ kind, words }) => kind === 'edit' && words.includes('former member'),
    );
    expect(edit?.words).not.toMatch(/Ana|the cost/);
    expect(await scene.say('/parley privacy', ANA)).not.toContain('debates');
    const status = await scene.say('/debate status', BEN);
    expect(status).toContain('a former member');
    expect(status).not.toContain('Ana');
    expect(await scene.house.store.ballots.list('local', await scene.id())).toHaveLength(1);
    expect(await scene.say('/debate status', { ...ANA, language: 'zh-Hans' })).toContain('你还没有加入');
    expect(scene.house.bugs).toEqual([]);
  });

  it('while the vote is open has no ballot in it any more, so that nobody votes twice', async () => {
    const scene = await openLobby();
    await scene.say('/debate begin', FAY);
    await scene.press('vote-for', ANA, 'opening');
    expect(await scene.say('/parley privacy', ANA)).toContain('“Erase” deletes one whose vote is still open');
    await erase(scene);
    expect(await scene.house.store.ballots.list('local', await scene.id())).toEqual([]);
    await scene.press('vote-against', ANA, 'opening');
    expect(await scene.house.store.ballots.list('local', await scene.id())).toHaveLength(1);
    await scene.say('/debate end', FAY);
    await scene.say('/debate end', FAY);
    expect((await scene.pass(0)).map(({ words }) => words).join()).toContain('Voted: 1 before');
    expect(scene.house.bugs).toEqual([]);
  });

  it('counts once when the debate goes back to a vote that had closed before they were erased', async () => {
    const scene = await openLobby();
    await scene.say('/debate begin', FAY);
    await scene.press('vote-for', ANA, 'opening');
    await scene.pass(minutes(1));
    await erase(scene);
    const ballots = async () => scene.house.store.ballots.list('local', await scene.id());
    expect(await ballots()).toHaveLength(1);
    await scene.say('/debate undo', FAY);
    expect(await ballots()).toEqual([]);
    await scene.press('vote-against', ANA, 'opening');
    expect((await ballots()).map(({ choice }) => choice)).toEqual(['against']);
    expect(scene.house.bugs).toEqual([]);
  });
});

describe('a line about what moved somebody', () => {
  const lines = async ({ house, id }: Scene) =>
    (await house.store.streamTexts.list('local', await id())).filter(({ kind }) => kind === 'reason');

  it('is tied to nobody once the result is out, by name or by time, and no event names it', async () => {
    const scene = await atOpening();
    await scene.say('/debate end', FAY);
    await scene.press('reason', ANA, undefined, { words: 'The cost.' });
    await scene.pass(minutes(0.5));
    await scene.press('reason', BEN, undefined, { words: 'The ships.' });
    expect(new Set((await lines(scene)).map(({ by }) => by)).size).toBe(2);
    expect(await scene.press('reason', BEN, undefined, { words: 'Once more.' })).toContain('said already');
    await scene.say('/debate end', FAY);
    const told = await scene.pass(0);
    expect(told.map(({ words }) => words).join()).toMatch(
      /The cost\.(?:.|\n)*The ships\.|The ships\.(?:.|\n)*The cost\./u,
    );
    const [one, other] = await lines(scene);
    expect([one?.by, other?.by, other?.createdAt]).toEqual(['', '', one?.createdAt]);
    const events = JSON.stringify((await scene.house.store.streams.read('local', await scene.id()))?.events);
    expect(events.split(one?.id ?? '-')).toHaveLength(2);
    expect(scene.house.bugs).toEqual([]);
  });

  it('of somebody who was erased before then is gone', async () => {
    const scene = await atOpening();
    await scene.say('/debate end', FAY);
    await scene.press('reason', ANA, undefined, { words: 'The cost.' });
    await erase(scene);
    await scene.say('/debate end', FAY);
    const told = await scene.pass(0);
    expect(told.map(({ words }) => words).join()).toContain('Result of the debate');
    expect(told.map(({ words }) => words).join()).not.toContain('The cost.');
  });
});
