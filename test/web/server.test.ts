import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SiteEnv } from '#web/language.ts';
import { startServer } from '#web/server.ts';

const LOOPBACK = { port: 0, hostname: '127.0.0.1' };

afterEach(() => {
  vi.useRealTimers();
});

describe('serving', () => {
  it('says where it is and answers there', async () => {
    const server = await startServer(
      new Hono<SiteEnv>().get('/', (c) => c.text('here')),
      LOOPBACK,
    );
    expect(await (await fetch(server.url)).text()).toBe('here');
    await server.close();
    await expect(fetch(server.url)).rejects.toThrow();
  });

  it('says when the port is taken', async () => {
    const server = await startServer(new Hono<SiteEnv>(), LOOPBACK);
    const port = Number(new URL(server.url).port);
    await expect(startServer(new Hono<SiteEnv>(), { ...LOOPBACK, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await server.close();
  });

  it('hands what comes to a chat’s path to the chat, untouched, and nothing else', async () => {
    const heard: string[] = [];
    const listener: RequestListener = async (request, response) => {
      heard.push(`${request.url} ${await text(request)}`);
      response.end('thanks');
    };
    const app = new Hono<SiteEnv>().all('*', (c) => c.text(`page ${c.req.path}`));
    const server = await startServer(app, { ...LOOPBACK, base: '/parley', raw: { path: '/slack/events', listener } });
    const post = async (path: string, body: string) =>
      (await fetch(`${server.url}${path}`, { method: 'POST', body })).text();
    expect(await post('/slack/events?x=1', 'token=a&text=%E8%BF%90%E6%B2%B3+')).toBe('thanks');
    expect(await post('/parley/slack/events', '{"a": 1}\n')).toBe('thanks');
    expect(await post('/slack/events/more', 'x')).toBe('page /slack/events/more');
    expect(await post('/parley/slack', 'x')).toBe('page /slack');
    expect(await post('/parleyslack/events', 'x')).toBe('page /parleyslack/events');
    expect(heard).toEqual(['/slack/events?x=1 token=a&text=%E8%BF%90%E6%B2%B3+', '/slack/events {"a": 1}\n']);
    await server.close();
  });

  it('answers under a path as a proxy hands it on, taken away or not', async () => {
    const app = new Hono<SiteEnv>().get('/health', (c) => c.text('well'));
    const server = await startServer(app, { ...LOOPBACK, base: '/parley' });
    for (const path of ['/health', '/parley/health'])
      expect(await (await fetch(server.url + path)).text()).toBe('well');
    expect((await fetch(`${server.url}/parley/parley/health`)).status).toBe(404);
    await server.close();
  });

  it('ends streams that never end when it stops', async () => {
    let ended = () => {};
    const told = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const app = new Hono<SiteEnv>().get('/', (c) =>
      streamSSE(c, async (stream) => {
        stream.onAbort(ended);
        await stream.writeSSE({ data: 'first' });
        await told;
      }),
    );
    const server = await startServer(app, LOOPBACK);
    const response = await fetch(server.url);
    const reader = response.body?.getReader();
    await reader?.read();
    const rest = reader?.read().catch(() => 'broken off');
    // So that it is not the end of the server's patience that ends them.
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    await server.close();
    await told;
    expect(await rest).toBe('broken off');
  });

  it('lets an answer under way finish', async () => {
    let go = () => {};
    const started = Promise.withResolvers<void>();
    const waiting = new Promise<void>((resolve) => {
      go = resolve;
    });
    const app = new Hono<SiteEnv>().get('/', async (c) => {
      started.resolve();
      await waiting;
      return c.text('finished');
    });
    const server = await startServer(app, LOOPBACK);
    const answer = fetch(server.url).then((response) => response.text());
    await started.promise;
    const closed = server.close();
    go();
    expect(await answer).toBe('finished');
    await closed;
  });
});
