import type { Language } from './language.ts';

export const PLATFORMS = ['console', 'discord', 'slack'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Where something happens. `channel` is the channel that a thread hangs on; `thread` is the platform's id of the thread. */
export type Place = { platform: Platform; workspace: string; channel: string; thread?: string };

export const RIGHTS = ['member', 'facilitator', 'manager'] as const;
export type Right = (typeof RIGHTS)[number];

/** Who acts. `id` is the platform's own; `may` is what the platform says they may do in the place. */
export type User = { id: string; name: string; may: Right };

/** Whether somebody with the right `has` may do what takes `needed`. */
export function allows(has: Right, needed: Right): boolean {
  return RIGHTS.indexOf(has) >= RIGHTS.indexOf(needed);
}

export type Asked = { user: User; place: Place; language: Language };

/** A file that came with a command. */
export type Attachment = { name: string; bytes: Uint8Array };

/** Arguments as they arrive: text for everything but flags. */
export type Args = Readonly<Record<string, string | boolean | undefined>>;

/**
 * `path` is the command's name, a word a level: `['parley', 'article', 'add']`. A form that was filled in, a mention and a shortcut on a
 * message are commands too: only where their arguments come from differs, and that is the chat's business.
 */
export type CommandRequest = Asked & {
  kind: 'command';
  path: readonly string[];
  args: Args;
  files: readonly Attachment[];
};
/** `button` is the id of the button, or of the option that was chosen, as the reply gave it. */
export type PressRequest = Asked & { kind: 'press'; button: string };
/** Somebody is typing the value of `option`; `args` has the others given so far, unchecked. */
export type CompleteRequest = Asked & {
  kind: 'complete';
  path: readonly string[];
  option: string;
  typed: string;
  args: Args;
};
