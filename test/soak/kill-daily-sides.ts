import { setTimeout as sleep } from 'node:timers/promises';
import { markOf as discordMark } from '#chat/discord/post-body.ts';
import { markOf as slackMark } from '#chat/slack/post-body.ts';
import type { Place } from '#core/request.ts';
import { openDiscordSimulator } from '../simulators/discord/index.ts';
import { seen } from '../simulators/discord/seen.ts';
import { isBots, openSlack, seen as seenOnSlack } from '../simulators/slack/index.ts';
import { CHANNEL, OPTIONAL_SCOPES, TEAM } from '../simulators/slack/world.ts';
import { openSlowWay } from './kill-chats-slow.ts';

/** A platform on which posts come. Its simulator sees every post, also those of a bot that was killed before it heard of it. */
export type DailySide = {
  /** The bot's settings. */
  env: Record<string, string>;
  workspace: string;
  places: readonly Pick<Place, 'channel' | 'thread'>[];
  /** Somebody who can be told. */
  leader: { id: string; name: string };
  /** Ids of the messages that were posted with this key, and how many messages stand below each. */
  posted(key: string): { id: string; below: number }[];
  /** The number of all posts in all places, also those of which no key is known. Notices are none. */
  all(): number;
  /** Resolves when the next message arrives, or after so many ms. */
  message(within: number): Promise<void>;
  /** What the leader was told. */
  told(): string[];
  faults(): string[];
  close(): Promise<void>;
};

/** Tells of messages that arrive. */
function arrivals(): { arrived(): undefined; message: DailySide['message'] } {
  let next = Promise.withResolvers<void>();
  return {
    arrived: () => {
      next.resolve();
      next = Promise.withResolvers();
      return undefined;
    },
    message: (within) => Promise.race([next.promise, sleep(within, undefined, { ref: false })]),
  };
}

/** How a notice begins. */
const NOTICE = 'Schedule “';
/** Places in which posts come. */
const PLACES = 8;

export async function openSide(
  platform: 'discord' | 'slack',
  random: () => number,
  isCluster: boolean,
): Promise<DailySide> {
  return platform === 'discord' ? openDiscord(random) : openSlackSide(random, isCluster);
}

async function openDiscord(random: () => number): Promise<DailySide> {
  const discord = await openDiscordSimulator();
  const { world } = discord;
  const way = await openSlowWay(world.origin, random);
  world.origin = way.origin;
  const { arrived, message } = arrivals();
  world.mishap = (method, path) => (method === 'POST' && path.endsWith('/messages') ? arrived() : undefined);
  const { member } = discord.person({ name: 'Dora' });
  const workspace = `discord-${world.guild}`;
  const channels = Array.from({ length: PLACES }, () => discord.channel({}).id);
  const inPlaces = () => world.messages.filter(({ channel, deleted }) => channels.includes(channel) && !deleted);
  return {
    env: { DISCORD_TOKEN: discord.token, DISCORD_API_URL: `${way.origin}/api` },
    workspace,
    message,
    places: channels.map((channel) => ({ channel })),
    leader: member,
    posted: (key) => {
      const { nonce } = discordMark(workspace, 'post', `${key} post`);
      const found = inPlaces().filter((one) => one.nonce === nonce);
      return found.map(({ id }) => ({ id, below: world.messages.filter(({ channel }) => channel === id).length }));
    },
    all: () => inPlaces().filter((one) => !seen(one).text.startsWith(NOTICE)).length,
    told: () =>
      world.channels
        .filter(({ recipient }) => recipient)
        .flatMap(({ id }) => discord.messagesIn(id).map(({ text }) => text)),
    faults: () => [...new Set(discord.faults)],
    close: async () => {
      await way.close();
      await discord.close();
    },
  };
}

async function openSlackSide(random: () => number, isCluster: boolean): Promise<DailySide> {
  const mode = isCluster ? 'http' : 'socket';
  const slack = await openSlack({ mode, clock: { now: Date.now, pass: () => {} } });
  const { world, botToken, appToken, signingSecret } = slack;
  const way = await openSlowWay(world.origin, random);
  world.origin = way.origin;
  const { arrived, message } = arrivals();
  world.mishap = (method) => (method === 'chat.postMessage' ? arrived() : undefined);
  world.scopes.push(...OPTIONAL_SCOPES);
  const dora = slack.person({ name: 'Dora', admin: true });
  const workspace = `slack-${TEAM.id}`;
  const roots = Array.from({ length: PLACES - 1 }, (_, at) => dora.say(`Thread ${at}`).ts);
  const isPost = ({ channel, thread_ts }: (typeof world.messages)[number]) =>
    channel === CHANNEL.id && (thread_ts === undefined || roots.includes(thread_ts));
  const posts = () => world.messages.filter((one) => isBots(one) && isPost(one));
  return {
    env: {
      SLACK_BOT_TOKEN: botToken,
      SLACK_API_URL: `${way.origin}/api/`,
      ...(isCluster ? { SLACK_SIGNING_SECRET: signingSecret } : { SLACK_APP_TOKEN: appToken }),
    },
    workspace,
    message,
    places: [{ channel: CHANNEL.id }, ...roots.map((thread) => ({ channel: CHANNEL.id, thread }))],
    leader: dora.facts,
    posted: (key) => {
      const mark = JSON.stringify(slackMark(workspace, 'post', `${key} post`));
      const found = posts().filter(({ metadata }) => JSON.stringify(metadata) === mark);
      return found.map(({ ts }) => ({
        id: ts,
        below: world.messages.filter(({ thread_ts }) => thread_ts === ts).length,
      }));
    },
    all: () => posts().filter((one) => !seenOnSlack(one).text.startsWith(NOTICE)).length,
    told: () => slack.privateMessages(dora).map(({ text }) => text),
    faults: () => [...new Set(world.faults)],
    close: async () => {
      await way.close();
      await slack.close();
    },
  };
}
