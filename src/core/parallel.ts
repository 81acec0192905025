import {
  type Article,
  type Bead,
  currentRevision,
  type Edition,
  findEdition,
  type Passage,
  primaryEdition,
  type Revision,
} from './article.ts';
import { beadsWith, passageIndex, passagesOf } from './labels.ts';
import type { EditionLanguage } from './language.ts';

/**
 * Returns labels of the passages that say the same in the other edition, in that edition's order; [] if there are none. There can be others
 * between them. Alignment goes through the primary edition.
 */
export function parallel(
  article: Article,
  from: EditionLanguage,
  labels: readonly string[],
  to: EditionLanguage,
): string[] {
  if (from === to) return [...labels];
  const primary = primaryEdition(article).language;
  const inPrimary =
    from === primary
      ? labels
      : beadsWith(article.parallels[from] ?? NO_BEADS, 'other', labels).flatMap((bead) => bead.primary);
  if (to === primary) return [...inPrimary];
  return beadsWith(article.parallels[to] ?? NO_BEADS, 'primary', inPrimary).flatMap((bead) => bead.other);
}

const NO_BEADS: readonly Bead[] = [];

/**
 * Returns labels of the part of the other edition that says the same: what `parallel` finds and all passages between, so that a quotation
 * never joins passages that stand apart.
 */
export function parallelRange(
  article: Article,
  from: EditionLanguage,
  labels: readonly string[],
  to: EditionLanguage,
): string[] {
  const edition = findEdition(article, to);
  return edition ? alignedPassages(article, from, labels, edition).map(({ label }) => label) : [];
}

/** Returns the passages of `parallelRange`. */
export function alignedPassages(
  article: Article,
  from: EditionLanguage,
  labels: readonly string[],
  edition: Edition,
): Passage[] {
  const revision = currentRevision(edition);
  const found = passagesOf(revision, parallel(article, from, labels, edition.language));
  const [first, last] = [found[0], found.at(-1)];
  return first && last ? between(revision, first.label, last.label) : [];
}

function between(revision: Revision, from: string, to: string): Passage[] {
  return revision.passages.slice(passageIndex(revision, from), passageIndex(revision, to) + 1);
}
