import type { Platform } from '../request.ts';

/**
 * What is to be sent unasked. `key` is unique in the workspace; the same thing is never put twice. `channel` is where the rows keep their
 * order and pause together. `kind` and `ids` say what it is; the words are drawn from them when it is sent. `steps`: the messages, in order,
 * as the feature calls them. `until`: ms by the schedule's clock; what was not begun by then is not sent any more.
 */
export type OutboxJob = {
  key: string;
  platform: Platform;
  channel: string;
  kind: string;
  ids: Readonly<Record<string, string>>;
  steps: readonly string[];
  until?: number;
};

/**
 * `waiting`: not begun, or to be tried again. `sending`: a try was begun whose outcome is unknown. `sent`: all steps are done. `failed`: given
 * up. `in doubt`: the last step may have been sent; it is not sent again.
 */
export type OutboxState = 'waiting' | 'sending' | 'sent' | 'failed' | 'in doubt';

/**
 * A row of the outbox. `step`: index of the next step. `brought`: ids that the earlier steps brought, by the step's name. `tries` of this step.
 * `trying`: ms, when the first try of this step with an unknown outcome began, by the store's clock. `dueAt`, `createdAt`: ms, the same clock.
 */
export type OutboxRow = OutboxJob & {
  workspace: string;
  state: OutboxState;
  step: number;
  brought: Readonly<Record<string, string>>;
  tries: number;
  trying?: number;
  dueAt: number;
  createdAt: number;
  /** Ms, when the row was taken or marked, by the store's clock. */
  markedAt?: number;
  /** The last refusal or doubt, as a code. */
  trouble?: string;
};

/**
 * What is changed of a row. `begun`: a try begins; sets `trying` unless it is set, and counts the try. `step`: the step is done and brought this id; the
 * next begins, or the row is `sent`. `later`: it was certainly not sent; try again in `ms`. `unsure`: it may have been sent; ask again in `ms`. `end`: given up, or in doubt for good.
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
   * Leases rows for `ms` that are due and held by nobody, oldest first: of each channel the first unfinished row alone, and none if that one is
   * held or waits. Only of these platforms.
   */
  take(platforms: readonly Platform[], ms: number, limit: number): Promise<OutboxRow[]>;
  /** Returns the row after the change; undefined and changes nothing if this process does not hold the row any more. All but `begun` give the lease back, except a step that is not the last. */
  mark(workspace: string, key: string, change: OutboxChange): Promise<OutboxRow | undefined>;
  /** Returns the unfinished rows of a workspace, or of all; then those that failed or are in doubt, newest first, at most `limit`. */
  list(workspace: string | undefined, limit: number): Promise<OutboxRow[]>;
  /** Ends all unfinished rows of a workspace with this kind and these ids (a subset is enough). Returns their number. */
  cancel(workspace: string, kind: string, ids: Readonly<Record<string, string>>): Promise<number>;
};
