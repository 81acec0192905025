import type { ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import { dropOldest } from '../shared/drop-oldest.ts';

/** Number of last envelopes that are recognised when repeated. Each is stored with the answer it got. */
const MOST_KNOWN = 500;

const Key = z.object({ trigger_id: z.string() });

/**
 * Recognises repeated envelopes (Socket Mode repeats one if its acknowledgement was lost). A repeated envelope is not processed again; it
 * gets the same answer.
 */
export type Dedupe = {
  /** Remembers a delivery that an earlier run began. If it is repeated, it is only acknowledged. `id` as in `Delivered`. */
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
        // The acknowledgement is missing or failed, so the answer was sent in another way.
        resolve(undefined);
      }
    },
  };
}
