import type { RemovedArticle } from '../article.ts';
import type { AddOptions, PackedDraft, Plan } from '../article-draft.ts';
import type { EditionLanguage } from '../language.ts';

/** The effect of adding a chapter: the article that it becomes, or belongs to. `first`: the reference of its first passage. */
export type PlannedChapter = Pick<Plan, 'outcome' | 'id'> & { title: string; passages: number; first: string };

/** The effect of adding a book, each chapter as an article. `id`: what the references of all chapters begin with. */
export type PlannedBook = {
  id: string;
  title: string;
  language: EditionLanguage;
  chapters: readonly PlannedChapter[];
  leftOut: readonly string[];
};

/** The result of removing a book. */
export type RemovedBook = RemovedArticle & { chapters: number; passages: number };

/** Books of which each chapter is an article. */
export type Books = {
  /** Returns what adding the chapters would do. Stores nothing. Throws a user error. */
  preview(workspace: string, draft: PackedDraft, options: AddOptions): Promise<PlannedBook>;
  /** Adds all chapters at once. Throws a user error; then nothing was changed. */
  add(workspace: string, draft: PackedDraft, options: AddOptions & { by: string; now: number }): Promise<PlannedBook>;
  /** Removes all chapters at once. Throws a user error if there is no such book. */
  remove(workspace: string, id: string, now: number): Promise<RemovedBook>;
};
