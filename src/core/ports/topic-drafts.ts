import type { Article } from '../article.ts';
import type { EditionLanguage } from '../language.ts';
import type { TopicFault } from '../topic.ts';
import type { Dropped, TopicOutline } from '../topic-outline.ts';

/** A file's faults, ordered by line. `fixed`: the file with missing checksums and moved numbers written, if there were any. */
export type CheckedDraft = { faults: TopicFault[]; fixed?: string };

/** Unfinished topics. A faulty one can be saved; only one without errors can be accepted. */
export type TopicDrafts = {
  /**
   * Writes a topic's file from an outline, or from a language model's proposal without the sentences that the article does not support
   * (`dropped`). The file has checksums, and the passages as comments next to their sentences. Throws a user error.
   */
  draft(
    article: Article,
    edition: EditionLanguage,
    from: TopicOutline | 'model',
  ): Promise<{ yaml: string; dropped?: Dropped }>;
  check(workspace: string, id: string, yaml: string): Promise<CheckedDraft>;
  /** Stores a draft in place of the one with this id and returns all its faults. Throws a user error; then nothing was stored. */
  save(workspace: string, draft: { id: string; yaml: string; by: string }): Promise<TopicFault[]>;
  /**
   * Shows a draft to members if none of the faults it returns is an error. Then the topic says that `by` has read every claim against its
   * evidence, and when. Throws a user error if there is no draft.
   */
  accept(workspace: string, id: string, by: string): Promise<TopicFault[]>;
  /** Removes the draft and the accepted topic. Throws a user error if the workspace has neither. */
  remove(workspace: string, id: string): Promise<void>;
};
