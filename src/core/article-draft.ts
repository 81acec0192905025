import type { ArticleMeta, Passage, RemovedArticle } from './article.ts';
import type { EditionLanguage } from './language.ts';

/** A file as read: what would be added. `passages` without labels, in reading order. */
export type Draft = {
  name: string;
  language: EditionLanguage;
  encoding: string;
  meta: ArticleMeta;
  text: string;
  passages: readonly Omit<Passage, 'label'>[];
  /** The line that was taken for provenance rather than text, if there was one. */
  provenance?: string;
  /** Checksum of the file's bytes. */
  origin: string;
};

/** How many of its first passages a preview of a file shows, so that one sees whether the sentences were cut right. */
export const PREVIEWED_PASSAGES = 3;

/** What a file was read as, as far as whoever is to say yes to it has to see. `beginning`: its first passages. */
export type DraftPreview = Pick<Draft, 'language' | 'encoding' | 'meta' | 'provenance'> & {
  passages: number;
  beginning: readonly string[];
};

/** A file as somebody brings it. */
export type ArticleFile = { name: string; bytes: Uint8Array };

export type AddOptions = { id?: string; language?: EditionLanguage; editionOf?: string };

/** What adding a draft would do: to which article, and how many passages keep their number, are new, or are withdrawn. */
export type Plan = {
  outcome: 'article' | 'edition' | 'revision' | 'same';
  id: string;
  /** Where the article of that id is: the workspace's own, or `SHELF`. */
  workspace: string;
  kept: number;
  fresh: number;
  withdrawn: number;
};

/** What adding a file came to. `same`: nothing changed, it was there. */
export type Added = Plan & { language: EditionLanguage; passages: number; meta: ArticleMeta };

/** What removing took along. */
export type Removed = RemovedArticle & { editions: number; revisions: number; passages: number };
