import type { Answerer } from '#core/answer.ts';
import type { Command } from '#core/command.ts';
import { reportBug } from '#core/failure.ts';
import type { PublicLanguage } from '#core/language.ts';
import type { BugScene, LogBug } from '#core/ports/bugs.ts';
import type { Inbox } from '#core/ports/inbox.ts';
import type { Outside } from '#core/ports/outside.ts';
import type { Say } from '#core/words.ts';

/** What a chat of a platform is given. */
export type ChatDeps = Answerer & {
  commands: readonly Command[];
  /** Answers that are still pending, for the next start. */
  inbox: Inbox;
  outside: Outside;
  sayIn(language: PublicLanguage): Say;
  logBug: LogBug;
  /** One line for the operator: connected, lost, registered. */
  log(line: string): void;
};

/** A chat that runs. */
export type Chat = {
  /** Takes nothing new, finishes what it holds, disconnects. Resolves within ten seconds. */
  stop(): Promise<void>;
};

/** A chat that cannot start until somebody mends something; `message` says what, in a sentence or two. */
export class ChatStartError extends Error {}

/** Logs a bug. Gives its number, for whoever is to be told. */
export function report({ logBug, outside }: Pick<ChatDeps, 'logBug' | 'outside'>, error: unknown, scene?: BugScene) {
  return reportBug({ logBug, newId: outside.newId }, error, scene);
}
