import type { Edited } from '../article-draft.ts';
import type { MetaChanges } from '../article-facts.ts';
import type { EditionLanguage } from '../language.ts';

/** `language`: of which edition; by default the first. */
export type Correction = { changes: MetaChanges; language?: EditionLanguage; by: string; now: number };

/** Corrects what is known about a workspace's own articles. */
export type Corrections = {
  /** Stores a revision with the same text and numbers. Throws a user error; then nothing was changed. */
  edit(workspace: string, id: string, correction: Correction): Promise<Edited>;
};
