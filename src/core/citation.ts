import {
  type Article,
  currentRevision,
  type Edition,
  findEdition,
  type Passage,
  passageText,
  primaryEdition,
  type Revision,
} from './article.ts';
import { UserError } from './errors.ts';
import { isOneToOne, passageIndex } from './labels.ts';
import { type EditionLanguage, type Language, readable } from './language.ts';
import { noPassage } from './no-passage.ts';
import { alignedPassages } from './parallel.ts';
import { formatReference, type Reference } from './reference.ts';
import { likeness } from './word-overlap.ts';

/** Share of common words from which a sentence counts as a rewritten one. Neighbours in an essay share 0.1; one pair in 250 shares 0.4. */
const REWRITTEN = 0.4;

/**
 * The passages that a reference cites: `passages` of `revision`, in its reading order. `withdrawn`: the newest revision does not have them
 * in this form. `gone`: labels of those passages that the newest revision no longer has (possibly none, if only the range changed).
 * `replacedBy`: the label of the passage that replaced a withdrawn one, if that can be known. `parallelOf`: the reference named passages of
 * another edition, and these say the same.
 */
export type Citation = {
  language: EditionLanguage;
  revision: Revision;
  passages: Passage[];
  withdrawn: boolean;
  gone: ReadonlySet<string>;
  readonly replacedBy: string | undefined;
  parallelOf?: { language: EditionLanguage; from: string; to: string };
};

/**
 * Writes the shortest reference to passages of an edition. The language is left out for the primary edition, and where every passage of the
 * range is aligned one to one with the primary's passage of the same label; otherwise it is written (`chip-controls.zh:12`).
 */
export function shortReference(article: Article, language: EditionLanguage, from: string, to: string = from): string {
  const short = language === primaryEdition(article).language || runsTogether(article, language, from, to);
  return formatReference({ article: article.id, ...(!short && { language }), from, to });
}

/**
 * Finds the passages of a reference. With a language, it searches that edition. Without one, it searches the edition that the requester reads
 * best, if that has or had these labels or has passages aligned with the primary's; otherwise the primary. Withdrawn passages are taken
 * from the newest revision that has them. Throws the user errors `no-edition`, `no-passage` and `backward-range`.
 */
export function resolve(article: Article, reference: Reference, reading: Language): Citation {
  const { from, to, language } = reference;
  const primary = primaryEdition(article);
  const named = language ? editionIn(article, language) : primary;
  const languages = article.editions.map((edition) => edition.language);
  const best = language ?? readable(languages, reading) ?? primary.language;
  const found =
    best === named.language ? locate(named, from, to) : inLanguage(article, editionIn(article, best), from, to);
  if (found && found !== 'backward') return found;
  if (found === 'backward') throw new UserError({ kind: 'backward-range', reference: formatReference(reference) });
  throw noPassage(article.id, reference, currentRevision(named));
}

/**
 * Returns up to `before` passages before the first labelled passage and up to `after` after the last. Returns none if the revision lacks
 * one of the labels.
 */
export function neighbours(
  revision: Revision,
  labels: readonly string[],
  before: number,
  after: number,
): { before: Passage[]; after: Passage[] } {
  const { passages } = revision;
  const indexes = labels.map((label) => passageIndex(revision, label));
  if (!indexes.length || indexes.includes(-1)) return { before: [], after: [] };
  const first = Math.min(...indexes);
  const last = Math.max(...indexes);
  return {
    before: passages.slice(Math.max(0, first - before), first),
    after: passages.slice(last + 1, last + 1 + after),
  };
}

/**
 * Returns the passages of another edition that say the same as a citation; undefined if there are none or the citation is withdrawn. Throws
 * the user error `no-edition`.
 */
export function citationIn(article: Article, cited: Citation, language: EditionLanguage): Citation | undefined {
  return beside(article, cited, editionIn(article, language));
}

function editionIn(article: Article, language: EditionLanguage): Edition {
  const edition = findEdition(article, language);
  if (edition) return edition;
  const present = article.editions.map((one) => one.language);
  throw new UserError({ kind: 'no-edition', article: article.id, language, present });
}

/**
 * Resolves a reference without a language for a person who reads `edition` rather than the primary. The edition's own passages count,
 * except when the primary has passages with the same labels that say something else: then the passages aligned with the primary's are
 * taken.
 */
function inLanguage(article: Article, edition: Edition, from: string, to: string): Citation | 'backward' | undefined {
  const own = locate(edition, from, to);
  const inPrimary = locate(primaryEdition(article), from, to);
  if (!isCitation(own)) return (isCitation(inPrimary) && beside(article, inPrimary, edition)) || inPrimary || own;
  const disputed = isCitation(inPrimary) && !inPrimary.withdrawn && !own.withdrawn;
  if (!disputed || runsTogether(article, edition.language, from, to)) return own;
  return beside(article, inPrimary, edition) ?? inPrimary;
}

function isCitation(found: Citation | 'backward' | undefined): found is Citation {
  return found !== undefined && found !== 'backward';
}

/** Returns the passages aligned with these, and all passages between them; undefined if there are none or `cited` is withdrawn. */
function beside(article: Article, cited: Citation, edition: Edition): Citation | undefined {
  if (cited.withdrawn) return undefined;
  const labels = cited.passages.map(({ label }) => label);
  const revision = currentRevision(edition);
  const passages = alignedPassages(article, cited.language, labels, edition);
  if (!passages.length) return undefined;
  const parallelOf = { language: cited.language, from: labels[0] ?? '', to: labels.at(-1) ?? '' };
  const present = { withdrawn: false, gone: new Set<string>(), replacedBy: undefined };
  return { language: edition.language, revision, passages, ...present, parallelOf };
}

/** True if both editions have the range and each of its passages is aligned one to one with the primary's passage of the same label. */
function runsTogether(article: Article, language: EditionLanguage, from: string, to: string): boolean {
  const edition = findEdition(article, language);
  const own = edition && range(currentRevision(edition), from, to);
  const inPrimary = range(currentRevision(primaryEdition(article)), from, to);
  if (!own || own === 'backward' || !inPrimary || inPrimary === 'backward') return false;
  const beads = article.parallels[language] ?? [];
  return own.every(({ label }, index) => isOneToOne(beads, label) && inPrimary[index]?.label === label);
}

/** Finds the newest revision that has the range; 'backward' if a revision has it only in reverse order. */
function locate(edition: Edition, from: string, to: string): Citation | 'backward' | undefined {
  let backward = false;
  for (const revision of edition.revisions.toReversed()) {
    const passages = range(revision, from, to);
    if (passages === 'backward') backward = true;
    else if (passages) return citationOf(edition, revision, passages);
  }
  return backward ? 'backward' : undefined;
}

function citationOf(edition: Edition, revision: Revision, passages: Passage[]): Citation {
  const { language } = edition;
  const current = currentRevision(edition);
  const withdrawn = revision !== current;
  const [only, ...others] = passages;
  return {
    language,
    revision,
    passages,
    withdrawn,
    gone: new Set(passages.map(({ label }) => label).filter((label) => passageIndex(current, label) < 0)),
    // Computed only when read, because it compares many texts.
    get replacedBy() {
      return withdrawn && only && !others.length ? replacement(revision, current, only.label) : undefined;
    },
  };
}

function range(revision: Revision, from: string, to: string): Passage[] | 'backward' | undefined {
  const first = passageIndex(revision, from);
  const last = from === to ? first : passageIndex(revision, to);
  if (first < 0 || last < 0) return undefined;
  return first <= last ? revision.passages.slice(first, last + 1) : 'backward';
}

/**
 * Most rewritten passages of one place, old and new together, that are compared with each other. With more, the text counts as a different
 * one: no replacement is reported, and comparing all would delay everybody else.
 */
const MOST_COMPARED = 1000;

/**
 * Finds the passage that replaced a withdrawn one, between those neighbours that still exist. If one passage was withdrawn there and one
 * passage is there now, that one is the replacement. Otherwise it is the new passage whose words are most similar to the withdrawn one, and
 * to no other passage withdrawn there.
 */
function replacement(old: Revision, current: Revision, label: string): string | undefined {
  const { gone, now } = changedAround(old, current, label);
  const fresh = now.filter((passage) => passageIndex(old, passage.label) < 0);
  if (gone.length === 1 && now.length === 1) return fresh[0]?.label;
  if (gone.length + fresh.length > MOST_COMPARED) return undefined;
  const likest = mostLike(wording(old, label), current, fresh);
  return likest && mostLike(passageText(current, likest), old, gone)?.label === label ? likest.label : undefined;
}

/**
 * Returns the run of withdrawn passages that contains the labelled one, and the passages that are now between the neighbours of this run.
 */
function changedAround(old: Revision, current: Revision, label: string): { gone: Passage[]; now: Passage[] } {
  const indexNow = (index: number) => passageIndex(current, old.passages[index]?.label ?? '');
  let first = passageIndex(old, label);
  let end = first + 1;
  while (first > 0 && indexNow(first - 1) < 0) first -= 1;
  while (end < old.passages.length && indexNow(end) < 0) end += 1;
  const last = end < old.passages.length ? indexNow(end) : undefined;
  const now = current.passages.slice(first > 0 ? indexNow(first - 1) + 1 : 0, last);
  return { gone: old.passages.slice(first, end), now };
}

/** Returns the passage of `some` that is most similar to `words`; undefined if none is similar enough or two are equally similar. */
function mostLike(words: string, revision: Revision, some: readonly Passage[]): Passage | undefined {
  const [first, second] = some
    .map((passage) => ({ passage, alike: likeness(words, passageText(revision, passage)) }))
    .sort((a, b) => b.alike - a.alike);
  return first && first.alike >= REWRITTEN && first.alike > (second?.alike ?? 0) ? first.passage : undefined;
}

function wording(revision: Revision, label: string): string {
  const passage = revision.passages[passageIndex(revision, label)];
  return passage ? passageText(revision, passage) : '';
}
