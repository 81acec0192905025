import { createHash } from 'node:crypto';
import type { Chat } from '#chat/shared/deps.ts';
import type { Timing } from '#chat/shared/timing.ts';
import type { Leases } from '#core/ports/leases.ts';

/** In ms. Another process takes over at the latest after these two together. */
const LEASE = 30_000;
const EVERY = 10_000;

export type OneProcessParts = { leases: Leases; timing: Timing; now(): number; log(line: string): void };

/** A chat's connection. `secret`: what the connection is opened with, so that two bots have two leases. */
export type Connection = { name: 'Discord' | 'Slack'; secret: string; start(): Promise<Chat> };

const HASH_LENGTH = 16;

/** Nobody can compute the secret from the lease's name. */
function leaseOf({ name, secret }: Connection): string {
  const hash = createHash('sha256').update(secret).digest('base64url').slice(0, HASH_LENGTH);
  return `${name.toLowerCase()} connection ${hash}`;
}

/**
 * Starts a chat in one process at a time, because each of two connections would be given the same requests. A second process waits, and
 * takes over within a minute after the first has ended. Rejects as `connection.start` does at its first try.
 */
export async function startInOneProcess(parts: OneProcessParts, connection: Connection): Promise<Chat> {
  const { leases, timing, now, log } = parts;
  const { name, start } = connection;
  const lease = leaseOf(connection);
  const end = new AbortController();
  let chat: Chat | undefined;
  let since = now();
  if (await leases.take(lease, LEASE)) chat = await startOrRelease();
  else log(`${name}: another process has the connection. This one takes over when that one ends.`);
  const kept = keep();
  return {
    state: () => chat?.state() ?? { is: 'standby', since },
    stop: async () => {
      end.abort();
      await kept;
      await chat?.stop();
      await leases.release(lease).catch(() => undefined);
    },
  };

  async function startOrRelease(): Promise<Chat> {
    return start().catch(async (error: unknown) => {
      await leases.release(lease);
      throw error;
    });
  }

  async function keep(): Promise<void> {
    for (;;) {
      await timing.sleep(EVERY, end.signal);
      if (end.signal.aborted) return;
      // While the database is away, nobody can take the lease, and who has it keeps it.
      const isOurs = await leases.take(lease, LEASE).catch(() => chat !== undefined);
      if (isOurs && !chat) await takeOver();
      if (!isOurs && chat) await giveUp(chat);
    }
  }

  async function takeOver(): Promise<void> {
    log(`${name}: the process that had the connection has ended. This one takes over.`);
    chat = await startOrRelease().catch((error: unknown) => {
      log(`${name} could not be started: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    });
  }

  async function giveUp(lost: Chat): Promise<void> {
    log(`${name}: another process has taken over the connection, because this one was not heard of for long.`);
    chat = undefined;
    since = now();
    await lost.stop();
  }
}
