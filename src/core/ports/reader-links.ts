import type { EditionLanguage } from '../language.ts';

/** The address at which a passage can be read in the browser. */
export type ReaderAddress = (article: string, language: EditionLanguage, label: string) => string;

/** Where a workspace's articles can be read in the browser. */
export type Links = {
  /** Undefined where there is no such place. */
  reader(workspace: string): Promise<ReaderAddress | undefined>;
  /** The address of a topic's page, by its id; undefined where there is no such place. */
  topics(workspace: string): Promise<((topic: string) => string) | undefined>;
  /** Gives the workspace a new place: links handed out before lead nowhere. False where there is none. */
  renew(workspace: string): Promise<boolean>;
};
