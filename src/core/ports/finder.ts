import type { Highlight } from '../display.ts';
import type { EditionLanguage } from '../language.ts';

/** `article`: only in this one, or in these. `why`: each hit says why it was found. */
export type Query = {
  words: string;
  article?: string | readonly string[];
  language?: EditionLanguage;
  limit: number;
  why?: true;
};

/**
 * Why a passage was found: the query's words that it has as they are, in another form, and not at all; and the parts of its score. `kind`:
 * how the query was read.
 */
export type Why = {
  kind: 'question' | 'words' | 'text';
  exact: readonly string[];
  similar: readonly string[];
  missing: readonly string[];
  parts: readonly { name: string; measured: number; counts: number }[];
};

/** A found passage. Offsets of `highlights` are in its text. */
export type Hit = {
  article: string;
  language: EditionLanguage;
  label: string;
  /** Length of its text, in UTF-16 units. */
  length: number;
  score: number;
  highlights: readonly Highlight[];
  /** On the first hit: it is hardly another passage than the one that was meant. */
  sure?: true;
  /** The query stands in it word for word. */
  verbatim?: true;
  /** No passage has the phrase in quotation marks. This one comes near. */
  inexact?: true;
  why?: Why;
};

export type Finder = { find(workspace: string, query: Query): Promise<Hit[]> };
