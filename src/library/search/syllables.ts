import { createRequire } from 'node:module';

type Pinyin = typeof import('pinyin-pro');

let loaded: Pinyin | undefined;
const known = new Map<string, string>();

/**
 * The toneless syllable of a Han character, the commonest if there are several. Other characters stay as they are. The package takes 35 ms
 * to load, so only the first Chinese query without a word-for-word match loads it.
 */
export function syllableOf(character: string): string {
  const before = known.get(character);
  if (before !== undefined) return before;
  loaded ??= createRequire(import.meta.url)('pinyin-pro') as Pinyin;
  const syllable = loaded.pinyin(character, { toneType: 'none', v: true });
  known.set(character, syllable);
  return syllable;
}

export const soundsLike = (a: string, b: string): boolean => syllableOf(a) === syllableOf(b);
