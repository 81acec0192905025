/**
 * The clock that decides which schedules are due, in ms since the epoch: the database's, so that all processes agree. Where it was set to run
 * fast, it alone does: leases and the outbox go by real time.
 */
export type Clock = { now(): Promise<number> };
