import { onTestFinished } from 'vitest';
import type { ChatDeps } from '#chat/shared/deps.ts';
import type { Timing } from '#chat/shared/timing.ts';
import { type SlackChat, startSlack } from '#chat/slack/index.ts';
import type { Command } from '#core/command.ts';
import type { Delivery, Inbox } from '#core/ports/inbox.ts';
import { type Block, type Outcome, paragraph, text } from '#core/reply.ts';
import type { CommandRequest, PressRequest } from '#core/request.ts';
import { sayIn } from '#core/words.ts';
import { openSlack, type Result, type SeenMessage, type SlackSimulator } from '../../simulators/slack/index.ts';

const both = (en: string) => ({ en, zh: en });
const declared: Pick<Command, 'may' | 'examples' | 'visibility' | 'run'> = {
  may: 'member',
  examples: [],
  visibility: () => 'public',
  run: () => Promise.reject(new Error('the tests answer themselves')),
};

/** Declarations in which every kind of option occurs; the tests answer in their place. */
export const fakeCommands: readonly Command[] = [
  {
    ...declared,
    path: ['quote'],
    chinese: ['引用'],
    words: both('Find a passage'),
    options: [
      { name: 'words', chinese: '词句', kind: 'text', required: true, words: both('Words you remember') },
      { name: 'in', chinese: '文章', kind: 'article', required: false, words: both('Only in this article') },
      { name: 'only-me', chinese: '仅自己', kind: 'flag', required: false, words: both('Only to me') },
    ],
    shortcut: { words: both('Find this'), args: (message) => ({ words: message }) },
  },
  {
    ...declared,
    path: ['parley', 'help'],
    chinese: ['parley', '帮助'],
    words: both('Help'),
    options: [],
    visibility: () => 'only-me',
  },
  {
    ...declared,
    path: ['parley', 'facilitators'],
    chinese: ['parley', '主持人'],
    words: both('Who facilitates'),
    options: [{ name: 'add', chinese: '添加', kind: 'user', required: false, words: both('Add somebody') }],
  },
  {
    ...declared,
    path: ['parley', 'article', 'add'],
    chinese: ['parley', '文章', '添加'],
    words: both('Add an article'),
    options: [
      { name: 'file', chinese: '文件', kind: 'file', required: false, words: both('A file') },
      { name: 'text', chinese: '文字', kind: 'pasted', required: false, words: both('Or its text') },
    ],
    oneOf: ['file', 'text'],
    visibility: () => 'only-me',
  },
];

/** Time that passes when a test says so. */
export type ManualTiming = Timing & {
  /** Resolves when somebody waits for so many ms. */
  waited(ms: number): Promise<void>;
  /** Ends every wait of so many ms, and those to come. */
  pass(ms: number): void;
};

export function manualTiming(): ManualTiming {
  const asleep: { ms: number; wake(): void }[] = [];
  const watchers: { ms: number; resolve(): void }[] = [];
  const passed = new Set<number>();
  return {
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        for (const one of watchers) if (one.ms === ms) one.resolve();
        if (passed.has(ms) || signal.aborted) return resolve();
        signal.addEventListener('abort', () => resolve());
        asleep.push({ ms, wake: resolve });
      }),
    waited: (ms) =>
      new Promise((resolve) => {
        if (asleep.some((one) => one.ms === ms)) resolve();
        else watchers.push({ ms, resolve });
      }),
    pass: (ms) => {
      passed.add(ms);
      for (const one of asleep) if (one.ms === ms) one.wake();
    },
  };
}

type Stored = Delivery & { workspace: string; state: 'received' | 'sending' | 'done'; tries: number };

/** An inbox that outlives the bot; keeps to the port's words. */
export function memoryInbox(): Inbox & { all: Stored[] } {
  const all: Stored[] = [];
  const find = (workspace: string, id: string) => all.find((one) => one.workspace === workspace && one.id === id);
  return {
    all,
    put: async (workspace, delivery) => {
      if (find(workspace, delivery.id)) return false;
      // As a database would give it back.
      const body: unknown = JSON.parse(JSON.stringify(delivery.body));
      all.push({ ...delivery, body, workspace, state: 'received', tries: 0 });
      return true;
    },
    begin: async (workspace, id) => {
      const found = find(workspace, id);
      if (!found || found.state === 'done') return 0;
      found.tries += 1;
      return found.tries;
    },
    mark: async (workspace, id, state) => {
      const found = find(workspace, id);
      if (!found || found.state === 'done') return false;
      if (state !== 'released') found.state = state;
      return true;
    },
    pending: async (platform) =>
      all.flatMap((one) => (one.platform === platform && one.state !== 'done' ? [{ ...one, state: one.state }] : [])),
    forget: async (platform, before) => {
      const kept = all.filter((one) => one.platform !== platform || one.receivedAt >= before);
      all.splice(0, all.length, ...kept);
    },
  };
}

type Answering = (request: CommandRequest | PressRequest) => Promise<Outcome> | Outcome;
export type Given = Partial<
  Pick<
    ChatDeps,
    'commands' | 'complete' | 'form' | 'storeLongReply' | 'refusal' | 'languageOf' | 'groupsFor' | 'onGone'
  >
> & {
  mode?: SlackSimulator['mode'];
  slack?: SlackSimulator;
  inbox?: ReturnType<typeof memoryInbox>;
  answer?: Answering;
  timing?: Timing;
  /** Bugs are expected. */
  broken?: boolean;
};

export type TestBot = {
  slack: SlackSimulator;
  chat: SlackChat;
  inbox: ReturnType<typeof memoryInbox>;
  asked: (CommandRequest | PressRequest)[];
  lines: string[];
  bugs: unknown[];
  /** Dies without a word; what was under way goes on for nobody. */
  die(): Promise<void>;
};

export const reply = (words: string, visibility: 'public' | 'only-me' = 'public', ...more: Block[]): Outcome => ({
  kind: 'reply',
  visibility,
  reply: { language: 'en', blocks: [paragraph(text(words)), ...more] },
});
export const update = (words: string): Outcome => ({
  kind: 'update',
  visibility: 'public',
  reply: { language: 'en', blocks: [paragraph(text(words))] },
});
export const button = (id: string, label: string): Block => ({
  kind: 'buttons',
  buttons: [{ id, label, style: 'plain', disabled: false }],
});

export function fakeDeps(
  {
    answer = () => reply('hello'),
    commands,
    complete,
    form,
    storeLongReply,
    refusal,
    languageOf,
    groupsFor,
    inbox,
    onGone,
  }: Given,
  bot: Omit<TestBot, 'chat' | 'slack' | 'die'>,
): ChatDeps {
  let ids = 0;
  return {
    commands: commands ?? fakeCommands,
    answer: async (request) => {
      bot.asked.push(request);
      return answer(request);
    },
    complete: complete ?? (async () => []),
    refusal: refusal ?? (async () => undefined),
    languageOf: languageOf ?? (async () => undefined),
    form: form ?? (async () => undefined),
    groupsFor: groupsFor ?? (async () => []),
    storeLongReply: storeLongReply ?? (async () => (page) => `page|${page}|long`),
    inbox: inbox ?? bot.inbox,
    outside: { now: () => Date.now(), newId: () => `id${++ids}`.padEnd(22, '-'), dice: () => 0 },
    sayIn: (language) => sayIn(language, (simplified) => simplified),
    logBug: (_, error) => bot.bugs.push(error),
    log: (line) => bot.lines.push(line),
    ...(onGone && { onGone }),
  };
}

/** A bot over a simulated Slack; both are gone after the test, which fails when anything broke a rule of Slack's. */
export async function testBot(given: Given = {}): Promise<TestBot> {
  const slack = given.slack ?? (await openSlack({ mode: given.mode ?? 'http' }));
  const inbox = given.inbox ?? memoryInbox();
  const bot = { inbox, asked: [], lines: [], bugs: [] as unknown[] };
  const { botToken, appToken, signingSecret, api, mode } = slack;
  const settings = { botToken, api, ...(mode === 'socket' ? { appToken } : { signingSecret }) };
  const chat = await startSlack(fakeDeps(given, bot), settings, given.timing);
  if (chat.listener) await slack.serve(chat.listener);
  let alive = true;
  const die = async () => {
    if (alive && mode === 'socket') slack.socket().drop();
    if (alive) void chat.stop();
    alive = false;
  };
  onTestFinished(async () => {
    await die();
    if (!given.slack) await slack.close();
    if (bot.bugs.length && !given.broken) throw bot.bugs[0];
    if (slack.world.faults.length) throw new Error([...new Set(slack.world.faults)].join('\n'));
  });
  return { ...bot, slack, chat, die };
}

/** A promise that the test settles. */
export const later = <T>() => Promise.withResolvers<T>();

/** The message that came of it. */
export function seenIn(result: Result): SeenMessage {
  if (result.kind !== 'message') throw new Error(`no message but ${JSON.stringify(result)}`);
  return result.message;
}
