// A word that is divided at a line's end: govern-⏎ment. The second kind of hyphen is soft: it is never part of the word.
const DIVIDED =
  /(?<![\p{L}\p{N}-])(\p{L}{2,30})([-‐\u00ad])[ \t]*\n[ \t]*(\p{Ll}{2,30})(?![\p{L}-])([^\s\p{L}\p{N}-]{0,6})([ \t]*)/gu;
const HYPHENS = '-‐\u00ad';
// “pre- and post-war”: the hyphen stands for a word.
const JOINING = new Set(['and', 'or', 'to', 'nor', 'but', 'und', 'oder', 'bis']);
// Halves of compounds. A hyphen before or after them is mostly part of the word: long-term, self-made, ten-year.
const COMPOUNDING = new Set(
  (
    'well self non co ex anti pre post semi multi sub re pro long short high low full half part all cross left right ill old new far near ' +
    'first second third two three four five six seven eight nine ten hard soft large small ever so still deep fast slow open free '
  ).split(' '),
);
const COMPOUNDED = new Set(
  (
    'term known year years old time based like free wide scale made making level born style party called being looking driven led run ' +
    'owned word day days long in up off out down on by to of the and haired eyed minded hearted fashioned class hand range standing'
  ).split(' '),
);
const SOFT = '\u00ad';
const WORD = /\p{L}+(?:[-‐]\p{L}+)*/gu;

/** The words of a text, in small letters, without those that are divided. */
export type Words = ReadonlySet<string>;

/** The number of words that are divided between lines. */
export function dividedIn(lines: readonly string[]): number {
  if (!lines.some((line) => HYPHENS.includes(line.trimEnd().slice(-1)))) return 0;
  return lines.join('\n').match(DIVIDED)?.length ?? 0;
}

export function wordsOf(text: string): Words {
  const words = new Set<string>();
  for (const [word] of text.replace(DIVIDED, ' ').matchAll(WORD)) words.add(word.toLowerCase());
  return words;
}

/**
 * Joins words that are divided at the ends of lines; the line break moves behind the word. Whether the hyphen is part of the word is seen
 * in the other words of the text. In doubt nothing is changed, unless the text `divides` its words often.
 */
export function joinDivided(text: string, words: Words, divides: boolean): string {
  return text.replace(DIVIDED, (found, first: string, hyphen: string, second: string, marks: string, blank: string) => {
    const end = `${marks}${blank ? '\n' : ''}`;
    const joined = `${first}${second}`;
    if (hyphen === SOFT || words.has(joined.toLowerCase())) return joined + end;
    if (JOINING.has(second)) return found;
    const compound = `${first}-${second}`;
    if (words.has(compound.toLowerCase())) return compound + end;
    const half = first.toLowerCase();
    const isDoubtful = COMPOUNDING.has(half) || COMPOUNDED.has(second) || (words.has(half) && words.has(second));
    return isDoubtful || !divides ? found : joined + end;
  });
}
