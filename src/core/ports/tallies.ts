/**
 * The tally of one-tap answers to a post, made in steps: each is of the people who answered since the last one. A person is in one step, also
 * if they change their answer after it.
 */
export type Tallies = {
  /** The number of people for each answer, by index, among those who are in no step yet. */
  open(workspace: string, post: string): Promise<number[]>;
  /** The steps of a post's tally, in order. They are the feature's own and are checked when read. */
  steps(workspace: string, post: string): Promise<unknown[]>;
  /** Stores the next step, and that everybody who has answered is in one. To be used in a transaction with `open`. */
  add(workspace: string, post: string, step: unknown): Promise<void>;
};
