import type {
  APIApplicationCommand,
  APIApplicationCommandOptionChoice,
  APIMessageTopLevelComponent,
  APIModalInteractionResponseCallbackData,
} from 'discord.js';

/** ms since the epoch: tests move it, a bot in another process has the machine's. */
export type Clock = { now(): number };

/** `isClosed`: takes no direct messages. */
export type Member = {
  id: string;
  name: string;
  locale: string;
  permissions: bigint;
  nick?: string;
  isClosed?: boolean;
};

/** A channel, or a thread with its `parent`. `denied`: what nobody may do there. `recipient`: with whom it is, for direct messages. */
export type Channel = {
  id: string;
  type: number;
  name: string;
  parent: string | undefined;
  denied?: bigint;
  archived?: boolean;
  locked?: boolean;
  recipient?: string;
};

export type Role = { id: string; name: string; mentionable: boolean };

/** A message of the bot. `owner`: whoever alone sees it. `waiting`: it says "thinking…" so far. */
export type Message = {
  id: string;
  channel: string;
  owner: string | undefined;
  waiting: boolean;
  deleted: boolean;
  edited: boolean;
  at: number;
  flags: number;
  content: string;
  components: APIMessageTopLevelComponent[];
  interaction: Interaction | undefined;
  nonce?: string | number;
  /** Who was notified. */
  mentionRoles?: string[];
  mentionUsers?: string[];
  /** Files that it shows. */
  files?: UploadedFile[];
};

/** A file that came with a request. `key`: the name of its field. */
export type UploadedFile = { key: string; name: string; text: string };

/** What came of an interaction, for the person who waits for it. */
export type Came =
  | { kind: 'message'; message: Message }
  /** `pressed`: the message whose button opened it, if one did. */
  | { kind: 'form'; form: APIModalInteractionResponseCallbackData; pressed?: Message | undefined }
  | { kind: 'choices'; choices: readonly APIApplicationCommandOptionChoice[] };

export type Interaction = {
  id: string;
  token: string;
  type: 2 | 3 | 4 | 5;
  at: number;
  user: Member;
  channel: string;
  /** The message that was pressed on. */
  pressed: Message | undefined;
  /** The type of the first answer, once there is one. */
  callback: number | undefined;
  original: Message | undefined;
  came: PromiseWithResolvers<Came>;
};

export type Request = { method: string; path: string; body: unknown };

/**
 * What the next requests get instead of an answer. `isTaken`: they are carried out all the same. `isTwice`: they are carried out twice. `cuts`:
 * the connection is cut. `held`: waits for this first, when it has been carried out if it is.
 */
export type Trouble = {
  status?: number;
  code?: number;
  retryAfter?: number;
  path?: RegExp;
  method?: string;
  isTaken?: boolean;
  isTwice?: boolean;
  cuts?: boolean;
  held?: Promise<unknown>;
};

export type World = {
  clock: Clock;
  token: string;
  application: string;
  guild: string;
  channels: Channel[];
  roles: Role[];
  members: Member[];
  messages: Message[];
  interactions: Interaction[];
  commands: APIApplicationCommand[];
  files: Map<string, Uint8Array>;
  /** What the bot may do in its channels. */
  botPermissions: bigint;
  /** True if the bot was removed from the server. */
  isRemoved: boolean;
  /** ms for which a nonce is remembered, and after which a message is in its channel's history. */
  guard: number;
  lag: number;
  /** Chooses what goes wrong with a request that no other trouble befalls. */
  mishap?: (method: string, path: string) => Trouble | undefined;
  /** Every request the bot made, in order. */
  requests: Request[];
  /** What of it broke a schema or a rule. */
  faults: string[];
  /** Where this Discord is: `http://127.0.0.1:…`. */
  origin: string;
};

const EPOCH = 1_420_070_400_000;
let counter = 0;

/** Ids grow with time and with each other, as Discord's. */
export function newId(world: Pick<World, 'clock'>): string {
  counter += 1;
  return String((BigInt(Math.max(0, world.clock.now() - EPOCH)) << 22n) | BigInt(counter % 4_194_304));
}

/** View, send, attach files, read the history, make threads and send in them. */
const BOT_PERMISSIONS = (1n << 10n) | (1n << 11n) | (1n << 15n) | (1n << 16n) | (1n << 35n) | (1n << 38n);
/** Discord: “the past few minutes”. */
const GUARD = 120_000;

export function newWorld(clock: Clock): World {
  const application = newId({ clock });
  const first = Buffer.from(application).toString('base64url');
  const channel: Channel = { id: newId({ clock }), type: 0, name: 'general', parent: undefined };
  const thread: Channel = { id: newId({ clock }), type: 11, name: 'a thread', parent: channel.id };
  return {
    clock,
    token: `${first}.Simul8.${'x'.repeat(38)}`,
    application,
    guild: newId({ clock }),
    channels: [channel, thread],
    roles: [],
    members: [],
    messages: [],
    interactions: [],
    commands: [],
    files: new Map(),
    botPermissions: BOT_PERMISSIONS,
    isRemoved: false,
    guard: GUARD,
    lag: 0,
    requests: [],
    faults: [],
    origin: '',
  };
}
