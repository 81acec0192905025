const WORD = /\p{Script=Han}|[\p{L}\p{N}]+/gu;

/**
 * Share of words that two texts have in common, from 0 to 1 (Dice's coefficient): twice the common words divided by all words of both. Each
 * Chinese character counts as a word. Case and punctuation are ignored. Pairs of letters are not used, because two unrelated English
 * sentences often share half of them.
 */
export function likeness(one: string, other: string): number {
  const left = wordsOf(one);
  const right = wordsOf(other);
  if (!left.length || !right.length) return 0;
  const unmatched = new Map<string, number>();
  for (const word of left) unmatched.set(word, (unmatched.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const rest = unmatched.get(word) ?? 0;
    if (rest > 0) shared += 1;
    unmatched.set(word, rest - 1);
  }
  return (2 * shared) / (left.length + right.length);
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(WORD) ?? [];
}
