/**
 * Stores two values for each workspace. The key is the unguessable name in every link to the reader. The secret signs the links to excerpts
 * and is never shown.
 */
export type ReaderKeys = {
  get(workspace: string): Promise<string | undefined>;
  /** Returns the secret. The store makes it together with the key. */
  secret(workspace: string): Promise<string | undefined>;
  /** Replaces the key, so that old links stop working, and makes a new secret. */
  put(workspace: string, key: string): Promise<void>;
  workspaceOf(key: string): Promise<string | undefined>;
};
