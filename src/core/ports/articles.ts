import type { ArticleMeta, Passage, RemovedArticle } from '../article.ts';
import type { EditionLanguage } from '../language.ts';

/** What is stored of a revision; passages carry the checksum of their words, which outlives the words. */
export type NewRevision = {
  article: string;
  language: EditionLanguage;
  number: number;
  addedAt: number;
  addedBy: string;
  meta: ArticleMeta;
  text: string;
  passages: readonly (Passage & { checksum: string })[];
  /** Checksum of the file it was read from: the same file need not be read again. */
  origin: string;
};

/** `text` is '' once the article was removed; labels and checksums stay, so that no number is ever given twice. */
export type StoredRevision = NewRevision;

/** An article as stored: every revision, ordered by the edition's first adding and then by number. */
export type StoredArticle = { id: string; removed?: RemovedArticle; revisions: readonly StoredRevision[] };

/** Articles of one workspace, or of the shelf. */
export type Articles = {
  /** Present articles, each edition with its newest revision only, ordered by id. */
  current(workspace: string): Promise<StoredArticle[]>;
  /** One article with all its revisions, or what is left of a removed one. */
  get(workspace: string, id: string): Promise<StoredArticle | undefined>;
  /** Adds a revision (and with it the edition and the article). Throws when its number is taken: somebody was faster. Brings a removed article back. */
  add(workspace: string, revision: NewRevision): Promise<void>;
  /** Drops the words of all revisions and marks the article as removed. */
  remove(workspace: string, id: string, removed: RemovedArticle): Promise<void>;
  /** Grows with every change to the workspace's articles, by whichever process; 0 at first. */
  version(workspace: string): Promise<number>;
};
