import type { Attempt, OutgoingMessage, Ping, SendResult, Target } from '#core/outgoing.ts';

/** A message as people see it. `pinged`: the ids of who was notified, and the names where the platform has no ids. */
export type Said = {
  id: string;
  text: string;
  buttons: readonly string[];
  pinged: readonly string[];
  files: readonly SaidFile[];
};
/** A file of a message as whoever downloads it gets it. */
export type SaidFile = { name: string; text: string };

/**
 * What goes wrong with the next requests. `answer lost`: the message is taken, but its answer does not come. `not taken`: the platform is not
 * well and takes nothing. `taken twice`: something between repeats the request. `too fast`: a rate limit.
 */
export type Trouble = 'answer lost' | 'not taken' | 'taken twice' | 'too fast';

/** What people do to the place. */
export type Change =
  | 'delete the channel'
  | 'take the right to post'
  | 'take the right to upload'
  | 'take the right to look back'
  | 'remove the bot';

/** Drives what a chat sends unasked, in one channel of one workspace. */
export type OutgoingDriver = {
  workspace: string;
  channel: string;
  /** Somebody who takes direct messages, and somebody who does not. */
  reachable: string;
  unreachable: string;
  /** Several pings that are allowed there, one of them of a person whose name would be markup. */
  pings: readonly Ping[];
  /** Words that would notify somebody if they were markup. */
  hostile: string;
  send(message: OutgoingMessage, attempt: Attempt): Promise<SendResult>;
  /** Returns the messages of the channel or of a thread, in order. */
  seen(to: Target): Promise<Said[]>;
  directTo(user: string): Promise<Said[]>;
  /** `isUpload`: with the request that shows a file. */
  trouble(what: Trouble, isUpload?: boolean): void;
  change(what: Change): void;
  /** Deletes a message. */
  remove(message: string): void;
  /** Moves the platform's clock on. */
  pass(ms: number): void;
  /** Ends everything. Throws if anything that was sent broke a schema or a rule, or if a bug was logged. */
  close(): Promise<void>;
};

/** A chat for the suite. `gaps`: the names of promises that do not apply to it, each with the reason. */
export type OutgoingUnderTest = {
  name: string;
  open(): Promise<OutgoingDriver>;
  gaps: Readonly<Record<string, string>>;
};
