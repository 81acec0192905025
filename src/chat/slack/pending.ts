import type { SlackContext } from './context.ts';
import type { Delivered } from './delivery.ts';
import { workspaceOf } from './parse.ts';

/** An answer that was promised by acknowledging before there was one: written down, so that a restart gives it. */
export type PendingAnswer = {
  /** To be called before acknowledging. */
  keep(): Promise<void>;
  /** To be called before anything is sent. False when it was written down before: whoever did that answers, or has answered. */
  sending(): Promise<boolean>;
  done(): Promise<void>;
};

type PendingState = 'answering' | 'sending' | 'done';

/** `kept`: it is written down already. What cannot be written down is answered all the same, and logged. */
export function createDebt({ deps }: Pick<SlackContext, 'deps'>, delivered: Delivered, kept = false): PendingAnswer {
  const workspace = workspaceOf(delivered.team);
  let state: PendingState = 'answering';
  let isOurs = true;
  let writing: Promise<unknown> | undefined = kept ? Promise.resolve() : undefined;
  const write = (work: () => Promise<unknown>): Promise<unknown> => {
    writing = (writing ?? Promise.resolve()).then(work).catch((error) => deps.logBug(deps.outside.newId(), error));
    return writing;
  };
  const to = async (next: 'sending' | 'done') => {
    state = next;
    if (writing) await write(async () => isOurs && deps.inbox.mark(workspace, delivered.id, next));
  };
  return {
    keep: async () => {
      if (state === 'done') return;
      if (writing) return void (await writing);
      await write(async () => {
        isOurs = await putDown(deps, delivered);
      });
      // Something may have been sent in the meantime.
      const now: PendingState = state;
      if (now !== 'answering') await to(now);
    },
    sending: async () => {
      await to('sending');
      return isOurs;
    },
    done: () => to('done'),
  };
}

/** False when it was there before. */
export function putDown(deps: SlackContext['deps'], delivered: Delivered): Promise<boolean> {
  const { id, team } = delivered;
  const receivedAt = deps.outside.now();
  return deps.inbox.put(workspaceOf(team), { id, platform: 'slack', receivedAt, body: delivered });
}
