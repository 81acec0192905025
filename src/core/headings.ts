import { passageText, type Revision } from './article.ts';
import { displayText } from './display.ts';

/** Characters. Headlines of newspapers are much shorter; a sentence without its full stop is often longer. */
const LONGEST_HEADLINE = 120;
const SENTENCE_END = /[.!?;:,。！？；：，、…”"’」』)）]$/u;
const INTRODUCES = /[:：]$/u;
/** Most headings in a row, such as a chapter's and its first section's. More lines without a full stop are a list or a poem. */
const MOST_IN_A_ROW = 2;

const NUMBER = /^[\p{Sc}+−–-]?\d[\d.,]*%?$/u;

/** True for words that look like a heading: at most this many characters, without a full stop, and no row of numbers or date. */
export function looksLikeHeading(words: string, most = LONGEST_HEADLINE): boolean {
  return words.length <= most && !SENTENCE_END.test(words) && !isRow(words);
}

/** True for “2019 410 655” and “12 March 2024”: more numbers than words, and more than one. */
function isRow(words: string): boolean {
  const parts = words.split(/\s+/u);
  const numbers = parts.filter((one) => NUMBER.test(one)).length;
  return numbers > 1 && numbers * 2 > parts.length;
}

/** Indexes of the passages that head others: paragraphs of their own that look like headings, one or two before a text of sentences. */
export function headingsIn(revision: Pick<Revision, 'text' | 'passages'>): Set<number> {
  const { passages } = revision;
  const wordsAt = (at: number) => {
    const passage = passages[at];
    return passage ? displayText(passageText(revision, passage)) : '';
  };
  const isAlone = (at: number) =>
    passages[at - 1]?.paragraph !== passages[at]?.paragraph && passages[at + 1]?.paragraph !== passages[at]?.paragraph;
  const isLine = (at: number) => at < passages.length && isAlone(at) && looksLikeHeading(wordsAt(at));
  const found = new Set<number>();
  for (let at = 0; at < passages.length; at++) {
    if (!isLine(at)) continue;
    const first = at;
    while (isLine(at + 1)) at++;
    const isList = at - first >= MOST_IN_A_ROW || (at > first && INTRODUCES.test(wordsAt(first - 1)));
    if (!isList && at + 1 < passages.length) for (let one = first; one <= at; one++) found.add(one);
  }
  return found;
}
