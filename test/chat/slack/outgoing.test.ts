import { describe, expect, it } from 'vitest';
import { MOST_PINGS, type OutgoingMessage } from '#core/outgoing.ts';
import { paragraph, type Reply, text } from '#core/reply.ts';
import type { Json } from '../../simulators/slack/world.ts';
import { manualTiming, testBot } from './fakes.ts';
import { allowed, KEY, LATER, post, to, WORKSPACE, words } from './outgoing-fakes.ts';

describe('a post that nobody asked for', () => {
  it('is there once, with its link, and shows no preview of a linked page', async () => {
    const { send, posts, calls } = await allowed();
    const sent = await send(post());
    expect(posts().map(({ text }) => text)).toEqual(['What is scarce?']);
    const ts = posts()[0]?.ts ?? '';
    const link = `https://readers.slack.com/archives/C0READING/p${ts.replace('.', '')}`;
    expect(sent).toEqual({ kind: 'sent', id: ts, link });
    expect(calls('chat.postMessage')[0]).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
  });

  it('stands in the thread that it was to go to', async () => {
    const { send, posts, slack } = await allowed();
    const { ts } = slack.person({ name: 'Ana' }).say('Let us talk here.');
    await send(post({ to: { ...to, thread: ts } }));
    expect(posts()).toMatchObject([{ text: 'What is scarce?', thread: ts }]);
  });

  it('is sent although Slack does not tell its link', async () => {
    const { send, slack } = await allowed();
    slack.trouble('chat.getPermalink', 500);
    expect(await send(post())).toEqual({ kind: 'sent', id: expect.any(String) });
  });

  it('says nothing of its schedule to whoever reads the metadata', async () => {
    const { send, calls } = await allowed();
    await send(post());
    const metadata = calls('chat.postMessage')[0]?.metadata;
    expect(metadata).toMatchObject({ event_type: 'parley_post' });
    expect(JSON.stringify(metadata)).not.toMatch(/daily|morning|2026/);
  });

  it('with more words than a message takes is its first page, with a button to the next', async () => {
    const { send, posts } = await allowed();
    const reply = {
      language: 'en' as const,
      blocks: Array.from({ length: 8 }, () => paragraph(text('lamps '.repeat(400)))),
    };
    expect((await send(post({ reply }))).kind).toBe('sent');
    expect(posts()[0]?.buttons.map(({ label }) => label)).toEqual(['Next page ▶']);
  });
});

describe('who is notified by a post', () => {
  const group = { kind: 'group', id: 'S0READERS', name: 'readers' } as const;
  const elements = (body: Json | undefined) => JSON.stringify((body?.blocks as Json[] | undefined)?.[0]);

  it.each([
    ['a user group', group, { type: 'usergroup', usergroup_id: 'S0READERS' }],
    ['a person', { kind: 'user', id: 'U0ANA', name: 'Ana' } as const, { type: 'user', user_id: 'U0ANA' }],
  ])('is %s, mentioned above the words and named in the notification', async (_, ping, element) => {
    const { send, calls } = await allowed();
    expect(await send(post({ pings: [ping] }))).not.toHaveProperty('pinged');
    const [body] = calls('chat.postMessage');
    expect(elements(body)).toContain(JSON.stringify(element));
    expect(body?.text).toBe(`@${ping.name}\nWhat is scarce?`);
  });

  it('is not named by an id in the notification, where that is all that is known', async () => {
    const { send, calls } = await allowed();
    await send(post({ pings: [{ kind: 'user', id: 'U0ANA', name: 'U0ANA' }] }));
    expect(calls('chat.postMessage')[0]?.text).toBe('What is scarce?');
  });

  it('is nobody where no sound is wanted, because Slack has no silent mention; the name stands there', async () => {
    const { send, calls, posts } = await allowed();
    expect(await send(post({ pings: [group], isSilent: true }))).not.toHaveProperty('pinged');
    expect(elements(calls('chat.postMessage')[0])).not.toContain('usergroup');
    expect(posts()[0]?.text).toBe('@readers\nWhat is scarce?');
  });

  it('is nobody for a Discord role or an id of another form, and that is told', async () => {
    const { send } = await allowed();
    const wrong = { kind: 'role', id: '123', name: 'Readers' } as const;
    expect(await send(post({ pings: [wrong] }))).toMatchObject({ kind: 'sent', pinged: false });
  });

  it('is nobody where Slack does not know the group any more; the post comes all the same, and that is told', async () => {
    const { send, slack, posts } = await allowed();
    slack.trouble('chat.postMessage', 200, { error: 'invalid_blocks' });
    expect(await send(post({ pings: [group] }))).toMatchObject({ kind: 'sent', pinged: false });
    expect(posts()).toHaveLength(1);
  });

  it('is everybody else where Slack does not know one group any more', async () => {
    const { send, slack, posts } = await allowed();
    const ana = { kind: 'user', id: 'U0ANA', name: 'Ana' } as const;
    slack.trouble('chat.postMessage', 200, { error: 'invalid_blocks' });
    expect(await send(post({ pings: [group, ana] }))).toMatchObject({ kind: 'sent', pinged: false });
    expect(elements(posts()[0]?.message)).toContain('"user_id":"U0ANA"');
    expect(posts().map(({ text }) => text)).toEqual(['@readers @U0ANA\nWhat is scarce?']);
  });

  it('is as many of twenty as a long message has room for, and that some were left out is told', async () => {
    const { send, posts } = await allowed();
    const pings = Array.from({ length: MOST_PINGS }, (_, at) => ({
      kind: 'user' as const,
      id: `U0${'N'.repeat(60)}${at}`,
      name: `Reader ${at}`,
    }));
    expect(await send(post({ pings }))).not.toHaveProperty('pinged');
    const full = {
      language: 'en' as const,
      blocks: Array.from({ length: 40 }, () => paragraph(text('lamps '.repeat(60)))),
    };
    expect(await send(post({ pings, reply: full }), undefined, 'full')).toMatchObject({ kind: 'sent', pinged: false });
    expect(posts()).toHaveLength(2);
  });

  it('is never whoever a member’s words name', async () => {
    const { send, calls } = await allowed();
    const reply: Reply = {
      language: 'en',
      blocks: [paragraph(text('<!channel> <@U0ANA> @here <!subteam^S1>'), { kind: 'user', id: 'U0ANA', text: 'Ana' })],
    };
    await send(post({ reply }));
    const sent = JSON.stringify(calls('chat.postMessage')[0]);
    expect(sent).not.toMatch(/"type":"(?:user|usergroup|broadcast)"/);
    expect(calls('chat.postMessage')[0]?.text).not.toContain('<');
  });
});

describe('other messages that nobody asked for', () => {
  it('a thread begins with a reply below the post, and its id is the post’s', async () => {
    const { send, posts } = await allowed();
    const sent = await send(post());
    const message = sent.kind === 'sent' ? sent.id : '';
    const opened = await send({
      kind: 'thread',
      to,
      message,
      name: 'What is scarce?',
      reply: words('Answers go here.'),
    });
    expect(opened).toMatchObject({ kind: 'sent', id: message, link: expect.stringContaining(`thread_ts=${message}`) });
    expect(posts()).toMatchObject([{ text: 'What is scarce?' }, { text: 'Answers go here.', thread: message }]);
  });

  it('a thread in doubt is found below its post', async () => {
    const { send, slack, posts } = await allowed();
    const sent = await send(post());
    const message = sent.kind === 'sent' ? sent.id : '';
    const thread: OutgoingMessage = { kind: 'thread', to, message, name: 'x', reply: words('Answers go here.') };
    slack.trouble('chat.postMessage', 0, { isDone: true });
    expect(await send(thread)).toEqual({ kind: 'in doubt' });
    slack.clock.pass(LATER);
    expect(await send(thread, LATER)).toMatchObject({ kind: 'sent', id: message });
    expect(posts()).toHaveLength(2);
  });

  it('in a thread there is no thread of its own', async () => {
    const { send } = await allowed();
    const thread: OutgoingMessage = {
      kind: 'thread',
      to: { ...to, thread: '1.2' },
      message: '1.3',
      name: 'x',
      reply: words('y'),
    };
    expect(await send(thread)).toMatchObject({ kind: 'refused', why: 'no-threads' });
  });

  it('an edit changes the words, may be repeated, and keeps the mark by which the post is found', async () => {
    const { send, slack, posts } = await allowed();
    const sent = await send(post());
    const edit: OutgoingMessage = {
      kind: 'edit',
      to,
      message: sent.kind === 'sent' ? sent.id : '',
      reply: words('Closed.'),
    };
    slack.trouble('chat.update', 0, { isDone: true });
    expect(await send(edit)).toMatchObject({ kind: 'refused', why: 'trouble' });
    expect(await send(edit, LATER)).toMatchObject({ kind: 'sent' });
    expect(posts()).toMatchObject([{ text: 'Closed.', message: { metadata: { event_type: 'parley_post' } } }]);
  });

  it('a direct message comes in the conversation with the person and names the place', async () => {
    const { send, slack } = await allowed();
    const ana = slack.person({ name: 'Ana' });
    const direct: OutgoingMessage = {
      kind: 'direct',
      user: ana.facts.id,
      about: to,
      reply: words('I could not post.'),
    };
    expect(await send(direct)).toMatchObject({ kind: 'sent' });
    const [told] = slack.privateMessages(ana);
    expect(told?.text).toContain('I could not post.');
    expect(JSON.stringify(told?.message.blocks)).toContain('"channel_id":"C0READING"');
  });

  it('a direct message to somebody who is not there is refused', async () => {
    const { send } = await allowed();
    const direct = (user: string): OutgoingMessage => ({ kind: 'direct', user, about: to, reply: words('x') });
    expect(await send(direct('U0NOBODY'))).toMatchObject({ kind: 'refused', why: 'unreachable' });
    expect(await send(direct('somebody'))).toMatchObject({ kind: 'refused', why: 'unreachable' });
  });
});

describe('where a post cannot be', () => {
  it.each([
    ['archived', 'archived', 'is_archived'],
    ['gone', 'channel-gone', 'channel_not_found'],
  ] as const)('because the channel is %s, it is refused with the reason', async (channel, why, code) => {
    const { send, slack } = await allowed();
    slack.world.channel = channel;
    expect(await send(post())).toEqual({ kind: 'refused', why, code });
  });

  it('because the bot is no member, it is refused, unless the app may post without joining', async () => {
    const { send, slack } = await allowed();
    slack.world.botIsMember = false;
    slack.world.scopes.splice(5);
    expect(await send(post())).toMatchObject({ kind: 'refused', why: 'not-in-channel' });
    slack.world.scopes.push('chat:write.public');
    expect((await send(post())).kind).toBe('sent');
  });

  it('because a scope is missing, the scope is named', async () => {
    const { send, slack } = await allowed();
    slack.world.scopes.splice(slack.world.scopes.indexOf('chat:write'), 1);
    expect(await send(post())).toMatchObject({ why: 'no-permission', code: 'missing_scope', missing: 'chat:write' });
  });

  it('because of the rate, it is told at once how long to wait, and nothing waits here', async () => {
    const timing = manualTiming();
    const { slack, chat } = await testBot({ timing });
    slack.trouble('chat.postMessage', 429, { retryAfter: 30 });
    const refused = await chat.outgoing.send(WORKSPACE, post(), { key: KEY });
    expect(refused).toEqual({ kind: 'refused', why: 'rate-limited', code: '429', retryAfter: 30_000 });
  });

  it('because the workspace is another one or Slack was not reached yet, nothing is asked', async () => {
    const { chat, calls } = await allowed();
    expect(await chat.outgoing.send('slack-T0OTHERS', post(), { key: KEY })).toMatchObject({ why: 'removed' });
    expect(calls('chat.postMessage')).toEqual([]);
  });
});
