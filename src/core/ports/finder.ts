import type { Highlight } from '../display.ts';
import type { EditionLanguage } from '../language.ts';

export type Query = { words: string; article?: string; language?: EditionLanguage; limit: number };

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
  /** No passage has the phrase in quotation marks. This one comes near. */
  inexact?: true;
};

export type Finder = { find(workspace: string, query: Query): Promise<Hit[]> };
