/** A message as the console shows it; `body` is JSON of the console's own. `seq` grows with every append and every edit. */
export type ConsoleMessage = { id: string; seq: number; channel: string; body: unknown };

/** `createdAt`: ms since the epoch; messages are deleted when they are old. */
export type NewConsoleMessage = { id: string; channel: string; createdAt: number; body: unknown };

/** What a chat platform would remember: the console's messages, so that they are there after a restart. */
export type Transcript = {
  append(workspace: string, message: NewConsoleMessage): Promise<ConsoleMessage>;
  /** Replaces the body, with a new `seq`; undefined when there is no such message. */
  edit(workspace: string, id: string, body: unknown): Promise<ConsoleMessage | undefined>;
  /** Messages of the channel with a larger `seq`, in the order they were first appended; the newest `limit`. */
  since(workspace: string, channel: string, seq: number, limit: number): Promise<ConsoleMessage[]>;
};
