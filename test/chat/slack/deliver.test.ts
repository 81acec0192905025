import { describe, expect, it } from 'vitest';
import type { Outcome } from '#core/reply.ts';
import { button, later, manualTiming, reply, seenIn, testBot, update } from './fakes.ts';

const MODES = ['http', 'socket'] as const;

describe.each(MODES)('answers over %s', (mode) => {
  it('come with the acknowledgement once the person is known', async () => {
    const { slack, inbox } = await testBot({ mode });
    const ana = slack.person({ name: 'Ana' });
    await ana.slash('/quote', 'first');
    expect(inbox.all).toHaveLength(1);
    const sent = slack.world.requests.length;
    expect(seenIn(await ana.slash('/quote', 'ferry'))).toMatchObject({ text: 'hello', visibility: 'public' });
    expect(slack.world.requests.slice(sent).map(({ method }) => method)).toEqual(['ack.slash']);
    expect(inbox.all).toHaveLength(1);
  });

  it('come later, and are pending until then, where Slack has to be asked first who somebody is', async () => {
    const { slack, inbox, asked } = await testBot({ mode });
    const bo = slack.person({ name: 'Bo', locale: 'zh-TW', admin: true });
    expect(seenIn(await bo.slash('/quote', 'ferry')).text).toBe('hello');
    expect(asked[0]).toMatchObject({ language: 'zh-Hant', user: { id: bo.facts.id, name: 'Bo', may: 'manager' } });
    expect(inbox.all.map(({ platform }) => platform)).toEqual(['slack']);
  });

  it('come later where they take long: the command is acknowledged in time', async () => {
    const timing = manualTiming();
    const slow = later<Outcome>();
    const { slack, inbox, asked } = await testBot({
      mode,
      timing,
      answer: () => (asked.length > 1 ? slow.promise : reply('at once')),
    });
    const ana = slack.person({ name: 'Ana' });
    await ana.slash('/quote', 'to be known');
    const answered = ana.slash('/quote', 'ferry');
    timing.pass(1_500);
    await expect.poll(() => inbox.all.length).toBe(2);
    slow.resolve(reply('at last', 'only-me'));
    expect(seenIn(await answered)).toMatchObject({ text: 'at last', visibility: 'only-me' });
  });

  it('to a press change the message, or say something new beside it', async () => {
    const { slack } = await testBot({
      mode,
      answer: (request) => {
        if (request.kind === 'command')
          return reply('card', 'public', button('quote|next|1', 'Next'), button('quote|own|1', 'Mine'));
        return request.button === 'quote|next|1' ? update('second') : reply('own', 'only-me');
      },
    });
    const ana = slack.person({ name: 'Ana' });
    const card = seenIn(await ana.slash('/quote', 'ferry'));
    expect(seenIn(await ana.press(card, 'Mine'))).toMatchObject({ text: 'own', visibility: 'only-me' });
    const second = seenIn(await ana.press(card, 'Next'));
    expect([second.ts, second.text]).toEqual([card.ts, 'second']);
    expect(slack.channelMessages().map(({ text }) => text)).toEqual(['second']);
  });

  it('to a press in a thread stay in the thread', async () => {
    const { slack } = await testBot({
      mode,
      answer: ({ kind }) => reply('card', 'public', ...(kind === 'command' ? [button('quote|more|1', 'More')] : [])),
    });
    const ana = slack.person({ name: 'Ana' });
    const root = ana.say('What was it about the ferry?');
    const card = seenIn(await ana.mention('@parley quote ferry', { thread: root.ts }));
    expect(card.thread).toBe(root.ts);
    expect(seenIn(await ana.press(card, 'More')).thread).toBe(root.ts);
  });

  it('to a press that take long come after its acknowledgement', async () => {
    const timing = manualTiming();
    const slow = later<Outcome>();
    const { slack, inbox } = await testBot({
      mode,
      timing,
      answer: ({ kind }) => (kind === 'press' ? slow.promise : reply('card', 'public', button('quote|next|1', 'Next'))),
    });
    const ana = slack.person({ name: 'Ana' });
    const card = seenIn(await ana.slash('/quote', 'x'));
    const pressed = ana.press(card, 'Next');
    timing.pass(1_500);
    await expect.poll(() => inbox.all.length).toBe(2);
    slow.resolve(update('second'));
    expect(seenIn(await pressed).text).toBe('second');
  });

  it('to a mention are posted where it was said, to one alone if they are for one alone', async () => {
    const { slack, inbox } = await testBot({
      mode,
      answer: (request) =>
        reply('hi', request.kind === 'command' && request.args.words === 'me' ? 'only-me' : 'public'),
    });
    const ana = slack.person({ name: 'Ana' });
    expect(seenIn(await ana.mention('@parley quote ferry'))).toMatchObject({ text: 'hi', visibility: 'public' });
    expect(seenIn(await ana.mention('@parley quote me')).visibility).toBe('only-me');
    await expect.poll(() => inbox.all.map(({ state }) => state)).toEqual(['done', 'done']);
  });

  it('are given once to what is delivered twice', async () => {
    const { slack, asked } = await testBot({
      mode,
      answer: () => reply('hello', 'public', button('quote|next|1', 'Next')),
    });
    const ana = slack.person({ name: 'Ana' });
    await ana.mention('@parley quote ferry', { twice: true });
    const card = seenIn(await ana.slash('/quote', 'ferry', { twice: true }));
    await ana.press(card, 'Next', { twice: true });
    expect(asked).toHaveLength(3);
    expect(slack.channelMessages()).toHaveLength(3);
  });

  it('tell what is wrong with what was typed, to who typed it', async () => {
    const { slack } = await testBot({ mode });
    const ana = slack.person({ name: 'Ana' });
    const wrong = seenIn(await ana.slash('/parley', 'sing'));
    expect(wrong.visibility).toBe('only-me');
    expect(wrong.text).toContain('/parley sing');
  });

  it('are given although the answering itself breaks', async () => {
    const { slack, bugs } = await testBot({ mode, broken: true, answer: () => Promise.reject(new Error('broken')) });
    const told = seenIn(await slack.person({ name: 'Ana' }).slash('/quote', 'x'));
    expect(told).toMatchObject({ visibility: 'only-me', text: expect.stringContaining('Something went wrong') });
    expect(bugs).toHaveLength(1);
  });

  it('that are longer than a message come in pages that can be turned', async () => {
    const kept: string[] = [];
    const words = (page: number) => ({ page, reply: { language: 'en', blocks: long } }) as const;
    const long = Array.from({ length: 80 }, (_, i) => ({ kind: 'heading', text: `Chapter ${i}` }) as const);
    const { slack } = await testBot({
      mode,
      storeLongReply: async () => {
        kept.push('card');
        return (page) => `page|${page}|card`;
      },
      answer: (request) =>
        request.kind === 'command'
          ? { kind: 'reply', visibility: 'public', ...words(0) }
          : { kind: 'update', visibility: 'public', ...words(1) },
    });
    const ana = slack.person({ name: 'Ana' });
    const first = seenIn(await ana.slash('/quote', 'x'));
    expect(first.text).toContain('Chapter 0');
    const next = first.buttons.at(-1)?.label ?? '';
    expect(first.buttons.at(-1)?.action.action_id).toBe('page|1|card');
    const second = seenIn(await ana.press(first, next));
    expect(second.text).toContain('Chapter 79');
    expect(second.text).not.toContain('Chapter 0');
    expect(kept).toEqual(['card']);
  });
});
