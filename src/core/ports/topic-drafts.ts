import type { Article } from '../article.ts';
import type { EditionLanguage } from '../language.ts';
import type { TopicFault } from '../topic.ts';
import type { Dropped, TopicOutline } from '../topic-outline.ts';

/** Topics that are being written. Whatever is wrong with one, it can be saved; only a sound one can be accepted. */
export type TopicDrafts = {
  /**
   * A topic's file: from a sketch, or from what a language model proposes without what it could not show to be in the article (`dropped`).
   * Checksums are written, and the passages stand beside their sentences as comments. Throws a user error.
   */
  draft(
    article: Article,
    edition: EditionLanguage,
    from: TopicOutline | 'model',
  ): Promise<{ yaml: string; dropped?: Dropped }>;
  /** All that is wrong with a file, ordered by line. */
  check(workspace: string, id: string, yaml: string): Promise<TopicFault[]>;
  /** Stores a draft in place of the one of this id, and says all that is wrong with it. Throws a user error, and then nothing is stored. */
  save(workspace: string, draft: { id: string; yaml: string; by: string }): Promise<TopicFault[]>;
  /** Shows a draft to members where nothing in the faults it gives is an error. Throws a user error when there is none. */
  accept(workspace: string, id: string, by: string): Promise<TopicFault[]>;
  /** Draft and accepted topic. Throws a user error when the workspace has neither. */
  remove(workspace: string, id: string): Promise<void>;
};
