import type { ArticleMeta, Passage, RemovedArticle } from './article.ts';
import type { MetaChanges } from './article-facts.ts';
import type { EditionLanguage } from './language.ts';
import type { Words } from './words.ts';

/** A line of a file's head that could not be read, counted from 1. `what` continues “line 3 …”. */
export type HeadNote = { line: number; what: Words };
/** What of a file's head was not used: keys that mean nothing here, and lines that could not be read. */
export type HeadReport = { unread: readonly string[]; notes: readonly HeadNote[] };

/** A page that has an article in another language. */
export type Alternate = { language: EditionLanguage; address: string };

/**
 * A chapter of a book, which goes on until the next one. `from`: the index of its first passage. `aside`: a cover, a title page, contents or
 * the like, which is left out.
 */
export type Chapter = { title: string; from: number; aside?: boolean };

/** A file that was read and can be added. `passages` are in reading order and have no labels yet. */
export type Draft = {
  name: string;
  language: EditionLanguage;
  /** The encoding of a file that is text. */
  encoding?: string;
  meta: ArticleMeta;
  text: string;
  passages: readonly Omit<Passage, 'label'>[];
  /** The line that was read as the text's source and not as text, if there is one. */
  provenance?: string;
  head?: HeadReport;
  /** Notes for whoever adds it: faults that the text may have, and what was mended. */
  warnings?: readonly Words[];
  /** The same article in other languages, as its page names them. */
  alternates?: readonly Alternate[];
  /** The chapters of a book. */
  chapters?: readonly Chapter[];
  /** Checksum of the file's bytes. */
  origin: string;
};

/** A draft as bytes. It is stored and sent to other threads as it is, without being parsed; only the library parses it. */
export type PackedDraft = { packed: Uint8Array };

/** Number of first passages that a preview shows, so that people can see if the sentences were cut correctly. */
export const PREVIEWED_PASSAGES = 3;

/** The part of a draft that a person sees before they confirm it. `beginning`: the file's first passages. */
export type DraftPreview = Pick<
  Draft,
  'language' | 'encoding' | 'meta' | 'provenance' | 'head' | 'warnings' | 'alternates'
> & {
  passages: number;
  beginning: readonly string[];
  /** Titles of a book's chapters, and of what is left out of it. */
  chapters?: readonly string[];
  leftOut?: readonly string[];
};

/** Most bytes of a file, on every way in. The longest novels have 3 to 6 MB. */
export const LARGEST_FILE = 20_000_000;

/** The page that a file was fetched from. `contentType`: what the server said, with the encoding, if it did. */
export type PageOrigin = { address: string; contentType?: string };

/**
 * A file as a person sends it, or as it was fetched. `language`: the one that the person wants; of a text in two languages only that one is
 * read.
 */
export type ArticleFile = { name: string; bytes: Uint8Array; page?: PageOrigin; language?: EditionLanguage };

/** `meta`: corrections of what the file says about the article. */
export type AddOptions = { id?: string; language?: EditionLanguage; editionOf?: string; meta?: MetaChanges };

/** Returns what the reader of a file has to know of the options. */
export const wantedOf = ({ language }: AddOptions): Pick<ArticleFile, 'language'> => (language ? { language } : {});

/**
 * The result that adding a draft would have: the article it goes to, the numbers of its first passages, and how many passages keep their
 * number, are new, or are withdrawn.
 */
export type Plan = {
  outcome: 'article' | 'edition' | 'revision' | 'same';
  id: string;
  /** The workspace of the article with this id: the requester's own, or `SHELF`. */
  workspace: string;
  /** References of the passages that a preview shows. */
  first: readonly string[];
  kept: number;
  fresh: number;
  withdrawn: number;
};

/** The result of adding a file. `same`: nothing changed, because the file was added before. */
export type Added = Plan & { language: EditionLanguage; passages: number; meta: ArticleMeta } & Pick<
    Draft,
    'head' | 'warnings' | 'alternates'
  >;

/** The result of correcting what is known about an edition. `changed`: false if it was so before. */
export type Edited = { id: string; language: EditionLanguage; meta: ArticleMeta; changed: boolean };

/** The result of removing an article: how much was removed. */
export type Removed = RemovedArticle & { editions: number; revisions: number; passages: number };
