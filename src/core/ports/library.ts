import type { Article, ListedArticle, RemovedArticle } from '../article.ts';
import type { Added, AddOptions, ArticleFile, DraftPreview, Plan, Removed } from '../article-draft.ts';

/** Articles as the commands see them: the workspace's own and the shelf's. */
export type Library = {
  /** Ordered by id; each edition with its newest revision only. */
  list(workspace: string): Promise<ListedArticle[]>;
  /** The workspace's own article before the shelf's of the same id. */
  open(workspace: string, id: string): Promise<Article | RemovedArticle | undefined>;
  /** Reads a file and says what adding it would do. Stores nothing. Throws a user error. */
  preview(workspace: string, file: ArticleFile, options: AddOptions): Promise<{ draft: DraftPreview; plan: Plan }>;
  /** Reads a file and adds it. Throws a user error, and then nothing is changed. */
  add(workspace: string, file: ArticleFile, options: AddOptions & { by: string; now: number }): Promise<Added>;
  /** Throws a user error when there is no such article, or when it is the shelf's. */
  remove(workspace: string, id: string, now: number): Promise<Removed>;
};
