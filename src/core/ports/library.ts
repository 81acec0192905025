import type { Article, ListedArticle, RemovedArticle } from '../article.ts';
import type { Added, AddOptions, DraftPreview, PackedDraft, Plan, Removed } from '../article-draft.ts';

/** The articles that commands use: the workspace's own and the shelf's. */
export type Library = {
  /** Lists the articles, ordered by id, each edition with its newest revision only. */
  list(workspace: string): Promise<ListedArticle[]>;
  /** Returns the article with this id: the workspace's own, otherwise the shelf's. */
  open(workspace: string, id: string): Promise<Article | RemovedArticle | undefined>;
  /** Returns what adding a draft would do. Stores nothing. Throws a user error. */
  preview(workspace: string, draft: PackedDraft, options: AddOptions): Promise<{ draft: DraftPreview; plan: Plan }>;
  /** Adds a draft. Throws a user error; then nothing was changed. */
  add(workspace: string, draft: PackedDraft, options: AddOptions & { by: string; now: number }): Promise<Added>;
  /** Removes an article. Throws a user error if it does not exist or belongs to the shelf. */
  remove(workspace: string, id: string, now: number): Promise<Removed>;
};
