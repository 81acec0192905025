import type { OutgoingMessage, Refusal } from '#core/outgoing.ts';

/** In ms. */
const FIRST = 5_000;
const LONGEST = 10 * 60_000;
const FIRST_DOUBT = 20_000;

/** Ms until a refused step is tried again: 5 s, 10 s, 20 s … ten minutes, and not before the platform says. */
export function retryPause(tries: number, retryAfter = 0): number {
  return Math.max(retryAfter, Math.min(LONGEST, FIRST * 2 ** Math.min(tries - 1, 10)));
}

/**
 * Ms until it is looked up again whether a step arrived, which was first tried `since` ms ago: 20 s, 40 s, 80 s … ten minutes. The first two
 * fall into the time in which Discord knows a post by its nonce, and each is long enough for a history that lags.
 */
export function doubtPause(since = 0): number {
  return Math.min(LONGEST, FIRST_DOUBT + since);
}

/** True if the same message may be taken later: the refusal passes by itself, or somebody may mend it. */
export function isPassing(why: Refusal, kind: OutgoingMessage['kind']): boolean {
  // People can ask for a file again. Messages behind it would wait for hours for a right that nobody may give.
  if (kind === 'upload' && why === 'no-permission') return false;
  switch (why) {
    case 'rate-limited':
    case 'trouble':
    case 'not-connected':
    case 'archived':
    case 'locked':
    case 'no-permission':
    case 'not-in-channel':
      return true;
    case 'too-late':
    case 'channel-gone':
    case 'message-gone':
    case 'no-threads':
    case 'removed':
    case 'revoked':
    case 'unreachable':
    case 'filtered':
    case 'invalid':
      return false;
  }
}
