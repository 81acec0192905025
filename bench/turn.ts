/**
 * The main thread's work between two looks: an upper bound of its longest turn in between. `at`: when it was over, in ms since the epoch;
 * `wall`: ms that passed; `cpu`: ms of work; `request`: the last one that came before it was over.
 */
export type Turn = { kind: 'turn'; at: number; wall: number; cpu: number; request: string };
/** A collection of garbage on the main thread that took `ms`. */
export type Collection = { kind: 'collection'; at: number; ms: number };

/** ms of work that make a turn too long: what the others feel when it comes between. */
export const TOO_LONG = 50;

/** No request has come yet. */
export const NO_REQUEST = 'none';
