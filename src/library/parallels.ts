import { z } from 'zod';
import { type Article, type Bead, currentRevision, type Edition, type ListedArticle } from '#core/article.ts';
import type { Derivations } from '#core/ports/derivations.ts';
import { align } from './numbering/align.ts';
import { labelled, labelsOf, side } from './stored-articles.ts';

/** Increase it when the aligner gives other beads for the same texts, so that stored ones are not used. */
const ALIGN_FORMAT = 2;

type StoredBead = [primary: string[], other: string[]];
const isLabels = (value: unknown) => Array.isArray(value) && value.every((label) => typeof label === 'string');
const isBead = (value: unknown) => Array.isArray(value) && value.length === 2 && value.every(isLabels);
/** Checked without zod, because a long article has tens of thousands of beads, and they are read where people are answered. */
const StoredBeads = z.custom<StoredBead[]>((value) => Array.isArray(value) && value.every(isBead));

/** The key of stored beads. It names their two revisions, so they are valid as long as both revisions are the newest. */
export type BeadsKey = { kind: string; key: string };

export function beadsKey(
  primary: { language: string; number: number },
  other: { language: string; number: number },
): BeadsKey {
  return {
    kind: `beads ${other.language}`,
    key: `${ALIGN_FORMAT} ${primary.language}.${primary.number} ${other.language}.${other.number}`,
  };
}

export const encodeBeads = (beads: readonly Bead[]): StoredBead[] =>
  beads.map(({ primary, other }) => [primary, other]);

/** Reads the alignment of an article's editions from the store. Undefined if it was not computed yet for these revisions. */
export async function storedParallels(
  derivations: Derivations,
  article: ListedArticle,
): Promise<Article['parallels'] | undefined> {
  const parallels: Article['parallels'] = {};
  for (const { primary, other } of pairsOf(article)) {
    const { kind, key } = keyOfPair(primary, other);
    const stored = StoredBeads.safeParse(await derivations.get(article.workspace, article.id, kind, key)).data;
    if (!stored) return undefined;
    parallels[other.language] = stored.map(([those, these]) => ({ primary: those, other: these }));
  }
  return parallels;
}

/** Aligns the editions of an article and stores the result. Takes seconds for editions of thousands of passages. */
export async function deriveParallels(derivations: Derivations, article: ListedArticle): Promise<void> {
  for (const { primary, other } of pairsOf(article)) {
    const beads = align(side(currentRevision(primary)), side(currentRevision(other)));
    const { kind, key } = keyOfPair(primary, other);
    const body = encodeBeads(labelled(beads, labelsOf(primary), labelsOf(other)));
    await derivations.put(article.workspace, article.id, kind, key, body);
  }
}

function pairsOf({ editions: [primary, ...others] }: ListedArticle): { primary: Edition; other: Edition }[] {
  return primary ? others.map((other) => ({ primary, other })) : [];
}

function keyOfPair(primary: Edition, other: Edition): BeadsKey {
  const named = (edition: Edition) => ({ language: edition.language, number: currentRevision(edition).number });
  return beadsKey(named(primary), named(other));
}
