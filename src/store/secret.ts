import { randomBytes } from 'node:crypto';

/** The length of a SHA-256 hash. A longer key makes an HMAC with it no stronger (RFC 2104). */
const BYTES = 32;

/** Makes a random secret that nobody can guess. */
export function newSecret(): string {
  return randomBytes(BYTES).toString('base64url');
}
