import { passageText } from '#core/article.ts';
import { fold } from '../search/fold.ts';

const NOT_WORDS = /[^\p{L}\p{N}\p{M}]+/gu;

/** Returns a passage's words without punctuation, blanks, case and width: what is left when only quotation marks differ. */
const bareWords = (text: string): string => text.normalize('NFKC').toLowerCase().replace(NOT_WORDS, '');
/** The same in simplified Chinese, so that a text in the other script is alike. */
const foldedWords = (text: string): string => fold(text).replace(NOT_WORDS, '');

type Words = { text: string; passages: readonly { start: number; end: number }[] };

// Passages at a text's beginning that are compared first. Most other articles end there, so that a full library is cheap.
const FIRST = 12;
/** Two texts have about as many passages, however they are punctuated. */
const MOST_MORE = 1.5;

// Characters at the beginning that are compared before the whole, which is cheap for all other texts.
const BEGINNING = 2_000;

/** True if two texts have the same words, and only punctuation, blanks, case or width differ. */
export function hasSameWords(a: string, b: string): boolean {
  const [first, second] = [bareWords(a.slice(0, BEGINNING)), bareWords(b.slice(0, BEGINNING))];
  const least = Math.min(first.length, second.length);
  // Both ends may be in the middle of a character that is compared in another form.
  if (least === 0 || first.slice(0, least - 1) !== second.slice(0, least - 1)) return false;
  return bareWords(a) === bareWords(b);
}

/** Share (0 to 1) of the longer text's passages that the other one has too, by their words alone. */
export function sharedWords(a: Words, b: Words): number {
  return shared(a, b, bareWords);
}

/** The same for texts in the two Chinese scripts. */
export function sharedInEitherScript(a: Words, b: Words): number {
  return shared(a, b, foldedWords);
}

function shared(a: Words, b: Words, form: (text: string) => string): number {
  const [short, long] = a.passages.length < b.passages.length ? [a, b] : [b, a];
  if (short.passages.length === 0 || long.passages.length > short.passages.length * MOST_MORE) return 0;
  const formsOf = ({ text, passages }: Words, most: number) =>
    passages.slice(0, most).map((one) => form(passageText({ text }, one)));
  const beginning = new Set(formsOf(short, FIRST));
  if (!formsOf(long, FIRST).some((one) => beginning.has(one))) return 0;
  const those = new Set(formsOf(short, short.passages.length));
  return (
    formsOf(long, long.passages.length).filter((one) => one !== '' && those.has(one)).length / long.passages.length
  );
}
