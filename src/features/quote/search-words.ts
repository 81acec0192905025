import { parseReference } from '#core/reference.ts';

/** What sets off an exact phrase; single marks only where they are no apostrophes. */
const PHRASE_MARKS = /["“”„‟＂«»「」『』]|(?<![\p{L}\p{N}])['‘]|['’](?![\p{L}\p{N}])/gu;

/** The words without what would make an exact phrase of some of them. */
export function withoutMarks(words: string): string {
  return words.replace(PHRASE_MARKS, ' ');
}

/** Code points of a message that are looked for: two or three sentences, which are more than anybody remembers of an article. */
const LONGEST = 300;
/** A word that begins before this is not worth losing. */
const SHORTEST = 200;

/** A message as words to look for: its beginning, up to the end of a word, with nothing in it that means more than words. */
export function pointedAt(message: string): string {
  const plain = withoutMarks(message).replace(/\s+/gu, ' ').trim();
  const cut = [...plain].slice(0, LONGEST).join('');
  const end = cut === plain ? -1 : cut.lastIndexOf(' ');
  const words = end >= SHORTEST ? cut.slice(0, end) : cut;
  // Whoever points at “12:30” is looking for a time.
  return parseReference(words) ? words.normalize('NFKC').replace(':', ' ') : words;
}
