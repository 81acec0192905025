import { randomBytes } from 'node:crypto';

/** The length of a SHA-256 hash. A longer key makes an HMAC with it no stronger (RFC 2104). */
const BYTES = 32;

/** 128 bits: nobody guesses it, and the link stays short. */
const KEY_BYTES = 16;

/** Makes a random name for a link that nobody can guess. */
export const newKey = (): string => randomBytes(KEY_BYTES).toString('base64url');

/** Makes a random secret that nobody can guess. */
export function newSecret(): string {
  return randomBytes(BYTES).toString('base64url');
}
