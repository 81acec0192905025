import type { Answerer } from '#core/answer.ts';
import type { Command } from '#core/command.ts';
import { reportBug } from '#core/failure.ts';
import type { PublicLanguage } from '#core/language.ts';
import type { BugDetails, LogBug } from '#core/ports/bugs.ts';
import type { Inbox } from '#core/ports/inbox.ts';
import type { Outgoing } from '#core/ports/outgoing.ts';
import type { Outside } from '#core/ports/outside.ts';
import type { Say } from '#core/words.ts';
import type { WorkspaceEvent } from '#core/workspace-event.ts';
import type { ChatState } from './chat-state.ts';

/** Dependencies of a platform's chat. */
export type ChatDeps = Answerer & {
  commands: readonly Command[];
  /** Stores pending answers for the next start. */
  inbox: Inbox;
  outside: Outside;
  sayIn(language: PublicLanguage): Say;
  logBug: LogBug;
  /** Writes one line for the operator: connected, lost, registered. */
  log(line: string): void;
  /** Called with what the chat hears of a workspace unasked. Never throws. */
  onGone?(event: WorkspaceEvent): void;
};

/** A running chat. */
export type Chat = {
  /** Refuses new requests, finishes current ones, and disconnects. Resolves within ten seconds. */
  stop(): Promise<void>;
  state(): ChatState;
  /** Sends what nobody asked for. */
  outgoing: Outgoing;
};

/** Thrown when a chat cannot start until a person fixes something. `message` says what, in one or two sentences. */
export class ChatStartError extends Error {}

/** Logs a bug and returns its id, to tell the user. */
export function report(
  { logBug, outside }: Pick<ChatDeps, 'logBug' | 'outside'>,
  error: unknown,
  bugDetails?: BugDetails,
) {
  return reportBug({ logBug, newId: outside.newId }, error, bugDetails);
}
