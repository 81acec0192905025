import type { Place } from '#core/article.ts';
import type { EditionLanguage } from '#core/language.ts';

/**
 * A paragraph, heading, list item or similar, as a reader sees it. A line break between two pieces was made on purpose: it ends a passage
 * unless the sentence clearly goes on. `prose`: the meaning of its other line breaks is found out later. `item` of a list: other line
 * breaks only wrap. `whole` (a heading, lines of code): every piece is a passage.
 */
export type TextBlock = {
  kind: 'prose' | 'item' | 'whole';
  pieces: readonly string[];
  places?: readonly PlaceFrom[];
  /** The chapter of a book in which it stands, by its index in `chapters` of the body. */
  chapter?: number;
};

/** A chapter of a book. `aside`: a cover, a title page, a table of contents or the like. */
export type BookChapter = { title: string; aside?: boolean };

/** What stands in a block from the offset `from` on, counted in its pieces joined by one character, stood at this place of the file. */
export type PlaceFrom = { from: number; place: Place };

/** What a file says about itself, outside its text. */
export type DocumentFacts = {
  title?: string;
  authors?: string[];
  published?: string;
  source?: string;
  language?: EditionLanguage;
  licence?: string;
  /** The name of the site that published it. */
  site?: string;
};

/**
 * The result of a format's reader. A format of text gets it without front matter and provenance. `title`: the heading with which the text
 * begins; it is not among the blocks. `heading`: the first of the highest headings further down, which is among them.
 */
export type DocumentBody = {
  title?: string;
  heading?: string;
  blocks: readonly TextBlock[];
  facts?: DocumentFacts;
  /** The chapters of a book, in the order of its blocks. */
  chapters?: readonly BookChapter[];
  /** The encoding that the bytes were decoded from, where that was a question. */
  encoding?: string;
};

/** Reads a file that is text. It gets it without front matter and provenance. */
export type TextReader = (text: string) => DocumentBody;

/** Reads a file that is no plain text. `name` is for the user errors it throws. */
export type BytesReader = (bytes: Uint8Array, name: string) => Promise<DocumentBody>;
