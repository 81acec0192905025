import type { ArticleFile, PackedDraft } from '../article-draft.ts';

/** Reads the files that people send. Their formats are read apart from the rest of the program, because a file can be hostile. */
export type Ingest = {
  /** Reads a file of this workspace into a draft. Throws a user error. */
  read(workspace: string, file: ArticleFile): Promise<PackedDraft>;
};
