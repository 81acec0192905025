import type { Args } from './request.ts';
import type { Words } from './words.ts';

/** A command on a message. `reads`: true for a file of the message that the command reads, by its name; no file by default. */
export type MessageShortcut = {
  words: Words;
  /** Makes the arguments from the message's text. */
  args(message: string, about: MessageFacts): Args;
  reads?(file: string): boolean;
};

/**
 * Facts of a message beside its text. `isOwn`: the requester has written it. `links`: the addresses that it leads to. `hasFile`: a file
 * of it comes with the command.
 */
export type MessageFacts = { isOwn: boolean; links: readonly string[]; hasFile: boolean };
