/**
 * Clock, ids and dice, passed in so that tests can replace them. `now`: ms since the epoch. `newId`: unguessable, URL-safe, 22 characters.
 * `dice`: a whole number from 0, less than `sides`.
 */
export type Outside = { now(): number; newId(): string; dice(sides: number): number };
