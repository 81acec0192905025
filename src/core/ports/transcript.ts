/** A message as the console displays it. `body` is the console's own JSON. `seq` grows with every new message and every edit. */
export type ConsoleMessage = { id: string; seq: number; channel: string; body: unknown };

/** A message to add. `createdAt`: ms since the epoch. Old messages are deleted. */
export type NewConsoleMessage = { id: string; channel: string; createdAt: number; body: unknown };

/** Stores the console's messages, as a chat platform would, so that they are kept after a restart. */
export type Transcript = {
  append(workspace: string, message: NewConsoleMessage): Promise<ConsoleMessage>;
  /** Replaces the body and gives it a new `seq`; undefined if there is no such message. */
  edit(workspace: string, id: string, body: unknown): Promise<ConsoleMessage | undefined>;
  /** Returns the newest `limit` messages of the channel with a larger `seq`, in the order in which they were first added. */
  since(workspace: string, channel: string, seq: number, limit: number): Promise<ConsoleMessage[]>;
  /** Returns the first `limit` messages of all channels with a larger `seq` whose stored JSON has this text in it. */
  containing(workspace: string, text: string, seq: number, limit: number): Promise<ConsoleMessage[]>;
};
