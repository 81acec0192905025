const WORD = /\p{Script=Han}|[\p{L}\p{N}]+/gu;

/**
 * How much of their wording two texts share, from 0 to 1: twice the words in both over all words of both (Dice's coefficient), each
 * Chinese character counted as a word; case and punctuation aside. Not pairs of letters: of those, two English sentences that have
 * nothing to do with each other often share half.
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
