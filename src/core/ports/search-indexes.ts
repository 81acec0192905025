/** A built search index kept for the next start. `key` says what it was built from and how; another key's bytes are not given. */
export type Indexes = {
  get(workspace: string, key: string): Promise<Uint8Array | undefined>;
  /** Replaces whatever was kept for the workspace. */
  put(workspace: string, key: string, bytes: Uint8Array): Promise<void>;
};
