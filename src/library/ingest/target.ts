import { isTracking } from '#core/addresses.ts';
import { SHELF } from '#core/article.ts';
import type { AddOptions, Draft, Plan } from '#core/article-draft.ts';
import { UserError } from '#core/errors.ts';
import { type EditionLanguage, sameLanguage } from '#core/language.ts';
import { foldLookAlikes, isOneWriting } from '#core/look-alikes.ts';
import type { StoredArticle, StoredRevision } from '#core/ports/articles.ts';
import { ARTICLE_ID, LONGEST_ARTICLE_ID } from '#core/reference.ts';
import { visible } from '#core/visible.ts';
import { bookOf } from './book.ts';
import { idFrom, nameFor } from './file-name.ts';
import { hasSameWords, sharedInEitherScript, sharedWords } from './same-words.ts';
import { hasLengthOf } from './siblings.ts';

/** The articles that are stored already: the workspace's own and the shelf's. */
export type Shelves = {
  workspace: string;
  own: readonly StoredArticle[];
  shelf: readonly StoredArticle[];
  /** Returns the workspace's article with this id, also a removed one, which still has its checksums. */
  get(id: string): Promise<StoredArticle | undefined>;
};

/**
 * The place of a draft. `article`: the stored article that it belongs to, if any. `language`: the language of its edition. `perhapsOf`: the
 * article of which it may be another language; nobody but a reader knows.
 */
export type Target = {
  outcome: Plan['outcome'];
  id: string;
  workspace: string;
  article: StoredArticle | undefined;
  language: EditionLanguage;
  perhapsOf?: StoredArticle;
};

/** Texts with at least this share of passages in common are two revisions of one article. */
const SAME_ARTICLE = 0.5;
/** The same for two scripts under any name. A converter of scripts also changes some words. */
const SAME_IN_OTHER_SCRIPT = 0.6;

/** Finds out if a draft is a new article, another edition, a new revision, or the same as a stored text. Throws user errors. */
export async function findTarget(
  draft: Draft,
  keys: readonly string[],
  options: AddOptions,
  shelves: Shelves,
): Promise<Target> {
  const id = options.id === undefined ? undefined : checkedId(options.id);
  if (options.editionOf !== undefined) return inArticle(draft, keys, named(options.editionOf, shelves), shelves);
  const known = recognised(draft, keys, id, shelves);
  if (known) return inArticle(draft, keys, known, shelves);
  const wanted = id ?? idOf(draft);
  const sibling = otherLanguage(draft, wanted, shelves);
  if (sibling?.isClear) return inArticle(draft, keys, sibling, shelves);
  const fresh = await freshUnder(id ?? (await freeId(wanted, keys, shelves)), draft, keys, shelves);
  return { ...fresh, ...(sibling && { perhapsOf: sibling.article }) };
}

export const idOf = (draft: Draft): string => idFrom(nameFor(draft.name, draft.language).stem);

type KnownArticle = { article: StoredArticle; workspace: string };

export function checkedId(typed: string): string {
  const id = typed.normalize('NFC').toLowerCase();
  if (!ARTICLE_ID.test(id) || id.length > LONGEST_ARTICLE_ID) throw new UserError({ kind: 'bad-id', id: typed });
  return id;
}

function all({ workspace, own, shelf }: Shelves): KnownArticle[] {
  const mine = own.map((article) => ({ article, workspace }));
  return workspace === SHELF ? mine : [...mine, ...shelf.map((article) => ({ article, workspace: SHELF }))];
}

function named(typed: string, shelves: Shelves): KnownArticle {
  const id = typed.normalize('NFC').toLowerCase();
  const found = all(shelves).find(({ article }) => article.id === id);
  if (!found) throw new UserError({ kind: 'no-article', id: typed, near: [] });
  return found;
}

/**
 * Finds the article that a draft belongs to: same address, else same words, else the same words with other punctuation or in the other
 * Chinese script, else same name and at least half of the same passages. A
 * given id names the article, so only that one is looked at; on the shelf two files with the same words are a mistake.
 */
function recognised(
  draft: Draft,
  keys: readonly string[],
  id: string | undefined,
  shelves: Shelves,
): KnownArticle | undefined {
  const everything = all(shelves).filter(
    ({ article }) => id === undefined || shelves.workspace === SHELF || article.id === id,
  );
  // The chapters of a book have the book's address, each the same one.
  const single = everything.filter(({ article }) => !bookOf(article));
  const bySource =
    draft.meta.source && single.find(({ article }) => sources(article).includes(sourceKey(draft.meta.source)));
  if (bySource) return bySource;
  const byWords = everything.find(({ article }) =>
    article.revisions.some((revision) => sameKeys(keysOf(revision), keys)),
  );
  if (byWords) return byWords;
  const own = everything.filter(({ workspace }) => workspace === shelves.workspace);
  const wanted = id ?? idOf(draft);
  return (
    own.find(({ article }) => article.revisions.some((revision) => isSameWording(revision, draft))) ??
    own.find(({ article }) => article.id === wanted && overlaps(article, draft, keys))
  );
}

function isSameWording(revision: StoredRevision, draft: Draft): boolean {
  if (sameLanguage(revision.language, draft.language)) return hasSameWords(revision.text, draft.text);
  return (
    revision.language !== 'en' &&
    draft.language !== 'en' &&
    sharedInEitherScript(revision, draft) >= SAME_IN_OTHER_SCRIPT
  );
}

/**
 * Finds the article with that name if it has no edition in the draft's language. It is clear if the file's name states a language (essay.zh.txt
 * after essay.en.txt) and both are about as long.
 */
function otherLanguage(draft: Draft, id: string, shelves: Shelves): (KnownArticle & { isClear: boolean }) | undefined {
  const found = all(shelves).find(({ article, workspace }) => article.id === id && workspace === shelves.workspace);
  const there = found?.article.revisions.some((revision) => sameLanguage(revision.language, draft.language));
  if (!found || there) return undefined;
  const isStated = nameFor(draft.name, draft.language).language !== undefined;
  return { ...found, isClear: isStated && found.article.revisions.some((revision) => hasLengthOf(revision, draft)) };
}

function overlaps(article: StoredArticle, draft: Draft, keys: readonly string[]): boolean {
  return article.revisions.some(
    (revision) =>
      sameLanguage(revision.language, draft.language) &&
      (overlap(keysOf(revision), keys) >= SAME_ARTICLE || sharedWords(revision, draft) >= SAME_ARTICLE),
  );
}

export function overlap(a: readonly string[], b: readonly string[]): number {
  const those = new Set(a);
  return b.length ? b.filter((key) => those.has(key)).length / b.length : 0;
}

function inArticle(
  draft: Draft,
  keys: readonly string[],
  { article, workspace }: KnownArticle,
  shelves: Shelves,
): Target {
  const edition = article.revisions.filter((revision) => sameLanguage(revision.language, draft.language));
  const latest = edition.at(-1);
  const language = latest?.language ?? draft.language;
  const target = { id: article.id, workspace, article, language };
  const isOther = workspace !== shelves.workspace;
  if (
    latest &&
    sameKeys(keysOf(latest), keys) &&
    (isOther || latest.origin === draft.origin || !metaChanged(latest, draft))
  ) {
    return { ...target, outcome: 'same' };
  }
  if (isOther) throw new UserError({ kind: 'shelf-read-only', id: article.id });
  return { ...target, outcome: latest ? 'revision' : 'edition' };
}

/** True if a draft states other metadata than is stored. Fields that it does not state are ignored. */
function metaChanged({ meta }: StoredRevision, draft: Draft): boolean {
  const { title, authors, published, source, licence } = draft.meta;
  return (
    (title !== visible(nameFor(draft.name, draft.language).stem) && title !== meta.title) ||
    (authors.length > 0 && authors.join('\n') !== meta.authors.join('\n')) ||
    [
      [published, meta.published],
      [source, meta.source],
      [licence, meta.licence],
    ].some(([said, stored]) => said !== undefined && said !== stored)
  );
}

async function freshUnder(id: string, draft: Draft, keys: readonly string[], shelves: Shelves): Promise<Target> {
  const taken = all(shelves).find(({ article }) => article.id === id || bookOf(article)?.id === id);
  if (taken) throw new UserError({ kind: 'id-taken', id, title: titleOf(taken.article) });
  const removed = await shelves.get(id);
  if (!removed) refuseLookAlike(id, shelves);
  // People have cited the removed text under this id. Under the same numbers they would find other words.
  else if (removed.removed && !isSameText(removed, keys)) {
    const instead = await freeId(id, keys, shelves);
    throw new UserError({ kind: 'id-was-used', ...removed.removed, instead });
  }
  const language =
    removed?.revisions.find((revision) => sameLanguage(revision.language, draft.language))?.language ?? draft.language;
  return { outcome: 'article', id, workspace: shelves.workspace, article: removed, language };
}

/** Throws if an id looks like another article's id, because people would confuse the two. */
function refuseLookAlike(id: string, shelves: Shelves): void {
  const folded = foldLookAlikes(id);
  // References are normalised to NFKC, so nobody could cite an id in another form.
  if (id !== id.normalize('NFKC') || !isOneWriting(id)) {
    throw new UserError({ kind: 'id-mixed', id, instead: isOneWriting(folded) ? folded : EXAMPLE_ID });
  }
  const like = all(shelves).find(({ article }) => foldLookAlikes(article.id) === folded);
  if (!like) return;
  const { article } = like;
  throw new UserError({ kind: 'id-like-another', id, other: article.id, title: titleOf(article) });
}

const EXAMPLE_ID = 'my-article';
const titleOf = ({ id, revisions }: StoredArticle): string => revisions[0]?.meta.title ?? id;

/** Returns the id itself, or with the first number that is free. A removed article's id is free only for the same text. */
async function freeId(wanted: string, keys: readonly string[], shelves: Shelves): Promise<string> {
  const taken = new Set(all(shelves).flatMap(({ article }) => [article.id, bookOf(article)?.id]));
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (taken.has(id)) continue;
    const removed = await shelves.get(id);
    if (!removed || isSameText(removed, keys)) return id;
  }
}

/** True if the draft is a removed text or another version of it: half of the shorter one is in both. */
export function isSameText({ revisions }: StoredArticle, keys: readonly string[]): boolean {
  return revisions.map(keysOf).some((those) => Math.max(overlap(those, keys), overlap(keys, those)) >= SAME_ARTICLE);
}

export function keysOf(revision: Pick<StoredRevision, 'passages'>): string[] {
  return revision.passages.map((passage) => passage.checksum);
}

export function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

function sources(article: StoredArticle): string[] {
  return article.revisions.map((revision) => sourceKey(revision.meta.source)).filter((source) => source !== '');
}

/** Returns an address without the parts that do not change the page: scheme, www, a slash at the end, fragment, tracking parameters. */
function sourceKey(source: string | undefined): string {
  if (!source || !URL.canParse(source)) return '';
  const { hostname, port, pathname, searchParams } = new URL(source);
  const kept = [...searchParams].filter(([name]) => !isTracking(name)).sort();
  return `${hostname.replace(/^www\./, '')}:${port}${pathname.replace(/\/+$/, '')}?${new URLSearchParams(kept)}`;
}
