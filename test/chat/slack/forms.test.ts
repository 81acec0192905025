import { describe, expect, it } from 'vitest';
import type { Outcome } from '#core/reply.ts';
import type { CompleteRequest } from '#core/request.ts';
import type { Result } from '../../simulators/slack/index.ts';
import { later, manualTiming, reply, testBot } from './fakes.ts';

function view(result: Result) {
  if (result.kind !== 'form') throw new Error(`no form but ${JSON.stringify(result)}`);
  return result.view;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe.each(['http', 'socket'] as const)('a form over %s', (mode) => {
  it('is shown when a command comes without what it needs, and answers in its place', async () => {
    const { slack, asked } = await testBot({ mode });
    const ana = slack.person({ name: 'Ana' });
    const form = view(await ana.slash('/quote', 'only-me in:harbour'));
    const told = await ana.submit(form, { words: 'the silent ferry' });
    expect(told).toMatchObject({ message: { text: 'hello', visibility: 'public' } });
    expect(asked[0]).toMatchObject({ kind: 'command', path: ['quote'], args: { words: 'the silent ferry' } });
  });

  it('brings its file', async () => {
    const { slack, asked } = await testBot({ mode });
    const ana = slack.person({ name: 'Ana' });
    const form = view(await ana.slash('/parley', 'article add'));
    await ana.submit(form, {}, [{ name: 'harbour.md', bytes: bytes('The tide came late.') }]);
    expect(asked[0]).toMatchObject({ path: ['parley', 'article', 'add'], files: [{ name: 'harbour.md' }] });
    const [request] = asked;
    const files = request?.kind === 'command' ? request.files : [];
    expect(new TextDecoder().decode(files[0]?.bytes)).toBe('The tide came late.');
  });

  it('stays open with what was typed, and says what is wrong with it', async () => {
    const refused: Outcome = { ...reply('The file is empty.', 'only-me'), failed: true } as Outcome;
    const { slack } = await testBot({ mode, answer: () => refused });
    const ana = slack.person({ name: 'Ana' });
    const form = view(await ana.slash('/parley', 'article add'));
    const told = await ana.submit(form, {}, [{ name: 'empty.md', bytes: bytes('') }]);
    expect(told).toEqual({ kind: 'faults', faults: { file: 'The file is empty.' } });
    expect(await ana.submit(form, { text: 'words' })).toMatchObject({ kind: 'faults' });
  });

  it('closes in time when its answer takes long, which then comes as a message', async () => {
    const timing = manualTiming();
    const slow = later<Outcome>();
    const { slack, inbox } = await testBot({ mode, timing, answer: () => slow.promise });
    const ana = slack.person({ name: 'Ana' });
    const form = view(await ana.slash('/quote'));
    const told = ana.submit(form, { words: 'x' });
    timing.pass(1_500);
    await expect.poll(() => inbox.all.length).toBe(1);
    slow.resolve(reply('at last', 'only-me'));
    expect(await told).toMatchObject({ message: { text: 'at last', visibility: 'only-me' } });
  });

  it('filled in for longer than Slack waits is answered all the same', async () => {
    const { slack } = await testBot({ mode });
    const ana = slack.person({ name: 'Ana' });
    const form = view(await ana.slash('/quote'));
    slack.clock.pass(40 * 60 * 1000);
    expect(await ana.submit(form, { words: 'x' })).toMatchObject({ message: { text: 'hello', visibility: 'public' } });
  });

  it('offers what fits what is typed into its lists, and nothing when that goes wrong', async () => {
    const found = [{ value: 'harbour', label: 'The harbour' }];
    const { slack } = await testBot({
      mode,
      complete: async ({ typed, option, path }) => {
        if (typed === 'broken') throw new Error('broken');
        return typed === 'harb' && option === 'in' && path.join() === 'quote' ? found : [];
      },
      broken: true,
    });
    const ana = slack.person({ name: 'Ana' });
    const form = view(await ana.slash('/quote'));
    expect(await ana.suggest(form, 'in', 'harb')).toEqual(found);
    expect(await ana.suggest(form, 'in', 'broken')).toEqual([]);
  });

  it('offers something to somebody whom Slack has not told of yet, as to a member who reads English', async () => {
    const found = [{ value: 'harbour', label: 'The harbour' }];
    const asked: CompleteRequest[] = [];
    const complete = async (request: CompleteRequest) => {
      asked.push(request);
      return found;
    };
    const { slack } = await testBot({ mode, complete });
    const form = view(await slack.person({ name: 'Ana' }).slash('/quote'));
    const bo = slack.person({ name: 'Bo', locale: 'zh-CN', admin: true });
    expect(await bo.suggest(form, 'in', 'harb')).toEqual(found);
    expect(asked[0]).toMatchObject({ language: 'en', user: { id: bo.facts.id, may: 'member' } });
  });

  it('is opened in the language of who asked, once that is known', async () => {
    const { slack } = await testBot({ mode });
    const bo = slack.person({ name: 'Bo', locale: 'zh-CN' });
    expect(view(await bo.slash('/quote')).title).toMatchObject({ text: '/引用' });
  });

  it('that comes too late is replaced by words that say what is missing', async () => {
    const { slack, asked } = await testBot({ mode, answer: () => reply('The words are missing.', 'only-me') });
    slack.trouble('views.open', 200, { error: 'expired_trigger_id' });
    const told = await slack.person({ name: 'Ana' }).slash('/quote');
    expect(told).toMatchObject({ message: { text: 'The words are missing.' } });
    expect(asked).toHaveLength(1);
  });
});

describe('a shortcut on a message', () => {
  it('looks for its words, in the thread that the message stands in', async () => {
    const { slack, asked } = await testBot();
    const ana = slack.person({ name: 'Ana' });
    const root = ana.say('About the ferry');
    const message = ana.say('Wasn’t it silent?', root.ts);
    const told = await ana.shortcut('shortcut|quote', message);
    expect(told).toMatchObject({ message: { text: 'hello', thread: root.ts } });
    expect(asked[0]).toMatchObject({ args: { words: 'Wasn’t it silent?' } });
  });

  it('without words asks for them', async () => {
    const { slack } = await testBot();
    const ana = slack.person({ name: 'Ana' });
    expect(await ana.shortcut('shortcut|quote', ana.say(''))).toMatchObject({ kind: 'form' });
  });
});

describe('a mention without what the command needs', () => {
  it('is answered with words, for there is no form to open', async () => {
    const { slack, asked } = await testBot();
    await slack.person({ name: 'Ana' }).mention('@parley quote');
    expect(asked[0]).toMatchObject({ path: ['quote'], args: {} });
    expect(slack.world.requests.map(({ method }) => method)).not.toContain('views.open');
  });
});
