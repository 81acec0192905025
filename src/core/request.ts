import type { Language } from './language.ts';

export const PLATFORMS = ['console', 'discord', 'slack'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** Kinds of channels in which nothing can be posted from day to day. `direct`: with one person. */
export type ChannelKind = 'voice' | 'forum' | 'direct';

/**
 * The place of a request. `channel` contains the thread, if there is one. `thread` is the platform's id of the thread. `groupsAreHidden`: Parley
 * has no right to see who is in a group.
 */
export type Place = {
  platform: Platform;
  workspace: string;
  channel: string;
  thread?: string;
  channelKind?: ChannelKind;
  groupsAreHidden?: true;
};

export const RIGHTS = ['member', 'facilitator', 'manager'] as const;
export type Right = (typeof RIGHTS)[number];

/**
 * The person who asks. `id` is the platform's own. `may` is their right in the place according to the platform. `groups`: ids of the groups
 * that they are in (roles on Discord; on Slack those user groups that settings name). Undefined where the platform does not say it.
 */
export type User = { id: string; name: string; may: Right; groups?: readonly string[] };

/** True if the right `has` is enough for an action that needs `needed`. */
export function allows(has: Right, needed: Right): boolean {
  return RIGHTS.indexOf(has) >= RIGHTS.indexOf(needed);
}

/** Who makes a request, in which place, and the language that they read. */
export type Requester = { user: User; place: Place; language: Language };

/** A file sent with a command. */
export type Attachment = { name: string; bytes: Uint8Array };

/** Arguments as they were sent: text for every option except flags. */
export type Args = Readonly<Record<string, string | boolean | undefined>>;

/**
 * A request to run a command. `path` is the command's name, one word for each level: `['parley', 'article', 'add']`. A filled-in form, a
 * mention and a shortcut on a message are commands too; the chat reads their arguments from different sources.
 */
export type CommandRequest = Requester & {
  kind: 'command';
  path: readonly string[];
  args: Args;
  files: readonly Attachment[];
};
/**
 * A pressed button, or a chosen option. `button` is its id from the reply. `args`: what was filled in, if the button opens a form; text for
 * every option that is not empty.
 */
export type PressRequest = Requester & { kind: 'press'; button: string; args?: Args };
/** A person is typing the value of `option`. `args` contains the other arguments given so far, unchecked. */
export type CompleteRequest = Requester & {
  kind: 'complete';
  path: readonly string[];
  option: string;
  typed: string;
  args: Args;
};
