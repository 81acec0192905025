import type { EditionLanguage } from '../language.ts';

/** The passages from one label to another in a revision of an edition. */
export type LinkedPassages = { article: string; language: EditionLanguage; revision: number; from: string; to: string };

/** Returns the address where the passages can be read in the browser. */
export type ReaderAddress = (passages: LinkedPassages) => string;

/** Links to pages in the browser. */
export type Links = {
  /** Returns the function that makes links to passages; undefined if there is no reader. */
  reader(workspace: string): Promise<ReaderAddress | undefined>;
  /** Returns the function that makes the link to a topic's page from its id; undefined if there is no reader. */
  topics(workspace: string): Promise<((topic: string) => string) | undefined>;
  /** Returns the address of a debate's page; undefined if it has none, or nobody could reach it. */
  debate(workspace: string, id: string): Promise<string | undefined>;
  /** Gives the workspace new addresses, so that old links to articles and topics stop working. Returns false if there is no reader. */
  renew(workspace: string): Promise<boolean>;
};
