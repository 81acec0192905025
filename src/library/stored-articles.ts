import type { Article, Edition, Revision } from '#core/article.ts';
import { currentRevision, passageText } from '#core/article.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { StoredArticle, StoredRevision } from '#core/ports/articles.ts';
import { align } from './numbering/align.ts';

/**
 * The revisions that have words. Those from before a removal keep only labels and checksums: numbers are given by them, but nobody
 * can be shown what they said.
 */
export function worded(revisions: readonly StoredRevision[]): readonly StoredRevision[] {
  return revisions.filter((revision) => revision.text !== '');
}

/** An article from what is stored of it. How its editions run side by side is worked out when first asked for. */
export function articleFrom(workspace: string, { id, revisions }: StoredArticle): Article {
  const editions = editionsOf(worded(revisions));
  let parallels: Article['parallels'] | undefined;
  return {
    id,
    workspace,
    editions,
    get parallels() {
      parallels ??= parallelsOf(editions);
      return parallels;
    },
  };
}

function editionsOf(revisions: readonly StoredRevision[]): Edition[] {
  const editions = new Map<EditionLanguage, Revision[]>();
  for (const { language, number, addedAt, addedBy, meta, text, passages } of revisions) {
    const those = editions.get(language) ?? [];
    editions.set(language, those);
    those.push({
      number,
      addedAt,
      addedBy,
      meta,
      text,
      passages: passages.map(({ checksum: _, ...passage }) => passage),
    });
  }
  return [...editions].map(([language, those]) => ({ language, revisions: those }));
}

function parallelsOf([primary, ...others]: readonly Edition[]): Article['parallels'] {
  if (!primary) return {};
  const labels = (edition: Edition) => currentRevision(edition).passages.map((passage) => passage.label);
  const named = (all: readonly string[], indices: readonly number[]) => indices.map((index) => all[index] ?? '');
  const beads = (other: Edition) =>
    align(side(currentRevision(primary)), side(currentRevision(other))).map((bead) => ({
      primary: named(labels(primary), bead.primary),
      other: named(labels(other), bead.other),
    }));
  return Object.fromEntries(others.map((other) => [other.language, beads(other)]));
}

/** A revision as the aligner takes it. */
export function side(revision: Pick<Revision, 'text' | 'passages'>): { text: string; paragraph: number }[] {
  return revision.passages.map((passage) => ({ text: passageText(revision, passage), paragraph: passage.paragraph }));
}
