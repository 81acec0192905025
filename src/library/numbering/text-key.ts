import { createHash } from 'node:crypto';

// 128 bits: two different passages never share a key by chance, and it stays short in a topic's file.
const KEY_LENGTH = 32;

/**
 * The identity of a passage's words: 32 hex digits of the SHA-256 of its NFC form. White space does not count, because a wrapped
 * line can break anywhere in Chinese, also beside a Latin word: hard-wrapped, running and one-sentence-a-line copies are the same.
 */
export function textKey(text: string): string {
  return createHash('sha256').update(text.normalize('NFC').replace(/\s/g, '')).digest('hex').slice(0, KEY_LENGTH);
}
