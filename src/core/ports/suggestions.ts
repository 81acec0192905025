/** A prompt that a member put forward. `by` is the person's id. `createdAt`: ms. `body` is the feature's own and is checked when read. */
export type StoredSuggestion = {
  id: string;
  by: string;
  createdAt: number;
  status: 'open' | 'taken' | 'left';
  body: unknown;
};

/** Suggested prompts. They stay until whoever made them is forgotten. */
export type Suggestions = {
  /** Those with this status, or all, oldest first. */
  list(workspace: string, status?: StoredSuggestion['status']): Promise<StoredSuggestion[]>;
  get(workspace: string, id: string): Promise<StoredSuggestion | undefined>;
  /** Stores a suggestion in place of the one with this id. */
  put(workspace: string, suggestion: StoredSuggestion): Promise<void>;
  /** Deletes all that a person put forward. Returns their number. */
  forget(workspace: string, person: string): Promise<number>;
};
