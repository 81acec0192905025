import { webApi } from '@slack/bolt';

// What Slack's error codes mean for Parley: docs.slack.dev, "Errors" of the methods used.

/** The token is none any more, or not of this app. */
export const TOKEN_GONE = [
  'not_authed',
  'invalid_auth',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'user_removed_from_team',
  'team_disabled',
];
/** The token is right, but not for this. */
const NOT_GRANTED = [
  'not_allowed_token_type',
  'missing_scope',
  'no_permission',
  'access_denied',
  'two_factor_setup_required',
];
/** Nothing was done, and it passes. */
const PASSING = [
  'ratelimited',
  'rate_limited',
  'service_unavailable',
  'service_timeout',
  'request_timeout',
  'team_added_to_org',
  'org_login_required',
];
/** Slack failed, perhaps after it had done what was asked. */
const IN_DOUBT = ['internal_error', 'fatal_error'];
/** The message is wrong in itself, wherever it is posted. */
const MALFORMED =
  /^(?:invalid_(?:arg|array|attachments|blocks|charset|form|json|metadata|post)|no_text|unknown_method)/;

/** Returns Slack's code for the error (`not_in_channel`), or the error's message. */
export function errorOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  return error instanceof Error ? error.message : String(error);
}

const codeIn = (error: unknown, codes: readonly string[]): boolean =>
  error instanceof webApi.WebAPIPlatformError && codes.includes(codeOf(error.data.error));

/** Some codes are followed by an explanation. */
const codeOf = (code: string): string => code.split(/[^a-z_]/, 1)[0] ?? code;

/** Returns Slack's code without an explanation; undefined if Slack did not refuse in its own form. */
export function refusalCode(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError && /^[a-z]/.test(error.data.error)
    ? codeOf(error.data.error)
    : undefined;
}

export const isTokenGone = (error: unknown): boolean => codeIn(error, TOKEN_GONE);
/** True if the token has no right to this. */
export const isNotGranted = (error: unknown): boolean => codeIn(error, NOT_GRANTED);
/** True if no further try helps until a person has changed the token or the app. */
export const isFinal = (error: unknown): boolean => codeIn(error, [...TOKEN_GONE, ...NOT_GRANTED]);
/** True if Slack did nothing and another try may succeed. */
export const isPassing = (error: unknown): boolean => codeIn(error, PASSING);

/** True if it is unknown whether Slack did what was asked. */
export const isInDoubt = (error: unknown): boolean =>
  codeIn(error, IN_DOUBT) || error instanceof webApi.WebAPIRequestError || error instanceof webApi.WebAPIHTTPError;

/** True if Slack refused for a reason that lies in the place or in what may be done there, not in the message. */
export const isAboutPlace = (error: unknown): boolean =>
  error instanceof webApi.WebAPIPlatformError && !MALFORMED.test(error.data.error);

/** Seconds that Slack says to wait; undefined if it says nothing. */
export const retryAfter = (error: unknown): number | undefined =>
  error instanceof webApi.WebAPIRateLimitedError && error.retryAfter > 0 ? error.retryAfter : undefined;
