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

/** `isOurs`: false if another process has the connection now, which gets the same interactions. */
export function createReceiver(context: DiscordContext, isOurs: () => Promise<boolean>): Receiver {
  const dedupe = createDedupe();
  const underWay = new Set<Promise<void>>();
  const answering = new Set<string>();
  let open = true;
  const run = (work: Promise<void>) => {
    const done = work.catch((error: unknown) => void report(context.deps, error)).finally(() => underWay.delete(done));
    underWay.add(done);
    return done;
  };
  const answer = async (payload: unknown) => {
    if (await isOurs()) await dispatch(context, payload);
  };
  // A repetition of what another process began is dropped from now on.
  const isOthers = (id: string) => {
    dedupe.isNew(id);
    return !answering.has(id);
  };
  return {
    receive: (payload) => {
      const id = idOf(payload) ?? '';
      if (!open || (id && !dedupe.isNew(id))) return;
      answering.add(id);
      void run(answer(payload)).finally(() => answering.delete(id));
    },
    recover: async () => {
      if (open) await run(recoverAnswers(context, isOthers));
    },
    close: async () => {
      open = false;
      while (underWay.size) await Promise.allSettled(underWay);
    },
  };
}
