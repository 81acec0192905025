/**
 * One-tap answers to a post. `post` is the key of the post, `person` an id, `answer` an index from 0. A tally is made in steps: each is of the
 * people who answered since the last one.
 */
export type Stances = {
  /** Stores a person's answer in place of their earlier one. Returns the earlier one. */
  put(workspace: string, post: string, person: string, answer: number): Promise<number | undefined>;
  /** The number of people for each answer, by index; answers that nobody gave may be missing at the end. */
  counts(workspace: string, post: string): Promise<number[]>;
  /** The number of people for each answer, by index, among those who are in no step yet. */
  open(workspace: string, post: string): Promise<number[]>;
  /** The steps of a post's tally, in order. They are the feature's own and are checked when read. */
  steps(workspace: string, post: string): Promise<unknown[]>;
  /** Stores the next step, and that everybody who has answered is in one. To be used in a transaction with `open`. */
  addStep(workspace: string, post: string, step: unknown): Promise<void>;
  /** Returns what a person answered, by post. */
  of(workspace: string, person: string): Promise<Readonly<Record<string, number>>>;
  /** Deletes a person's answers. Returns their number. Steps stay: they are numbers without people. */
  forget(workspace: string, person: string): Promise<number>;
};
