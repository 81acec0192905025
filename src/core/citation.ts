import {
  type Article,
  type Bead,
  currentRevision,
  type Edition,
  type Passage,
  passageText,
  primaryEdition,
  type Revision,
} from './article.ts';
import { UserError } from './errors.ts';
import { beadsWith, isOneToOne, passagesOf, placeOf } from './labels.ts';
import { type EditionLanguage, type Language, readable } from './language.ts';
import { formatReference, type Reference } from './reference.ts';
import { likeness } from './word-overlap.ts';

/** From here on one sentence is another rewritten: neighbours in an essay share a tenth of their words, one pair in 250 this many. */
const REWRITTEN = 0.4;

/**
 * The words a reference stands for: `passages` of `revision`, in its reading order. `withdrawn`: they no longer stand like that in the
 * edition; `gone`: labels of those passages that stand in it nowhere now (of a range that has changed perhaps some, or none);
 * `replacedBy`: what stands in the place of a withdrawn passage, where that can be known. `parallelOf`: the passages named are those of
 * the primary edition, and these say the same in another language.
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
 * How passages of an edition are cited: without a language in the primary edition, and where every passage of the range runs one to one
 * with the primary's of the same label; else with it (`chip-controls.zh:12`).
 */
export function shortReference(article: Article, language: EditionLanguage, from: string, to: string = from): string {
  const short = language === primaryEdition(article).language || runsTogether(article, language, from, to);
  return formatReference({ article: article.id, ...(!short && { language }), from, to });
}

/**
 * Finds the words of a reference. With a language: of that edition. Without: in the edition that the asker reads best, where it has or
 * had these labels or has passages beside the primary's; else in the primary. What was withdrawn is found in the newest revision that
 * has it. Throws the user errors `no-edition`, `no-passage` and `backward-range`.
 */
export function resolve(article: Article, reference: Reference, asked: Language): Citation {
  const { from, to, language } = reference;
  const primary = primaryEdition(article);
  const named = language ? editionIn(article, language) : primary;
  const languages = article.editions.map((edition) => edition.language);
  const best = language ?? readable(languages, asked) ?? primary.language;
  const found =
    best === named.language ? locate(named, from, to) : inLanguage(article, editionIn(article, best), from, to);
  if (found && found !== 'backward') return found;
  if (found === 'backward') throw new UserError({ kind: 'backward-range', reference: formatReference(reference) });
  const passages = currentRevision(named).passages;
  throw new UserError({
    kind: 'no-passage',
    reference: formatReference(reference),
    article: article.id,
    first: passages[0]?.label ?? '',
    last: passages.at(-1)?.label ?? '',
  });
}

/** Up to so many passages before the first and after the last of the labelled ones; none where a label does not stand in the revision. */
export function neighbours(
  revision: Revision,
  labels: readonly string[],
  before: number,
  after: number,
): { before: Passage[]; after: Passage[] } {
  const { passages } = revision;
  const places = labels.map((label) => placeOf(revision, label));
  if (!places.length || places.includes(-1)) return { before: [], after: [] };
  const first = Math.min(...places);
  const last = Math.max(...places);
  return {
    before: passages.slice(Math.max(0, first - before), first),
    after: passages.slice(last + 1, last + 1 + after),
  };
}

/** Labels of the passages that say the same in the other edition, in its order, by way of the primary; [] where there are none. */
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

function editionIn(article: Article, language: EditionLanguage): Edition {
  const edition = article.editions.find((one) => one.language === language);
  if (edition) return edition;
  const present = article.editions.map((one) => one.language);
  throw new UserError({ kind: 'no-edition', article: article.id, language, present });
}

/**
 * A reference without a language, for somebody who reads `edition` rather than the primary. Its own passages count unless those of the
 * primary stand under the same labels and do not say the same; then it is what runs beside the primary's.
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

/** What runs beside passages of the primary, with what stands between them; undefined when nothing does. */
function beside(article: Article, cited: Citation, edition: Edition): Citation | undefined {
  if (cited.withdrawn) return undefined;
  const labels = cited.passages.map(({ label }) => label);
  const revision = currentRevision(edition);
  const [first, ...rest] = passagesOf(revision, parallel(article, cited.language, labels, edition.language));
  if (!first) return undefined;
  const parallelOf = { language: cited.language, from: labels[0] ?? '', to: labels.at(-1) ?? '' };
  const passages = between(revision, first.label, (rest.at(-1) ?? first).label);
  const present = { withdrawn: false, gone: new Set<string>(), replacedBy: undefined };
  return { language: edition.language, revision, passages, ...present, parallelOf };
}

function between(revision: Revision, from: string, to: string): Passage[] {
  return revision.passages.slice(placeOf(revision, from), placeOf(revision, to) + 1);
}

/** Whether a range stands in both editions, and each of its passages says what the primary's of the same label says, and nothing more. */
function runsTogether(article: Article, language: EditionLanguage, from: string, to: string): boolean {
  const edition = article.editions.find((one) => one.language === language);
  const own = edition && range(currentRevision(edition), from, to);
  const inPrimary = range(currentRevision(primaryEdition(article)), from, to);
  if (!own || own === 'backward' || !inPrimary || inPrimary === 'backward') return false;
  const beads = article.parallels[language] ?? NO_BEADS;
  return own.every(({ label }, index) => isOneToOne(beads, label) && inPrimary[index]?.label === label);
}

/** The newest revision in which the range stands; 'backward' when it stands only the wrong way round. */
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
    gone: new Set(passages.map(({ label }) => label).filter((label) => placeOf(current, label) < 0)),
    // Only when it is asked for: it compares wordings.
    get replacedBy() {
      return withdrawn && only && !others.length ? replacement(revision, current, only.label) : undefined;
    },
  };
}

function range(revision: Revision, from: string, to: string): Passage[] | 'backward' | undefined {
  const first = placeOf(revision, from);
  const last = from === to ? first : placeOf(revision, to);
  if (first < 0 || last < 0) return undefined;
  return first <= last ? revision.passages.slice(first, last + 1) : 'backward';
}

/**
 * Rewritten passages in one place, old and new together, that are compared with each other. Where there are more, the text is another one:
 * what replaced what is not known then, and to compare them all would hold up everybody else.
 */
const MOST_COMPARED = 1000;

/**
 * What stands now in the place of a withdrawn passage, between the neighbours that it had, as far as they still stand: certain by
 * position where one stood there and one does; else the new one whose words are most like it and like no other that was withdrawn there.
 */
function replacement(old: Revision, current: Revision, label: string): string | undefined {
  const { gone, now } = changedAround(old, current, label);
  const fresh = now.filter((passage) => placeOf(old, passage.label) < 0);
  if (gone.length === 1 && now.length === 1) return fresh[0]?.label;
  if (gone.length + fresh.length > MOST_COMPARED) return undefined;
  const likest = mostLike(wording(old, label), current, fresh);
  return likest && mostLike(passageText(current, likest), old, gone)?.label === label ? likest.label : undefined;
}

/** The withdrawn passages next to each other among which the labelled one stood, and what stands now between the neighbours of all. */
function changedAround(old: Revision, current: Revision, label: string): { gone: Passage[]; now: Passage[] } {
  const placeNow = (place: number) => placeOf(current, old.passages[place]?.label ?? '');
  let first = placeOf(old, label);
  let end = first + 1;
  while (first > 0 && placeNow(first - 1) < 0) first -= 1;
  while (end < old.passages.length && placeNow(end) < 0) end += 1;
  const last = end < old.passages.length ? placeNow(end) : undefined;
  const now = current.passages.slice(first > 0 ? placeNow(first - 1) + 1 : 0, last);
  return { gone: old.passages.slice(first, end), now };
}

/** The passage of `some` that is most like `words`; undefined when none is like them enough, or two are equally so. */
function mostLike(words: string, revision: Revision, some: readonly Passage[]): Passage | undefined {
  const [first, second] = some
    .map((passage) => ({ passage, alike: likeness(words, passageText(revision, passage)) }))
    .sort((a, b) => b.alike - a.alike);
  return first && first.alike >= REWRITTEN && first.alike > (second?.alike ?? 0) ? first.passage : undefined;
}

function wording(revision: Revision, label: string): string {
  const passage = revision.passages[placeOf(revision, label)];
  return passage ? passageText(revision, passage) : '';
}
