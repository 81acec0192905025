import { type ArticleMeta, passageText, SHELF } from '#core/article.ts';
import { type AddOptions, type Draft, type DraftPreview, type Plan, PREVIEWED_PASSAGES } from '#core/article-draft.ts';
import { changedMeta } from '#core/article-facts.ts';
import { clip } from '#core/clip.ts';
import { UserError } from '#core/errors.ts';
import type { NewRevision, StoredArticle, StoredRevision } from '#core/ports/articles.ts';
import type { Ports } from '#core/ports/store.ts';
import { asOne } from './ingest/book.ts';
import { perhapsEdition } from './ingest/siblings.ts';
import { findTarget, type Target } from './ingest/target.ts';
import { align } from './numbering/align.ts';
import { numberAgain, numberBeside, numberFirst } from './numbering/number.ts';
import { textKey } from './numbering/text-key.ts';
import { beadsKey, encodeBeads } from './parallels.ts';
import { labelled, side, worded } from './stored-articles.ts';

/** Most sentences of all editions of a workspace's own articles: about twenty books. A search over them takes a fifth of a second. */
const MOST_IN_WORKSPACE = 100_000;
/** UTF-16 units of a sentence in a preview: one of a whole page would only be cut into messages. */
const LONGEST_PREVIEWED = 1_000;

/** A result that is computed with a revision and stored with it. */
export type NewDerivation = { kind: string; key: string; body: unknown };

/** An addition that is ready to be stored. `version`: the version of the workspace's articles that it was computed from. */
export type Prepared = {
  version: number;
  draft: Draft;
  plan: Plan;
  target: Target;
  revision: NewRevision;
  derivations: readonly NewDerivation[];
};

/** Returns the articles of a workspace that were not removed, with their newest revisions only. */
export type CurrentArticles = (workspace: string) => Promise<readonly StoredArticle[]>;

export type Adding = AddOptions & { by: string; now: number };

/** Computes everything that is needed to add a draft. Throws user errors. */
export async function prepare(
  { articles }: Pick<Ports, 'articles'>,
  current: CurrentArticles,
  workspace: string,
  read: Draft,
  options: Adding,
): Promise<Prepared> {
  const draft = corrected(asOne(read), options);
  const version = await articles.version(workspace);
  const own = await current(workspace);
  const shelf = workspace === SHELF ? [] : await current(SHELF);
  const keys = draft.passages.map((passage) => textKey(passageText(draft, passage)));
  const found = await findTarget(draft, keys, options, {
    workspace,
    own,
    shelf,
    get: (id) => articles.get(workspace, id),
  });
  const target = { ...found, article: found.article && (await articles.get(found.workspace, found.id)) };
  if (target.outcome !== 'same' && workspace !== SHELF)
    checkRoom(own, [{ ...target, passages: draft.passages.length }]);
  const labels = numbered(target, draft, keys);
  const plan = planOf(target, labels);
  const revision = revisionOf(target, draft, { plan, keys, labels, options });
  return {
    version,
    draft: warned(draft, target),
    plan,
    target,
    revision,
    derivations: derivationsOf(target, revision),
  };
}

function warned(draft: Draft, { perhapsOf }: Target): Draft {
  const [first] = perhapsOf?.revisions ?? [];
  if (!perhapsOf || !first) return draft;
  return { ...draft, warnings: [...(draft.warnings ?? []), perhapsEdition(perhapsOf.id, first.language)] };
}

/** Applies what a person said of the article to what its file says. */
function corrected(draft: Draft, { language = draft.language, meta }: AddOptions): Draft {
  return { ...draft, language, meta: meta ? changedMeta(draft.meta, meta) : draft.meta };
}

/** Makes the part of a draft that a person sees before confirming it. `chapters`: of the book that it was read from. */
export function previewOf(draft: Draft, chapters: Draft['chapters']): DraftPreview {
  const { language, encoding, meta, provenance, head, warnings, alternates, text, passages } = draft;
  return {
    language,
    ...(encoding !== undefined && { encoding }),
    meta,
    ...(provenance !== undefined && { provenance }),
    ...(head && { head }),
    ...(warnings && { warnings }),
    ...(alternates?.length && { alternates }),
    passages: passages.length,
    beginning: passages.slice(0, PREVIEWED_PASSAGES).map((one) => clip(passageText({ text }, one), LONGEST_PREVIEWED)),
    ...(chapters && { chapters: titlesOf(chapters, false), leftOut: titlesOf(chapters, true) }),
  };
}

/** The titles of the chapters of a book, or of what is left out of it. */
export const titlesOf = (chapters: NonNullable<Draft['chapters']>, aside: boolean): string[] =>
  chapters.filter((one) => (one.aside ?? false) === aside).map(({ title }) => title);

/** Passages that are added to an edition, in place of those that it has. */
type Addition = { id: string; language: string; passages: number };

/** Throws a user error if a workspace has no room for all of it. */
export function checkRoom(own: readonly StoredArticle[], additions: readonly Addition[]): void {
  const replaced = new Set(additions.map(({ id, language }) => `${id}.${language}`));
  const kept = own.flatMap(({ id, revisions }) => revisions.filter((one) => !replaced.has(`${id}.${one.language}`)));
  const all = [...kept.map((one) => one.passages.length), ...additions.map((one) => one.passages)];
  const passages = all.reduce((sum, one) => sum + one, 0);
  if (passages > MOST_IN_WORKSPACE) throw new UserError({ kind: 'workspace-full', passages, most: MOST_IN_WORKSPACE });
}

/** Numbers the draft's passages: as in the edition's last revision, else by alignment with the first edition, else from 1. */
function numbered(target: Target, draft: Draft, keys: readonly string[]): string[] {
  const { article } = target;
  const edition = earlierRevisions(target);
  if (edition.length) return numberAgain(knownOf(edition, article?.removed !== undefined), keys);
  const primary = primaryOf(article);
  if (!primary) return numberFirst(keys.length);
  const labels = primary.passages.map((passage) => passage.label);
  return numberBeside(align(side(primary), side(draft)), labels, keys.length);
}

/** Returns the stored revisions of the edition that the draft belongs to, oldest first. */
function earlierRevisions({ article, language }: Target): StoredRevision[] {
  return article?.revisions.filter((revision) => revision.language === language) ?? [];
}

/** Finds the newest revision of the first edition. */
function primaryOf(article: StoredArticle | undefined): StoredRevision | undefined {
  const standing = worded(article?.revisions ?? []);
  return standing.findLast((revision) => revision.language === standing[0]?.language);
}

function knownOf(edition: readonly StoredRevision[], removed: boolean) {
  const known = (passages: NewRevision['passages']) =>
    passages.map(({ label, checksum }) => ({ label, key: checksum }));
  const current = removed ? [] : known(edition.at(-1)?.passages ?? []);
  const labels = new Set(current.map((one) => one.label));
  const retired = new Map<string, { label: string; key: string }>();
  for (const { passages } of edition) for (const one of known(passages)) retired.set(one.label, one);
  return { current, retired: [...retired.values()].filter((one) => !labels.has(one.label)) };
}

function planOf(target: Target, labels: readonly string[]): Plan {
  const { outcome, id, workspace } = target;
  const latest = outcome === 'article' ? undefined : earlierRevisions(target).at(-1);
  const before = new Set(latest?.passages.map((passage) => passage.label));
  const kept = labels.filter((label) => before.has(label)).length;
  const primary = primaryOf(target.article)?.language ?? target.language;
  const article = primary === target.language ? id : `${id}.${target.language}`;
  const first = labels.slice(0, PREVIEWED_PASSAGES).map((label) => `${article}:${label}`);
  return { outcome, id, workspace, first, kept, fresh: labels.length - kept, withdrawn: before.size - kept };
}

type Numbered = { plan: Plan; keys: readonly string[]; labels: readonly string[]; options: Adding };

function revisionOf(target: Target, draft: Draft, { plan, keys, labels, options }: Numbered): NewRevision {
  const edition = earlierRevisions(target);
  return {
    article: plan.id,
    language: target.language,
    number: (edition.at(-1)?.number ?? 0) + 1,
    addedAt: options.now,
    addedBy: options.by,
    meta: plan.outcome === 'revision' ? mergedMeta(edition.at(-1)?.meta, draft) : draft.meta,
    text: draft.text,
    passages: draft.passages.map((passage, index) => ({
      ...passage,
      label: labels[index] ?? '',
      checksum: keys[index] ?? '',
    })),
    origin: draft.origin,
  };
}

/** Merges the new text's metadata over the old: a field that the new text does not state keeps its old value. */
function mergedMeta(before: ArticleMeta | undefined, draft: Draft): ArticleMeta {
  if (!before) return draft.meta;
  return { ...before, ...draft.meta, authors: draft.meta.authors.length ? draft.meta.authors : before.authors };
}

/** Aligns the new revision with the article's other editions. */
export function derivationsOf({ article, outcome }: Target, revision: NewRevision): NewDerivation[] {
  const primary = outcome === 'article' ? undefined : primaryOf(article);
  if (!primary || outcome === 'same') return [];
  if (primary.language !== revision.language) return [beadsBetween(primary, revision)];
  const newest = Map.groupBy(worded(article?.revisions ?? []), ({ language }) => language);
  newest.delete(revision.language);
  return [...newest.values()].flatMap((those) => {
    const last = those.at(-1);
    return last ? [beadsBetween(revision, last)] : [];
  });
}

function beadsBetween(primary: NewRevision, other: NewRevision): NewDerivation {
  const labels = ({ passages }: NewRevision) => passages.map(({ label }) => label);
  const beads = labelled(align(side(primary), side(other)), labels(primary), labels(other));
  return { ...beadsKey(primary, other), body: encodeBeads(beads) };
}
