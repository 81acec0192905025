import type { Attribution } from '#core/attribution.ts';
import type { EditionLanguage } from '#core/language.ts';
import { attributionsOf } from '#library/attributions/attributions.ts';

/** Begins another paragraph. */
export const PARAGRAPH = '¶';

/** Attributions of these sentences, numbered from 1. */
export function attributed(language: EditionLanguage, sentences: readonly string[]): Attribution[] {
  let paragraph = 0;
  const passages: { label: string; text: string; paragraph: number }[] = [];
  for (const text of sentences)
    if (text === PARAGRAPH) paragraph++;
    else passages.push({ label: String(passages.length + 1), text, paragraph });
  return attributionsOf(passages, language);
}

/** The holders of these sentences, and which sentences they hold; `?` marks what is not sure. */
export function held(language: EditionLanguage, ...sentences: string[]): Record<string, string[]> {
  return Object.fromEntries(
    attributed(language, sentences).map(({ holder, passages, unsure, byAuthors }) => [
      byAuthors ? 'authors' : holder,
      passages.map((label) => (unsure.includes(label) ? `${label}?` : label)),
    ]),
  );
}
