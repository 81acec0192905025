import {
  type Article,
  currentRevision,
  type Edition,
  type Passage,
  passageText,
  primaryEdition,
  type Revision,
} from '#core/article.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { Evidence, Standing } from '#core/topic.ts';
import { textKey } from '../numbering/text-key.ts';

/**
 * Finds evidence in the article and tells if the article still has it. An article never gives a number twice, so if a revision has the
 * checksums under these numbers, the numbers decide. Else, in a copy with other numbers, it takes the only place with the checksums. It
 * never takes similar words. `edition`: the language if the evidence names none.
 */
export function standingIn(article: Article, evidence: Evidence, edition?: EditionLanguage): Standing {
  for (const candidate of editionsFor(article, evidence.language ?? edition)) {
    const found = inEdition(candidate, evidence);
    if (found) return { kind: found.kind, article, language: candidate.language, labels: found.labels };
  }
  return { kind: 'lost' };
}

/** Returns the editions to look in: the named one, then others of its language family, such as `zh` for `zh-Hans`. Checksums decide. */
function editionsFor({ editions, ...article }: Article, language: EditionLanguage | undefined): Edition[] {
  if (!language) return [primaryEdition({ editions, ...article })];
  const exact = editions.filter((one) => one.language === language);
  const family = editions.filter(
    (one) => one.language !== language && one.language.slice(0, 2) === language.slice(0, 2),
  );
  return [...exact, ...family];
}

type Anchored = { kind: 'there' | 'withdrawn'; labels: string[] };

function inEdition(edition: Edition, evidence: Evidence): Anchored | undefined {
  const current = currentRevision(edition);
  const newestFirst = edition.revisions.toReversed();
  for (const revision of newestFirst) {
    const passages = rangeOf(revision, evidence);
    if (passages && fits(revision, passages, evidence.checksums)) return standingOf(current, passages);
  }
  if (!evidence.checksums.length) return undefined;
  for (const revision of newestFirst) {
    const [only, ...others] = runsOf(revision, evidence.checksums);
    if (only && !others.length) return standingOf(current, only);
  }
  return undefined;
}

/** A label means the same words in every revision, so it is enough that the current one has all labels. */
function standingOf(current: Revision, passages: readonly Passage[]): Anchored {
  const standing = new Set(current.passages.map(({ label }) => label));
  const labels = passages.map(({ label }) => label);
  return { kind: labels.every((label) => standing.has(label)) ? 'there' : 'withdrawn', labels };
}

/** Returns the revision's passages from one label to the other. */
export function rangeOf({ passages }: Revision, { from, to }: Pick<Evidence, 'from' | 'to'>): Passage[] | undefined {
  const first = passages.findIndex(({ label }) => label === from);
  const last = passages.findIndex(({ label }) => label === to);
  return first < 0 || last < first ? undefined : passages.slice(first, last + 1);
}

function fits(revision: Revision, passages: readonly Passage[], checksums: readonly string[]): boolean {
  if (!checksums.length) return true;
  const keys = passages.map((passage) => keyOf(revision, passage));
  return keys.length === checksums.length && checksums.every((sum, index) => keys[index]?.startsWith(sum));
}

/** Finds every row of consecutive passages with these checksums. */
function runsOf(revision: Revision, checksums: readonly string[]): Passage[][] {
  const { passages } = revision;
  return passages
    .map((_, index) => passages.slice(index, index + checksums.length))
    .filter((run) => fits(revision, run, checksums));
}

const keys = new WeakMap<Revision, Map<string, string>>();

/** Returns the passage's text key. It is computed once for each revision in memory. */
export function keyOf(revision: Revision, passage: Passage): string {
  const known = keys.get(revision) ?? new Map<string, string>();
  keys.set(revision, known);
  const key = known.get(passage.label) ?? textKey(passageText(revision, passage));
  known.set(passage.label, key);
  return key;
}
