import { report } from '../shared/deps.ts';
import type { DiscordContext } from './context.ts';
import { createDedupe, idOf } from './dedupe.ts';
import { dispatch } from './dispatch.ts';
import { recoverAnswers } from './recover.ts';

/** Passes interactions from the connection to the code that answers. */
export type Receiver = {
  /** Answers an interaction, unless it came before. */
  receive(payload: unknown): void;
  /** Gives the answers that the last run did not give, or another process that has ended. Never throws. */
  recover(): Promise<void>;
  /** Stops answering. Resolves when the current answers are done. */
  close(): Promise<void>;
};

export function createReceiver(context: DiscordContext): Receiver {
  const dedupe = createDedupe();
  const underWay = new Set<Promise<void>>();
  let open = true;
  const run = (work: Promise<void>) => {
    const done = work.catch((error: unknown) => void report(context.deps, error)).finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  };
  return {
    receive: (payload) => {
      const id = idOf(payload);
      if (open && (id === undefined || dedupe.isNew(id))) void run(dispatch(context, payload));
    },
    recover: async () => {
      if (open) await run(recoverAnswers(context, dedupe.isNew));
    },
    close: async () => {
      open = false;
      while (underWay.size) await Promise.allSettled(underWay);
    },
  };
}
