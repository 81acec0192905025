/** The unguessable name under which the reader shows a workspace's articles. */
export type ReaderKeys = {
  get(workspace: string): Promise<string | undefined>;
  /** In place of the old one, which leads nowhere from then on. */
  put(workspace: string, key: string): Promise<void>;
  workspaceOf(key: string): Promise<string | undefined>;
};
