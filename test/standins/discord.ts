import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type APIMessage, InteractionResponseType as Kind, MessageFlags } from 'discord.js';
import { commands } from '../../commands/index.ts';
import { completionAt, parseLine } from '../../src/chat/shared/command-line.ts';
import type { ChatDriver, Seen, Speaker } from '../contract/chat-driver.ts';
import { checkDiscord } from '../platforms/discord-check.ts';
import { MANAGE_GUILD } from '../simulators/discord/index.ts';
import type { SentFile } from '../simulators/discord/messages.ts';
import { commandData } from '../simulators/discord/person.ts';
import { controlsOf, seen } from '../simulators/discord/seen.ts';
import { newWorld, type World } from '../simulators/discord/world.ts';
import { type Answered, type Passing, startProxy } from './proxy.ts';
import type { Standin } from './standin.ts';
import { newTwin, type Twin } from './twin-package.ts';

type Choice = { value: string | number };
type Came = { kind: 'message'; id: string } | { kind: 'choices'; choices: Choice[] } | { kind: 'form' };

type Stage = {
  twin: Twin;
  /** Of the project's own simulator: what is registered, and files. */
  world: World;
  channel: string;
  users: Map<string, string>;
  locales: Map<string, string>;
  /** Ids of messages, and tokens of deferred answers, that one person alone sees. */
  hidden: Set<string>;
  /** What comes of interactions, by their tokens. */
  coming: Map<string, PromiseWithResolvers<Came>>;
};

export async function openTwin(names: readonly string[]): Promise<Standin> {
  const world = newWorld(Date);
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-twin-'));
  const twin = await newTwin({
    guild: { name: 'Readers' },
    channels: [{ name: 'general', type: 0 }],
    users: names.map((username) => ({ username })),
    botToken: world.token,
    botUser: { id: world.application, username: 'parley' },
    // In memory, all twins of a process would be one.
    dbUrl: `file:${path.join(folder, 'twin.db')}`,
  });
  await twin.start();
  const [users, channels] = await Promise.all([twin.prisma.user.findMany(), twin.prisma.channel.findMany()]);
  const stage: Stage = {
    ...{ twin, world, channel: channels[0]?.id ?? '', users: new Map(users.map(({ username, id }) => [username, id])) },
    ...{ locales: new Map(), hidden: new Set(), coming: new Map() },
  };
  speakTheirLanguages(stage);
  const proxy = await startProxy({
    target: (request) => attached(world, request) ?? new URL(twin.restUrl).origin,
    seen: (request, answer) => goneBy(stage, request, answer),
  });
  world.origin = proxy.origin;
  return {
    ...people(stage),
    channel: async () => (await visible(stage)).filter(({ visibility }) => visibility === 'public'),
    settings: { DISCORD_TOKEN: world.token, DISCORD_API_URL: `${proxy.origin}/api` },
    ready: /Discord: \d+ commands/,
    servedAt: () => {},
    faults: () => world.faults,
    close: async () => {
      await proxy.close();
      await twin.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function speakTheirLanguages({ twin, locales }: Stage): void {
  const { gateway } = twin.server;
  const send = gateway.broadcast.bind(gateway);
  gateway.broadcast = (event, data) => {
    if (event !== 'INTERACTION_CREATE') return send(event, data);
    const packet = data as { member: { user: { id: string } } };
    send(event, { ...packet, locale: locales.get(packet.member.user.id) });
  };
}

function attached({ files }: World, request: Passing): Answered | undefined {
  const bytes = request.method === 'GET' ? files.get(request.path) : undefined;
  return bytes && { status: 200, type: 'text/plain', body: Buffer.from(bytes) };
}

const API = /^\/api\/v10(?=\/)/;

/** Every request of the bot, once the twin has answered it. */
function goneBy(stage: Stage, { method, path: requested, body }: Passing, answer: Answered): Answered {
  const { world } = stage;
  const at = requested.replace(API, '').replace(/\?.*$/, '');
  const sent: unknown = body.length ? JSON.parse(body.toString()) : undefined;
  world.requests.push({ method, path: at, body: sent });
  world.faults.push(...checkDiscord(method, at, sent).map((fault) => `${method} ${at}: ${fault}`));
  const isKnownGap = method === 'GET' && /^\/applications\/\d+\/commands$/.test(at);
  if (answer.status >= 400 && !isKnownGap) world.faults.push(`${method} ${at}: ${answer.status} ${answer.body}`);
  if (answer.status < 300) notice(stage, method, at, sent, answer);
  else refused(stage, at, answer);
  return answer;
}

function refused(stage: Stage, at: string, { status }: Answered): void {
  const [, token] = /^\/(?:interactions|webhooks)\/\d+\/([^/]+)/.exec(at) ?? [];
  if (token === undefined) return;
  const { promise, reject } = coming(stage, token);
  promise.catch(() => {});
  reject(new Error(`the twin answered ${at} with ${status}`));
}

type Body = { type?: number; flags?: number; data?: { flags?: number; choices?: Choice[] } };

function notice(stage: Stage, method: string, at: string, sent: unknown, answer: Answered): void {
  const told = () => JSON.parse(answer.body.toString());
  if (method === 'PUT' && at.endsWith('/commands')) stage.world.commands = told();
  const [, interaction, token = ''] = /^\/interactions\/(\d+)\/([^/]+)\/callback$/.exec(at) ?? [];
  if (interaction !== undefined) firstAnswer(stage, interaction, token, sent as Body);
  const [, late] = /^\/webhooks\/\d+\/([^/]+)/.exec(at) ?? [];
  if (late === undefined || method === 'DELETE') return;
  const { id } = told() as { id: string };
  const isHidden = method === 'POST' ? (sent as Body).flags : undefined;
  if (method === 'PATCH' ? stage.hidden.has(late) : isOnlyMe(isHidden)) stage.hidden.add(id);
  coming(stage, late).resolve({ kind: 'message', id });
}

const isOnlyMe = (flags = 0): boolean => (flags & MessageFlags.Ephemeral) !== 0;

function firstAnswer(stage: Stage, interaction: string, token: string, { type, data }: Body): void {
  const { resolve, reject } = coming(stage, token);
  switch (type) {
    case Kind.DeferredChannelMessageWithSource:
      if (isOnlyMe(data?.flags)) stage.hidden.add(token);
      break;
    case Kind.ApplicationCommandAutocompleteResult:
      resolve({ kind: 'choices', choices: data?.choices ?? [] });
      break;
    case Kind.Modal:
      resolve({ kind: 'form' });
      break;
    case Kind.ChannelMessageWithSource:
    case Kind.UpdateMessage:
      answeredIn(stage, interaction).then((id) => {
        if (isOnlyMe(data?.flags)) stage.hidden.add(id);
        resolve({ kind: 'message', id });
      }, reject);
  }
}

async function answeredIn({ twin, channel }: Stage, interaction: string): Promise<string> {
  const response = await twin.channel(channel).getInteractionResponse(interaction);
  if (!response?.messageId) throw new Error('the twin has no message for what was answered');
  return response.messageId;
}

function coming({ coming: all }: Stage, token: string): PromiseWithResolvers<Came> {
  const found = all.get(token) ?? Promise.withResolvers<Came>();
  all.set(token, found);
  return found;
}

/** What the driver knows of a message beyond what a person sees. */
const behind = new WeakMap<Seen, APIMessage>();

async function visible({ twin, channel, hidden }: Stage): Promise<Seen[]> {
  const all = await twin.channel(channel).getMessages();
  return all.map((message) => {
    const { id, visibility, text, buttons, options } = seen(inSimulator(message, hidden.has(message.id)));
    const one: Seen = { id, visibility, text, buttons, options };
    behind.set(one, message);
    return one;
  });
}

function inSimulator({ id, channel_id, content, components, flags }: APIMessage, isHidden: boolean) {
  const state = { waiting: false, deleted: false, edited: false, at: 0, interaction: undefined };
  const owner = isHidden ? 'somebody' : undefined;
  return { id, channel: channel_id, owner, content, flags: flags ?? 0, components: components ?? [], ...state };
}

async function shown(stage: Stage, token: string): Promise<Seen> {
  const came = await coming(stage, token).promise;
  const found = came.kind === 'message' && (await visible(stage)).find(({ id }) => id === came.id);
  if (!found) throw new Error(`no message but ${JSON.stringify(came)}`);
  return found;
}

const LOCALES = { en: 'en-GB', 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', 'zh-HK': 'zh-TW' } as const;
const SEND_MESSAGES = 1n << 11n;

async function userOf({ twin, users, locales }: Stage, { name, language, may }: Speaker): Promise<string> {
  const userId = users.get(name) ?? '';
  locales.set(userId, LOCALES[language]);
  const permissions = String(SEND_MESSAGES | (may === 'member' ? 0n : MANAGE_GUILD));
  await twin.prisma.guildMember.updateMany({ where: { userId }, data: { permissions } });
  return userId;
}

type Given = Record<string, string | boolean | SentFile>;

function people(stage: Stage): Pick<ChatDriver, 'type' | 'press' | 'choose' | 'complete' | 'send'> {
  const { twin, channel, world } = stage;
  const actor = async (who: Speaker) => twin.channel(channel).user(await userOf(stage, who));
  const raw = async (who: Speaker, type: 2 | 4, data: object) =>
    twin.simulateInteraction({ type, channelId: channel, userId: await userOf(stage, who), data: { ...data } });
  const messageOf = (on: Seen) => inSimulator(behind.get(on) ?? raise('not a message of the twin'), false);
  const control = (on: Seen, label: string, select: boolean) =>
    controlsOf(messageOf(on)).find((one) => one.label === label && (one.select !== undefined) === select) ??
    raise(`no ${label} among ${on.buttons}, ${on.options}`);
  return {
    type: async (line, who) => {
      const parsed = parseLine(line, commands);
      const { name, options } = commandData(world, parsed.path, parsed.args as Given);
      return shown(stage, (await (await actor(who)).runSlashCommand({ name, options })).token);
    },
    press: async (on, label, who) => {
      const { id } = control(on, label, false);
      return shown(stage, (await (await actor(who)).clickButton({ messageId: on.id, customId: id })).token);
    },
    choose: async (on, label, who) => {
      const { id, select = '' } = control(on, label, true);
      const choice = { messageId: on.id, customId: select, values: [id] };
      return shown(stage, (await (await actor(who)).selectMenu(choice)).token);
    },
    complete: async (line, who) => {
      const at = completionAt(line, line.length, commands);
      if (at.kind !== 'value') throw new Error(`nothing to complete in ${line}`);
      const typing = { ...(at.args as Given), [at.option.name]: at.typed };
      const { token } = await raw(who, 4, commandData(world, at.command.path, typing, at.option.name));
      const came = await coming(stage, token).promise;
      return came.kind === 'choices' ? came.choices.map(({ value }) => String(value)) : raise('no suggestions');
    },
    send: async (file, who) =>
      shown(stage, (await raw(who, 2, commandData(world, ['parley', 'article', 'add'], { file }))).token),
  };
}

function raise(why: string): never {
  throw new Error(why);
}
