import type { OutgoingMessage, Refusal } from '../outgoing.ts';
import type { OutboxRow } from './outbox.ts';
import type { Ports } from './store.ts';

/**
 * What became of a step. `sent`: it is there. `delayed`: it was refused and is tried again. `failed`: it was refused for good. `in doubt`: it
 * may be there, and is not sent again. `expired`: it was too late to send it.
 */
export type JobResult =
  | { kind: 'sent'; id: string; link?: string }
  | { kind: 'delayed' | 'failed'; why: Refusal; missing?: string }
  | { kind: 'in doubt' }
  | { kind: 'expired' };

/** What a feature does for its rows of the outbox. */
export type JobHandler = {
  /** Words the row's next step now. Undefined if it is not wanted any more. */
  draw(row: OutboxRow): Promise<OutgoingMessage | undefined>;
  /** Records the result of the row's step, in the transaction in which the row is marked. `row` is as it was before. */
  settle(ports: Ports, row: OutboxRow, result: JobResult): Promise<void>;
};
