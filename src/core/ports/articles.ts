import type { ArticleMeta, Passage, RemovedArticle } from '../article.ts';
import type { EditionLanguage } from '../language.ts';

/** The stored data of a revision. Each passage has a checksum of its words, which stays when the words are deleted. */
export type NewRevision = {
  article: string;
  language: EditionLanguage;
  number: number;
  addedAt: number;
  addedBy: string;
  meta: ArticleMeta;
  text: string;
  passages: readonly (Passage & { checksum: string })[];
  /** Checksum of the file that was read, so that the same file is not read again. */
  origin: string;
};

/** A stored revision. `text` is '' after the article was removed. Labels and checksums stay, so that no number is given twice. */
export type StoredRevision = NewRevision;

/** A stored article with every revision. The edition that was added first comes first; within an edition they are ordered by number. */
export type StoredArticle = { id: string; removed?: RemovedArticle; revisions: readonly StoredRevision[] };

/** Gives revisions that the caller has read before. They are not read again: a revision never changes, except that its words are deleted. */
export type KnownRevisions = (revision: RevisionKey) => StoredRevision | undefined;
export type RevisionKey = { article: string; language: string; number: number };

/** Stores the articles of workspaces and of the shelf. */
export type Articles = {
  /** Returns the articles that are not removed, ordered by id, each edition with its newest revision only. */
  current(workspace: string, known?: KnownRevisions): Promise<StoredArticle[]>;
  /** Returns one article with all its revisions; of a removed one, the data that is left. */
  get(workspace: string, id: string, known?: KnownRevisions): Promise<StoredArticle | undefined>;
  /**
   * Adds a revision, and if needed the edition and the article. Throws if its number is taken, because another writer was faster. Restores
   * a removed article.
   */
  add(workspace: string, revision: NewRevision): Promise<void>;
  /** Deletes the words of all revisions and marks the article as removed. */
  remove(workspace: string, id: string, removed: RemovedArticle): Promise<void>;
  /** A number that grows with every change to the workspace's articles, by any process; 0 at first. */
  version(workspace: string): Promise<number>;
};
