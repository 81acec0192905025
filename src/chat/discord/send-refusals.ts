import { DiscordAPIError, type RateLimitData, RateLimitError } from 'discord.js';
import type { Refusal, SendResult } from '#core/outgoing.ts';

/** What Discord's codes mean for a message that nobody asked for (docs: topics/opcodes-and-status-codes). Others are `invalid`. */
const WHY: Readonly<Record<number, Refusal>> = {
  10003: 'channel-gone',
  10004: 'removed',
  10008: 'message-gone',
  10013: 'unreachable',
  20009: 'filtered',
  20016: 'rate-limited',
  20022: 'rate-limited',
  20028: 'rate-limited',
  20029: 'rate-limited',
  30046: 'rate-limited',
  40001: 'revoked',
  40003: 'rate-limited',
  40062: 'rate-limited',
  50001: 'no-permission',
  50007: 'unreachable',
  50013: 'no-permission',
  50014: 'revoked',
  50033: 'unreachable',
  50055: 'removed',
  50083: 'archived',
  50278: 'unreachable',
  130000: 'trouble',
  160005: 'locked',
  160006: 'no-threads',
  160007: 'no-threads',
  200000: 'filtered',
  200001: 'filtered',
  240000: 'filtered',
};
/** Codes for a kind of channel in which this cannot be done. */
const WRONG_CHANNEL: readonly number[] = [50_008, 50_024, 40_067];
/** The code of a network fault between Discord's own servers: nobody knows what became of the request. */
const NETWORK = 40_333;

export type Refused = Extract<SendResult, { kind: 'refused' }>;

/**
 * Returns why Discord did not take a request; undefined if it may have taken it: after a timeout, a lost connection or a fault of Discord's
 * own. Throws what is no error of a request. `isThread`: a thread was to be made.
 */
export function refusedBy(error: unknown, isThread = false): Refused | undefined {
  if (error instanceof RateLimitError) {
    return refusal('rate-limited', '429', { retryAfter: Math.ceil(waitOf(error)) });
  }
  if (error instanceof DiscordAPIError) return ofCode(error, isThread);
  const code = codeOf(error);
  return code && NOT_REACHED.includes(code) ? refusal('trouble', code) : undefined;
}

/** Returns the ms until a rate limit ends: what Discord said, or what is known of the limit. */
export const waitOf = (limit: Pick<RateLimitData, 'retryAfter' | 'timeToReset'>): number =>
  Math.max(limit.retryAfter, limit.timeToReset);

export function refusal(why: Refusal, code: string, more: Pick<Refused, 'missing' | 'retryAfter'> = {}): Refused {
  return { kind: 'refused', why, code, ...more };
}

const UNAUTHORIZED = 401;

function ofCode({ code, status }: DiscordAPIError, isThread: boolean): Refused | undefined {
  const number = Number(code);
  if (number === NETWORK || status >= 500) return undefined;
  if (status === UNAUTHORIZED) return refusal('revoked', '401');
  if (WRONG_CHANNEL.includes(number)) return refusal(isThread ? 'no-threads' : 'invalid', String(code));
  return refusal(WHY[number] ?? 'invalid', String(code));
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

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? undefined : codeOf(error.cause);
}
