import { randomBytes } from 'node:crypto';

/** As many as the MAC's own block takes in without loss (SHA-256). */
const BYTES = 32;

/** What nobody can guess. */
export function newSecret(): string {
  return randomBytes(BYTES).toString('base64url');
}
