import type { IncomingMessage, Server } from 'node:http';
import { createServer } from 'node:http';
import type { APIApplicationCommand, RESTPutAPIApplicationCommandsJSONBody } from 'discord.js';
import { checkDiscord } from '../../platforms/discord-check.ts';
import { botUser, messageOf } from './payloads.ts';
import { guildMember, guildRoles } from './permissions.ts';
import {
  createDirect,
  createMessage,
  createThread,
  editMessage,
  getChannel,
  listMessages,
  patchChannel,
} from './posts.ts';
import {
  type Answer,
  type Body,
  deleteOriginal,
  editOriginal,
  firstAnswer,
  followUp,
  refused,
  UNKNOWN_MESSAGE,
} from './rules.ts';
import { type Interaction, type Message, newId, type Trouble, type UploadedFile, type World } from './world.ts';

const API = /^\/api\/v10(?=\/)/;

/** Discord's API over HTTP, as far as the bot uses it. */
export function openHttp(world: World, troubles: Trouble[]): Server {
  return createServer((request, response) => {
    void answer(world, troubles, request)
      .catch((error: unknown): Sent => {
        world.faults.push(`the simulator broke: ${error}`);
        return refused(500, 0, String(error));
      })
      .then(({ status, body, headers, bytes, cuts }) => {
        if (cuts) return void response.destroy();
        const type = bytes ? 'text/plain' : 'application/json';
        const date = new Date(world.clock.now()).toUTCString();
        response.writeHead(status, {
          date,
          ...((bytes ?? body) !== undefined && { 'content-type': type }),
          ...headers,
        });
        response.end(bytes ?? (body === undefined ? undefined : JSON.stringify(body)));
      });
  });
}

type Sent = Answer & { headers?: Record<string, string>; bytes?: Uint8Array; cuts?: boolean };

async function answer(world: World, troubles: Trouble[], request: IncomingMessage): Promise<Sent> {
  const method = request.method ?? 'GET';
  const url = new URL(request.url ?? '/', world.origin);
  const bytes = world.files.get(url.pathname);
  if (bytes && method === 'GET') return { status: 200, bytes };
  if (!API.test(url.pathname)) return refused(404, 0, '404: Not Found');
  const path = url.pathname.replace(API, '');
  const { body, files } = await read(request);
  world.requests.push({ method, path, body });
  world.faults.push(...checkDiscord(method, path, body));
  const trouble = troubleOf(troubles, method, path) ?? world.mishap?.(method, path);
  const needsToken = !path.startsWith('/interactions/') && !path.startsWith('/webhooks/');
  if (needsToken && request.headers.authorization !== `Bot ${world.token}`) return refused(401, 0, '401: Unauthorized');
  const carryOut = () => route(world, method, path, url.searchParams, body, files);
  return trouble ? troubled(trouble, carryOut) : carryOut();
}

type Received = { body: unknown; files: UploadedFile[] };

/** Reads the JSON, or a form with the JSON in `payload_json` and files (docs: reference, Uploading Files). */
async function read(request: IncomingMessage): Promise<Received> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk as Uint8Array);
  const bytes = Buffer.concat(chunks);
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/'))
    return { body: bytes.length ? JSON.parse(bytes.toString('utf8')) : undefined, files: [] };
  const fields = [...(await new Response(bytes, { headers: { 'content-type': type } }).formData())];
  const files = fields.flatMap(([key, value]) => (value instanceof File ? [{ key, file: value }] : []));
  const json = fields.find(([key]) => key === 'payload_json')?.[1];
  return {
    body: JSON.parse(String(json ?? 'null')),
    files: await Promise.all(files.map(async ({ key, file }) => ({ key, name: file.name, text: await file.text() }))),
  };
}

function troubleOf(troubles: Trouble[], method: string, path: string): Trouble | undefined {
  const fits = (one: Trouble) => (one.path?.test(path) ?? true) && (one.method ?? method) === method;
  const at = troubles.findIndex(fits);
  return at < 0 ? undefined : troubles.splice(at, 1)[0];
}

async function troubled(one: Trouble, carryOut: () => Answer): Promise<Sent> {
  const { status, code = 0, isTaken, isTwice, cuts, held, retryAfter: retry_after = 0.01 } = one;
  if (isTwice) carryOut();
  const answer = isTaken || isTwice ? carryOut() : undefined;
  await held;
  if (cuts) return { status: 0, cuts };
  if (status === undefined) return answer ?? carryOut();
  if (status !== 429) return refused(status, code, 'trouble');
  const headers = { 'retry-after': String(retry_after), 'x-ratelimit-scope': 'user' };
  return { status, headers, body: { message: 'You are being rate limited.', retry_after, global: false } };
}

type Route = [
  method: string,
  path: RegExp,
  answer: (world: World, found: string[], body: unknown, query: URLSearchParams, files: UploadedFile[]) => Answer,
];

const ROUTES: readonly Route[] = [
  ['GET', /^\/gateway\/bot$/, gatewayBot],
  ['GET', /^\/users\/@me$/, (world) => ({ status: 200, body: botUser(world) })],
  ['GET', /^\/applications\/@me$/, (world) => ({ status: 200, body: { id: world.application, name: 'Parley' } })],
  ['GET', /^\/applications\/(\d+)\/commands$/, (world) => ({ status: 200, body: world.commands })],
  ['PUT', /^\/applications\/(\d+)\/commands$/, putCommands],
  ['POST', /^\/interactions\/(\d+)\/([^/]+)\/callback$/, callback],
  ['GET', /^\/webhooks\/(\d+)\/([^/]+)\/messages\/(?:@|%40)original$/, getOriginal],
  ['PATCH', /^\/webhooks\/(\d+)\/([^/]+)\/messages\/(?:@|%40)original$/, patchOriginal],
  ['DELETE', /^\/webhooks\/(\d+)\/([^/]+)\/messages\/(?:@|%40)original$/, removeOriginal],
  ['POST', /^\/webhooks\/(\d+)\/([^/]+)$/, follow],
  ['GET', /^\/gateway$/, (world) => ({ status: 200, body: { url: world.origin.replace('http', 'ws') } })],
  ['POST', /^\/channels\/(\d+)\/messages$/, createMessage],
  ['GET', /^\/channels\/(\d+)\/messages$/, listMessages],
  ['PATCH', /^\/channels\/(\d+)\/messages\/(\d+)$/, editMessage],
  ['POST', /^\/channels\/(\d+)\/messages\/(\d+)\/threads$/, createThread],
  ['GET', /^\/channels\/(\d+)$/, getChannel],
  ['PATCH', /^\/channels\/(\d+)$/, patchChannel],
  ['POST', /^\/users\/(?:@|%40)me\/channels$/, createDirect],
  ['GET', /^\/guilds\/(\d+)\/roles$/, guildRoles],
  ['GET', /^\/guilds\/(\d+)\/members\/(\d+)$/, guildMember],
];

function route(
  world: World,
  method: string,
  path: string,
  query: URLSearchParams,
  body: unknown,
  files: UploadedFile[],
): Answer {
  for (const [verb, pattern, handle] of ROUTES) {
    const found = verb === method ? pattern.exec(path) : null;
    if (found) return handle(world, found.slice(1), body, query, files);
  }
  world.faults.push(`the simulator knows no ${method} ${path}`);
  return refused(404, 0, '404: Not Found');
}

function gatewayBot(world: World): Answer {
  const limit = { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 };
  const url = world.origin.replace('http', 'ws');
  return { status: 200, body: { url, shards: 1, session_start_limit: limit } };
}

/** Discord fills in what was left out, and its own ids. */
function putCommands(world: World, _found: string[], body: unknown): Answer {
  const wanted = body as RESTPutAPIApplicationCommandsJSONBody;
  world.commands = wanted.map((one) => ({
    id: newId(world),
    application_id: world.application,
    version: newId(world),
    default_member_permissions: null,
    nsfw: false,
    dm_permission: false,
    description: '',
    ...one,
  })) as APIApplicationCommand[];
  return { status: 200, body: world.commands };
}

const byToken = (world: World, token = ''): Interaction | undefined =>
  world.interactions.find((one) => one.token === token);

function callback(world: World, [id, token]: string[], body: unknown, query: URLSearchParams): Answer {
  const one = world.interactions.find((interaction) => interaction.id === id && interaction.token === token);
  const wrong = firstAnswer(world, one, body as Body);
  if (wrong || !one) return wrong ?? refused(404, 0, '');
  if (query.get('with_response') !== 'true') return { status: 204 };
  const message = one.original && messageOf(world, one.original);
  const interaction = { id: one.id, type: one.type, response_message_loading: one.original?.waiting ?? false };
  return { status: 200, body: { interaction, resource: { type: one.callback, ...(message && { message }) } } };
}

const shownAs = (world: World, result: Answer | Message): Answer =>
  'status' in result ? result : { status: 200, body: messageOf(world, result) };

function getOriginal(world: World, [, token]: string[]): Answer {
  const original = byToken(world, token)?.original;
  return original && !original.deleted ? shownAs(world, original) : UNKNOWN_MESSAGE;
}

function patchOriginal(world: World, [, token]: string[], body: unknown): Answer {
  return shownAs(world, editOriginal(world, byToken(world, token), body as Body));
}

function removeOriginal(world: World, [, token]: string[]): Answer {
  return deleteOriginal(world, byToken(world, token)) ?? { status: 204 };
}

function follow(world: World, [, token]: string[], body: unknown): Answer {
  return shownAs(world, followUp(world, byToken(world, token), body as Body));
}
