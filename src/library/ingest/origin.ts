import { createHash } from 'node:crypto';

/** Returns the checksum (SHA-256) of a file's bytes. */
export function originOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
