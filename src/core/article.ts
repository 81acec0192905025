import type { EditionLanguage } from './language.ts';

/** Data about an edition, besides its text. `published` is an ISO date (`2025-02-03`), `source` an http(s) address. */
export type ArticleMeta = {
  title: string;
  authors: string[];
  published?: string;
  source?: string;
  licence?: string;
  book?: BookOf;
};

/**
 * The book of which an article is a chapter. `id`: what the references of all its chapters begin with. `chapter` counts from 1, without what
 * was left out.
 */
export type BookOf = { id: string; title: string; chapter: number };

/** Where a passage stands in the file it comes from: a page, counted from 1, or a time from the beginning, in milliseconds. */
export type Place = { page: number } | { time: number };

/**
 * The smallest unit that can be quoted. `label` is its permanent number in the edition (`12`, `12a`). `start` and `end` are UTF-16 offsets
 * into the text of its revision. `paragraph` counts from 0; passages of one paragraph share it.
 */
export type Passage = { label: string; start: number; end: number; paragraph: number; place?: Place };

/** An edition's text since `addedAt` (ms since the epoch). Passages are in reading order and do not overlap. */
export type Revision = {
  number: number;
  addedAt: number;
  addedBy: string;
  meta: ArticleMeta;
  text: string;
  passages: readonly Passage[];
};

/** An article in one language. Revisions are ordered from oldest to newest; there is at least one. */
export type Edition = { language: EditionLanguage; revisions: Revision[] };

/** Labels of passages that say the same in two editions. Any number of passages can match any number; one side may be empty. */
export type Bead = { primary: string[]; other: string[] };

/**
 * An article with its editions. The first edition is the primary one: a reference without a language counts in it. `parallels` has, for
 * every other edition, the alignment of its passages with the primary's.
 */
export type Article = {
  id: string;
  workspace: string;
  editions: Edition[];
  parallels: Partial<Record<EditionLanguage, Bead[]>>;
};

/** An article in a list. The alignments of its editions are loaded only when it is opened. */
export type ListedArticle = Omit<Article, 'parallels'>;

/** Data kept of a removed article, so that people can be told that it was removed. */
export type RemovedArticle = { id: string; title: string; removedAt: number };

export function isRemoved(article: Article | RemovedArticle): article is RemovedArticle {
  return 'removedAt' in article;
}

/** The workspace that contains the shelf. Everybody reads it; it is written only from `corpus/`. */
export const SHELF = 'shelf';

export function currentRevision(edition: Edition): Revision {
  const last = edition.revisions.at(-1);
  if (!last) throw new Error(`edition ${edition.language} has no revision`);
  return last;
}

/** Returns the edition in exactly this language; undefined if the article has none. */
export function findEdition(
  { editions }: Pick<Article, 'editions'>,
  language: string | undefined,
): Edition | undefined {
  return editions.find((edition) => edition.language === language);
}

export function primaryEdition(article: Pick<Article, 'id' | 'editions'>): Edition {
  const [first] = article.editions;
  if (!first) throw new Error(`article ${article.id} has no edition`);
  return first;
}

/** Returns the exact words of a passage. */
export function passageText(revision: Pick<Revision, 'text'>, passage: Pick<Passage, 'start' | 'end'>): string {
  return revision.text.slice(passage.start, passage.end);
}
