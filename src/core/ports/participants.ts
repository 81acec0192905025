/**
 * A person under a random id, by which stored events name them. `user`: the platform's id; `name`: as they were called last. Both are gone
 * once the person was erased.
 */
export type Participant = { id: string; user?: string; name?: string };

/** People by random ids, a different one in each workspace. */
export type Participants = {
  /**
   * Returns the random id of a platform's user, and stores the name that they have now. `newId` is stored if they have none yet. The user's id
   * contains the platform: `discord 123`.
   */
  idOf(workspace: string, user: string, name: string, newId: string): Promise<string>;
  /** Returns the random id of a platform's user; undefined if they have none. */
  known(workspace: string, user: string): Promise<string | undefined>;
  /** Returns those of these random ids that are known, in any order. */
  get(workspace: string, ids: readonly string[]): Promise<Participant[]>;
  /** Deletes a person's name and platform id; the random id stays. Returns it; undefined if there was none. */
  forget(workspace: string, user: string): Promise<string | undefined>;
};
