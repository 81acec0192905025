/**
 * A workspace's own topic: the text of its file, and who last saved or accepted it, and when (ms since the epoch). Members see only
 * accepted topics.
 */
export type StoredTopic = { id: string; yaml: string; status: 'draft' | 'accepted'; by: string; at: number };

/** Topics of one workspace. */
export type StoredTopics = {
  /** Returns all topics, ordered by id. */
  list(workspace: string): Promise<StoredTopic[]>;
  /** Replaces the topic with this id and status. A draft and an accepted topic can have the same id. */
  put(workspace: string, topic: StoredTopic): Promise<void>;
  /** Removes a topic. Returns false if there was none. */
  remove(workspace: string, id: string, status: StoredTopic['status']): Promise<boolean>;
  /** A number that grows with every change, by any process; 0 at first. */
  version(workspace: string): Promise<number>;
};
