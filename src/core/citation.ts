import {
  type Article,
  currentRevision,
  type Edition,
  type Passage,
  passageText,
  primaryEdition,
  type Revision,
} from './article.ts';
import { UserError } from './errors.ts';
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
  replacedBy?: string;
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
  const places = labels.map((label) => indexOf(passages, label));
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
  const wanted = new Set(labels);
  const inPrimary =
    from === primary
      ? wanted
      : new Set(
          (article.parallels[from] ?? [])
            .filter((bead) => bead.other.some((one) => wanted.has(one)))
            .flatMap((bead) => bead.primary),
        );
  if (to === primary) return [...inPrimary];
  return (article.parallels[to] ?? [])
    .filter((bead) => bead.primary.some((one) => inPrimary.has(one)))
    .flatMap((bead) => bead.other);
}

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
  const wanted = new Set(parallel(article, cited.language, labels, edition.language));
  const first = revision.passages.findIndex(({ label }) => wanted.has(label));
  const last = revision.passages.findLastIndex(({ label }) => wanted.has(label));
  if (first < 0) return undefined;
  const parallelOf = { language: cited.language, from: labels[0] ?? '', to: labels.at(-1) ?? '' };
  const passages = revision.passages.slice(first, last + 1);
  return { language: edition.language, revision, passages, withdrawn: false, gone: new Set(), parallelOf };
}

/** Whether a range stands in both editions, and each of its passages says what the primary's of the same label says, and nothing more. */
function runsTogether(article: Article, language: EditionLanguage, from: string, to: string): boolean {
  const edition = article.editions.find((one) => one.language === language);
  const own = edition && range(currentRevision(edition), from, to);
  const inPrimary = range(currentRevision(primaryEdition(article)), from, to);
  if (!own || own === 'backward' || !inPrimary || inPrimary === 'backward') return false;
  const even = new Set<string>();
  for (const { primary, other } of article.parallels[language] ?? []) {
    const [label] = primary;
    if (label !== undefined && primary.length === 1 && other.length === 1 && other[0] === label) even.add(label);
  }
  return own.every(({ label }, index) => even.has(label) && inPrimary[index]?.label === label);
}

/** The newest revision in which the range stands; 'backward' when it stands only the wrong way round. */
function locate(edition: Edition, from: string, to: string): Citation | 'backward' | undefined {
  const current = currentRevision(edition);
  let backward = false;
  for (const revision of edition.revisions.toReversed()) {
    const passages = range(revision, from, to);
    if (passages === 'backward') backward = true;
    else if (passages) {
      const withdrawn = revision !== current;
      const replacedBy = withdrawn && from === to ? replacement(revision, current, from) : undefined;
      return {
        language: edition.language,
        revision,
        passages,
        withdrawn,
        gone: new Set(passages.map(({ label }) => label).filter((label) => indexOf(current.passages, label) < 0)),
        ...(replacedBy !== undefined && { replacedBy }),
      };
    }
  }
  return backward ? 'backward' : undefined;
}

function range({ passages }: Revision, from: string, to: string): Passage[] | 'backward' | undefined {
  const first = indexOf(passages, from);
  const last = from === to ? first : indexOf(passages, to);
  if (first < 0 || last < 0) return undefined;
  return first <= last ? passages.slice(first, last + 1) : 'backward';
}

/**
 * What stands now in the place of a withdrawn passage, between the neighbours that it had, as far as they still stand: certain by
 * position where one stood there and one does; else the new one whose words are most like it and like no other that was withdrawn there.
 */
function replacement(old: Revision, current: Revision, label: string): string | undefined {
  const standing = new Map(current.passages.map((passage, index) => [passage.label, index]));
  const at = indexOf(old.passages, label);
  const left = old.passages.findLastIndex((passage, index) => index < at && standing.has(passage.label));
  const right = old.passages.findIndex((passage, index) => index > at && standing.has(passage.label));
  const start = left < 0 ? 0 : (standing.get(old.passages[left]?.label ?? '') ?? 0) + 1;
  const end = right < 0 ? current.passages.length : (standing.get(old.passages[right]?.label ?? '') ?? 0);
  const stood = new Set(old.passages.map((passage) => passage.label));
  const between = current.passages.slice(start, end);
  const fresh = between.filter((passage) => !stood.has(passage.label));
  const gone = old.passages.slice(left + 1, right < 0 ? undefined : right);
  if (gone.length === 1 && between.length === 1) return fresh[0]?.label;
  const likest = mostLike(wording(old, label), current, fresh);
  return likest && mostLike(passageText(current, likest), old, gone)?.label === label ? likest.label : undefined;
}

/** The passage of `some` that is most like `words`; undefined when none is like them enough, or two are equally so. */
function mostLike(words: string, revision: Revision, some: readonly Passage[]): Passage | undefined {
  const [first, second] = some
    .map((passage) => ({ passage, alike: likeness(words, passageText(revision, passage)) }))
    .sort((a, b) => b.alike - a.alike);
  return first && first.alike >= REWRITTEN && first.alike > (second?.alike ?? 0) ? first.passage : undefined;
}

function wording(revision: Revision, label: string): string {
  const passage = revision.passages[indexOf(revision.passages, label)];
  return passage ? passageText(revision, passage) : '';
}

function indexOf(passages: readonly Passage[], label: string): number {
  return passages.findIndex((passage) => passage.label === label);
}
