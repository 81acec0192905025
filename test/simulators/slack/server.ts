import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { check } from './check.ts';
import { callMethod } from './methods.ts';
import { BOT, content, type Json, notice, post, type ResponseUrl, type Trouble, type World } from './world.ts';

/** What Slack's servers would answer: the Web API under /api/, response_urls, files. */
export async function startServer(world: World): Promise<Server> {
  const server = createServer((request, response) => {
    answer(world, request, response).catch((error: unknown) => {
      world.faults.push(`the simulator failed: ${error instanceof Error ? error.stack : String(error)}`);
      response.writeHead(500).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}

async function answer(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname } = new URL(request.url ?? '/', world.origin);
  if (pathname.startsWith('/api/')) return answerMethod(world, pathname.slice('/api/'.length), request, response);
  if (/^\/(?:commands|actions)\//.test(pathname)) return answerUrl(world, pathname, request, response);
  if (pathname.startsWith('/files-pri/')) return answerFile(world, pathname, request, response);
  if (pathname.startsWith('/upload/v1/')) return takeFile(world, pathname, request, response);
  response.writeHead(404).end();
}

async function bodyOf(request: IncomingMessage): Promise<Json> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  if ((request.headers['content-type'] ?? '').startsWith('application/json')) return JSON.parse(text || '{}');
  const fields = [...new URLSearchParams(text)];
  return Object.fromEntries(fields.map(([name, value]) => [name, /^[[{]/.test(value) ? JSON.parse(value) : value]));
}

function send(
  response: ServerResponse,
  status: number,
  body: Json | string,
  headers: Record<string, string> = {},
): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const type = typeof body === 'string' ? 'text/plain' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, ...headers }).end(text);
}

/** What goes wrong with this call, which then has been had. */
function troubleOf(world: World, method: string): Trouble | undefined {
  const at = world.trouble.findIndex((one) => one.method === method);
  const [trouble] = at < 0 ? [] : world.trouble.splice(at, 1);
  return trouble ?? world.mishap?.(method);
}

function sendTrouble(response: ServerResponse, { status, retryAfter, error = 'ratelimited' }: Trouble): void {
  // Nothing comes back at all.
  if (status === 0) response.destroy();
  else
    send(response, status, { ok: false, error }, retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) });
}

/** True if something went wrong with this call, and was answered. */
function troubled(world: World, method: string, response: ServerResponse): boolean {
  const trouble = troubleOf(world, method);
  if (trouble) sendTrouble(response, trouble);
  return trouble !== undefined;
}

async function answerMethod(
  world: World,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { token: inBody, ...body } = await bodyOf(request);
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? inBody;
  check(world, name, body);
  const trouble = troubleOf(world, name);
  if (trouble && !trouble.isDone) {
    await trouble.until;
    return sendTrouble(response, trouble);
  }
  const done =
    name === 'apps.connections.open'
      ? openConnection(world, token)
      : callMethod(world, name, typeof token === 'string' ? token : undefined, body);
  await trouble?.until;
  if (trouble && !isOnlyLate(trouble)) return sendTrouble(response, trouble);
  send(response, 200, done, headersOf(world));
}

const isOnlyLate = ({ status, error }: Trouble): boolean => status === 200 && error === undefined;

function headersOf(world: World): Record<string, string> {
  const date = new Date(world.clock.now()).toUTCString();
  return { 'x-oauth-scopes': world.scopes.join(','), 'x-slack-req-id': 'simulated', date };
}

function openConnection(world: World, token: unknown): Json {
  if (token === undefined) return { ok: false, error: 'not_authed' };
  if (token !== world.appToken) return { ok: false, error: 'invalid_auth' };
  return { ok: true, url: `${world.origin.replace('http', 'ws')}/link/?ticket=${++world.ids}&app_id=${BOT.app}` };
}

/** Slack's rules for a response_url: docs.slack.dev, "Handling user interaction". */
const MOST_USES = 5;
const URL_LIFE = 30 * 60 * 1000;

async function answerUrl(
  world: World,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  check(world, 'response_url', body);
  if (troubled(world, 'response_url', response)) return;
  const url = world.responseUrls.get(pathname);
  if (!url) return send(response, 404, { ok: false, error: 'no_such_url' });
  if (world.clock.now() - url.at > URL_LIFE) return send(response, 404, { ok: false, error: 'expired_url' });
  if (url.uses >= MOST_USES) return send(response, 404, { ok: false, error: 'used_url' });
  url.uses += 1;
  respond(world, url, body);
  send(response, 200, 'ok');
}

/** Also what a slash command is acknowledged with. A new message is only for who asked unless it says otherwise. */
export function respond(world: World, url: ResponseUrl, body: Json): void {
  if (body.delete_original === true && url.original) {
    world.messages.splice(world.messages.indexOf(url.original), 1);
    return;
  }
  if (body.replace_original === true && url.original) {
    Object.assign(url.original, content(body), { edited: url.original.edited + 1 });
    notice(world, { message: url.original, trigger: url.trigger });
    return;
  }
  const only = body.response_type === 'in_channel' ? {} : { only: url.user };
  notice(world, { message: post(world, body, { channel: url.channel, ...only }), trigger: url.trigger });
}

/** Takes the content of an announced file: once, of the length that was announced, without the token. */
async function takeFile(
  world: World,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (troubled(world, 'upload', response)) return;
  const file = world.uploads.get(pathname.slice('/upload/v1/'.length));
  if (request.headers.authorization) world.faults.push('upload: the token was sent with the file');
  if (!file || file.bytes || request.method !== 'POST') return send(response, 404, 'no such upload');
  if (bytes.length !== file.length) return send(response, 400, 'not the length that was announced');
  file.bytes = bytes;
  send(response, 200, `OK - ${bytes.length}`);
}

async function answerFile(
  world: World,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const id = /^\/files-pri\/[^/]+-(F\d+)\//.exec(pathname)?.[1] ?? '';
  const file = world.files.get(id);
  if (troubled(world, 'file', response)) return;
  const may = request.headers.authorization === `Bearer ${world.botToken}` && world.scopes.includes('files:read');
  // Whoever may not have it is led to the page for signing in.
  if (!may) return void response.writeHead(302, { location: `${world.origin}/?redir=${pathname}` }).end();
  if (!file) return send(response, 404, 'not found');
  response.writeHead(200, { 'content-type': 'text/plain' }).end(file.bytes);
}
