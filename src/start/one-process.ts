import { createHash } from 'node:crypto';
import type { Chat } from '#chat/shared/deps.ts';
import { every, type Timing } from '#chat/shared/timing.ts';
import type { Leases } from '#core/ports/leases.ts';

/** In ms. Another process takes over at the latest after these two together. */
const LEASE = 30_000;
const EVERY = 10_000;

export type OneProcessParts = { leases: Leases; timing: Timing; now(): number; log(line: string): void };

/**
 * A chat's connection. `secret`: what the connection is opened with, so that two bots have two leases. `isOurs`: false if another process
 * has the connection now, because this one stood still for long.
 */
export type Connection = {
  name: 'Discord' | 'Slack';
  secret: string;
  start(isOurs: () => Promise<boolean>): Promise<Chat>;
};

const HASH_LENGTH = 16;

/** Nobody can compute the secret from the lease's name. */
function leaseOf({ name, secret }: Connection): string {
  const hash = createHash('sha256').update(secret).digest('base64url').slice(0, HASH_LENGTH);
  return `${name.toLowerCase()} connection ${hash}`;
}

/**
 * `chat`: the running chat, if this process has the connection. `since`: ms, when it began to wait for it. `until`: ms, when its lease
 * ends.
 */
type Turn = OneProcessParts & {
  connection: Connection;
  lease: string;
  chat?: Chat | undefined;
  since: number;
  until: number;
};

/**
 * Starts a chat in one process at a time, because each of two connections would be given the same requests. A second process waits, and
 * takes over within a minute after the first has ended. Rejects as `connection.start` does at its first try.
 */
export async function startInOneProcess(parts: OneProcessParts, connection: Connection): Promise<Chat> {
  const turn: Turn = { ...parts, connection, lease: leaseOf(connection), since: parts.now(), until: 0 };
  const end = new AbortController();
  if (await taken(turn)) turn.chat = await startOrRelease(turn);
  else turn.log(`${connection.name}: another process has the connection. This one takes over when that one ends.`);
  const kept = every(turn.timing, EVERY, end.signal, () => renew(turn));
  return {
    outgoing: {
      send: async (...sent) => turn.chat?.outgoing.send(...sent) ?? NOT_CONNECTED,
    },
    state: () => turn.chat?.state() ?? { is: 'standby', since: turn.since },
    stop: async () => {
      end.abort();
      await kept;
      await turn.chat?.stop();
      await turn.leases.release(turn.lease).catch(() => undefined);
    },
  };
}

/** The answer of a process that does not have the connection. */
const NOT_CONNECTED = { kind: 'refused', why: 'not-connected', code: 'standby' } as const;

async function taken(turn: Turn): Promise<boolean> {
  const startedAt = turn.now();
  const hasLease = await turn.leases.take(turn.lease, LEASE);
  if (hasLease) turn.until = startedAt + LEASE;
  return hasLease;
}

/** Asks the database only if the lease should have been renewed by now. While the database is away, who has the connection keeps it. */
async function isOurs(turn: Turn): Promise<boolean> {
  return turn.now() < turn.until || taken(turn).catch(() => true);
}

async function startOrRelease(turn: Turn): Promise<Chat> {
  const { connection, leases, lease } = turn;
  return connection
    .start(() => isOurs(turn))
    .catch(async (error: unknown) => {
      await leases.release(lease);
      throw error;
    });
}

/** Renews the lease, and starts or stops the chat as it is taken or lost. */
async function renew(turn: Turn): Promise<void> {
  // While the database is away, nobody can take the lease, and who has it keeps it.
  const hasLease = await taken(turn).catch(() => turn.chat !== undefined);
  if (hasLease && !turn.chat) await takeOver(turn);
  if (!hasLease && turn.chat) await giveUp(turn, turn.chat);
}

async function takeOver(turn: Turn): Promise<void> {
  const { connection, log } = turn;
  log(`${connection.name}: the process that had the connection has ended. This one takes over.`);
  try {
    turn.chat = await startOrRelease(turn);
  } catch (error) {
    log(`${connection.name} could not be started: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function giveUp(turn: Turn, chat: Chat): Promise<void> {
  const { connection, log, now } = turn;
  log(`${connection.name}: another process has the connection now, because this one was not heard of for long.`);
  turn.chat = undefined;
  turn.since = now();
  await chat.stop();
}
