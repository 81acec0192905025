/** One-tap answers to a post. `post` is the key of the post, `person` an id, `answer` an index from 0. */
export type Stances = {
  /** Stores a person's answer in place of their earlier one. Returns the earlier one. */
  put(workspace: string, post: string, person: string, answer: number): Promise<number | undefined>;
  /** The number of people for each answer, by index; answers that nobody gave may be missing at the end. */
  counts(workspace: string, post: string): Promise<number[]>;
  /** Returns what a person answered, by post. */
  of(workspace: string, person: string): Promise<Readonly<Record<string, number>>>;
  /** Deletes a person's answers. Returns their number. Steps of tallies stay: they name nobody. */
  forget(workspace: string, person: string): Promise<number>;
};
