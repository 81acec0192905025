import type { Evidence, FoundTopic, LiveTopic, Standing } from '../topic.ts';

/** Topics as the commands see them: the workspace's own, as far as accepted, and the shelf's. */
export type Topics = {
  /** The workspace's own before the shelf's of the same id; ordered by id, those that wait for an article too. */
  list(workspace: string): Promise<LiveTopic[]>;
  /** Topics that words are about, best first; of those that wait for nothing. */
  find(workspace: string, words: string): Promise<FoundTopic[]>;
  /** A topic that nobody has accepted yet, as members would see it; undefined where it cannot be read. */
  preview(workspace: string, id: string, yaml: string): Promise<LiveTopic | undefined>;
  /** What has become of a piece of the topic's evidence. */
  standing(live: LiveTopic, evidence: Evidence): Standing;
};
