import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** `headers.date` stands for the clock of whoever answers. `body` undefined: never answers. */
export type Faked = { status?: number; headers?: Record<string, string>; body?: unknown };
export type Asked = { method: string; url: string; authorization: string | undefined };

/** A platform on loopback that answers each path in one way, gone after the test. */
export async function fake(answers: Record<string, Faked>): Promise<{ url: string; asked: Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    asked.push({ method, url, authorization: headers.authorization });
    const answer = answers[url] ?? { status: 404, body: { message: 'nothing here' } };
    if (!('body' in answer)) return;
    response.writeHead(answer.status ?? 200, { 'content-type': 'application/json', ...answer.headers });
    response.end(JSON.stringify(answer.body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

export const APPLICATION = '123456789012345678';
/** Looks like a bot's token: the id in base64, two parts that nobody can guess. */
export const DISCORD_TOKEN = `${Buffer.from(APPLICATION).toString('base64')}.made-up.only-for-tests-not-a-secret`;
