import fc from 'fast-check';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Command, Option } from '#core/command.ts';
import { anyCharacter } from '../../any-character.ts';
import type { Seen, SeenForm } from '../../simulators/discord/index.ts';
import { bot, command, discord, told, waits } from './fakes.ts';

const words = { en: 'What it is', zh: '这是什么' };
const option = (name: string, more: Partial<Option>): Option =>
  ({ name, chinese: name, words, required: false, kind: 'text', ...more }) as Option;
const tell: Command['run'] = async (_context, args, files) =>
  told(
    JSON.stringify({ args, files: files.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]) }),
    'only-me',
  );
const onlyMe: Pick<Command, 'visibility'> = { visibility: () => 'only-me' };
const heard = (seen: Seen | SeenForm): unknown => JSON.parse((seen as Seen).text);

const find = command(['find'], tell, {
  ...onlyMe,
  options: [option('words', { required: true, suggests: true } as Partial<Option>), option('quiet', { kind: 'flag' })],
  shortcut: { words: { en: 'Find this', zh: '查这句' }, args: (message) => ({ words: message }) },
  complete: async (_context, name, typed, args) =>
    typed === 'lengths'
      ? ['', 'v', 'v'.repeat(100), 'v'.repeat(101)].map((value) => ({ value, label: value.length > 1 ? '' : 'short' }))
      : typed === 'many'
        ? Array.from({ length: 40 }, (_, at) => ({ value: `v${at}`, label: 'l'.repeat(120) }))
        : [{ value: typed, label: `${name} ${JSON.stringify(args)}` }],
});
const add = command(['parley', 'article', 'add'], tell, {
  ...onlyMe,
  options: [option('file', { kind: 'file' }), option('text', { kind: 'pasted' }), option('id', {})],
  oneOf: ['file', 'text'],
});
const all = [find, add];
const ADD = add.path;

describe('an option', () => {
  it('is completed, with what is typed and what was given before', async () => {
    const here = await discord();
    await bot(here, all);
    const offered = await here.person({ name: 'Ana' }).complete(['find'], 'words', 'some', { quiet: true });
    expect(offered).toEqual([['some', 'words {"quiet":true}']]);
    expect(here.faults).toEqual([]);
  });

  it('has as many and as long suggestions as Discord shows', async () => {
    const here = await discord();
    await bot(here, all);
    const offered = await here.person({ name: 'Ana' }).complete(['find'], 'words', 'many');
    expect(offered).toHaveLength(25);
    expect(here.faults).toEqual([]);
  });

  it('has no suggestion that would be cut or is empty, since neither would mean what it says', async () => {
    const here = await discord();
    await bot(here, all);
    const offered = await here.person({ name: 'Ana' }).complete(['find'], 'words', 'lengths');
    expect(offered).toEqual([
      ['v', 'short'],
      ['v'.repeat(100), 'v'.repeat(100)],
    ]);
    expect(here.faults).toEqual([]);
  });

  it('has none when they would come too late', async () => {
    const here = await discord();
    const late = { ...find, complete: () => new Promise<never>(() => {}) };
    await bot(here, [late], { timing: waits(2_000) });
    expect(await here.person({ name: 'Ana' }).complete(['find'], 'words', 'some')).toEqual([]);
  });

  it('is completed whatever is typed', async () => {
    const here = await discord();
    const { bugs } = await bot(here, all);
    const ana = here.person({ name: 'Ana' });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: anyCharacter, maxLength: 300 }), async (typed) => {
        expect((await ana.complete(['find'], 'words', typed)).length).toBeLessThanOrEqual(25);
      }),
      { numRuns: 60 },
    );
    expect([bugs, here.faults]).toEqual([[], []]);
  });
});

describe('a message that somebody points at', () => {
  it('is what the command is given', async () => {
    const here = await discord();
    await bot(here, all);
    const seen = await here.person({ name: 'Ana' }).onMessage('Find this', 'the tide tables');
    expect(heard(seen)).toEqual({ args: { words: 'the tide tables' }, files: [] });
  });

  it('without words is asked for in a form', async () => {
    const here = await discord();
    await bot(here, all);
    const ana = here.person({ name: 'Ana' });
    const form = await ana.onMessage('Find this', '');
    expect(form).toMatchObject({ kind: 'form', fields: [words.en, expect.anything()] });
    expect(heard(await ana.submit(form as SeenForm, { words: 'tides' }))).toEqual({
      args: { words: 'tides' },
      files: [],
    });
    expect(here.faults).toEqual([]);
  });
});

describe('what a command needs and was not given', () => {
  it('is asked for in a form: pasted text', async () => {
    const here = await discord();
    const { bugs } = await bot(here, all);
    const fay = here.person({ name: 'Fay', locale: 'zh-CN' });
    const form = (await fay.command(ADD, { id: 'harbour' })) as SeenForm;
    expect(form).toMatchObject({ kind: 'form', title: '做什么' });
    const seen = await fay.submit(form, { text: 'Two lines\nof a text', id: 'harbour' });
    expect(heard(seen)).toEqual({ args: { text: 'Two lines\nof a text', id: 'harbour' }, files: [] });
    expect([bugs, here.faults]).toEqual([[], []]);
  });

  it('is asked for in a form: a file', async () => {
    const here = await discord();
    await bot(here, all);
    const fay = here.person({ name: 'Fay' });
    const form = (await fay.command(ADD)) as SeenForm;
    const seen = await fay.submit(form, { file: { name: 'a.md', text: 'Sent along.' } });
    expect(heard(seen)).toEqual({ args: {}, files: [['a.md', 'Sent along.']] });
    expect(here.faults).toEqual([]);
  });

  it('is not asked for a second time', async () => {
    const here = await discord();
    await bot(here, all);
    const fay = here.person({ name: 'Fay' });
    const seen = await fay.submit((await fay.command(ADD)) as SeenForm, {});
    expect(seen).toMatchObject({ kind: 'message', visibility: 'only-me' });
    expect(here.faults).toEqual([]);
  });
});

describe('a file', () => {
  const AT_DISCORD = 'https://cdn.discordapp.com/attachments/1/2/a.md?ex=1';
  const PLACES = [AT_DISCORD, 'https://media.discordapp.net/attachments/1/2/a.md?ex=1'];
  const sent = async (file: { name: string; text: string | Uint8Array; url?: string; size?: number }) => {
    const here = await discord();
    const running = await bot(here, all);
    const seen = await here.person({ name: 'Fay' }).command(ADD, { file });
    await running.chat.stop();
    expect([running.bugs, here.faults]).toEqual([[], []]);
    expect(running.inbox.all).toMatchObject([{ state: 'done' }]);
    return { here, seen: seen as Seen };
  };

  it('comes along, after word that it takes longer', async () => {
    const { here, seen } = await sent({ name: '港口.md', text: 'The tide.' });
    expect(heard(seen)).toEqual({ args: {}, files: [['港口.md', 'The tide.']] });
    expect(here.world.interactions.map(({ callback }) => callback)).toEqual([5]);
  });

  it('of somebody who may not give one is neither fetched nor waited for: they are told at once', async () => {
    const asked = vi.spyOn(globalThis, 'fetch');
    onTestFinished(() => asked.mockRestore());
    const here = await discord();
    await bot(here, [{ ...add, may: 'manager' }]);
    const seen = await here
      .person({ name: 'Ben' })
      .command(ADD, { file: { name: 'a.md', text: 'x', url: AT_DISCORD } });
    expect(seen).toMatchObject({ kind: 'message', visibility: 'only-me' });
    expect(here.world.interactions.map(({ callback }) => callback)).toEqual([4]);
    expect(asked).not.toHaveBeenCalledWith(AT_DISCORD, expect.anything());
  });

  it('that Discord says is too large is not fetched', async () => {
    const { seen } = await sent({ name: 'big.md', text: 'x', size: 20_000_000 + 1 });
    expect(seen.text).toContain('big.md');
    expect(seen.text).toContain('MB');
  });

  it('that is larger than Discord said is not taken', async () => {
    const { seen } = await sent({ name: 'big.md', text: new Uint8Array(20_000_000 + 1), size: 10 });
    expect(seen.text).toContain('MB');
  });

  it('of exactly 20 MB is taken', async () => {
    const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('As much as there is.'));
    onTestFinished(() => asked.mockRestore());
    const { seen } = await sent({ name: 'big.md', text: 'x', url: AT_DISCORD, size: 20_000_000 });
    expect(heard(seen)).toMatchObject({ files: [['big.md', 'As much as there is.']] });
  });

  const WHERE = [
    'https://evil.example/a.md',
    'http://cdn.discordapp.com/a.md',
    'https://cdn.discordapp.com.evil.example/a.md',
    'https://cdn.discordapp.com:444/a.md',
    'http://127.0.0.1:1/a.md',
  ];
  it.each(WHERE)('at %s is not even asked for', async (url) => {
    const asked = vi.spyOn(globalThis, 'fetch');
    onTestFinished(() => asked.mockRestore());
    const { seen } = await sent({ name: 'a.md', text: 'x', url });
    expect(seen).toMatchObject({ visibility: 'only-me', text: expect.stringContaining('a.md') });
    expect(asked).not.toHaveBeenCalled();
  });

  it.each(PLACES)('is fetched from where Discord keeps files, and from nowhere that this leads to: %s', async (url) => {
    const asked = vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response('Fetched.'));
    onTestFinished(() => asked.mockRestore());
    const { seen } = await sent({ name: 'a.md', text: 'x', url });
    expect(heard(seen)).toMatchObject({ files: [['a.md', 'Fetched.']] });
    expect(asked).toHaveBeenCalledExactlyOnceWith(url, expect.objectContaining({ redirect: 'error' }));
  });
});
