import type { Highlight } from '../display.ts';
import type { EditionLanguage } from '../language.ts';

/** `article`: only in this one, or in these. */
export type Query = { words: string; article?: string | readonly string[]; language?: EditionLanguage; limit: number };

/** A found passage. Offsets of `highlights` are in its text. */
export type Hit = {
  article: string;
  language: EditionLanguage;
  label: string;
  /** Length of its text, in UTF-16 units. */
  length: number;
  score: number;
  highlights: readonly Highlight[];
};

export type Finder = { find(workspace: string, query: Query): Promise<Hit[]> };
