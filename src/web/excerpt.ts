import { type Article, currentRevision, type Edition, type Revision } from '#core/article.ts';
import { neighbours, parallel } from '#core/citation.ts';
import { passagesOf } from '#core/labels.ts';
import { isOpen } from '#core/licence.ts';
import type { CitedRange } from './reader-page.ts';

/** How many passages stand before and after the cited ones, so that they can be understood. */
const AROUND = 3;
/** A link of ours cites one or a few; a range over everything, typed by hand, is not to be the whole text. */
const MOST_CITED = 10;
/** In any edition, also where many sentences of one run beside a single one of the other. */
const MOST_SHOWN = MOST_CITED + 2 * AROUND;

/** Whether anybody may publish all of it. An edition is a work of its own: each has to say so. */
export function isFree(article: Article): boolean {
  return article.editions.every((edition) => isOpen(currentRevision(edition).meta.licence));
}

/** What is cited, as far as an excerpt shows it. */
export function excerptCited(cited: CitedRange): CitedRange {
  return { ...cited, passages: cited.passages.slice(0, MOST_CITED) };
}

/**
 * The article with nothing in it but what is cited and a little around it: what is not to be shown is not there. Without anything cited,
 * or where it no longer stands in the text, no word of it.
 */
export function excerptOf(article: Article, cited: CitedRange | undefined): Article {
  const wanted = cited && !cited.withdrawn ? around(cited) : [];
  const editions = article.editions.map((edition) => {
    const labels = cited ? parallel(article, cited.language, wanted, edition.language) : [];
    return cutEdition(edition, labels.slice(0, MOST_SHOWN));
  });
  return { ...article, editions };
}

function around({ revision, passages }: CitedRange): string[] {
  const labels = passages.map(({ label }) => label);
  const { before, after } = neighbours(revision, labels, AROUND, AROUND);
  return [...before, ...passages, ...after].map(({ label }) => label);
}

function cutEdition(edition: Edition, labels: readonly string[]): Edition {
  const revision = currentRevision(edition);
  const { text, passages: _, ...rest } = revision;
  const kept = passagesOf(revision, labels);
  const cut: Revision = { ...rest, text: '', passages: [] };
  for (const { start, end, ...passage } of kept) {
    // A blank stands for whatever stood between: of passages that are not shown, no character is left.
    const gap = cut.text ? ' ' : '';
    const at = cut.text.length + gap.length;
    cut.text += gap + text.slice(start, end);
    cut.passages.push({ ...passage, start: at, end: at + end - start });
  }
  return { ...edition, revisions: [cut] };
}
