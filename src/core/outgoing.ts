import type { Reply } from './reply.ts';

/** Where a message is posted: a channel, or a thread in it. */
export type Target = { channel: string; thread?: string };

/** Who is notified by a post: a role (Discord), a user group (Slack), or one person. `name` is displayed where the platform has no name. */
export type Ping = { kind: 'role' | 'group' | 'user'; id: string; name: string };

/** Most people and groups that one post notifies. */
export const MOST_PINGS = 20;

/** Returns whom a post notifies, each once. */
export function pingedOnce(pings: readonly Ping[] = []): Ping[] {
  const isFirst = ({ kind, id }: Ping, at: number) =>
    pings.findIndex((one) => one.kind === kind && one.id === id) === at;
  return pings.filter(isFirst).slice(0, MOST_PINGS);
}

/**
 * A message that nobody asked for. `post`: a new message; `isSilent`: without a sound, where the platform can; `pings`: whom it notifies, at most
 * `MOST_PINGS`. `edit`: new words for a message that was posted. `thread`: a new thread below a message. `upload`: a text file with a line
 * above it, its title; a chat that may not upload refuses with `no-permission`. `direct`: to one person; `about` is the place that it is about.
 */
export type OutgoingMessage =
  | { kind: 'post'; to: Target; reply: Reply; pings?: readonly Ping[]; isSilent: boolean }
  | { kind: 'edit'; to: Target; message: string; reply: Reply }
  | { kind: 'thread'; to: Target; message: string; name: string; reply: Reply }
  | { kind: 'upload'; to: Target; file: { name: string; title: string; text: string } }
  | { kind: 'direct'; user: string; about: Target; reply: Reply };

/**
 * Why a platform did not take a message. Only the first three pass by themselves: `rate-limited`, `trouble` (the platform is not well, or not
 * reached), `not-connected` (this chat is not running). `removed`: the bot is no longer in the workspace. `revoked`: its token is not
 * accepted. `no-permission`: see `missing`. `unreachable`: the person takes no direct messages.
 */
export type Refusal =
  | 'rate-limited'
  | 'trouble'
  | 'not-connected'
  | 'too-late'
  | 'channel-gone'
  | 'message-gone'
  | 'archived'
  | 'locked'
  | 'no-threads'
  | 'no-permission'
  | 'not-in-channel'
  | 'removed'
  | 'revoked'
  | 'unreachable'
  | 'filtered'
  | 'invalid';

/**
 * Result of sending. `sent`: the platform has the message once; `link` leads to it. `refused`: it does not have it; `code` is the platform's
 * own, `missing` the permission or scope as people know it, `retryAfter` ms until the next try may be made. `in doubt`: it may have it.
 */
export type SendResult =
  | { kind: 'sent'; id: string; link?: string; pinged?: false }
  | { kind: 'refused'; why: Refusal; code: string; missing?: string; retryAfter?: number }
  | { kind: 'in doubt' };

/**
 * The try to send. `key` is the same for every try of the same message. `since`: ms since the first try whose outcome is unknown; undefined if
 * no such try was made. A chat uses it to know whether the platform's own guard against doubles still holds. `isTooLate`: it is only found out
 * whether an earlier try arrived; what did not is refused as `too-late`.
 */
export type Attempt = { key: string; since?: number; isTooLate?: true };
