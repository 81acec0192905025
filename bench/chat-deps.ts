import type { ChatDeps } from '#chat/shared/deps.ts';
import type { Command } from '#core/command.ts';
import { sayIn } from '#core/words.ts';
import { logBug, type Running } from '../src/services.ts';

/** What a chat is given, as src/main.ts gives it. */
export function chatDeps(
  { answerer, store, services, toTraditional }: Running,
  commands: readonly Command[],
): ChatDeps {
  return {
    ...answerer,
    commands,
    inbox: store.inbox,
    outside: services.outside,
    sayIn: (language) => sayIn(language, toTraditional),
    logBug,
    log: (line) => console.error(line),
  };
}
