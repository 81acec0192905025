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
