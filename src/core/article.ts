import type { EditionLanguage } from './language.ts';

/** What is known of an edition besides its text. `published` is an ISO date (`2025-02-03`), `source` an http(s) address. */
export type ArticleMeta = {
  title: string;
  authors: string[];
  published?: string;
  source?: string;
  licence?: string;
};

/**
 * The smallest thing that can be quoted. `label` is its permanent number in the edition (`12`, `12a`); `start` and `end` are
 * UTF-16 offsets into the text of its revision; `paragraph` counts from 0 and is shared by neighbours.
 */
export type Passage = { label: string; start: number; end: number; paragraph: number };

/** An edition's text as it stood from `addedAt` (ms since the epoch) on. Passages are in reading order and do not overlap. */
export type Revision = {
  number: number;
  addedAt: number;
  addedBy: string;
  meta: ArticleMeta;
  text: string;
  passages: Passage[];
};

/** An article in one language; revisions oldest first, never empty. */
export type Edition = { language: EditionLanguage; revisions: Revision[] };

/** Passages that say the same in two editions, by label; n to m, one side may be empty. */
export type Bead = { primary: string[]; other: string[] };

/**
 * The first edition is the primary one: a reference without a language counts in it. `parallels` has, for every other edition,
 * how its passages run beside the primary's.
 */
export type Article = {
  id: string;
  workspace: string;
  editions: Edition[];
  parallels: Partial<Record<EditionLanguage, Bead[]>>;
};

/** An article of a list: what runs beside what is known once it is opened. */
export type ListedArticle = Omit<Article, 'parallels'>;

/** What is left of an article that was removed: enough to say so. */
export type RemovedArticle = { id: string; title: string; removedAt: number };

export function isRemoved(article: Article | RemovedArticle): article is RemovedArticle {
  return 'removedAt' in article;
}

/** The workspace that holds the shelf: read by everybody, written only from `corpus/`. */
export const SHELF = 'shelf';

export function currentRevision(edition: Edition): Revision {
  const last = edition.revisions.at(-1);
  if (!last) throw new Error(`edition ${edition.language} has no revision`);
  return last;
}

export function primaryEdition(article: Pick<Article, 'id' | 'editions'>): Edition {
  const [first] = article.editions;
  if (!first) throw new Error(`article ${article.id} has no edition`);
  return first;
}

/** The exact words of a passage. */
export function passageText(revision: Pick<Revision, 'text'>, passage: Pick<Passage, 'start' | 'end'>): string {
  return revision.text.slice(passage.start, passage.end);
}
