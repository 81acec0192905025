import type { Platform } from '../request.ts';
import type { StoreError } from '../store-error.ts';

/**
 * What is to be sent unasked. `key` is unique in the workspace; the same thing is never put twice. `channel` is where the rows keep their
 * order and pause together. `kind` and `ids` say what it is; the words are drawn from them when it is sent. `steps`: the messages, in order,
 * as the feature calls them. `until`: ms by the schedule's clock; what was not begun by then is not sent any more. `delay`: ms, by the store's
 * own clock, before which it is not sent. `patience`: ms from the first try with an unknown outcome, after which the row is in doubt for good;
 * half an hour by default.
 */
export type OutboxJob = {
  key: string;
  platform: Platform;
  channel: string;
  kind: string;
  ids: Readonly<Record<string, string>>;
  steps: readonly string[];
  until?: number;
  delay?: number;
  patience?: number;
};

/**
 * `waiting`: not begun, or to be tried again. `sending`: a try was begun whose outcome is unknown. `sent`: all steps are done. `failed`: given
 * up. `in doubt`: the last step may have been sent; it is not sent again.
 */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'failed' | 'in doubt';

/**
 * A row of the outbox. `step`: index of the next step. `brought`: ids that the earlier steps brought, by the step's name. `tries` of this step.
 * `trying`: when the first try of this step with an unknown outcome began. A row that is sent has neither `ids` nor `brought` any more. All
 * times are ms by the store's own clock, which is real time, except `until`.
 */
export type OutboxRow = Omit<OutboxJob, 'delay'> & {
  workspace: string;
  state: OutboxState;
  step: number;
  brought: Readonly<Record<string, string>>;
  tries: number;
  trying?: number;
  dueAt: number;
  createdAt: number;
  /** When the row was taken, marked or cancelled last. */
  markedAt?: number;
  /** The last refusal or doubt of this step, as a code; `cancelled` if it was. */
  trouble?: string;
  /** Set if the row cannot be read: it is damaged, or of a later version. It has neither `ids` nor `steps` then. */
  fault?: StoreError;
};

/**
 * What is changed of a row. `begun`: a try begins; it is counted, and sets `trying` unless that is set. `step`: the step is done and brought
 * this id; the next is due at once, or the row is `sent`. `later`: it was certainly not sent; it is due again in `ms`. `unsure`: it may have
 * been sent; the row stays `sending` with its `trying`, and is due again in `ms`. `end`: given up, or in doubt for good.
 * A row that was cancelled while it was being sent is `sent` after a `step`, and no step follows; after `later`, or an `end` as failed, it is `failed`.
 */
export type OutboxChange =
  | { kind: 'begun' }
  | { kind: 'step'; id: string }
  | { kind: 'later'; ms: number; trouble: string }
  | { kind: 'unsure'; ms: number }
  | { kind: 'end'; state: 'failed' | 'in doubt'; trouble: string };

/** Stores what is to be sent, before it is sent. Leases and waiting go by the store's own clock. */
export type Outbox = {
  /** Returns false and changes nothing if a row with this key exists, also one that is done. */
  put(workspace: string, job: OutboxJob): Promise<boolean>;
  /**
   * Leases rows of all workspaces for `ms`, those that have been due longest first. Of each channel it looks at the first unfinished row alone,
   * in the order in which they were put, and at none if that one is held or not due. Only of these platforms. A row is held until its lease is
   * over, or its process has ended on this machine. Not for use in a transaction.
   */
  take(platforms: readonly Platform[], ms: number, limit: number): Promise<OutboxRow[]>;
  /**
   * Returns the row after the change; undefined and changes nothing if this process does not hold the row any more. `begun`, and a step that
   * is not the last, renew the lease for as long as it was taken; the others give it back.
   */
  mark(workspace: string, key: string, change: OutboxChange): Promise<OutboxRow | undefined>;
  /**
   * Returns the unfinished rows of a workspace, or of all, oldest first; then those that failed or are in doubt, whose end is newest first. At
   * most `limit` in all.
   */
  list(workspace: string | undefined, limit: number): Promise<OutboxRow[]>;
  /**
   * Ends all unfinished rows of a workspace with this kind and these ids (a subset is enough), held or not: as `in doubt` if a try has an
   * unknown outcome, else as `failed`. Returns their number.
   */
  cancel(workspace: string, kind: string, ids: Readonly<Record<string, string>>): Promise<number>;
};
