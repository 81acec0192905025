import { createRequire } from 'node:module';

type Pinyin = typeof import('pinyin-pro');

let loaded: Pinyin | undefined;
const known = new Map<string, readonly string[]>();

/**
 * The toneless syllables of a Han character, the commonest first. Other characters stay as they are. The package takes 35 ms to load, so
 * only the first Chinese query without a word-for-word match loads it, or the first in pinyin.
 */
export function soundsOf(character: string): readonly string[] {
  const before = known.get(character);
  if (before !== undefined) return before;
  loaded ??= createRequire(import.meta.url)('pinyin-pro') as Pinyin;
  const all = loaded.pinyin(character, { toneType: 'none', v: true, type: 'array', multiple: true });
  const first = loaded.pinyin(character, { toneType: 'none', v: true });
  const sounds = [...new Set([first, ...all])];
  known.set(character, sounds);
  return sounds;
}

export const soundsLike = (a: string, b: string): boolean => soundsOf(a)[0] === soundsOf(b)[0];
