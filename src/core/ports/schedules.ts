import type { Platform } from '../request.ts';

/**
 * A schedule as it is stored. `dueAt`: ms, when it is to be looked at next; undefined if never. `state` is the feature's own and is checked
 * when read.
 */
export type StoredSchedule = { id: string; platform: Platform; channel: string; dueAt?: number; state: unknown };

/** Schedules of all workspaces. */
export type Schedules = {
  /** All of a workspace, ordered by id. */
  list(workspace: string): Promise<StoredSchedule[]>;
  get(workspace: string, id: string): Promise<StoredSchedule | undefined>;
  /** Stores a schedule in place of the one with this id. */
  put(workspace: string, schedule: StoredSchedule): Promise<void>;
  /** Removes a schedule with its runs. Returns false if there was none. */
  remove(workspace: string, id: string): Promise<boolean>;
  /** Returns at most `limit` schedules of these platforms that are due at `now` or before, longest due first. */
  due(platforms: readonly Platform[], now: number, limit: number): Promise<{ workspace: string; id: string }[]>;
};
