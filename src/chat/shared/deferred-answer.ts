import type { BugDetails } from '#core/ports/bugs.ts';
import type { Delivery, Inbox } from '#core/ports/inbox.ts';
import { type ChatDeps, report } from './deps.ts';
import { type Timing, within } from './timing.ts';

/** Most milliseconds for storing: the platform is told to wait after 1.5 s, and must hear of it before 3 s. */
const STORE_WITHIN = 1_000;

/** The dependencies of a chat that deferred answers use. */
export type DeferredDeps = Pick<ChatDeps, 'inbox' | 'outside' | 'logBug' | 'log'>;

/** An answer given after the platform was told to wait. It stays in the inbox until it is given, so that a restart can give it. */
export type DeferredAnswer = {
  /**
   * Stores the delivery. Call it before the platform is told to wait, which it is also if a database does not answer. Returns false if
   * another process stored it first and will answer.
   */
  store(): Promise<boolean>;
  /** Marks that the answer may have been sent. Call it before anything is sent. Returns false as `store` does. */
  markSending(): Promise<boolean>;
  markDone(): Promise<void>;
};

export type DeferredAnswerParts = {
  deps: DeferredDeps;
  timing: Timing;
  workspace: string;
  delivery: Delivery;
  bugDetails: BugDetails;
  /** True if the inbox contains it already and this process answers it. */
  isStored?: boolean;
};

/**
 * Stores a delivery and counts the first try. Returns false if it was stored before. After an error nobody knows whether it is stored: this
 * process does not keep it.
 */
export async function storeOrRelease(inbox: Inbox, workspace: string, delivery: Delivery): Promise<boolean> {
  try {
    return await storeNew(inbox, workspace, delivery);
  } catch (error) {
    await inbox.mark(workspace, delivery.id, 'released');
    throw error;
  }
}

/** Stores a delivery and counts the first try. Returns false and changes nothing if it was stored before. */
async function storeNew(inbox: Inbox, workspace: string, delivery: Delivery): Promise<boolean> {
  const isNew = await inbox.put(workspace, delivery);
  if (isNew) await inbox.begin(workspace, delivery.id);
  return isNew;
}

/** Stores a delivery that may be stored already. If that fails too, one that was answered is marked, so that it is not answered again. */
async function putAgain(inbox: Inbox, workspace: string, delivery: Delivery, next: 'sending' | 'done'): Promise<void> {
  try {
    await inbox.put(workspace, delivery);
  } catch (error) {
    if (next === 'done') await inbox.mark(workspace, delivery.id, next);
    throw error;
  }
}

/** Creates a deferred answer. Its methods never throw: if the inbox fails, the failure is logged and the answer is given without it. */
export function createDeferredAnswer({
  deps,
  timing,
  workspace,
  delivery,
  bugDetails,
  isStored,
}: DeferredAnswerParts): DeferredAnswer {
  let state: 'answering' | 'sending' | 'done' = 'answering';
  let isOurs = true;
  let isInInbox = isStored === true;
  // Writes run one after the other. Undefined: nothing is stored, so nothing has to be marked.
  let writes: Promise<void> | undefined = isStored ? Promise.resolve() : undefined;
  const write = (work: () => Promise<void>) => {
    writes = (writes ?? Promise.resolve()).then(work).catch((error: unknown) => void report(deps, error, bugDetails));
    return writes;
  };
  const mark = async (next: 'sending' | 'done') => {
    state = next;
    if (!writes) return;
    await write(async () => {
      // The database was away when it should have been stored. Whether it was is seen by the mark.
      if (!isInInbox) await putAgain(deps.inbox, workspace, delivery, next);
      isInInbox = true;
      // Another process has taken it over if this one stood still for long.
      if (isOurs) isOurs = await deps.inbox.mark(workspace, delivery.id, next);
    });
  };
  const storeFirst = async () => {
    await write(async () => {
      isOurs = await storeNew(deps.inbox, workspace, delivery);
      isInInbox = true;
    });
    // Storing and answering may run at the same time.
    if (state !== 'answering') await mark(state);
  };
  return {
    store: async () => {
      if (state !== 'done') await within(timing, STORE_WITHIN, writes ?? storeFirst());
      return isOurs;
    },
    markSending: async () => {
      await mark('sending');
      return isOurs;
    },
    markDone: () => mark('done'),
  };
}

/**
 * Waits for the answer, sends it, and marks it done. If `send` returns false, the platform cannot be reached: the answer stays in the inbox
 * and the next start sends it. An error is logged and not tried again, because it would occur again. Never throws.
 */
export async function finish<Answer>(
  { deps, bugDetails }: Pick<DeferredAnswerParts, 'deps' | 'bugDetails'>,
  deferred: DeferredAnswer,
  work: Promise<Answer>,
  send: (answer: Answer) => Promise<boolean>,
): Promise<void> {
  try {
    const answer = await work;
    if ((await deferred.markSending()) && !(await send(answer))) return;
  } catch (error) {
    report(deps, error, bugDetails);
  }
  await deferred.markDone();
}
