// A word that is divided at a line's end: govern-⏎ment. The second kind of hyphen is soft: it is never part of the word.
const DIVIDED =
  /(?<![\p{L}\p{N}-])(\p{L}{2,30})([-‐\u00ad])[ \t]*\n[ \t]*(\p{Ll}{2,30})(?![\p{L}-])([^\s\p{L}\p{N}-]{0,6})([ \t]*)/gu;
// “pre- and post-war”: the hyphen stands for a word.
const JOINING = new Set(['and', 'or', 'to', 'nor', 'but', 'und', 'oder', 'bis']);
const SOFT = '\u00ad';
const WORD = /\p{L}+(?:[-‐]\p{L}+)*/gu;

/** The words of a text, in small letters, without those that are divided. */
export type Words = ReadonlySet<string>;

export const hasDivided = (text: string) => text.search(DIVIDED) >= 0;

export function wordsOf(text: string): Words {
  const words = new Set<string>();
  for (const [word] of text.replace(DIVIDED, ' ').matchAll(WORD)) words.add(word.toLowerCase());
  return words;
}

/**
 * Joins words that are divided at the ends of lines; the line break moves behind the word. Whether the hyphen is part of the word is seen
 * in the other words of the text. In doubt nothing is changed.
 */
export function joinDivided(text: string, words: Words): string {
  return text.replace(DIVIDED, (found, first: string, hyphen: string, second: string, marks: string, blank: string) => {
    const end = `${marks}${blank ? '\n' : ''}`;
    const joined = `${first}${second}`;
    if (hyphen === SOFT || words.has(joined.toLowerCase())) return joined + end;
    if (JOINING.has(second)) return found;
    const compound = `${first}-${second}`;
    if (words.has(compound.toLowerCase())) return compound + end;
    const areWords = words.has(first.toLowerCase()) && words.has(second);
    return areWords ? found : joined + end;
  });
}
