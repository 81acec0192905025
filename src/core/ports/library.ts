import type { Article, RemovedArticle } from '../article.ts';
import type { Added, AddOptions, Draft, Plan, Removed } from '../article-draft.ts';

/** Articles as the commands see them: the workspace's own and the shelf's. */
export type Library = {
  list(workspace: string): Promise<Article[]>;
  /** The workspace's own article before the shelf's of the same id. */
  open(workspace: string, id: string): Promise<Article | RemovedArticle | undefined>;
  /** Reads a file and says what adding it would do. Stores nothing. Throws a user error. */
  preview(
    workspace: string,
    file: { name: string; bytes: Uint8Array },
    options: AddOptions,
  ): Promise<{ draft: Draft; plan: Plan }>;
  /** Adds what `preview` read. Throws a user error, and then nothing is changed. */
  add(workspace: string, draft: Draft, options: AddOptions & { by: string; now: number }): Promise<Added>;
  /** Throws a user error when there is no such article, or when it is the shelf's. */
  remove(workspace: string, id: string, now: number): Promise<Removed>;
};
