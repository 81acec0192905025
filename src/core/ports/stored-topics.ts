/** A workspace's own topic: the text of its file, and who last saved or accepted it (ms since the epoch). Members see only accepted ones. */
export type StoredTopic = { id: string; yaml: string; status: 'draft' | 'accepted'; by: string; at: number };

/** Topics of one workspace. */
export type StoredTopics = {
  /** Ordered by id. */
  list(workspace: string): Promise<StoredTopic[]>;
  /** In place of what stood under this id and status; a draft and an accepted topic of one id stand side by side. */
  put(workspace: string, topic: StoredTopic): Promise<void>;
  /** False when there was none. */
  remove(workspace: string, id: string, status: StoredTopic['status']): Promise<boolean>;
  /** Grows with every change, by whichever process; 0 at first. */
  version(workspace: string): Promise<number>;
};
