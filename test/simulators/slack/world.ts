/** Time that passes when a test says so. */
export type Clock = { now(): number; pass(ms: number): void };

export function createClock(start = Date.now()): Clock {
  let passed = 0;
  return {
    now: () => start + passed,
    pass: (ms) => {
      passed += ms;
    },
  };
}

export type Json = { [key: string]: unknown };

/** `only`: the one person who sees it. `removed`: was there. */
export type Message = {
  ts: string;
  thread_ts?: string;
  channel: string;
  user?: string;
  text: string;
  blocks: Json[];
  only?: string;
  edited: number;
  metadata?: Json;
  files?: SlackFile[];
};

/** `team`: the workspace that they belong to, when it is not the bot's. */
export type PersonFacts = { id: string; name: string; locale: string; admin: boolean; team?: string };
export type SlackFile = { id: string; name: string; bytes: Uint8Array; title?: string };
export type View = Json & { id: string; blocks: Json[]; private_metadata: string; callback_id: string };

/** A trigger_id: may open one view within three seconds (docs.slack.dev, "Handling user interaction"). */
type Trigger = { at: number; user: string; used: boolean };
/** A response_url: five uses within half an hour. `original`: the message that was pressed on. */
export type ResponseUrl = {
  at: number;
  uses: number;
  channel: string;
  user: string;
  original?: Message;
  trigger: string;
};

/** What came of something somebody did, as the simulator noticed it. `trigger` or `event` says which. */
export type Effect = { message?: Message; view?: View; trigger?: string; channel?: string };

export const TEAM = { id: 'T0READERS', domain: 'readers', name: 'Readers' };
export const BOT = { user: 'U0PARLEYBT', bot: 'B0PARLEY', app: 'A0PARLEY', name: 'parley' };
export const CHANNEL = { id: 'C0READING', name: 'reading' };
export const SCOPES = ['commands', 'chat:write', 'app_mentions:read', 'users:read', 'files:read'];

/** Scopes that whoever installs the app may refuse. Not granted unless a test says so. */
export const OPTIONAL_SCOPES = [
  'chat:write.public',
  'channels:history',
  'groups:history',
  'usergroups:read',
  'files:write',
];

/**
 * What goes wrong with a call. `status` 0: the connection is cut. `isDone`: after Slack has done what was asked; with status 200 and no error only time is lost. `until`: the answer waits for it.
 */
export type Trouble = { status: number; retryAfter?: number; error?: string; isDone?: boolean; until?: Promise<void> };

/** Everything Slack knows: one workspace with one channel, one app in it, and people. */
export type World = {
  clock: Clock;
  origin: string;
  botToken: string;
  appToken: string;
  signingSecret: string;
  scopes: string[];
  botIsMember: boolean;
  /** False after the app was uninstalled: its token is none any more. */
  isInstalled: boolean;
  /** The channel as it is now. In a private one, whoever is no member finds nothing. */
  channel: 'public' | 'private' | 'archived' | 'gone';
  /** ms until a message is shown in the history. */
  historyLag: number;
  /** Chooses the trouble of a call, for calls without one in `trouble`. */
  mishap?: (method: string) => Trouble | undefined;
  people: Map<string, PersonFacts>;
  /** User groups: the members' ids by the group's. */
  groups: Map<string, string[]>;
  files: Map<string, SlackFile>;
  /** Files that were announced; `bytes` once they came. Nobody sees them yet. */
  uploads: Map<string, { id: string; name: string; length: number; bytes?: Uint8Array }>;
  messages: Message[];
  triggers: Map<string, Trigger>;
  responseUrls: Map<string, ResponseUrl>;
  views: Map<string, View>;
  /** What the bot sent, in order; `method` as `checkSlack` names it. */
  requests: { method: string; body: Json }[];
  faults: string[];
  /** What goes wrong with the next calls, once each. */
  trouble: (Trouble & { method: string })[];
  watchers: Set<(effect: Effect) => void>;
  /** HTTP mode: where the bot takes Slack's requests. */
  events: string;
  /** Events tell of a file only its id; only that, its size left out. */
  hideUrls: boolean;
  hideSizes: boolean;
  ids: number;
};

export function createWorld(clock: Clock): World {
  return {
    clock,
    origin: '',
    botToken: 'xoxb-1-simulated',
    appToken: 'xapp-1-simulated',
    signingSecret: '8f742231b10e8888abcd99yyyzzz85a5',
    scopes: [...SCOPES],
    botIsMember: true,
    isInstalled: true,
    channel: 'public',
    historyLag: 0,
    people: new Map(),
    groups: new Map(),
    files: new Map(),
    uploads: new Map(),
    messages: [],
    triggers: new Map(),
    responseUrls: new Map(),
    views: new Map(),
    requests: [],
    faults: [],
    trouble: [],
    watchers: new Set(),
    events: '',
    hideUrls: false,
    hideSizes: false,
    ids: 0,
  };
}

export const nextId = (world: World, prefix: string): string => `${prefix}${String(++world.ids).padStart(8, '0')}`;

/** Slack's message ids are times with six digits behind the point, each its own. */
export function nextTs(world: World): string {
  return `${Math.floor(world.clock.now() / 1000)}.${String(++world.ids).padStart(6, '0')}`;
}

export function newTrigger(world: World, user: string): string {
  const id = `${++world.ids}.${TEAM.id.length}.${(world.ids * 7919).toString(16).padStart(12, '0')}`;
  world.triggers.set(id, { at: world.clock.now(), user, used: false });
  return id;
}

const TRIGGER_LIFE = 3_000;

/** The error that opening a view with it gives; undefined when it may, and then it is used up. */
export function useTrigger(world: World, id: string): string | undefined {
  const trigger = world.triggers.get(id);
  if (!trigger) return 'invalid_trigger_id';
  if (trigger.used) return 'exchanged_trigger_id';
  if (world.clock.now() - trigger.at > TRIGGER_LIFE) return 'expired_trigger_id';
  trigger.used = true;
  return undefined;
}

export function newResponseUrl(
  world: World,
  kind: 'commands' | 'actions',
  facts: Omit<ResponseUrl, 'at' | 'uses'>,
): string {
  const path = `/${kind}/${TEAM.id}/${++world.ids}/${(world.ids * 104_729).toString(36)}`;
  world.responseUrls.set(path, { ...facts, at: world.clock.now(), uses: 0 });
  return `${world.origin}${path}`;
}

export function notice(world: World, effect: Effect): void {
  for (const watcher of world.watchers) watcher(effect);
}

/** Posts what the bot sent. */
export function post(world: World, body: Json, facts: Pick<Message, 'channel'> & { only?: string }): Message {
  const thread = typeof body.thread_ts === 'string' ? { thread_ts: body.thread_ts } : {};
  const metadata = typeof body.metadata === 'object' && body.metadata !== null && { metadata: body.metadata as Json };
  const common = { user: BOT.user, edited: 0, ...metadata };
  const message: Message = { ts: nextTs(world), ...thread, ...facts, ...content(body), ...common };
  world.messages.push(message);
  return message;
}

export function content(body: Json): Pick<Message, 'text' | 'blocks'> {
  return { text: String(body.text ?? ''), blocks: Array.isArray(body.blocks) ? body.blocks : [] };
}

/** The first effect that fits from now on. */
export function nextEffect(
  world: World,
  fits: (effect: Effect) => boolean,
): { effect: Promise<Effect>; forget(): void } {
  const { promise, resolve } = Promise.withResolvers<Effect>();
  const watcher = (effect: Effect) => {
    if (!fits(effect)) return;
    world.watchers.delete(watcher);
    resolve(effect);
  };
  world.watchers.add(watcher);
  return { effect: promise, forget: () => world.watchers.delete(watcher) };
}
