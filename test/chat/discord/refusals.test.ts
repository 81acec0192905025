import { describe, expect, it } from 'vitest';
import type { Outcome } from '#core/reply.ts';
import type { Seen } from '../../simulators/discord/index.ts';
import { bot, command, DEFER, discord, noteCommand, told, waits } from './fakes.ts';

const hello = command(['hello'], async () => told('hello'));

describe('an answer that Discord does not take in a place', () => {
  it.each([
    [50_083, 'archived or locked'],
    [160_005, 'archived or locked'],
    [200_000, 'AutoMod'],
    [200_001, 'AutoMod'],
    [240_000, 'AutoMod'],
    [50_001, 'I may not post here'],
    [50_013, 'I may not post here'],
    [10_003, 'no longer there'],
    [40_005, 'too long'],
    [130_000, 'in a few minutes'],
  ])('is told as what it is, to who asked alone, and is no bug (%i)', async (code, words) => {
    const here = await discord();
    const { bugs } = await bot(here, [hello]);
    here.trouble({ status: 400, code, path: /callback/ });
    const seen = (await here.person({ name: 'Ana' }).command(['hello'])) as Seen;
    expect(seen).toMatchObject({ visibility: 'only-me', text: expect.stringContaining(words) });
    expect([here.channelMessages(), bugs]).toEqual([[], []]);
  });

  it('is told in their language', async () => {
    const here = await discord();
    await bot(here, [hello]);
    here.trouble({ status: 400, code: 50_083, path: /callback/ });
    const seen = (await here.person({ name: 'Ana', locale: 'zh-CN' }).command(['hello'])) as Seen;
    expect(seen.text).toContain('已经归档或锁定');
  });

  it('is told also when it is a form, or the word that it takes longer', async () => {
    const here = await discord();
    const slow = command(['slow'], () => new Promise<never>(() => {}));
    const text = { name: 'words', chinese: 'x', kind: 'text', required: true, words: { en: 'x', zh: 'x' } } as const;
    const asks = command(['asks'], async () => told('x'), {
      options: [{ ...text, required: false }],
      oneOf: ['words'],
    });
    const { bugs, inbox } = await bot(here, [slow, asks], { timing: waits(DEFER, 8_000) });
    const ana = here.person({ name: 'Ana' });
    for (const name of ['slow', 'asks']) {
      here.trouble({ status: 400, code: 50_083, path: /callback/ });
      expect((await ana.command([name])) as Seen).toMatchObject({
        text: expect.stringContaining('archived or locked'),
      });
    }
    await expect.poll(() => inbox.all.map(({ state }) => state)).toEqual(['done']);
    expect(bugs).toEqual([]);
  });

  it('is told also when it is the form of a button', async () => {
    const here = await discord();
    const words = { en: 'What is it about?', zh: '关于什么？' };
    const field = { name: 'words', chinese: '内容', kind: 'text', required: true, words } as const;
    const form = { words, options: [field], values: async () => ({}) };
    const { bugs } = await bot(here, [{ ...noteCommand, forms: { tell: form } }]);
    const ana = here.person({ name: 'Ana' });
    const note = (await ana.command(['note'])) as Seen;
    here.trouble({ status: 400, code: 50_083, path: /callback/ });
    expect((await ana.press(note, 'tell')) as Seen).toMatchObject({
      text: expect.stringContaining('archived or locked'),
    });
    expect(bugs).toEqual([]);
  });

  it('that was announced is told in its place, or beside it, or in one line of the log', async () => {
    const here = await discord();
    const done = [Promise.withResolvers<Outcome>(), Promise.withResolvers<Outcome>(), Promise.withResolvers<Outcome>()];
    let at = 0;
    const slow = command(['slow'], () => done[at++]?.promise ?? Promise.reject(new Error('too many')), {
      visibility: () => 'only-me',
    });
    const { bugs, inbox, lines } = await bot(here, [slow], { timing: waits(DEFER) });
    const ana = here.person({ name: 'Ana' });
    const ask = async (refusals: RegExp[], nth: number) => {
      const seen = ana.command(['slow']);
      await expect.poll(() => here.world.messages.at(-1)?.waiting).toBe(true);
      for (const path of refusals) here.trouble({ status: 400, code: 50_083, path });
      done[nth]?.resolve(told('hello', 'only-me'));
      return { seen };
    };
    for (const [nth, refusals] of [[/original/], [/original/, /original/]].entries())
      expect(((await (await ask(refusals, nth)).seen) as Seen).text).toContain('archived or locked');
    await ask([/original/, /original/, /original/], 2);
    await expect.poll(() => inbox.all.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect(lines.at(-1)).toContain('who asked could not be told');
    expect(bugs).toEqual([]);
  });
});
