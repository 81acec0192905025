import { describe, expect, it } from 'vitest';
import { parseBody } from '#chat/console/message.ts';
import { renderMessage } from '#chat/console/render-message.ts';
import type { OutgoingMessage } from '#core/outgoing.ts';
import { paragraph, text } from '#core/reply.ts';
import { outgoingContract } from '../../contract/chat-outgoing.ts';
import { consoleOutgoing, consoleSite } from '../../contract/outgoing-console.ts';

outgoingContract(consoleOutgoing);

const to = { channel: 'general' };
const payloads = { discord: () => [], slack: () => [] };
const post = (words: string): OutgoingMessage => ({
  kind: 'post',
  to,
  reply: { language: 'en', blocks: [paragraph(text(words))] },
  isSilent: false,
});

describe('what the console shows unasked', () => {
  it('appears at once in every open tab', async () => {
    const { app, outgoing } = consoleSite();
    const tabs = await Promise.all([0, 1].map(() => app.request('/console/events?channel=general')));
    const readers = tabs.map((tab) => tab.body?.pipeThrough(new TextDecoderStream()).getReader());
    for (const reader of readers) expect((await reader?.read())?.value).toContain('"messages":[]');
    await outgoing.send('local', post('What is a harbour for?'), { key: 'day 1' });
    for (const reader of readers) {
      expect((await reader?.read())?.value).toContain('What is a harbour for?');
      await reader?.cancel();
    }
  });

  it('is a file to keep and no page, whatever it is called and whatever is in it', async () => {
    const { app, outgoing } = consoleSite();
    const file = { name: '辩论"\r\nX-Evil: 1/../记录.html', title: 'The debate', text: '<script>alert(1)</script>' };
    const sent = await outgoing.send('local', { kind: 'upload', to, file }, { key: 'file' });
    const message = sent.kind === 'sent' ? sent.id : '';
    const page = await app.request(`/console/file?${new URLSearchParams({ channel: 'general', message })}`);
    expect(await page.text()).toBe(file.text);
    expect(page.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const name = encodeURIComponent('辩论-X-Evil- 1-..-记录.html');
    expect(page.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w.-]+\.html"; filename\*=UTF-8''/,
    );
    expect(page.headers.get('content-disposition')).toContain(name);
    expect((await app.request('/console/file?channel=general&message=another-one')).status).toBe(404);
  });

  it('names who is notified, also as an earlier version stored it', () => {
    const stored = { format: 1, at: 0, kind: 'posted', reply: { language: 'en', blocks: [] }, ping: 'Readers & Co' };
    const viewer = { say: (words: { en: string }) => words.en, language: 'en', view: 'parley', payloads } as const;
    const html = renderMessage({ id: 'x', seq: 1, body: parseBody(stored) }, viewer);
    expect(html).toContain('<p class="ping"><strong><bdi>@Readers &amp; Co</bdi>');
  });

  it('is not changed by a second try with other words', async () => {
    const { app, outgoing } = consoleSite();
    const first = await outgoing.send('local', post('First.'), { key: 'day 1' });
    expect(await outgoing.send('local', post('Second.'), { key: 'day 1', since: 10 })).toEqual(first);
    const reader = (await app.request('/console/events?channel=general')).body?.getReader();
    const page = new TextDecoder().decode((await reader?.read())?.value);
    await reader?.cancel();
    expect(page).toContain('First.');
    expect(page).not.toContain('Second.');
  });

  it('cannot change a message that is not there, or that a person wrote', async () => {
    const { app, outgoing, bugs } = consoleSite();
    const form = new FormData();
    const said = { name: 'Ana', may: 'member', channel: 'general', key: 'a-key-of-ana', line: 'Good morning' };
    for (const [name, value] of Object.entries(said)) form.set(name, value);
    await app.request('/console/say', { method: 'POST', body: form });
    const reply = { language: 'en', blocks: [] } as const;
    for (const message of ['a-key-of-ana', 'another-key']) {
      const sent = await outgoing.send('local', { kind: 'edit', to, message, reply }, { key: message });
      expect(sent).toMatchObject({ kind: 'refused', why: 'message-gone' });
    }
    expect(bugs).toEqual([]);
  });
});
