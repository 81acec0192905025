import type { CommandContext } from '#core/command.ts';
import { sayIn } from '#core/words.ts';
import type { Session } from './session.ts';

/** The author's name in everything that the command line stores. */
export const LIBRARIAN = 'librarian';

/** Makes the handlers' context with the librarian as the person who asks. */
export function contextOf({ services, workspace, language, say, toTraditional }: Session): CommandContext {
  const place = { platform: 'console', workspace, channel: 'general' } as const;
  const requester = { user: { id: LIBRARIAN, name: LIBRARIAN, may: 'manager' }, place, language } as const;
  return {
    requester,
    may: 'manager',
    mayForAll: 'manager',
    say,
    sayIn: (other) => sayIn(other, toTraditional),
    sayTo: () => say,
    languageFor: () => language,
    settings: { facilitators: [] },
    services,
  };
}
