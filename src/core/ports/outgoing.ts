import type { Attempt, OutgoingMessage, SendResult } from '../outgoing.ts';

/** Sends messages that nobody asked for. Each chat has one. Never throws. */
export type Outgoing = {
  send(workspace: string, message: OutgoingMessage, attempt: Attempt): Promise<SendResult>;
};
