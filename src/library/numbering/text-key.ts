import { createHash } from 'node:crypto';

// 128 bits: two different passages never have the same key by chance, and the key is short in a topic's file.
const KEY_LENGTH = 32;

/**
 * Identifies a passage's words: the first 32 hex digits of the SHA-256 of the NFC form. It ignores white space, because a line can be
 * wrapped anywhere in Chinese, also beside a Latin word. So copies with other line breaks have the same keys.
 */
export function textKey(text: string): string {
  return createHash('sha256').update(text.normalize('NFC').replace(/\s/g, '')).digest('hex').slice(0, KEY_LENGTH);
}
