import { LONGEST_ARTICLE_ID } from '#core/reference.ts';
import { withoutEnding } from './formats/index.ts';

/** The language at the end of a file's name: `essay.zh`. */
export const LANGUAGE_SUFFIX = /[._-](?:en|zh(?:[-_](?:hans|hant|cn|tw|hk))?)$/i;

/** Returns the file's name without folder, ending and language. */
export function stem(name: string): string {
  return base(name).replace(LANGUAGE_SUFFIX, '');
}

/** Returns the file's name without folder and ending. */
export function base(name: string): string {
  const whole = name.split(/[/\\]/).at(-1) ?? name;
  return withoutEnding(whole) ?? whole;
}

/** Makes an id from a file's name: letters and digits of any script, joined by hyphens. */
export function idFrom(name: string): string {
  const words =
    stem(name)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const id = [...words.join('-')]
    .slice(0, LONGEST_ARTICLE_ID - 4)
    .join('')
    .replace(/-+$/, '');
  return id || 'article';
}
