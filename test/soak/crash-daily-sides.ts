import { createBell } from '#chat/console/bell.ts';
import { idOf as consoleId, createOutgoing as createConsole } from '#chat/console/outgoing.ts';
import { createOutgoing as createDiscord } from '#chat/discord/outgoing.ts';
import { markOf as discordMark } from '#chat/discord/post-body.ts';
import { realTiming } from '#chat/shared/timing.ts';
import { createOutgoing as createSlack } from '#chat/slack/outgoing.ts';
import { markOf as slackMark } from '#chat/slack/post-body.ts';
import { createOneTry } from '#chat/slack/web-api.ts';
import type { Outgoing } from '#core/ports/outgoing.ts';
import type { Platform } from '#core/request.ts';
import type { Running } from '../../src/services.ts';
import { depsOf } from '../../src/start/chats.ts';
import { openDiscordSimulator } from '../simulators/discord/index.ts';
import { PERMISSION } from '../simulators/discord/permissions.ts';
import { isBots, openSlack, seen } from '../simulators/slack/index.ts';
import { BOT, CHANNEL, OPTIONAL_SCOPES, TEAM } from '../simulators/slack/world.ts';
import type { SetClock } from '../store/set-clock.ts';

/** What becomes of a request. `cut`: its answer does not come. `broken`: the platform is not well. `twice`: it arrives two times. */
export type Fate = 'well' | 'cut before' | 'cut after' | 'broken' | 'twice';

/** A message as it is seen. `under`: of the message that it stands below. `to`: the one person who sees it. */
export type Shown = { id: string; text: string; under?: string; to?: string };

export type CrashSide = {
  platform: Platform;
  workspace: string;
  channel: string;
  leader: string;
  outgoing(running: Running): Outgoing;
  /** Asked at every request; `isMessage` if one is posted by it. */
  onRequest(fate: (isMessage: boolean) => Fate): void;
  /** ms until a message is in the history; and whether the bot may read it. */
  history(lag: number, isReadable: boolean): void;
  /** Every message with this word in it. */
  shown(word: string): Promise<Shown[]>;
  /** How many messages were posted with this key. */
  posted(key: string): Promise<number>;
  /** Takes away all messages there are, so that the next case does not look through them. */
  forget(): Promise<void>;
  faults(): readonly string[];
  close(): Promise<void>;
};

export const SIDES: Record<Platform, (clock: SetClock) => Promise<CrashSide>> = {
  console: openConsole,
  discord: openDiscord,
  slack: openOnSlack,
};

const hasWord = (value: unknown, word: string): boolean => JSON.stringify(value).includes(word);

async function openConsole(): Promise<CrashSide> {
  const [workspace, channel] = ['local', 'general'];
  let transcript: Running['store']['transcript'] | undefined;
  let from = 0;
  const messages = async () => (await transcript?.since(workspace, channel, from, 100_000)) ?? [];
  return {
    ...{ platform: 'console', workspace, channel, leader: 'Dora' },
    outgoing: ({ store, services, log }) => {
      transcript = store.transcript;
      return createConsole({ transcript, outside: services.outside, bell: createBell(), logBug: log.bug });
    },
    // The console is written to directly: its requests are commits.
    onRequest: () => undefined,
    history: () => undefined,
    shown: async (word) => {
      return (await messages()).flatMap(({ id, body }) => {
        const { reply, under, to } = body as { reply: unknown; under?: { id: string }; to?: string };
        const text = JSON.stringify(reply);
        return hasWord(body, word) || under ? [{ id, text, ...(under && { under: under.id }), ...(to && { to }) }] : [];
      });
    },
    posted: async (key) => {
      const id = consoleId(workspace, 'post', key);
      return (await messages()).filter((one) => one.id === id).length;
    },
    // Messages stay in the console. Older ones are not read any more.
    forget: async () => {
      from = Math.max(from, ...(await messages()).map(({ seq }) => seq));
    },
    faults: () => [],
    close: async () => undefined,
  };
}

const FATES_ON_DISCORD = {
  well: undefined,
  'cut before': { cuts: true },
  'cut after': { cuts: true, isTaken: true },
  broken: { status: 500 },
  twice: { isTwice: true },
} as const;

async function openDiscord(clock: SetClock): Promise<CrashSide> {
  const discord = await openDiscordSimulator({ clock: { now: () => clock.at } });
  const { world, token, api } = discord;
  const leader = discord.person({ name: 'Dora' }).member.id;
  const channel = world.channels[0]?.id ?? '';
  const permissions = world.botPermissions;
  return {
    ...{ platform: 'discord', workspace: `discord-${world.guild}`, channel, leader },
    outgoing: (running) => {
      const deps = depsOf(running);
      return createDiscord({ deps: { ...deps, outside: { ...deps.outside, now: () => clock.at } }, token, api });
    },
    onRequest: (fate) => {
      world.mishap = (method, path) => FATES_ON_DISCORD[fate(method === 'POST' && /\/messages$/.test(path))];
    },
    history: (lag, isReadable) => {
      world.lag = lag;
      world.botPermissions = isReadable ? permissions : permissions & ~PERMISSION.history;
    },
    shown: async (word) => {
      const isThread = (id: string) => world.channels.some((one) => one.id === id && one.parent !== undefined);
      const recipient = (id: string) => world.channels.find((one) => one.id === id)?.recipient;
      return world.messages.flatMap(({ id, components, channel: at }) => {
        const to = recipient(at);
        const under = isThread(at);
        if (!under && !hasWord(components, word)) return [];
        return [{ id, text: JSON.stringify(components), ...(under && { under: at }), ...(to !== undefined && { to }) }];
      });
    },
    posted: async (key) => {
      const { nonce } = discordMark(`discord-${world.guild}`, 'post', key);
      return world.messages.filter((one) => one.nonce === nonce).length;
    },
    forget: async () => {
      world.messages.length = 0;
    },
    faults: () => discord.faults,
    close: discord.close,
  };
}

const FATES_ON_SLACK = {
  well: undefined,
  'cut before': { status: 0 },
  'cut after': { status: 0, isDone: true },
  broken: { status: 200, error: 'service_unavailable' },
  twice: { status: 200 },
} as const;

async function openOnSlack(clock: SetClock): Promise<CrashSide> {
  const slack = await openSlack({ mode: 'http', clock: { now: () => clock.at, pass: () => {} } });
  const { world, botToken: token, api } = slack;
  const scopes = [...world.scopes, ...OPTIONAL_SCOPES];
  const dora = slack.person({ name: 'Dora' });
  const me = { team: TEAM.id, botUser: BOT.user, bot: BOT.bot };
  return {
    ...{ platform: 'slack', workspace: `slack-${TEAM.id}`, channel: CHANNEL.id, leader: dora.facts.id },
    outgoing: (running) => {
      const web = createOneTry({ token, api });
      return createSlack({ deps: depsOf(running), timing: realTiming, web, me: () => me as never });
    },
    onRequest: (fate) => {
      world.mishap = (method) => FATES_ON_SLACK[fate(method === 'chat.postMessage')];
    },
    history: (lag, isReadable) => {
      world.historyLag = lag;
      world.scopes = isReadable ? scopes : scopes.filter((one) => !one.endsWith(':history'));
    },
    shown: async (word) =>
      world.messages
        .filter((one) => isBots(one) && (hasWord(one.blocks, word) || one.thread_ts !== undefined))
        .map((one) => ({
          id: one.ts,
          text: seen(one).text,
          ...(one.thread_ts !== undefined && { under: one.thread_ts }),
          ...(one.only !== undefined && { to: one.only }),
        })),
    posted: async (key) => {
      const mark = JSON.stringify(slackMark(`slack-${TEAM.id}`, 'post', key));
      return world.messages.filter(({ metadata }) => JSON.stringify(metadata) === mark).length;
    },
    forget: async () => {
      world.messages.length = 0;
    },
    faults: () => world.faults,
    close: slack.close,
  };
}
