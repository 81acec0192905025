/** What became of a schedule on a local date (ISO). There is one row for a date at most. `body` is the feature's own and is checked when read. */
export type ScheduleRun = { schedule: string; date: string; body: unknown };

/** What became of the schedules of all workspaces. */
export type ScheduleRuns = {
  /** Stores a run in place of the one of this date. */
  put(workspace: string, run: ScheduleRun): Promise<void>;
  get(workspace: string, schedule: string, date: string): Promise<ScheduleRun | undefined>;
  /** Returns the newest `limit` runs of a schedule by date, before `before` if given. Newest first. */
  list(workspace: string, schedule: string, limit: number, before?: string): Promise<ScheduleRun[]>;
};
