import type { Evidence, FoundTopic, LiveTopic, NamedTopics, Standing } from '../topic.ts';

/** The topics that commands use: the workspace's own accepted ones, and the shelf's. */
export type Topics = {
  /** Lists topics, ordered by id, including those that wait for an article. The workspace's own replaces the shelf's with the same id. */
  list(workspace: string): Promise<LiveTopic[]>;
  /** Returns the topics that the words name: by id, question, synonym or camp. */
  named(workspace: string, words: string): Promise<NamedTopics>;
  /** Finds topics about these words, best first, without those that wait for an article; [] if none is about them. */
  find(workspace: string, words: string): Promise<FoundTopic[]>;
  /** Reads an unaccepted topic as members would see it; undefined if it cannot be read. */
  preview(workspace: string, id: string, yaml: string): Promise<LiveTopic | undefined>;
  /** Returns the state of a piece of the topic's evidence. */
  standing(live: LiveTopic, evidence: Evidence): Standing;
};
