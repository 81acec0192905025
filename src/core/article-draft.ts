import type { ArticleMeta, Passage, RemovedArticle } from './article.ts';
import type { EditionLanguage } from './language.ts';

/** A file that was read and can be added. `passages` are in reading order and have no labels yet. */
export type Draft = {
  name: string;
  language: EditionLanguage;
  encoding: string;
  meta: ArticleMeta;
  text: string;
  passages: readonly Omit<Passage, 'label'>[];
  /** The line that was read as the text's source and not as text, if there is one. */
  provenance?: string;
  /** Checksum of the file's bytes. */
  origin: string;
};

/** Number of first passages that a preview shows, so that people can see if the sentences were cut correctly. */
export const PREVIEWED_PASSAGES = 3;

/** The part of a draft that a person sees before they confirm it. `beginning`: the file's first passages. */
export type DraftPreview = Pick<Draft, 'language' | 'encoding' | 'meta' | 'provenance'> & {
  passages: number;
  beginning: readonly string[];
};

/** A file as a person sends it. */
/** Most bytes of a file, on every way in. The longest novels have 3 to 6 MB. */
export const LARGEST_FILE = 20_000_000;

export type ArticleFile = { name: string; bytes: Uint8Array };

export type AddOptions = { id?: string; language?: EditionLanguage; editionOf?: string };

/**
 * The result that adding a draft would have: the article it goes to, and how many passages keep their number, are new, or are withdrawn.
 */
export type Plan = {
  outcome: 'article' | 'edition' | 'revision' | 'same';
  id: string;
  /** The workspace of the article with this id: the asker's own, or `SHELF`. */
  workspace: string;
  kept: number;
  fresh: number;
  withdrawn: number;
};

/** The result of adding a file. `same`: nothing changed, because the file was added before. */
export type Added = Plan & { language: EditionLanguage; passages: number; meta: ArticleMeta };

/** The result of removing an article: how much was removed. */
export type Removed = RemovedArticle & { editions: number; revisions: number; passages: number };
