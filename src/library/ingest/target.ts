import { SHELF } from '#core/article.ts';
import type { AddOptions, Draft, Plan } from '#core/article-draft.ts';
import { UserError } from '#core/errors.ts';
import { covers, type EditionLanguage } from '#core/language.ts';
import { foldLookAlikes, isOneWriting } from '#core/look-alikes.ts';
import type { StoredArticle, StoredRevision } from '#core/ports/articles.ts';
import { ARTICLE_ID, LONGEST_ARTICLE_ID } from '#core/reference.ts';
import { visible } from '#core/visible.ts';

/** What is stored where the draft would go. */
export type Shelves = {
  workspace: string;
  own: readonly StoredArticle[];
  shelf: readonly StoredArticle[];
  /** Removed articles of the workspace have their checksums still: all of them under an id. */
  get(id: string): Promise<StoredArticle | undefined>;
};

/** Where a draft goes: the article it belongs to if there is one, and its edition of that language if there is one. */
export type Target = {
  outcome: Plan['outcome'];
  id: string;
  workspace: string;
  article: StoredArticle | undefined;
  language: EditionLanguage;
};

/** Texts that have this share of their passages in common are one article at two times, not two articles. */
const SAME_ARTICLE = 0.5;

/** Finds out what a draft is: new, another language, a changed text, or what is there already. Throws user errors. */
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
  const sibling = otherLanguage(draft, id ?? idFrom(draft.name), shelves);
  if (sibling) return inArticle(draft, keys, sibling, shelves);
  if (id !== undefined) return { ...(await freshUnder(id, draft, shelves)), id };
  return freshUnder(await freeId(idFrom(draft.name), keys, shelves), draft, shelves);
}

type KnownArticle = { article: StoredArticle; workspace: string };

function checkedId(typed: string): string {
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

/** The article that this is: from the same address, else of the same words, else of the same name and mostly the same words. */
function recognised(
  draft: Draft,
  keys: readonly string[],
  id: string | undefined,
  shelves: Shelves,
): KnownArticle | undefined {
  const everything = all(shelves);
  const bySource =
    draft.meta.source && everything.find(({ article }) => sources(article).includes(sourceKey(draft.meta.source)));
  if (bySource) return bySource;
  const byWords = everything.find(({ article }) =>
    article.revisions.some((revision) => sameKeys(keysOf(revision), keys)),
  );
  if (byWords) return byWords;
  const wanted = id ?? idFrom(draft.name);
  return everything.find(
    ({ article, workspace }) =>
      article.id === wanted && workspace === shelves.workspace && overlaps(article, draft, keys),
  );
}

/** The article of that name that has no edition in the draft's language, when the file's own name says its language: essay.zh.txt beside essay.en.txt. */
function otherLanguage(draft: Draft, id: string, shelves: Shelves): KnownArticle | undefined {
  if (!LANGUAGE_SUFFIX.test(base(draft.name))) return undefined;
  const found = all(shelves).find(({ article, workspace }) => article.id === id && workspace === shelves.workspace);
  const there = found?.article.revisions.some((revision) => sameLanguage(revision.language, draft.language));
  return there ? undefined : found;
}

function overlaps(article: StoredArticle, draft: Draft, keys: readonly string[]): boolean {
  return article.revisions.some(
    (revision) => sameLanguage(revision.language, draft.language) && overlap(keysOf(revision), keys) >= SAME_ARTICLE,
  );
}

function overlap(a: readonly string[], b: readonly string[]): number {
  const those = new Set(a);
  return b.length ? b.filter((key) => those.has(key)).length / b.length : 0;
}

/** Chinese without a script and simplified Chinese are one edition. */
export function sameLanguage(a: EditionLanguage, b: EditionLanguage): boolean {
  return a === b || (a !== 'zh-Hant' && b !== 'zh-Hant' && (covers(a, b) || covers(b, a)));
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
  const place = { id: article.id, workspace, article, language };
  if (latest && sameKeys(keysOf(latest), keys) && (workspace !== shelves.workspace || !metaChanged(latest, draft))) {
    return { ...place, outcome: 'same' };
  }
  if (workspace !== shelves.workspace) throw new UserError({ kind: 'shelf-read-only', id: article.id });
  return { ...place, outcome: latest ? 'revision' : 'edition' };
}

/** Whether a draft says something else about the article than is stored. What it does not say changes nothing. */
function metaChanged({ meta }: StoredRevision, draft: Draft): boolean {
  const { title, authors, published, source, licence } = draft.meta;
  return (
    (title !== visible(stem(draft.name)) && title !== meta.title) ||
    (authors.length > 0 && authors.join('\n') !== meta.authors.join('\n')) ||
    [
      [published, meta.published],
      [source, meta.source],
      [licence, meta.licence],
    ].some(([said, stored]) => said !== undefined && said !== stored)
  );
}

async function freshUnder(id: string, draft: Draft, shelves: Shelves): Promise<Target> {
  const taken = all(shelves).find(({ article }) => article.id === id);
  if (taken) throw new UserError({ kind: 'id-taken', id, title: titleOf(taken.article) });
  const removed = await shelves.get(id);
  if (!removed) refuseLookAlike(id, shelves);
  const language =
    removed?.revisions.find((revision) => sameLanguage(revision.language, draft.language))?.language ?? draft.language;
  return { outcome: 'article', id, workspace: shelves.workspace, article: removed, language };
}

/** An id that looks like one it is not would lend one article's name to another. */
function refuseLookAlike(id: string, shelves: Shelves): void {
  const folded = foldLookAlikes(id);
  // References are read in compatibility form: by another nobody could cite it.
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

/** The id itself, or with the first number that makes it free. A removed article's id is free for its own words only. */
async function freeId(wanted: string, keys: readonly string[], shelves: Shelves): Promise<string> {
  const taken = new Set(all(shelves).map(({ article }) => article.id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? wanted : `${wanted}-${n}`;
    if (taken.has(id)) continue;
    const removed = await shelves.get(id);
    if (!removed || removed.revisions.some((revision) => overlap(keysOf(revision), keys) > 0)) return id;
  }
}

const LANGUAGE_SUFFIX = /[._-](?:en|zh(?:[-_](?:hans|hant|cn|tw|hk))?)$/i;

/** The file's name without folder, ending and language. */
export function stem(name: string): string {
  return base(name).replace(LANGUAGE_SUFFIX, '');
}

function base(name: string): string {
  return (name.split(/[/\\]/).at(-1) ?? name).replace(/\.(?:txt|md|markdown|text)$/i, '');
}

/** An id made of a file's name: letters and digits of any script, joined by hyphens. */
export function idFrom(name: string): string {
  const words =
    stem(name)
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const id = [...words.join('-')]
    .slice(0, LONGEST_ARTICLE_ID - 4)
    .join('')
    .replace(/-+$/, '');
  return id || 'article';
}

export function keysOf(revision: Pick<StoredRevision, 'passages'>): string[] {
  return revision.passages.map((passage) => passage.checksum);
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((key, index) => key === b[index]);
}

function sources(article: StoredArticle): string[] {
  return article.revisions.map((revision) => sourceKey(revision.meta.source)).filter((source) => source !== '');
}

/** An address without what does not change which page it is: scheme, www, a slash at the end, fragment, tracking. */
function sourceKey(source: string | undefined): string {
  if (!source || !URL.canParse(source)) return '';
  const { hostname, port, pathname, searchParams } = new URL(source);
  const kept = [...searchParams].filter(([name]) => !/^(?:utm_\w+|fbclid|gclid)$/.test(name)).sort();
  return `${hostname.replace(/^www\./, '')}:${port}${pathname.replace(/\/+$/, '')}?${new URLSearchParams(kept)}`;
}
