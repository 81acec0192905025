import { type Article, currentRevision, type Edition, type ListedArticle, type Passage } from '#core/article.ts';
import { neighbours } from '#core/citation.ts';
import { passagesOf } from '#core/labels.ts';
import { isOpen } from '#core/licence.ts';
import { parallel } from '#core/parallel.ts';
import type { CitedRange } from './reading.ts';

/** Passages shown before and after the cited ones, so that readers understand the cited ones. */
const AROUND = 3;
/** Most cited passages in an excerpt. Our links cite one or a few. A typed range over everything must not show the whole text. */
const MOST_CITED = 10;
/** Most passages of any edition in an excerpt, even if one sentence is aligned with many. */
const MOST_SHOWN = MOST_CITED + 2 * AROUND;

/** True if anybody may publish the whole article. An edition is a work of its own, so each licence has to allow it. */
export function isFree(article: ListedArticle): boolean {
  return article.editions.every((edition) => isOpen(currentRevision(edition).meta.licence));
}

/** The cited passages that an excerpt shows. */
export function excerptCited(cited: CitedRange): CitedRange {
  return { ...cited, passages: cited.passages.slice(0, MOST_CITED) };
}

/**
 * The article with only the cited passages and some around them. The others are removed, not hidden. Without passages if nothing is cited
 * or the cited ones were withdrawn.
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
  let shown = '';
  const passages: Passage[] = [];
  for (const { start, end, ...passage } of kept) {
    // A blank replaces the text between passages, so that no character of the others is left.
    const gap = shown ? ' ' : '';
    const at = shown.length + gap.length;
    shown += gap + text.slice(start, end);
    passages.push({ ...passage, start: at, end: at + end - start });
  }
  return { ...edition, revisions: [{ ...rest, text: shown, passages }] };
}
