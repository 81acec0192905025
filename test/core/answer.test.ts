import { describe, expect, it } from 'vitest';
import { createAnswerer } from '#core/answer.ts';
import type { Command, Services } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { plainText } from '#core/plain-text.ts';
import type { WorkspaceSettings } from '#core/ports/settings.ts';
import { paragraph, text } from '#core/reply.ts';
import type { Args, CommandRequest, Right } from '#core/request.ts';
import { StoreError } from '#core/store-error.ts';

const greet: Command = {
  path: ['greet'],
  chinese: ['问好'],
  words: { en: 'Greet', zh: '问好' },
  options: [
    { name: 'words', chinese: '词句', kind: 'text', required: true, words: { en: 'Whom', zh: '谁' } },
    { name: 'loud', chinese: '大声', kind: 'flag', required: false, words: { en: 'Loudly', zh: '大声' } },
    {
      name: 'tone',
      chinese: '语气',
      kind: 'choice',
      required: false,
      words: { en: 'Tone', zh: '语气' },
      choices: [{ value: 'warm', words: { en: 'warm', zh: '热情' } }],
    },
  ],
  may: 'member',
  examples: [{ en: '/greet Ada', zh: '/greet 阿达' }],
  visibility: () => 'public',
  run: async ({ say, requester }, args) => {
    if (args.words === 'bug') throw new Error('a bug with a secret in it');
    if (args.words === 'full') throw new StoreError('full', 'The disk is full: /home/ana/parley.db cannot grow.');
    if (args.words === 'mend') throw new UserError({ kind: 'no-article', id: 'chips', near: ['chip-controls'] });
    const reply = {
      language: requester.language,
      blocks: [paragraph(text(`${say({ en: 'Hello', zh: '你好' })} ${JSON.stringify(args)}`))],
    };
    return { kind: 'reply', visibility: 'public', reply };
  },
  press: async ({ may }, action) => {
    if (action === 'break.2') throw new Error('broken');
    return { kind: 'update', visibility: 'public', reply: { language: 'en', blocks: [paragraph(text(may))] } };
  },
  complete: async (_context, _option, typed) => {
    if (typed === 'bug') throw new Error('a bug while suggesting');
    if (typed === 'mend') throw new UserError({ kind: 'card-gone' });
    return [{ value: typed, label: typed }];
  },
};
const guarded: Command = { ...greet, path: ['guarded'], chinese: ['守卫'], may: 'facilitator' };

function answererWith(given: Partial<WorkspaceSettings> = {}) {
  const bugs: unknown[] = [];
  const scenes: unknown[] = [];
  const settings: WorkspaceSettings = { facilitators: [], channels: {}, whole: [], ...given };
  const services = {
    settings: { get: async () => settings },
    outside: { now: () => 0, newId: () => 'abcdefgh12345678901234', dice: () => 0 },
  } as unknown as Services;
  const answerer = createAnswerer({
    commands: [greet, guarded],
    services,
    toTraditional: (simplified) => simplified,
    logBug: (id, error, scene) => {
      bugs.push([id, error]);
      scenes.push(scene);
    },
  });
  return { answerer, bugs, scenes };
}

function ask(
  args: Args,
  more: { path?: string[]; may?: Right; user?: string; language?: 'en' | 'zh-Hans' } = {},
): CommandRequest {
  return {
    kind: 'command',
    path: more.path ?? ['greet'],
    args,
    files: [],
    user: { id: more.user ?? 'u1', name: 'Ada', may: more.may ?? 'member' },
    place: { platform: 'console', workspace: 'local', channel: 'general' },
    language: more.language ?? 'en',
  };
}

async function said(request: CommandRequest, settings?: Partial<WorkspaceSettings>) {
  const outcome = await answererWith(settings).answerer.answer(request);
  return { outcome, words: plainText(outcome.reply) };
}

describe('whoever asks gets an answer', () => {
  it('checks the arguments against the declaration before a handler sees them', async () => {
    expect((await said(ask({ words: ' Ada ', loud: 'yes', tone: 'WARM' }))).words).toContain(
      '{"words":"Ada","loud":true,"tone":"warm"}',
    );
    expect((await said(ask({}))).words).toContain('/greet needs “words”: Whom. For example: /greet Ada');
    expect((await said(ask({ words: 'a', tone: 'cold' }))).words).toContain(
      '“cold” is not a value for tone. Try: warm.',
    );
    expect((await said(ask({ words: 'a', pitch: 'x' }))).words).toContain('no option “pitch”');
    expect((await said(ask({ words: 'a', loud: 'perhaps' }))).words).toContain('Try: yes, no.');
  });

  it('repeats of what was typed as much as one recognises it by', async () => {
    const page = 'The tide comes twice a day. '.repeat(200);
    const { words } = await said(ask({ words: 'a', tone: page }));
    expect(words).toContain('“The tide comes twice a day. The tide');
    expect(words).toContain('…” is not a value for tone. Try: warm.');
    expect(words.length).toBeLessThan(300);
  });

  it('says what to do about a mistake, only to who made it, in their language', async () => {
    const { outcome, words } = await said(ask({ words: 'mend' }, { language: 'zh-Hans' }));
    expect(outcome).toMatchObject({ kind: 'reply', visibility: 'only-me' });
    expect(words).toBe('没有文章“chips”。你要找的是不是 chip-controls？/parley article list 列出全部。');
  });

  it('gives the number of a bug, and nothing of what broke', async () => {
    const { answerer, bugs } = answererWith();
    const words = plainText((await answerer.answer(ask({ words: 'bug' }))).reply);
    expect(words).toContain('abcdefgh');
    expect(words).not.toContain('secret');
    expect(bugs).toEqual([['abcdefgh', new Error('a bug with a secret in it')]]);
  });

  it('says that the disk is full where that is the reason, with the number, and not where', async () => {
    const { answerer, bugs } = answererWith();
    const words = plainText((await answerer.answer(ask({ words: 'full' }))).reply);
    expect(words).toContain(
      'The disk of the machine that I run on is full. Please tell the operator this number: abcdefgh.',
    );
    expect(words).not.toContain('ana');
    expect(bugs).toHaveLength(1);
  });

  it('does not claim of a bug that nothing was changed: nobody knows', async () => {
    const { answerer } = answererWith();
    const words = plainText((await answerer.answer(ask({ words: 'bug' }))).reply);
    expect(words).toMatch(
      /^Something went wrong on my side\. If it happens again, tell the operator this number: \w+\.$/,
    );
  });

  it('logs of a bug the command, or the button without its card, and the place, never what was typed', async () => {
    const { answerer, scenes } = answererWith();
    const request = ask({ words: 'bug' });
    await answerer.answer(request);
    const { user, place, language } = request;
    await answerer.answer({ kind: 'press', button: 'greet|break.2|its-card', user, place, language });
    expect(scenes).toEqual([
      { doing: '/greet', place },
      { doing: 'button greet break.2', place },
    ]);
  });

  it('tells an unknown command where the known ones are listed', async () => {
    expect((await said(ask({}, { path: ['dance'] }))).words).toContain('“/dance”. /parley help');
  });

  it('lets only facilitators do what is theirs, and takes the workspace’s word for who is one', async () => {
    expect((await said(ask({ words: 'a' }, { path: ['guarded'] }))).words).toContain('Only a facilitator');
    expect((await said(ask({ words: 'a' }, { path: ['guarded'], may: 'manager' }))).words).toContain('Hello');
    expect((await said(ask({ words: 'a' }, { path: ['guarded'] }), { facilitators: ['u1'] })).words).toContain('Hello');
    expect(
      (await said(ask({ words: 'a' }, { path: ['guarded'], user: 'u2' }), { facilitators: ['u1'] })).words,
    ).toContain('Only a facilitator');
  });

  it('suggests nothing where suggesting breaks, and the bug is written down; what a user can mend is none', async () => {
    const { answerer, bugs } = answererWith();
    const complete = (typed: string, path = ['greet']) =>
      answerer.complete({ ...ask({}), kind: 'complete', path, option: 'words', typed, args: {} });
    expect(await complete('Ada')).toEqual([{ value: 'Ada', label: 'Ada' }]);
    expect(await complete('mend')).toEqual([]);
    expect(await complete('Ada', ['dance'])).toEqual([]);
    expect(bugs).toEqual([]);
    expect(await complete('bug')).toEqual([]);
    expect(bugs).toEqual([[expect.any(String), new Error('a bug while suggesting')]]);
  });

  it('can say beforehand who may not do what, so that nobody fills in a form in vain', async () => {
    const { answerer } = answererWith();
    const refused = await answerer.refusal(ask({}), ['guarded']);
    expect(refused && plainText(refused.reply)).toContain('Only a facilitator');
    expect(await answerer.refusal(ask({}, { may: 'manager' }), ['guarded'])).toBeUndefined();
    expect(await answerer.refusal(ask({}), ['greet'])).toBeUndefined();
  });

  it('words public answers in the place’s language and private ones in the person’s', async () => {
    expect((await said(ask({ words: 'a' }), { language: 'zh-Hans' })).words).toContain('你好');
    expect((await said(ask({ words: 'mend' }), { language: 'zh-Hans' })).words).toContain('There is no article');
  });

  it('answers a button that belongs to nothing', async () => {
    const { answerer } = answererWith();
    const { user, place, language } = ask({});
    for (const button of ['', 'x', 'dance|go|1', 'greet|go', 'a|b|c|d']) {
      const outcome = await answerer.answer({ kind: 'press', button, user, place, language });
      expect(plainText(outcome.reply), button).toContain('no longer have what this button belongs to');
    }
    const pressed = await answerer.answer({ kind: 'press', button: 'greet|go|1', user, place, language });
    expect(plainText(pressed.reply)).toBe('member');
  });
});
