import type { Article, ListedArticle, RemovedArticle } from '../article.ts';
import type { Added, AddOptions, ArticleFile, DraftPreview, Plan, Removed } from '../article-draft.ts';

/** The articles that commands use: the workspace's own and the shelf's. */
export type Library = {
  /** Lists the articles, ordered by id, each edition with its newest revision only. */
  list(workspace: string): Promise<ListedArticle[]>;
  /** Returns the article with this id: the workspace's own, otherwise the shelf's. */
  open(workspace: string, id: string): Promise<Article | RemovedArticle | undefined>;
  /** Reads a file and returns what adding it would do. Stores nothing. Throws a user error. */
  preview(workspace: string, file: ArticleFile, options: AddOptions): Promise<{ draft: DraftPreview; plan: Plan }>;
  /** Reads a file and adds it. Throws a user error; then nothing was changed. */
  add(workspace: string, file: ArticleFile, options: AddOptions & { by: string; now: number }): Promise<Added>;
  /** Removes an article. Throws a user error if it does not exist or belongs to the shelf. */
  remove(workspace: string, id: string, now: number): Promise<Removed>;
};
