import {
  type Article,
  type Bead,
  currentRevision,
  type Edition,
  type ListedArticle,
  passageText,
  type Revision,
} from '#core/article.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { StoredArticle, StoredRevision } from '#core/ports/articles.ts';
import { bytesOfText } from './cache.ts';

/**
 * Returns the revisions that have words. Revisions from before a removal have only labels and checksums: enough to give numbers, but
 * not to show the text.
 */
export function worded(revisions: readonly StoredRevision[]): readonly StoredRevision[] {
  return revisions.filter((revision) => revision.text !== '');
}

/** Makes an article from what is stored, without the alignment of its editions. */
export function listedFrom(workspace: string, { id, revisions }: StoredArticle): ListedArticle {
  return { id, workspace, editions: editionsOf(worded(revisions)) };
}

function editionsOf(revisions: readonly StoredRevision[]): Edition[] {
  const editions = new Map<EditionLanguage, Revision[]>();
  for (const revision of revisions) {
    const those = editions.get(revision.language) ?? [];
    editions.set(revision.language, those);
    // Not a copy: a long text has thousands of passages.
    those.push(revision);
  }
  return [...editions].map(([language, those]) => ({ language, revisions: those }));
}

/** Estimates the bytes that these articles take in memory. */
export function bytesOfArticles(articles: readonly Pick<Article, 'editions'>[]): number {
  const revisions = articles.flatMap(({ editions }) => editions.flatMap((one) => one.revisions));
  return revisions.reduce((sum, { text, passages }) => sum + bytesOfText(text.length, passages.length), 0);
}

/** Approximate bytes of a bead: its two lists, and its entries in the maps from labels. */
const BEAD_BYTES = 300;

/** Estimates the bytes that the alignment of an article's editions takes in memory. */
export function bytesOfParallels({ parallels }: Pick<Article, 'parallels'>): number {
  return Object.values(parallels).reduce((sum, beads) => sum + BEAD_BYTES * beads.length, 0);
}

/** A passage as input of the aligner. */
export type SidePassage = { text: string; paragraph: number };

/** Makes the aligner's input from a revision. */
export function side(revision: {
  text: string;
  passages: readonly Pick<Revision['passages'][number], 'start' | 'end' | 'paragraph'>[];
}): SidePassage[] {
  return revision.passages.map((passage) => ({ text: passageText(revision, passage), paragraph: passage.paragraph }));
}

/** Converts beads of indexes into beads of labels. */
export function labelled(
  beads: readonly { primary: readonly number[]; other: readonly number[] }[],
  primary: readonly string[],
  other: readonly string[],
): Bead[] {
  const named = (labels: readonly string[], places: readonly number[]) => places.map((place) => labels[place] ?? '');
  return beads.map((bead) => ({ primary: named(primary, bead.primary), other: named(other, bead.other) }));
}

export const labelsOf = (edition: Edition): string[] => currentRevision(edition).passages.map(({ label }) => label);
