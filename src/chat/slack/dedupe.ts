import { z } from 'zod';
import { createRecent } from '../shared/recent.ts';
import type { Envelope } from './dispatch.ts';

/** Number of last envelopes that are recognised when repeated, at least. Each is stored with the answer it got. */
const LEAST_KNOWN = 500;

type AckBody = Parameters<Envelope['ack']>[0];

const Key = z.object({ trigger_id: z.string() });

/**
 * Recognises repeated envelopes (Socket Mode repeats one if its acknowledgement was lost). A repeated envelope is not processed again; it
 * gets the same answer.
 */
export type Dedupe = {
  /** Remembers a delivery that an earlier run began. If it is repeated, it is only acknowledged. `id` as in `SlackDelivery`. */
  remember(id: string): void;
  run(envelope: Envelope, work: (envelope: Envelope) => Promise<void>): Promise<void>;
};

export function createDedupe(): Dedupe {
  const known = createRecent<Promise<AckBody>>(LEAST_KNOWN);
  return {
    remember: (id) => known.set(id.replace(/^\w+:/, ''), Promise.resolve(undefined)),
    run: async (envelope, work) => {
      const { body, ack } = envelope;
      const trigger = Key.safeParse(body).data?.trigger_id;
      if (trigger === undefined) return work(envelope);
      const before = known.get(trigger);
      if (before) return ack(await before);
      const { promise, resolve } = Promise.withResolvers<AckBody>();
      known.set(trigger, promise);
      try {
        await work({ body, ack: (answer) => ack(answer).then(() => resolve(answer)) });
      } finally {
        // The acknowledgement is missing or failed, so the answer was sent in another way.
        resolve(undefined);
      }
    },
  };
}
