import type { OutgoingMessage, SendResult } from '#core/outgoing.ts';
import type { JobHandler, JobResult } from '#core/ports/job-handler.ts';
import type { OutboxChange, OutboxRow } from '#core/ports/outbox.ts';
import type { Outgoing } from '#core/ports/outgoing.ts';
import type { Store } from '#core/ports/store.ts';
import type { Platform } from '#core/request.ts';
import type { StoreError } from '#core/store-error.ts';
import { doubtPause, isPassing, retryPause } from './pauses.ts';

/** In ms. Longer than a try with all its requests takes, so that no other process takes the row meanwhile. */
const LEASE = 60_000;
/** Rows in one turn. */
const MOST = 20;
/** Tries, and ms since the first of them that may have arrived, after which a message stays in doubt. */
const MOST_DOUBTS = 8;
const LONGEST_DOUBT = 30 * 60_000;
/** Tries of a row that says itself how long it is looked up. They are spread over that time. */
const FEW_DOUBTS = 4;

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
  if (row.fault) return unreadable(parts, row, row.fault);
  const handler = parts.handlers[row.kind];
  const chat = chats.get(row.platform);
  if (!handler || !chat) return void (await parts.store.outbox.mark(row.workspace, row.key, LATER_VERSION));
  for (let next: OutboxRow | undefined = row; next; ) next = await sendStep(parts, chat, handler, next);
}

/** A row that is damaged is told and given up, so that those behind it in its channel go on. */
async function unreadable(
  { store, logBug }: SenderParts,
  { workspace, key }: OutboxRow,
  fault: StoreError,
): Promise<void> {
  if (fault.kind === 'newer') return void (await store.outbox.mark(workspace, key, LATER_VERSION));
  logBug(fault);
  await store.outbox.mark(workspace, key, { kind: 'end', state: 'failed', trouble: 'damaged' });
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
  const isDoubted = row.trying !== undefined;
  const isLate = await isTooLate(parts, row);
  if (isLate && !isDoubted) return finish(parts, handler, row, { kind: 'expired' });
  const message = await handler.draw(row);
  // What may have been posted is not called missed, although it is not wanted any more.
  if (!message) return finish(parts, handler, row, { kind: isDoubted ? 'in doubt' : 'expired' });
  const begun = await outbox.mark(row.workspace, row.key, { kind: 'begun' });
  if (!begun) return undefined;
  const since = doubtOf(row, begun);
  const result = await send(chat, row, message, since, isLate);
  // What can be repeated is in no doubt.
  return after(parts, handler, begun, { result, kind: message.kind }, message.kind === 'edit' ? undefined : since);
}

async function isTooLate({ store }: SenderParts, { until }: OutboxRow): Promise<boolean> {
  return until !== undefined && (await store.clock.now()) > until;
}

/** Ms since the first try of the step that may have arrived; undefined if there was none before this one. */
function doubtOf({ trying }: OutboxRow, { markedAt }: OutboxRow): number | undefined {
  return trying !== undefined && markedAt !== undefined ? markedAt - trying : undefined;
}

async function send(
  chat: Outgoing,
  row: OutboxRow,
  message: OutgoingMessage,
  since: number | undefined,
  isLate: boolean,
): Promise<SendResult> {
  const key = `${row.key} ${row.steps[row.step]}`;
  const late = since !== undefined && isLate && ({ isTooLate: true } as const);
  return chat.send(row.workspace, message, { key, ...(since !== undefined && { since }), ...late });
}

type Kind = OutgoingMessage['kind'];

/** `since`: as in `Attempt`. */
async function after(
  parts: SenderParts,
  handler: JobHandler,
  row: OutboxRow,
  { result, kind }: { result: SendResult; kind: Kind },
  since: number | undefined,
): Promise<OutboxRow | undefined> {
  switch (result.kind) {
    case 'sent':
      return finish(parts, handler, row, result);
    case 'in doubt':
      if (isHopeless(row, since)) return finish(parts, handler, row, result);
      await parts.store.outbox.mark(row.workspace, row.key, { kind: 'unsure', ms: pauseOf(row, since) });
      return undefined;
    case 'refused':
      return afterRefusal(parts, handler, row, { ...result, of: kind }, since);
  }
}

const pauseOf = ({ patience }: OutboxRow, since: number | undefined): number =>
  patience === undefined ? doubtPause(since) : patience / FEW_DOUBTS;

function isHopeless({ tries, patience }: OutboxRow, since = 0): boolean {
  if (patience !== undefined) return tries >= FEW_DOUBTS && since >= patience;
  return tries >= MOST_DOUBTS && since >= LONGEST_DOUBT;
}

async function afterRefusal(
  parts: SenderParts,
  handler: JobHandler,
  row: OutboxRow,
  { why, code, missing, retryAfter, of }: SendResult & { kind: 'refused' } & { of: Kind },
  since: number | undefined,
): Promise<OutboxRow | undefined> {
  if (why === 'too-late') return finish(parts, handler, row, { kind: 'expired' });
  parts.log(`${row.platform}: a post was refused (${why}, ${code}); try ${row.tries}.`);
  const told = { why, ...(missing !== undefined && { missing }) };
  const isFinal = !isPassing(why, of) || (row.until === undefined && row.tries >= MOST_NOTICE_TRIES);
  if (isFinal) return finish(parts, handler, row, { kind: 'failed', ...told });
  const delayed: JobResult = { kind: 'delayed', ...told };
  if (since === undefined)
    return marked(parts, handler, row, delayed, { kind: 'later', ms: retryPause(row.tries, retryAfter), trouble: why });
  // This try was not taken, but an earlier one may have been.
  if (isHopeless(row, since)) return finish(parts, handler, row, { kind: 'in doubt' });
  return marked(parts, handler, row, delayed, { kind: 'unsure', ms: Math.max(pauseOf(row, since), retryAfter ?? 0) });
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
