import type { OutgoingMessage, SendResult } from '#core/outgoing.ts';
import type { JobHandler, JobResult } from '#core/ports/job-handler.ts';
import type { OutboxChange, OutboxRow } from '#core/ports/outbox.ts';
import type { Outgoing } from '#core/ports/outgoing.ts';
import type { Store } from '#core/ports/store.ts';
import type { Platform } from '#core/request.ts';
import { doubtPause, isPassing, retryPause } from './pauses.ts';

/** In ms. Longer than a try with all its requests takes, so that no other process takes the row meanwhile. */
const LEASE = 60_000;
/** Rows in one turn. */
const MOST = 20;
/** Tries to find out whether a message arrived. After these it stays in doubt. */
const MOST_DOUBTS = 8;

export type SenderParts = {
  store: Pick<Store, 'transaction' | 'outbox' | 'clock'>;
  /** The chats that are connected now. */
  chats(): ReadonlyMap<Platform, Outgoing>;
  handlers: Readonly<Record<string, JobHandler>>;
  /** Logs an error that is a bug. */
  logBug(error: unknown): void;
  log(line: string): void;
};

/**
 * Sends what is due in the outbox: the first row of each channel, each under a lease. Resolves with the number of rows that it worked on. A step
 * is marked as begun before it is sent, and as done after, so that a process that ends in between leaves behind that it is in doubt.
 */
export async function sendDue(parts: SenderParts): Promise<number> {
  const chats = parts.chats();
  const rows = await parts.store.outbox.take([...chats.keys()], LEASE, MOST);
  await Promise.all(rows.map((row) => sendRow(parts, chats, row).catch(parts.logBug)));
  return rows.length;
}

/** Sends the row's steps, one after the other, until one is not done. */
async function sendRow(parts: SenderParts, chats: ReadonlyMap<Platform, Outgoing>, row: OutboxRow): Promise<void> {
  const handler = parts.handlers[row.kind];
  const chat = chats.get(row.platform);
  if (!handler || !chat) return void (await parts.store.outbox.mark(row.workspace, row.key, LATER_VERSION));
  for (let next: OutboxRow | undefined = row; next; ) next = await sendStep(parts, chat, handler, next);
}

/** A row that a later version of Parley has put in waits for that version. */
const LATER_VERSION: OutboxChange = { kind: 'later', ms: 60_000, trouble: 'unknown kind' };

/** Sends one step. Returns the row if another step follows at once. */
async function sendStep(
  parts: SenderParts,
  chat: Outgoing,
  handler: JobHandler,
  row: OutboxRow,
): Promise<OutboxRow | undefined> {
  const { outbox } = parts.store;
  const isLate = await isTooLate(parts, row);
  if (row.trying === undefined && isLate) return finish(parts, handler, row, { kind: 'expired' });
  const message = await handler.draw(row);
  if (!message) return finish(parts, handler, row, { kind: 'expired' });
  const begun = await outbox.mark(row.workspace, row.key, { kind: 'begun' });
  if (!begun) return undefined;
  const result = await send(chat, row, message, begun, isLate);
  return after(parts, handler, begun, result);
}

async function isTooLate({ store }: SenderParts, { until }: OutboxRow): Promise<boolean> {
  return until !== undefined && (await store.clock.now()) > until;
}

/** `since` counts from the first try with an unknown outcome, which is this one if there was none. */
async function send(
  chat: Outgoing,
  row: OutboxRow,
  message: OutgoingMessage,
  { markedAt }: OutboxRow,
  isLate: boolean,
): Promise<SendResult> {
  const since = row.trying !== undefined && markedAt !== undefined ? markedAt - row.trying : undefined;
  const key = `${row.key} ${row.steps[row.step]}`;
  const late = since !== undefined && isLate && ({ isTooLate: true } as const);
  return chat.send(row.workspace, message, { key, ...(since !== undefined && { since }), ...late });
}

async function after(
  parts: SenderParts,
  handler: JobHandler,
  row: OutboxRow,
  result: SendResult,
): Promise<OutboxRow | undefined> {
  switch (result.kind) {
    case 'sent':
      return finish(parts, handler, row, result);
    case 'in doubt':
      if (row.tries >= MOST_DOUBTS) return finish(parts, handler, row, result);
      await parts.store.outbox.mark(row.workspace, row.key, { kind: 'unsure', ms: doubtPause(row.tries) });
      return undefined;
    case 'refused': {
      const { why, code, missing } = result;
      if (why === 'too-late') return finish(parts, handler, row, { kind: 'expired' });
      parts.log(`${row.platform}: a post was refused (${why}, ${code}); try ${row.tries}.`);
      const isFinal = !isPassing(why) || (row.until === undefined && row.tries >= MOST_NOTICE_TRIES);
      const told = { why, ...(missing !== undefined && { missing }) };
      if (isFinal) return finish(parts, handler, row, { kind: 'failed', ...told });
      const later: OutboxChange = { kind: 'later', ms: retryPause(row.tries, result.retryAfter), trouble: why };
      return marked(parts, handler, row, { kind: 'delayed', ...told }, later);
    }
  }
}

/** Tries of what has no time at which it is too late. */
const MOST_NOTICE_TRIES = 20;

function changeFor(result: JobResult): OutboxChange {
  switch (result.kind) {
    case 'sent':
      return { kind: 'step', id: result.id };
    case 'in doubt':
      return { kind: 'end', state: 'in doubt', trouble: 'in doubt' };
    case 'expired':
      return { kind: 'end', state: 'failed', trouble: 'too late' };
    case 'failed':
    case 'delayed':
      return { kind: 'end', state: 'failed', trouble: result.why };
  }
}

async function finish(
  parts: SenderParts,
  handler: JobHandler,
  row: OutboxRow,
  result: JobResult,
): Promise<OutboxRow | undefined> {
  return marked(parts, handler, row, result, changeFor(result));
}

/** Marks the row and lets its feature record the result, in one transaction. Returns the row if another step follows. */
async function marked(
  { store }: SenderParts,
  handler: JobHandler,
  row: OutboxRow,
  result: JobResult,
  change: OutboxChange,
): Promise<OutboxRow | undefined> {
  return store.transaction(row.workspace, async (ports) => {
    const changed = await ports.outbox.mark(row.workspace, row.key, change);
    if (!changed) return undefined;
    await handler.settle(ports, row, result);
    return result.kind === 'sent' && changed.state === 'waiting' ? changed : undefined;
  });
}
