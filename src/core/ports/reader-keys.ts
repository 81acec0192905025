/**
 * The unguessable name under which the reader shows a workspace's articles, and the secret with which the links to excerpts of them are
 * signed. The key stands in every link; the secret is told to nobody.
 */
export type ReaderKeys = {
  get(workspace: string): Promise<string | undefined>;
  /** Made with the key, by the store. */
  secret(workspace: string): Promise<string | undefined>;
  /** In place of the old one, which leads nowhere from then on, and with a new secret. */
  put(workspace: string, key: string): Promise<void>;
  workspaceOf(key: string): Promise<string | undefined>;
};
