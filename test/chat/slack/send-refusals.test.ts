import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { refusedBy } from '#chat/slack/send-refusals.ts';

const platform = (error: string, more: object = {}) =>
  new webApi.WebAPIPlatformError({ ok: false, error, ...more } as never);
const http = (status: number) => new webApi.WebAPIHTTPError(status, '', {}, '');
const network = (code: string) => {
  const cause = Object.assign(new Error(code), { code });
  return new webApi.WebAPIRequestError(new TypeError('fetch failed', { cause }));
};

describe('why Slack does not take a message', () => {
  it.each([
    ['channel_not_found', 'channel-gone'],
    ['is_archived', 'archived'],
    ['not_in_channel', 'not-in-channel'],
    ['account_inactive', 'removed'],
    ['team_disabled', 'removed'],
    ['token_revoked', 'revoked'],
    ['token_expired', 'revoked'],
    ['invalid_auth', 'revoked'],
    ['not_authed', 'revoked'],
    ['missing_scope', 'no-permission'],
    ['no_permission', 'no-permission'],
    ['access_denied', 'no-permission'],
    ['ekm_access_denied', 'no-permission'],
    ['restricted_action', 'no-permission'],
    ['restricted_action_read_only_channel', 'no-permission'],
    ['restricted_action_thread_only_channel', 'no-permission'],
    ['restricted_action_non_threadable_channel', 'no-threads'],
    ['cannot_reply_to_message', 'no-threads'],
    ['restricted_action_thread_locked', 'locked'],
    ['thread_not_found', 'message-gone'],
    ['message_not_found', 'message-gone'],
    ['ratelimited', 'rate-limited'],
    ['message_limit_exceeded', 'rate-limited'],
    ['service_unavailable', 'trouble'],
    ['request_timeout', 'trouble'],
    ['team_added_to_org', 'trouble'],
    ['user_not_found', 'unreachable'],
    ['cannot_dm_bot', 'unreachable'],
    ['messages_tab_disabled', 'unreachable'],
    ['msg_too_long', 'invalid'],
    ['msg_blocks_too_long', 'invalid'],
    ['edit_window_closed', 'invalid'],
    ['invalid_arg_name [json-pointer:/x]', 'invalid'],
    ['a_code_of_tomorrow', 'invalid'],
  ])('%s is %s', (code, why) => {
    expect(refusedBy(platform(code))).toMatchObject({ kind: 'refused', why, code: code.split(' ')[0] });
  });

  it('names the missing scope as Slack does, and who may post as the channel’s settings do', () => {
    expect(refusedBy(platform('missing_scope', { needed: 'chat:write' }))).toMatchObject({ missing: 'chat:write' });
    expect(refusedBy(platform('restricted_action'))).toMatchObject({ missing: 'Posting permissions' });
    expect(refusedBy(platform('no_permission'))).not.toHaveProperty('missing');
  });

  it('says how long to wait, in ms', () => {
    expect(refusedBy(new webApi.WebAPIRateLimitedError(7))).toMatchObject({ why: 'rate-limited', retryAfter: 7_000 });
  });

  it('takes a conversation that is not found for a person who is not', () => {
    expect(refusedBy(platform('channel_not_found'), true)).toMatchObject({ why: 'unreachable' });
  });

  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])(
    'is trouble where the connection was never made (%s)',
    (code) => expect(refusedBy(network(code))).toEqual({ kind: 'refused', why: 'trouble', code }),
  );

  it('is trouble where something before Slack refuses the request', () => {
    expect(refusedBy(http(403))).toMatchObject({ why: 'trouble', code: '403' });
  });

  it.each([
    ['an error of Slack’s own', platform('internal_error')],
    ['a worse one', platform('fatal_error')],
    ['a time limit of Slack’s own', platform('service_timeout')],
    ['an answer that is a page', platform('<html>Bad gateway</html>')],
    ['an empty answer', platform('')],
    ['a status of 500', http(500)],
    ['a status of 408', http(408)],
    ['a connection that was cut', network('ECONNRESET')],
    ['a connection that was closed', network('UND_ERR_SOCKET')],
    ['a timeout', new webApi.WebAPIRequestError(new DOMException('timeout', 'TimeoutError') as Error)],
    ['anything else', new Error('cut while it was read')],
  ])('is unknown after %s, because the message may be there', (_, error) => {
    expect(refusedBy(error)).toBeUndefined();
  });
});
