import { startDiscord } from '#chat/discord/index.ts';
import { completionAt, parseLine } from '#chat/shared/command-line.ts';
import type { Chat } from '#chat/shared/deps.ts';
import { commands } from '#commands';
import type { Args } from '#core/request.ts';
import { openServices, type Running } from '../../src/services.ts';
import { depsOf } from '../../src/start/chats.ts';
import { workOf } from '../../src/start/work.ts';
import {
  MANAGE_GUILD,
  openDiscordSimulator,
  type Person,
  type SeenForm,
  type Seen as SeenThere,
  type Simulator,
} from '../simulators/discord/index.ts';
import { PERMISSION } from '../simulators/discord/permissions.ts';
import { seen } from '../simulators/discord/seen.ts';
import { openWithClock, type SetClock } from '../store/set-clock.ts';
import type { ChatDriver, ChatUnderTest, DailyUnderTest, PlaceChange, Seen, Speaker } from './chat-driver.ts';
import type { DebateChange, DebateDriver, DebateUnderTest, Post } from './debate-driver.ts';
import { READING } from './reading.ts';
import { shelfFolder } from './shelf-folder.ts';

type Site = { running: Running; chat: Chat };

export const discordUnderTest: ChatUnderTest & DailyUnderTest & DebateUnderTest = {
  name: 'Discord',
  open: () => open(),
  openAt: open,
  openDebates: open,
  debateGaps: {},
  gaps: {},
  dailyGaps: {},
};

async function open(clock?: SetClock): Promise<DebateDriver> {
  const folder = await shelfFolder();
  const discord = await openDiscordSimulator();
  const bugs: unknown[] = [];
  let site = await start(folder, discord, bugs, clock);
  const stop = async () => {
    await site.chat.stop();
    await site.running.store.close();
  };
  return {
    ...people(discord),
    channel: async () => discord.channelMessages().map(shown),
    work: () => workOf({ running: site.running, chats: () => new Map([['discord', site.chat.outgoing]]) })(),
    thread: async (below) => discord.messagesIn(below.id).map(shown),
    told: async (who) => toldTo(discord, who).map(shown),
    links: (on) =>
      JSON.stringify(there(on).message.components).match(/https:\/\/discord\.com\/channels\/[\d/]+/g) ?? [],
    change: (what) => change(discord, what),
    ...debating(discord),
    restart: async () => {
      await stop();
      site = await start(folder, discord, bugs, clock);
    },
    close: async () => {
      await stop();
      await discord.close();
      if (bugs.length) throw bugs[0];
      if (discord.faults.length) throw new Error([...new Set(discord.faults)].join('\n'));
    },
  };
}

async function start(folder: string, { token, api }: Simulator, bugs: unknown[], clock?: SetClock): Promise<Site> {
  const opened = await openServices({ store: { folder }, ...READING, ...(clock && { open: openWithClock(clock) }) });
  const bug = (_: string, error: unknown) => void bugs.push(error);
  const running = { ...opened, log: { ...opened.log, bug, line: () => {} } };
  const registered = Promise.withResolvers<void>();
  const log = (line: string) => /: \d+ commands/.test(line) && registered.resolve();
  const chat = await startDiscord({ ...depsOf(running), inbox: running.store.inbox, log }, { token, api });
  await registered.promise;
  return { running, chat };
}

function toldTo(discord: Simulator, { name }: Speaker): SeenThere[] {
  const { id } = discord.person({ name }).member;
  return discord.world.channels.flatMap((one) => (one.recipient === id ? discord.messagesIn(one.id) : []));
}

function change(discord: Simulator, what: PlaceChange): void {
  const { channels } = discord.world;
  const here = channels[0]?.id ?? '';
  if (what === 'it is deleted') discord.deleteChannel(here);
  else if (what === 'another is used') {
    const another = discord.channel({});
    channels.unshift(...channels.splice(channels.indexOf(another), 1));
    discord.moveTo('channel');
  } else discord.channel({ id: here, denied: what === 'the right to post is taken' ? PERMISSION.send : 0n });
}

function debating(discord: Simulator): Pick<DebateDriver, 'posts' | 'typeInThread' | 'makeSpeech' | 'happens'> {
  const { world } = discord;
  const threadNow = () => world.channels.findLast((one) => one.parent !== undefined && one.name !== 'a thread');
  const inThread = async <T>(doing: () => Promise<T>): Promise<T> => {
    discord.moveTo(threadNow() ?? 'channel');
    return doing().finally(() => discord.moveTo('channel'));
  };
  return {
    posts: async () => postsIn(discord),
    typeInThread: (line, who) => inThread(() => people(discord).type(line, who)),
    makeSpeech: (text, who) =>
      inThread(async () =>
        shown(message(await personOf(discord, who).onMessage('Make this my speech', text, { isOwn: true }))),
      ),
    happens: (what) => happens(discord, threadNow()?.id ?? '', what),
  };
}

/** What the bot has posted, besides its direct messages and its answers to people. */
function postsIn({ world }: Simulator): Post[] {
  const places = world.channels.filter(({ recipient }) => recipient === undefined);
  const said = world.messages.filter((one) => !one.deleted && !one.interaction && one.owner === undefined);
  return said.flatMap((one) => {
    const place = places.find(({ id }) => id === one.channel);
    const [file] = one.files ?? [];
    if (!place) return [];
    const nameOf = (id: string) => world.members.find((each) => each.id === id)?.name ?? id;
    const pings = (one.mentionUsers ?? []).map(nameOf);
    const where = place.parent === undefined ? 'channel' : 'thread';
    const post = shown(seen(one));
    const text = post.text.replaceAll(/@(\d{17,20})/g, (_, id: string) => nameOf(id));
    return [Object.assign(post, { text, place: where, pings, ...(file && { file: file.text }) } as const)];
  });
}

function happens(discord: Simulator, thread: string, what: DebateChange): void {
  const here = discord.world.channels[0]?.id ?? '';
  switch (what) {
    case 'the right to send files is taken':
      discord.channel({ id: here, denied: PERMISSION.attach });
      return;
    case 'the right to send files is given':
      discord.channel({ id: here, denied: 0n });
      return;
    case 'the thread is locked':
    case 'the thread is unlocked':
      discord.channel({ id: thread, locked: what === 'the thread is locked' });
      return;
    case 'the bot is removed':
    case 'the bot is invited again':
      discord.remove(what === 'the bot is removed');
      return;
    case 'the channel is deleted':
      change(discord, 'it is deleted');
      return;
    case 'another channel is used':
      change(discord, 'another is used');
  }
}

const LOCALES = { en: 'en-GB', 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', 'zh-HK': 'zh-TW' } as const;

/** Makes a person. Everybody with more rights than a member gets Manage Server, because Discord has no right in between. */
function personOf(discord: Simulator, { name, language, may }: Speaker): Person {
  return discord.person({ name, locale: LOCALES[language], permissions: may === 'member' ? 0n : MANAGE_GUILD });
}

function people(
  discord: Simulator,
): Pick<ChatDriver, 'type' | 'press' | 'choose' | 'fill' | 'complete' | 'send' | 'pointAt'> {
  return {
    type: async (line, who) => {
      const { path, args } = parseLine(line, commands);
      const values = Object.entries(given(args)).map(([name, value]) => [name, idOf(discord, value)]);
      return shown(message(await personOf(discord, who).command(path, Object.fromEntries(values))));
    },
    press: async (on, label, who) => shown(message(await personOf(discord, who).press(there(on), label))),
    choose: async (on, label, who) => shown(message(await personOf(discord, who).choose(there(on), label))),
    fill: async (on, label, values, who) => {
      const form = await personOf(discord, who).press(there(on), label);
      if (form.kind !== 'form') throw new Error(`no form but “${form.text}”`);
      return shown(message(await personOf(discord, who).submit(form, values)));
    },
    complete: async (line, who) => {
      const at = completionAt(line, line.length, commands);
      if (at.kind !== 'value') throw new Error(`nothing to complete in ${line}`);
      const { command, option, typed, args } = at;
      const offered = await personOf(discord, who).complete(command.path, option.name, typed, given(args));
      return offered.map(([value]) => value);
    },
    send: async (file, who) =>
      shown(message(await personOf(discord, who).command(['parley', 'article', 'add'], { file }))),
    pointAt: async ({ text = '', file, preview, forwarded }, who) => {
      const more = {
        ...(file && { files: [file] }),
        ...(preview && { embeds: [{ type: 'article', url: preview, title: 'A page' }] }),
        ...(forwarded && { forwards: { words: forwarded.text ?? '', files: forwarded.file ? [forwarded.file] : [] } }),
      };
      return shown(message(await personOf(discord, who).onMessage('Read this article', text, more)));
    },
  };
}

/** The id of a person, where people choose one by name. */
const idOf = ({ world }: Simulator, value: string | boolean) =>
  world.members.find(({ name }) => value === `@${name}`)?.id ?? value;

function given(args: Args): Record<string, string | boolean> {
  return Object.fromEntries(
    Object.entries(args).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

function message(seen: SeenThere | SeenForm): SeenThere {
  if (seen.kind !== 'message') throw new Error(`no message but the form “${seen.title}”`);
  return seen;
}

/** The simulator's message of each seen message, with what a person does not see. */
const behind = new WeakMap<Seen, SeenThere>();

function shown(seen: SeenThere): Seen {
  const { id, visibility, text, buttons, options } = seen;
  const one: Seen = { id, visibility, text, buttons, options };
  behind.set(one, seen);
  return one;
}

function there(seen: Seen): SeenThere {
  const found = behind.get(seen);
  if (!found) throw new Error('not a message of Discord');
  return found;
}
