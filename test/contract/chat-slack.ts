import { completionAt } from '#chat/shared/command-line.ts';
import { type SlackChat, startSlack } from '#chat/slack/index.ts';
import { nextPage } from '#chat/slack/words.ts';
import { commands } from '#commands';
import { openServices, type Running } from '../../src/services.ts';
import { depsOf } from '../../src/start/chats.ts';
import { workOf } from '../../src/start/work.ts';
import {
  openSlack,
  type Person,
  type Result,
  type SeenMessage,
  type SlackSimulator,
} from '../simulators/slack/index.ts';
import { openWithClock, type SetClock } from '../store/set-clock.ts';
import type { ChatDriver, ChatUnderTest, DailyUnderTest, PlaceChange, Seen, Speaker } from './chat-driver.ts';
import type { DebateChange, DebateDriver, DebateUnderTest, Post } from './debate-driver.ts';
import { READING } from './reading.ts';
import { shelfFolder } from './shelf-folder.ts';
import { pointAt } from './slack-pointing.ts';

type Site = { running: Running; chat: SlackChat };

export const slackOverHttp: ChatUnderTest = { name: 'Slack over HTTP', open: () => open('http'), gaps: {} };
export const slackOverSockets: ChatUnderTest & DailyUnderTest & DebateUnderTest = {
  name: 'Slack in Socket Mode',
  open: () => open('socket'),
  openAt: (clock) => open('socket', clock),
  openDebates: (clock) => open('socket', clock),
  debateGaps: {},
  gaps: {},
  dailyGaps: {},
};

async function open(mode: SlackSimulator['mode'], clock?: SetClock): Promise<DebateDriver> {
  const folder = await shelfFolder();
  const slack = await openSlack({ mode });
  slack.world.scopes.push('files:write');
  const bugs: unknown[] = [];
  let site = await start(folder, slack, bugs, clock);
  const stop = async () => {
    await site.chat.stop();
    await site.running.store.close();
  };
  return {
    ...people(slack),
    channel: async () =>
      slack
        .channelMessages()
        .filter(({ thread }) => thread === undefined)
        .map(shown),
    work: () => workOf({ running: site.running, chats: () => new Map([['slack', site.chat.outgoing]]) })(),
    thread: async (below) =>
      slack
        .channelMessages()
        .filter(({ thread }) => thread === below.id)
        .map(shown),
    told: async (who) => slack.privateMessages(personOf(slack, who)).filter(isUnasked).map(shown),
    links: (on) =>
      JSON.stringify(messageOf(on).message.blocks).match(/https:\/\/\w+\.slack\.com\/archives\/\w+\/p\d+/g) ?? [],
    change: (what) => change(slack, what),
    ...debating(slack),
    restart: async () => {
      await stop();
      site = await start(folder, slack, bugs, clock);
    },
    close: async () => {
      await stop();
      await slack.close();
      if (bugs.length) throw bugs[0];
      if (slack.world.faults.length) throw new Error([...new Set(slack.world.faults)].join('\n'));
    },
  };
}

export async function start(folder: string, slack: SlackSimulator, bugs: unknown[], clock?: SetClock): Promise<Site> {
  const opened = await openServices({ store: { folder }, ...READING, ...(clock && { open: openWithClock(clock) }) });
  const bug = (_: string, error: unknown) => void bugs.push(error);
  const running = { ...opened, log: { ...opened.log, bug, line: () => {} } };
  const { botToken, appToken, signingSecret, api, mode } = slack;
  const chat = await startSlack(
    { ...depsOf(running), inbox: running.store.inbox },
    { botToken, api, ...(mode === 'socket' ? { appToken } : { signingSecret }) },
  );
  if (chat.listener) await slack.serve(chat.listener);
  return { running, chat };
}

/** Answers to one person stand in the channel; what comes unasked, in the conversation with them. */
const isUnasked = ({ message }: SeenMessage): boolean => message.channel.startsWith('D');

function debating(slack: SlackSimulator): Pick<DebateDriver, 'posts' | 'typeInThread' | 'makeSpeech' | 'happens'> {
  const threadNow = () => slack.channelMessages().findLast(({ thread }) => thread !== undefined)?.thread ?? '';
  return {
    posts: async () => slack.channelMessages().map((one) => postOf(slack, one)),
    // Slack takes no commands of apps in threads.
    typeInThread: async (line, who) =>
      message(await personOf(slack, who).mention(`@parley ${line.replace(/^\//, '')}`, { thread: threadNow() })),
    makeSpeech: async (text, who) => {
      const person = personOf(slack, who);
      return message(await person.shortcut('shortcut|debate.speak', person.say(text, threadNow())));
    },
    happens: (what) => happens(slack, what),
  };
}

function postOf({ world }: SlackSimulator, one: SeenMessage): Post {
  const [file] = one.message.files ?? [];
  const mentioned = JSON.stringify(one.message.blocks).matchAll(/"user_id":"(\w+)"|<@(\w+)>/g);
  const nameOf = (id: string) => world.people.get(id)?.name ?? id;
  const pings = [...mentioned].map(([, id = '', other = id]) => nameOf(other));
  const place = one.thread === undefined ? 'channel' : 'thread';
  const text = (file?.title ?? one.text).replaceAll(/(?<=@)U\d+/g, nameOf);
  return Object.assign(shown(one), {
    text,
    place,
    pings,
    ...(file && { file: new TextDecoder().decode(file.bytes) }),
  } as const);
}

/** A thread cannot be locked here; its channel is archived instead. */
function happens({ world }: SlackSimulator, what: DebateChange): void {
  switch (what) {
    case 'the right to send files is taken':
      world.scopes = world.scopes.filter((scope) => scope !== 'files:write');
      return;
    case 'the right to send files is given':
      world.scopes.push('files:write');
      return;
    case 'the thread is locked':
      world.channel = 'archived';
      return;
    case 'the bot is removed':
    case 'the bot is invited again':
      world.botIsMember = what === 'the bot is invited again';
      return;
    case 'the channel is deleted':
      world.channel = 'gone';
      return;
    case 'the thread is unlocked':
    case 'another channel is used':
      world.channel = 'public';
  }
}

function change({ world }: SlackSimulator, what: PlaceChange): void {
  switch (what) {
    case 'the right to post is taken':
      world.botIsMember = false;
      return;
    case 'the right to post is given':
      world.botIsMember = true;
      return;
    case 'it is deleted':
      world.channel = 'gone';
      return;
    case 'another is used':
      world.channel = 'public';
  }
}

const LOCALES = { en: 'en-GB', 'zh-Hans': 'zh-CN', 'zh-Hant': 'zh-TW', 'zh-HK': 'zh-TW' } as const;

/** Makes a person. Everybody with more rights than a member is an admin, because Slack has no right in between. */
function personOf(slack: Pick<SlackSimulator, 'person'>, { name, language, may }: Speaker): Person {
  return slack.person({ name, locale: LOCALES[language], admin: may !== 'member' });
}

/** Makes the people's actions, for the simulator or another Slack with people. */
export function people(
  slack: Pick<SlackSimulator, 'person'>,
): Pick<ChatDriver, 'type' | 'press' | 'choose' | 'fill' | 'complete' | 'send' | 'pointAt'> {
  return {
    type: async (line, who) => {
      const [, command = '', text = ''] = /^(\S+)\s*(.*)$/s.exec(line) ?? [];
      return message(await personOf(slack, who).slash(command, mentioned(slack, text)));
    },
    press: async (on, label, who) =>
      message(await personOf(slack, who).press(messageOf(on), label === NEXT_PAGE ? nextPage.en : label)),
    choose: async (on, label, who) => message(await personOf(slack, who).choose(messageOf(on), label)),
    fill: async (on, label, values, who) => {
      const person = personOf(slack, who);
      const view = form(await person.press(messageOf(on), label));
      const empty = Object.fromEntries(view.blocks.map(({ block_id }) => [String(block_id), '']));
      const sent = await person.submit(view, { ...empty, ...values });
      return sent.kind === 'faults' ? inForm(sent.faults) : message(sent);
    },
    complete: (line, who) => complete(personOf(slack, who), line),
    send: async ({ name, text }, who) => {
      const person = personOf(slack, who);
      const opened = await person.slash('/parley', 'article add');
      if (opened.kind === 'message') return message(opened);
      const view = form(opened);
      const sent = await person.submit(view, {}, [{ name, bytes: Buffer.from(text) }]);
      return sent.kind === 'faults' ? inForm(sent.faults) : message(sent);
    },
    pointAt: async (pointed, who) => message(await pointAt(personOf(slack, who), pointed)),
  };
}

/** A line as Slack sends it: with the ids of people who are named. */
const mentioned = (slack: Pick<SlackSimulator, 'person'>, line: string): string =>
  line.replaceAll(/(?<!<)@([A-Z]\w+)/g, (_, name: string) => `<@${slack.person({ name }).facts.id}|${name}>`);

/** Completes a value in the form that a command without options opens, because Slack completes nothing while a command is typed. */
async function complete(person: Person, line: string): Promise<string[]> {
  const at = completionAt(line, line.length, commands);
  if (at.kind !== 'value') throw new Error(`nothing to complete in ${line}`);
  const [first = '', ...rest] = at.command.path;
  const view = form(await person.slash(`/${first}`, rest.join(' ')));
  return (await person.suggest(view, at.option.name, at.typed)).map(({ value }) => value);
}

/** The suite's label for the button to the next page. On Slack the label is a word. */
const NEXT_PAGE = '▶';

/** The simulator's message of each seen message, with what a person does not see. */
const behind = new WeakMap<Seen, SeenMessage>();

export function shown(seen: SeenMessage): Seen {
  const { ts, visibility, text } = seen;
  const labels = (all: SeenMessage['buttons']) => all.map(({ label }) => (label === nextPage.en ? NEXT_PAGE : label));
  const one: Seen = { id: ts, visibility, text, buttons: labels(seen.buttons), options: labels(seen.options) };
  behind.set(one, seen);
  return one;
}

function messageOf(seen: Seen): SeenMessage {
  const found = behind.get(seen);
  if (!found) throw new Error('not a message of Slack');
  return found;
}

function message(result: Result): Seen {
  if (result.kind !== 'message') throw new Error(`no message but ${JSON.stringify(result)}`);
  return shown(result.message);
}

function form(result: Result): Extract<Result, { kind: 'form' }>['view'] {
  if (result.kind !== 'form') throw new Error(`no form but ${JSON.stringify(result)}`);
  return result.view;
}

/** Makes a message of a form's faults. Only the person who fills in the form sees them. */
function inForm(faults: Record<string, string>): Seen {
  return { id: 'form', visibility: 'only-me', text: Object.values(faults).join('\n'), buttons: [], options: [] };
}
