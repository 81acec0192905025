import type { Bead, Passage, Revision } from './article.ts';

const indexes = new WeakMap<Pick<Revision, 'passages'>, ReadonlyMap<string, number>>();

/** Returns the index of each label. Computed once for a revision: a new search for each label would take quadratic time in a long text. */
function placesIn(revision: Pick<Revision, 'passages'>): ReadonlyMap<string, number> {
  const known = indexes.get(revision);
  if (known) return known;
  const made = new Map(revision.passages.map(({ label }, index) => [label, index]));
  indexes.set(revision, made);
  return made;
}

/** Returns the index of the label among the revision's passages, from 0; -1 if the revision lacks it. */
export function passageIndex(revision: Pick<Revision, 'passages'>, label: string): number {
  return placesIn(revision).get(label) ?? -1;
}

/** Returns the passages of the revision that have these labels, in reading order. */
export function passagesOf(revision: Pick<Revision, 'passages'>, labels: Iterable<string>): Passage[] {
  const found = new Set([...labels].map((label) => passageIndex(revision, label)));
  return [...found].sort((a, b) => a - b).flatMap((index) => revision.passages[index] ?? []);
}

type BeadIndexes = { primary: ReadonlyMap<string, number>; other: ReadonlyMap<string, number> };

const beadIndexes = new WeakMap<readonly Bead[], BeadIndexes>();

/** Returns the index of the bead that contains each label; a label is in at most one. Computed once for the beads of a pair of editions. */
function beadIndexesOf(beads: readonly Bead[]): BeadIndexes {
  const known = beadIndexes.get(beads);
  if (known) return known;
  const side = (which: keyof Bead) =>
    new Map(beads.flatMap((bead, index) => bead[which].map((label): [string, number] => [label, index])));
  const made = { primary: side('primary'), other: side('other') };
  beadIndexes.set(beads, made);
  return made;
}

/** Returns the beads that contain these labels on one side, in order. */
export function beadsWith(beads: readonly Bead[], side: keyof Bead, labels: Iterable<string>): Bead[] {
  const found = new Set<number>();
  for (const label of labels) found.add(beadIndexesOf(beads)[side].get(label) ?? -1);
  return [...found].sort((a, b) => a - b).flatMap((index) => beads[index] ?? []);
}

/** True if the passages with this label in both editions are aligned one to one. */
export function isOneToOne(beads: readonly Bead[], label: string): boolean {
  const bead = beads[beadIndexesOf(beads).primary.get(label) ?? -1];
  return bead?.primary.length === 1 && bead.other.length === 1 && bead.other[0] === label;
}
