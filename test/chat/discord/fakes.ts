import { expect, onTestFinished } from 'vitest';
import { type DiscordSettings, startDiscord } from '#chat/discord/index.ts';
import type { Chat, ChatDeps } from '#chat/shared/deps.ts';
import type { Timing } from '#chat/shared/timing.ts';
import { createAnswerer } from '#core/answer.ts';
import { buttonId, type Command, type CommandContext, type Services } from '#core/command.ts';
import type { Card } from '#core/ports/cards.ts';
import type { Delivery, Inbox } from '#core/ports/inbox.ts';
import { type Outcome, paragraph, type Reply, text, type Visibility } from '#core/reply.ts';
import { sayIn } from '#core/words.ts';
import { toTraditional } from '#library/index.ts';
import { openDiscordSimulator, type Seen, type SeenForm, type Simulator } from '../../simulators/discord/index.ts';

export const NOON = Date.UTC(2026, 10, 23, 12);

/** Waits of these lengths end at once; every other one never, unless its work is done. */
export function waits(...passing: number[]): Timing {
  return {
    sleep: (ms, signal) =>
      passing.includes(ms)
        ? Promise.resolve()
        : new Promise((resolve) => signal.addEventListener('abort', () => resolve())),
  };
}

/** ms that an answer may take before Discord is told that it takes longer. */
export const DEFER = 1_500;

type Stored = Delivery & { workspace: string; state: 'received' | 'sending' | 'done'; tries: number };

/** An inbox that outlives a bot, as the store's does. */
export function memoryInbox(): Inbox & { all: Stored[] } {
  const all: Stored[] = [];
  return {
    all,
    put: async (workspace, delivery) => {
      if (all.some(({ id }) => id === delivery.id)) return false;
      all.push({ ...structuredClone(delivery), workspace, state: 'received', tries: 0 });
      return true;
    },
    begin: async (_, id) => {
      const found = all.find((one) => one.id === id && one.state !== 'done');
      if (found) found.tries += 1;
      return found?.tries ?? 0;
    },
    mark: async (_, id, state) => {
      const found = all.find((one) => one.id === id && one.state !== 'done');
      if (found && state !== 'released') found.state = state;
      return found !== undefined;
    },
    pending: async () => all.flatMap(({ state, ...one }) => (state === 'done' ? [] : [{ ...one, state }])),
    forget: async (_, before) => {
      all.splice(0, all.length, ...all.filter(({ receivedAt }) => receivedAt >= before));
    },
  };
}

export const says = (...words: string[]): Reply => ({
  language: 'en',
  blocks: words.map((one) => paragraph(text(one))),
});
export const told = (words: string, visibility: Visibility = 'public'): Outcome => ({
  kind: 'reply',
  visibility,
  reply: says(words),
});

const COMMON = { chinese: ['x'], words: { en: 'What it does', zh: '做什么' }, options: [], may: 'member' } as const;
const note = (id: string): Reply => ({
  language: 'en',
  blocks: [
    paragraph(text('Press on')),
    {
      kind: 'buttons',
      buttons: ['turn', 'tell', 'shout', 'break'].map((action) => ({
        id: buttonId(['note'], action, id),
        label: action,
        style: 'plain' as const,
        disabled: false,
      })),
    },
    {
      kind: 'choice',
      label: 'Which',
      options: ['one', 'two'].map((action) => ({ id: buttonId(['note'], action, id), label: action, chosen: false })),
    },
  ],
});

/** A test's command: what it does is the test's. */
export function command(path: string[], run: Command['run'], more: Partial<Command> = {}): Command {
  return { ...COMMON, path, chinese: path, examples: [], visibility: () => 'public', run, ...more };
}

/** `/note` posts a card whose buttons change it, answer who presses, answer everybody, and break. */
export const noteCommand = command(
  ['note'],
  async () => ({ kind: 'reply', visibility: 'public', reply: note('card') }),
  {
    press: async (_context: CommandContext, action: string): Promise<Outcome> => {
      if (action === 'tell') return told('only for you', 'only-me');
      if (action === 'shout') return told('for everybody');
      if (action === 'break') throw new Error('broken on purpose');
      return { kind: 'update', visibility: 'public', reply: says(`turned by ${action}`) };
    },
  },
);

export type Bot = {
  chat: Chat;
  lines: string[];
  bugs: unknown[];
  inbox: ReturnType<typeof memoryInbox>;
  cards: Map<string, Card>;
};

export function depsOf(commands: readonly Command[], inbox = memoryInbox()) {
  const lines: string[] = [];
  const bugs: unknown[] = [];
  const cards = new Map<string, Card>();
  let ids = 0;
  const outside = { now: () => NOON, newId: () => `id-${++ids}-`.padEnd(22, 'x'), dice: () => 0 };
  const services = {
    cards: {
      get: async (_, id) => cards.get(id),
      put: async (_, card) => void cards.set(card.id, card),
      add: async (_, card) => !cards.has(card.id) && !!cards.set(card.id, card),
      ownedBy: async () => [],
      countOf: async () => 0,
    },
    settings: {
      get: async () => ({ facilitators: [], channels: {}, whole: [] }),
      change: async () => {
        throw new Error('no settings here');
      },
    },
    outside,
  } as Partial<Services> as Services;
  const logBug = (_: string, error: unknown) => bugs.push(error);
  const answerer = createAnswerer({ commands, services, toTraditional, logBug });
  const deps: ChatDeps = {
    ...answerer,
    commands,
    inbox,
    outside,
    sayIn: (language) => sayIn(language, toTraditional),
    logBug,
    log: (line) => lines.push(line),
  };
  return { deps, lines, bugs, inbox, cards };
}

/** A Discord for one test; what was sent there has to be right in the end. */
export async function discord(): Promise<Simulator & { clock: { now(): number; at: number } }> {
  const clock = { at: NOON, now: () => clock.at };
  const simulator = await openDiscordSimulator({ clock });
  onTestFinished(simulator.close);
  return Object.assign(simulator, { clock });
}

type Wish = { timing?: Timing; inbox?: ReturnType<typeof memoryInbox>; settings?: Partial<DiscordSettings> };

/** The bot, connected, its commands registered. */
export async function bot(simulator: Simulator, commands: readonly Command[], wish: Wish = {}): Promise<Bot> {
  const { timing = waits(), inbox, settings = {} } = wish;
  const { deps, ...rest } = depsOf(commands, inbox);
  const registered = Promise.withResolvers<void>();
  const log = (line: string) => {
    deps.log(line);
    if (/: \d+ commands/.test(line)) registered.resolve();
  };
  const chat = await startDiscord(
    { ...deps, log },
    { token: simulator.token, api: simulator.api, ...settings },
    timing,
  );
  onTestFinished(() => chat.stop());
  await registered.promise;
  return { chat, ...rest };
}

/** Everything went as it should: nothing broke, and nothing was sent that Discord would not take. */
export function well(here: { faults: readonly string[] }, { bugs }: Bot): void {
  expect(bugs).toEqual([]);
  expect(here.faults).toEqual([]);
}

export function message(seen: Seen | SeenForm): Seen {
  if (seen.kind !== 'message') throw new Error('a form');
  return seen;
}
