import type { EditionLanguage } from '../language.ts';

/** Passages of an edition, from one label to another, as a revision has them. */
export type LinkedPassages = { article: string; language: EditionLanguage; revision: number; from: string; to: string };

/** The address at which passages can be read in the browser. */
export type ReaderAddress = (passages: LinkedPassages) => string;

/** Where a workspace's articles can be read in the browser. */
export type Links = {
  /** Undefined where there is no such place. */
  reader(workspace: string): Promise<ReaderAddress | undefined>;
  /** The address of a topic's page, by its id; undefined where there is no such place. */
  topics(workspace: string): Promise<((topic: string) => string) | undefined>;
  /** Gives the workspace a new place: links handed out before lead nowhere. False where there is none. */
  renew(workspace: string): Promise<boolean>;
};
