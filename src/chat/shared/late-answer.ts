import type { BugScene } from '#core/ports/bugs.ts';
import type { Delivery, Inbox } from '#core/ports/inbox.ts';
import { type ChatDeps, report } from './deps.ts';

/** What late answers need of a chat's dependencies. */
export type LateDeps = Pick<ChatDeps, 'inbox' | 'outside' | 'logBug' | 'log'>;

/** An answer that comes after the platform was told to wait. It stands in the inbox until it is given, so that a restart gives it. */
export type LateAnswer = {
  /** Stores it; to be called before the platform is told to wait. False: another process stored it first, and answers. */
  store(): Promise<boolean>;
  /** Marks that it may have been sent from now on; to be called before anything is sent. False as in `store`. */
  markSending(): Promise<boolean>;
  markDone(): Promise<void>;
};

export type LateAnswerParts = {
  deps: LateDeps;
  workspace: string;
  delivery: Delivery;
  scene: BugScene;
  /** It stands in the inbox already, and this process answers it. */
  isStored?: boolean;
};

/** Stores a delivery and counts the first try. False, and nothing is changed, when it was stored before. */
export async function storeNew(inbox: Inbox, workspace: string, delivery: Delivery): Promise<boolean> {
  const isNew = await inbox.put(workspace, delivery);
  if (isNew) await inbox.begin(workspace, delivery.id);
  return isNew;
}

/** Never throws: when the inbox fails, the answer is given without it, and the failure is logged. */
export function createLateAnswer({ deps, workspace, delivery, scene, isStored }: LateAnswerParts): LateAnswer {
  let state: 'answering' | 'sending' | 'done' = 'answering';
  let isOurs = true;
  // One write after the other. Undefined: nothing is stored, and nothing has to be marked.
  let writes: Promise<void> | undefined = isStored ? Promise.resolve() : undefined;
  const write = (work: () => Promise<void>) => {
    writes = (writes ?? Promise.resolve()).then(work).catch((error: unknown) => void report(deps, error, scene));
    return writes;
  };
  const mark = async (next: 'sending' | 'done') => {
    state = next;
    if (writes) await write(async () => (isOurs ? deps.inbox.mark(workspace, delivery.id, next) : undefined));
  };
  const storeFirst = async () => {
    await write(async () => {
      isOurs = await storeNew(deps.inbox, workspace, delivery);
    });
    // Storing and answering may go on at the same time.
    if (state !== 'answering') await mark(state);
  };
  return {
    store: async () => {
      if (state !== 'done') await (writes ?? storeFirst());
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
 * Sends the answer when the work on it is done, and marks it done. `send` gives false when the platform cannot be reached: then the
 * answer stays in the inbox, and the next start sends it. An error is logged and not tried again: it would come again. Never throws.
 */
export async function finish<Answer>(
  { deps, scene }: Pick<LateAnswerParts, 'deps' | 'scene'>,
  late: LateAnswer,
  work: Promise<Answer>,
  send: (answer: Answer) => Promise<boolean>,
): Promise<void> {
  try {
    const answer = await work;
    if ((await late.markSending()) && !(await send(answer))) return;
  } catch (error) {
    report(deps, error, scene);
  }
  await late.markDone();
}
