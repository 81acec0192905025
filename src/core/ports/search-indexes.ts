/**
 * Stores a built search index for the next start. `key` says from which texts and how it was built; an index with another key is not
 * returned.
 */
export type Indexes = {
  get(workspace: string, key: string): Promise<Uint8Array | undefined>;
  /** Stores the index in place of the workspace's earlier one. */
  put(workspace: string, key: string, bytes: Uint8Array): Promise<void>;
};
