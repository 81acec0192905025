import type { ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';

/** Envelopes that Slack might send again; each is kept with the answer it got. */
const MOST_KEPT = 500;

const Key = z.object({ trigger_id: z.string() });

/** What Slack sends twice (a Socket Mode envelope whose acknowledgement got lost) is worked on once and gets the same answer twice. */
export type Dedupe = {
  /** These were taken on before: acknowledged, and nothing else. `id` as in `Delivered`. */
  remember(id: string): void;
  run(event: ReceiverEvent, work: (event: ReceiverEvent) => Promise<void>): Promise<void>;
};

export function createOnce(): Dedupe {
  const kept = new Map<string, Promise<unknown>>();
  const keep = (trigger: string, answer: Promise<unknown>) => {
    kept.set(trigger, answer);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest) kept.delete(oldest);
  };
  return {
    remember: (id) => keep(id.replace(/^\w+:/, ''), Promise.resolve()),
    run: async (event, work) => {
      const trigger = Key.safeParse(event.body).data?.trigger_id;
      if (trigger === undefined) return work(event);
      const before = kept.get(trigger);
      if (before) return event.ack(await before);
      const { promise, resolve } = Promise.withResolvers<unknown>();
      keep(trigger, promise);
      try {
        await work({ ...event, ack: (body) => event.ack(body).then(() => resolve(body)) });
      } finally {
        // Not acknowledged, or in vain: then it was answered another way.
        resolve(undefined);
      }
    },
  };
}
