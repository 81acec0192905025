import { webApi } from '@slack/bolt';
import type { Refusal, SendResult } from '#core/outgoing.ts';
import { refusalCode, retryAfter, TOKEN_GONE } from './error-codes.ts';

/** What Slack's codes mean for a message that nobody asked for (docs.slack.dev: chat.postMessage, chat.update). Others are `invalid`. */
const WHY: Readonly<Record<string, Refusal>> = {
  ...Object.fromEntries(TOKEN_GONE.map((code): [string, Refusal] => [code, 'revoked'])),
  account_inactive: 'removed',
  user_removed_from_team: 'removed',
  team_disabled: 'removed',
  channel_not_found: 'channel-gone',
  invalid_channel: 'channel-gone',
  not_in_channel: 'not-in-channel',
  is_archived: 'archived',
  is_inactive: 'archived',
  thread_locked: 'locked',
  restricted_action_thread_locked: 'locked',
  message_not_found: 'message-gone',
  thread_not_found: 'message-gone',
  invalid_thread_ts: 'message-gone',
  cannot_reply_to_message: 'no-threads',
  restricted_action_non_threadable_channel: 'no-threads',
  restricted_action: 'no-permission',
  restricted_action_read_only_channel: 'no-permission',
  restricted_action_thread_only_channel: 'no-permission',
  posting_to_channel_denied: 'no-permission',
  posting_to_general_channel_denied: 'no-permission',
  file_uploads_disabled: 'no-permission',
  file_uploads_except_images_disabled: 'no-permission',
  no_permission: 'no-permission',
  missing_scope: 'no-permission',
  not_allowed_token_type: 'no-permission',
  access_denied: 'no-permission',
  accesslimited: 'no-permission',
  ekm_access_denied: 'no-permission',
  enterprise_is_restricted: 'no-permission',
  team_access_not_granted: 'no-permission',
  two_factor_setup_required: 'no-permission',
  ratelimited: 'rate-limited',
  rate_limited: 'rate-limited',
  message_limit_exceeded: 'rate-limited',
  service_unavailable: 'trouble',
  request_timeout: 'trouble',
  team_added_to_org: 'trouble',
  org_login_required: 'trouble',
  user_not_found: 'unreachable',
  user_disabled: 'unreachable',
  user_not_visible: 'unreachable',
  cannot_dm_bot: 'unreachable',
  messages_tab_disabled: 'unreachable',
};
/** What Slack says when it failed, perhaps after it had posted (docs: “It's possible some aspect of the operation succeeded”). */
const UNKNOWN = ['internal_error', 'fatal_error', 'service_timeout'];
/** In the settings of a channel, who may post. */
const POSTING = 'Posting permissions';
/** In the settings of the workspace, whether files can be sent. */
const UPLOADING = 'File uploads';
const MISSING: Readonly<Record<string, string>> = {
  restricted_action: POSTING,
  restricted_action_read_only_channel: POSTING,
  restricted_action_thread_only_channel: POSTING,
  posting_to_channel_denied: POSTING,
  posting_to_general_channel_denied: POSTING,
  file_uploads_disabled: UPLOADING,
  file_uploads_except_images_disabled: UPLOADING,
};

export type Refused = Extract<SendResult, { kind: 'refused' }>;

export function refusal(why: Refusal, code: string, more: Pick<Refused, 'missing' | 'retryAfter'> = {}): Refused {
  return { kind: 'refused', why, code, ...more };
}

/**
 * Returns why Slack did not take a request; undefined if it may have taken it: after a timeout, a lost connection or a fault of Slack's own.
 * `isDirect`: the message was for one person.
 */
export function refusedBy(error: unknown, isDirect = false): Refused | undefined {
  const code = refusalCode(error);
  if (code !== undefined) return ofCode(code, error, isDirect);
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return refusal('rate-limited', '429', { retryAfter: (retryAfter(error) ?? 1) * 1000 });
  }
  if (error instanceof webApi.WebAPIHTTPError) return ofStatus(error.statusCode);
  const network = networkCode(error);
  return network && NOT_REACHED.includes(network) ? refusal('trouble', network) : undefined;
}

function ofCode(code: string, error: unknown, isDirect: boolean): Refused | undefined {
  if (UNKNOWN.includes(code)) return undefined;
  if (isDirect && code === 'channel_not_found') return refusal('unreachable', code);
  const missing = code === 'missing_scope' ? neededBy(error) : MISSING[code];
  return refusal(WHY[code] ?? 'invalid', code, missing === undefined ? {} : { missing });
}

function neededBy(error: unknown): string | undefined {
  if (!(error instanceof webApi.WebAPIPlatformError) || !('needed' in error.data)) return undefined;
  return typeof error.data.needed === 'string' ? error.data.needed : undefined;
}

const BAD_REQUEST = 400;
const REQUEST_TIMEOUT = 408;
const SERVER_ERROR = 500;

/** A status of 4xx comes from before Slack's own code: the request was not taken. */
function ofStatus(status: number): Refused | undefined {
  const isTaken = status < BAD_REQUEST || status >= SERVER_ERROR || status === REQUEST_TIMEOUT;
  return isTaken ? undefined : refusal('trouble', String(status));
}

/** Codes of a connection that was not made, so that nothing was sent. */
const NOT_REACHED: readonly string[] = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

function networkCode(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string' && !error.code.startsWith('slack_')) return error.code;
  return error.cause === undefined ? undefined : networkCode(error.cause);
}
