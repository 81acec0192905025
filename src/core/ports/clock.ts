/** The clock that decides what is due: the database's, so that all processes agree. ms since the epoch. */
export type Clock = { now(): Promise<number> };
