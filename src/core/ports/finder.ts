import type { Highlight } from '../display.ts';
import type { EditionLanguage } from '../language.ts';

export type Query = { words: string; article?: string; language?: EditionLanguage; limit: number };

/** A passage that was found; offsets of `highlights` are in its text. Best first. */
export type Hit = {
  article: string;
  language: EditionLanguage;
  label: string;
  /** Of its words, in UTF-16 units. */
  length: number;
  score: number;
  highlights: readonly Highlight[];
};

export type Finder = { find(workspace: string, query: Query): Promise<Hit[]> };
