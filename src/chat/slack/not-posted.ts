import type { NotPosted, Problem } from '#core/errors.ts';
import { errorOf, isAboutPlace, isInDoubt, isPassing, retryAfter } from './error-codes.ts';

/** Slack's codes for a message that it does not post in a place (docs.slack.dev: chat.postMessage, chat.postEphemeral). */
const WHY: Readonly<Record<string, NotPosted>> = {
  is_archived: 'archived',
  thread_locked: 'archived',
  restricted_action_thread_locked: 'archived',
  restricted_action: 'restricted',
  restricted_action_read_only_channel: 'restricted',
  restricted_action_thread_only_channel: 'threads-only',
  restricted_action_non_threadable_channel: 'no-threads',
  cannot_reply_to_message: 'no-threads',
  no_permission: 'no-access',
  missing_scope: 'no-access',
  access_denied: 'no-access',
  accesslimited: 'no-access',
  ekm_access_denied: 'no-access',
  enterprise_is_restricted: 'no-access',
  team_access_not_granted: 'no-access',
  msg_too_long: 'too-long',
  msg_blocks_too_long: 'too-long',
  message_limit_exceeded: 'trouble',
};

const NOT_A_MEMBER = ['not_in_channel', 'channel_not_found'];

/** Returns what to tell the person whose answer Slack did not post; undefined if the fault is Parley's. */
export function notPostedProblem(error: unknown): Problem | undefined {
  const code = errorOf(error);
  if (isInDoubt(error)) return { kind: 'not-posted', why: 'in-doubt', code };
  if (isPassing(error) || retryAfter(error) !== undefined) return { kind: 'not-posted', why: 'trouble', code };
  if (!isAboutPlace(error)) return undefined;
  if (NOT_A_MEMBER.includes(code)) return { kind: 'not-in-channel' };
  return { kind: 'not-posted', why: WHY[code] ?? 'other', code };
}

/** True if the bot can post nothing in the channel, not even for one person. */
export const isClosed = (error: unknown): boolean => [...NOT_A_MEMBER, 'is_archived'].includes(errorOf(error));
/** True if the channel itself may take what the thread does not. */
export const isAboutThread = (error: unknown): boolean =>
  ['no-threads', 'archived'].includes(WHY[errorOf(error)] ?? '') && !isClosed(error);
