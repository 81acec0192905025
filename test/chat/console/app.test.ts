import { describe, expect, it } from 'vitest';
import { renderDiscord } from '#chat/discord/render.ts';
import type { Outcome } from '#core/reply.ts';
import type { CommandRequest, PressRequest } from '#core/request.ts';
import { listen, memoryTranscript, said, testConsole } from './fakes.ts';

const onlyMe = (words: string): Outcome => ({ kind: 'reply', visibility: 'only-me', reply: said(words) });
const toAll = (words: string): Outcome => ({ kind: 'reply', visibility: 'public', reply: said(words) });
const update = (words: string): Outcome => ({ kind: 'update', visibility: 'public', reply: said(words) });

describe('people in the console', () => {
  it('see what each of them said, in order, with who said it', async () => {
    const { app, say } = testConsole();
    await say('The night library changed my mind.', { name: 'Ana' });
    await say('我不同意。', { name: '小林', may: 'facilitator' });
    const [batch] = await listen(app);
    expect(batch?.messages.map(({ html }) => html)).toEqual([
      expect.stringContaining('The night library changed my mind.'),
      expect.stringContaining('我不同意。'),
    ]);
    expect(batch?.messages[1]?.html).toContain('小林');
    expect(batch?.messages[1]?.html).toContain('Facilitator');
  });

  it('ask Parley by its name, as in the chats', async () => {
    const asked: unknown[] = [];
    const { say } = testConsole({
      answer: async (request) => {
        asked.push(request.kind === 'command' && { path: request.path, args: request.args });
        return toAll('hello');
      },
    });
    for (const line of ['@Parley quote night library', '@parley: quote night library', '＠Parley，引用 night library'])
      expect((await say(line)).kind).toBe('public');
    expect(asked).toEqual(Array(3).fill({ path: ['quote'], args: { words: 'night library' } }));
    expect((await say('@Parleyan quote night library')).html).toContain('@Parleyan');
    expect(asked).toHaveLength(3);
  });

  it('hear what was said while they were away, and only that', async () => {
    const { app, say } = testConsole();
    await say('First.');
    const [before] = await listen(app);
    await say('Second.');
    const [after] = await listen(app, { after: Number(before?.id) });
    expect(after?.reset).toBe(false);
    expect(after?.messages).toHaveLength(1);
    expect(after?.messages[0]?.html).toContain('Second.');
  });

  it('hear at once what is said while they listen', async () => {
    const { app, say } = testConsole();
    const listening = listen(app, { enough: 2 });
    await say('Just now.');
    const batches = await listening;
    expect(batches.map(({ reset }) => reset)).toEqual([true, false]);
    const heard = batches.flatMap(({ messages }) => messages.map(({ html }) => html)).join('');
    expect(heard).toContain('Just now.');
  });

  it('begin anew when the data is not what they saw', async () => {
    const { app, say } = testConsole();
    await say('All there is.');
    const [batch] = await listen(app, { after: 500 });
    expect(batch?.reset).toBe(true);
    expect(batch?.messages).toHaveLength(1);
  });

  it('find their messages after a restart', async () => {
    const transcript = memoryTranscript();
    await testConsole({ transcript }).say('Before the restart.');
    const [batch] = await listen(testConsole({ transcript }).app);
    expect(batch?.messages[0]?.html).toContain('Before the restart.');
  });

  it('keep to their channel', async () => {
    const { app, say } = testConsole();
    await say('Only here.', { channel: 'reading-room' });
    expect((await listen(app))[0]?.messages).toEqual([]);
    expect((await listen(app, { channel: 'reading-room' }))[0]?.messages).toHaveLength(1);
  });

  it('say a line once however often it is sent', async () => {
    const { app, say } = testConsole();
    await say('Once.', { key: 'the-same-key' });
    await say('Once.', { key: 'the-same-key' });
    expect((await listen(app))[0]?.messages).toHaveLength(1);
  });
});

describe('a command in the console', () => {
  it('reaches the core with who asked, where, and what came along', async () => {
    const asked: (CommandRequest | PressRequest)[] = [];
    const answer = async (request: CommandRequest | PressRequest) => {
      asked.push(request);
      return toAll('done');
    };
    const { say } = testConsole({ answer });
    const file = new File(['A line.\n'], 'essay.txt');
    await say('/parley article add', { name: ' Ana ', may: 'facilitator', file });
    expect(asked).toEqual([
      {
        kind: 'command',
        user: { id: 'Ana', name: 'Ana', may: 'facilitator' },
        place: { platform: 'console', workspace: 'local', channel: 'general' },
        language: 'en',
        path: ['parley', 'article', 'add'],
        args: {},
        files: [{ name: 'essay.txt', bytes: new TextEncoder().encode('A line.\n') }],
      },
    ]);
  });

  it('is answered for everybody, with the line that was asked', async () => {
    const { app, say } = testConsole({ answer: async () => toAll('Here it is.') });
    const told = await say('/quote night library');
    expect(told.kind).toBe('public');
    const [batch] = await listen(app);
    expect(batch?.messages[0]?.html).toContain('/quote night library');
    expect(batch?.messages[0]?.html).toContain('Here it is.');
  });

  it('is answered for one person without anybody else seeing question or answer', async () => {
    const { app, say } = testConsole({ answer: async () => onlyMe('Between us.') });
    const told = await say('/quote secret only-me');
    expect(told.kind).toBe('only-me');
    expect(told.html).toContain('Between us.');
    expect(told.html).toContain('Only you see this');
    expect(JSON.stringify(await listen(app))).not.toMatch(/secret|Between us/);
  });

  it('with an article pasted below it is shown without the article', async () => {
    const asked: CommandRequest[] = [];
    const { say } = testConsole({
      answer: async (request) => {
        if (request.kind === 'command') asked.push(request);
        return onlyMe('Read.');
      },
    });
    const told = await say(`/parley article add\n${'The tide went out. '.repeat(10_000)}`);
    expect(asked[0]?.args.text).toMatch(/^The tide went out\./);
    expect(told.html).toContain('/parley article add …');
    expect(told.html).not.toContain('The tide');
  });

  it('that does not exist is explained to who typed it alone', async () => {
    const { app, say } = testConsole();
    const told = await say('/qoute night');
    expect(told.kind).toBe('only-me');
    expect(told.html).toContain('/qoute');
    expect((await listen(app))[0]?.messages).toEqual([]);
  });
});

describe('a button in the console', () => {
  const answering = (outcome: Outcome) => async (request: CommandRequest | PressRequest) =>
    request.kind === 'press' ? outcome : toAll('Page 1');

  it('changes the message for everybody and keeps what was asked', async () => {
    const { app, say, press } = testConsole({ answer: answering(update('Page 2')) });
    const told = await say('/quote night library');
    const pressed = await press('quote|next|card', told, { name: '小林' });
    expect(pressed).toMatchObject({ kind: 'public', id: told.id });
    const [batch] = await listen(app, { after: told.seq });
    expect(batch?.messages).toHaveLength(1);
    expect(batch?.messages[0]).toMatchObject({ id: told.id, html: expect.stringContaining('Page 2') });
    expect(batch?.messages[0]?.html).toContain('/quote night library');
    expect(batch?.messages[0]?.html).not.toContain('小林');
  });

  it('on what only one person sees changes it there and nowhere else', async () => {
    const { app, press } = testConsole({ answer: answering(update('Page 2')) });
    const told = await press('quote|next|card', { id: 'mine-alone', seq: 0 });
    expect(told).toMatchObject({ kind: 'only-me', id: 'mine-alone', replaces: true });
    expect((await listen(app))[0]?.messages).toEqual([]);
  });

  it('can post for everybody what only one person saw', async () => {
    const { app, press } = testConsole({ answer: answering(toAll('Shared.')) });
    await press('quote|share|card', { id: 'mine-alone', seq: 0 });
    expect((await listen(app))[0]?.messages[0]?.html).toContain('Shared.');
  });

  it('on a message that is not there any more is answered anew', async () => {
    const { app, press } = testConsole({ answer: answering(update('Page 2')) });
    await press('quote|next|card', { id: 'long-gone-message', seq: 7 });
    expect((await listen(app))[0]?.messages[0]?.html).toContain('Page 2');
  });
});

describe('the view of another chat', () => {
  it('holds for all that the page asks for, once chosen', async () => {
    const { app, deps } = testConsole({ answer: async () => toAll('Here it is.') });
    const page = await app.request('/?as=discord');
    const [cookie = ''] = (page.headers.get('set-cookie') ?? '').split(';');
    const form = new FormData();
    const fields = { name: 'Ana', may: 'member', channel: 'general', key: 'a-key-of-a-line', line: '/quote ferry' };
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    Object.assign(deps.payloads, { discord: renderDiscord });
    const told = await app.request('/console/say', { method: 'POST', body: form, headers: { cookie } });
    expect(await told.text()).toContain('as-discord');
    expect((await listen(app))[0]?.messages[0]?.html).not.toContain('as-discord');
  });
});

describe('the chat page', () => {
  it('has a name for everything that can be focused, and hands the scripts their words', async () => {
    const { app } = testConsole();
    const page = await (await app.request('/?channel=reading-room')).text();
    expect(page).toContain('#reading-room');
    expect(page).toContain('data-words="{&quot;me&quot;');
    expect(page).toContain('role="log"');
    expect(page).not.toMatch(/ style=| on[a-z]+=/);
  });

  it('offers examples that work when sent as they are', async () => {
    const { app } = testConsole();
    const page = await (await app.request('/')).text();
    expect(page).toContain('data-example="/quote night library"');
    expect(page).not.toContain('data-example="/parley article add"');
  });

  it('falls back to #general for a channel that cannot be', async () => {
    const { app } = testConsole();
    const page = await (await app.request('/?channel=%3Cscript%3E')).text();
    expect(page).toContain('#general');
    expect(page).not.toContain('#<script>');
  });

  it('brings its scripts and styles with a tag, so that they are fetched once', async () => {
    const { app } = testConsole();
    const first = await app.request('/console/files/main.js');
    expect(first.headers.get('content-type')).toMatch(/javascript/);
    const etag = first.headers.get('etag') ?? '';
    const again = await app.request('/console/files/main.js', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });
});
