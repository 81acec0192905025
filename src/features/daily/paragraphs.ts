import { type Article, currentRevision, findEdition, type Passage, type Revision } from '#core/article.ts';
import { passageIndex } from '#core/labels.ts';
import type { EditionLanguage } from '#core/language.ts';

/** UTF-16 units of a paragraph a day: two minutes of reading. Chinese says the same in a third of the characters. */
const LENGTH = { en: 600, zh: 300 };
/** From this share of the length, a paragraph of the article's own is the end. */
const ENOUGH = 0.6;
/** A sentence that would make it longer than this share comes next time. */
const AT_MOST = 1.4;

/** Passages that are posted together, by their first and last label. `part` counts from 1, `left` is the number of parts that follow. */
export type Paragraph = { from: string; to: string; labels: string[] };

/**
 * Returns the passages that follow the passage `after` (the first ones without it), about 600 characters of English, to the end of a sentence, and where that is near to the end of a paragraph. Undefined at
 * the article's end. A passage that an edit took away counts as where it was last.
 */
export function nextParagraph(
  article: Article,
  language: EditionLanguage,
  after: string | undefined,
): Paragraph | undefined {
  const edition = findEdition(article, language);
  if (!edition) return undefined;
  const revision = currentRevision(edition);
  const start = after === undefined ? 0 : placeAfter(edition.revisions, revision, after);
  const taken = takeFrom(revision.passages, start, language === 'en' ? LENGTH.en : LENGTH.zh);
  const [first, last] = [taken[0], taken.at(-1)];
  return first && last ? { from: first.label, to: last.label, labels: taken.map(({ label }) => label) } : undefined;
}

/** The number of paragraphs after this passage. */
export function paragraphsLeft(article: Article, language: EditionLanguage, after: string | undefined): number {
  let count = 0;
  for (let one = nextParagraph(article, language, after); one; one = nextParagraph(article, language, one.to)) count++;
  return count;
}

function takeFrom(passages: readonly Passage[], start: number, length: number): Passage[] {
  const taken: Passage[] = [];
  let units = 0;
  for (const passage of passages.slice(start)) {
    const before = taken.at(-1);
    const isNewParagraph = before !== undefined && before.paragraph !== passage.paragraph;
    const size = passage.end - passage.start;
    if (before && ((isNewParagraph && units >= length * ENOUGH) || units >= length || units + size > length * AT_MOST))
      break;
    taken.push(passage);
    units += size;
  }
  return taken;
}

/** The place of the passage that follows the label. If the label is gone: of what follows its nearest neighbour that is still there. */
function placeAfter(revisions: readonly Revision[], current: Revision, label: string): number {
  const place = passageIndex(current, label);
  if (place >= 0) return place + 1;
  const old = [...revisions].reverse().find((one) => passageIndex(one, label) >= 0);
  if (!old) return 0;
  const before = old.passages.slice(0, passageIndex(old, label)).map((one) => passageIndex(current, one.label));
  return Math.max(-1, ...before.slice(-NEIGHBOURS)) + 1;
}

/** Passages before a lost one that are looked for. */
const NEIGHBOURS = 50;
