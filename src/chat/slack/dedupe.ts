import type { ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import { dropOldest } from '../shared/drop-oldest.ts';

/** Envelopes that Slack might send again; each is held with the answer it got. */
const MOST_KNOWN = 500;

const Key = z.object({ trigger_id: z.string() });

/** What Slack sends twice (a Socket Mode envelope whose acknowledgement got lost) is worked on once and gets the same answer twice. */
export type Dedupe = {
  /** An earlier run took this on: when it comes again, it is acknowledged, and nothing else. `id` as in `Delivered`. */
  remember(id: string): void;
  run(event: ReceiverEvent, work: (event: ReceiverEvent) => Promise<void>): Promise<void>;
};

export function createDedupe(): Dedupe {
  const known = new Map<string, Promise<unknown>>();
  const add = (trigger: string, answer: Promise<unknown>) => {
    known.set(trigger, answer);
    dropOldest(known, MOST_KNOWN);
  };
  return {
    remember: (id) => add(id.replace(/^\w+:/, ''), Promise.resolve()),
    run: async (event, work) => {
      const trigger = Key.safeParse(event.body).data?.trigger_id;
      if (trigger === undefined) return work(event);
      const before = known.get(trigger);
      if (before) return event.ack(await before);
      const { promise, resolve } = Promise.withResolvers<unknown>();
      add(trigger, promise);
      try {
        await work({ ...event, ack: (body) => event.ack(body).then(() => resolve(body)) });
      } finally {
        // Not acknowledged, or in vain: then it was answered another way.
        resolve(undefined);
      }
    },
  };
}
