import {
  type Article,
  currentRevision,
  passageText,
  primaryEdition,
  type RemovedArticle,
  SHELF,
} from '#core/article.ts';
import type { Added, AddOptions, Draft, Plan, Removed } from '#core/article-draft.ts';
import { UserError } from '#core/errors.ts';
import type { NewRevision, StoredArticle } from '#core/ports/articles.ts';
import type { Library } from '#core/ports/library.ts';
import type { Ports, Store } from '#core/ports/store.ts';
import { readDraft } from './ingest/read-draft.ts';
import { findTarget, type Target } from './ingest/target.ts';
import { align } from './numbering/align.ts';
import { numberAgain, numberBeside, numberFirst } from './numbering/number.ts';
import { textKey } from './numbering/text-key.ts';
import { articleFrom, side, worded } from './stored-articles.ts';

/** Opened articles kept in memory, over all workspaces; each has all its revisions. */
const MOST_OPEN = 500;

/** Articles over a store: reads, recognises, numbers, and keeps what was opened while nothing changed. */
export function createLibrary(store: Store): Library {
  const opened = new Map<string, { version: number; article: Article | RemovedArticle | undefined }>();
  const listed = new Map<string, { version: string; articles: Article[] }>();
  const current: Current = new Map();
  return {
    list: (workspace) => list(store, listed, current, workspace),
    open: async (workspace, id) => (await openIn(store, opened, workspace, id)) ?? openIn(store, opened, SHELF, id),
    preview: async (workspace, file, options) => {
      const draft = readDraft(file, options.language ? { language: options.language } : {});
      return { draft, plan: (await prepare(store, current, workspace, draft, options)).plan };
    },
    add: (workspace, draft, options) => add(store, current, workspace, draft, options),
    remove: (workspace, id, now) => remove(store, workspace, id, now),
  };
}

/** What `articles.current` gave, by workspace, and at which version: adding a thousand files reads a library once, not a thousand times. */
type Current = Map<string, { version: number; stored: readonly StoredArticle[] }>;

async function currentIn(
  { articles }: Pick<Ports, 'articles'>,
  current: Current,
  workspace: string,
): Promise<readonly StoredArticle[]> {
  const version = await articles.version(workspace);
  const before = current.get(workspace);
  if (before?.version === version) return before.stored;
  const stored = await articles.current(workspace);
  keep(current, workspace, { version, stored });
  return stored;
}

/** The articles as they stand once `revision` is added. */
function withRevision(stored: readonly StoredArticle[], revision: NewRevision): StoredArticle[] {
  const before = stored.find(({ id }) => id === revision.article)?.revisions ?? [];
  const at = before.findIndex(({ language }) => language === revision.language);
  const revisions = at < 0 ? [...before, revision] : before.with(at, revision);
  const others = stored.filter(({ id }) => id !== revision.article);
  return [...others, { id: revision.article, revisions }].sort((a, b) => (a.id < b.id ? -1 : 1));
}

type Listed = Map<string, { version: string; articles: Article[] }>;

async function list(ports: Ports, listed: Listed, current: Current, workspace: string): Promise<Article[]> {
  const places = workspace === SHELF ? [SHELF] : [SHELF, workspace];
  const version = (await Promise.all(places.map((place) => ports.articles.version(place)))).join('.');
  const before = listed.get(workspace);
  if (before?.version === version) return before.articles;
  const found = new Map<string, Article>();
  for (const place of places) {
    for (const stored of await currentIn(ports, current, place)) found.set(stored.id, articleFrom(place, stored));
  }
  const all = [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  keep(listed, workspace, { version, articles: all });
  return all;
}

type OpenedArticles = Map<string, { version: number; article: Article | RemovedArticle | undefined }>;

async function openIn({ articles }: Ports, opened: OpenedArticles, workspace: string, id: string) {
  const key = `${workspace}\n${id}`;
  const version = await articles.version(workspace);
  const before = opened.get(key);
  if (before?.version === version) return before.article;
  const stored = await articles.get(workspace, id);
  const article = stored && (stored.removed ?? articleFrom(workspace, stored));
  keep(opened, key, { version, article });
  return article;
}

/** Remembers, and forgets what was remembered longest ago. */
function keep<T>(kept: Map<string, T>, key: string, value: T): void {
  kept.delete(key);
  kept.set(key, value);
  const [oldest] = kept.keys();
  if (kept.size > MOST_OPEN && oldest !== undefined) kept.delete(oldest);
}

type Prepared = { plan: Plan; target: Target; keys: string[]; labels: string[] };

async function prepare(
  ports: Ports,
  current: Current,
  workspace: string,
  draft: Draft,
  options: AddOptions,
): Promise<Prepared> {
  const { articles } = ports;
  const own = await currentIn(ports, current, workspace);
  const shelf = workspace === SHELF ? [] : await currentIn(ports, current, SHELF);
  const keys = draft.passages.map((passage) => textKey(passageText(draft, passage)));
  const found = await findTarget(draft, keys, options, {
    workspace,
    own,
    shelf,
    get: (id) => articles.get(workspace, id),
  });
  const stored = found.article && (await articles.get(found.workspace, found.id));
  const target = { ...found, article: stored };
  const labels = numbered(target, draft, keys);
  return { plan: planOf(target, labels), target, keys, labels };
}

/** Numbers for the draft's passages: those they had, or had beside the first edition, or new ones. */
function numbered({ article, language }: Target, draft: Draft, keys: readonly string[]): string[] {
  const edition = article?.revisions.filter((revision) => revision.language === language) ?? [];
  if (edition.length) return numberAgain(knownOf(edition, article?.removed !== undefined), keys);
  const standing = worded(article?.revisions ?? []);
  const primary = standing.findLast((revision) => revision.language === standing[0]?.language);
  if (!primary) return numberFirst(keys.length);
  const beads = align(
    side({ text: primary.text, passages: [...primary.passages] }),
    side({ text: draft.text, passages: draft.passages.map((one) => ({ ...one, label: '' })) }),
  );
  return numberBeside(
    beads,
    primary.passages.map((passage) => passage.label),
    keys.length,
  );
}

function knownOf(edition: StoredArticle['revisions'], removed: boolean) {
  const known = (passages: NewRevision['passages']) =>
    passages.map(({ label, checksum }) => ({ label, key: checksum }));
  const current = removed ? [] : known(edition.at(-1)?.passages ?? []);
  const labels = new Set(current.map((one) => one.label));
  const retired = new Map(edition.flatMap((revision) => known(revision.passages)).map((one) => [one.label, one]));
  return { current, retired: [...retired.values()].filter((one) => !labels.has(one.label)) };
}

function planOf({ outcome, id, workspace, article, language }: Target, labels: readonly string[]): Plan {
  const latest =
    outcome === 'article' ? undefined : article?.revisions.findLast((revision) => revision.language === language);
  const before = new Set(latest?.passages.map((passage) => passage.label));
  const kept = labels.filter((label) => before.has(label)).length;
  return { outcome, id, workspace, kept, fresh: labels.length - kept, withdrawn: before.size - kept };
}

type Adding = AddOptions & { by: string; now: number };

async function add(store: Store, current: Current, workspace: string, draft: Draft, options: Adding): Promise<Added> {
  const { added, after } = await store.transaction(workspace, async (ports) => {
    const prepared = await prepare(ports, current, workspace, draft, options);
    const { plan, target, labels } = prepared;
    const added = { ...plan, language: target.language, passages: labels.length, meta: draft.meta };
    if (plan.outcome === 'same') return { added, after: undefined };
    const stored = await currentIn(ports, current, workspace);
    const revision = revisionOf(prepared, draft, options);
    await ports.articles.add(workspace, revision);
    return {
      added,
      after: { version: await ports.articles.version(workspace), stored: withRevision(stored, revision) },
    };
  });
  // Only now: had it been rolled back, nobody may remember it.
  if (after) keep(current, workspace, after);
  return added;
}

function revisionOf({ plan, target, keys, labels }: Prepared, draft: Draft, { by, now }: Adding): NewRevision {
  const edition = target.article?.revisions.filter((revision) => revision.language === target.language) ?? [];
  return {
    article: plan.id,
    language: target.language,
    number: (edition.at(-1)?.number ?? 0) + 1,
    addedAt: now,
    addedBy: by,
    meta: plan.outcome === 'revision' ? mergedMeta(edition, draft) : draft.meta,
    text: draft.text,
    passages: draft.passages.map((passage, index) => ({
      ...passage,
      label: labels[index] ?? '',
      checksum: keys[index] ?? '',
    })),
    origin: draft.origin,
  };
}

/** What a changed text says about itself, and what was known before where it says nothing. */
function mergedMeta(edition: StoredArticle['revisions'], draft: Draft): NewRevision['meta'] {
  const before = edition.at(-1)?.meta;
  if (!before) return draft.meta;
  return { ...before, ...draft.meta, authors: draft.meta.authors.length ? draft.meta.authors : before.authors };
}

async function remove(store: Store, workspace: string, id: string, now: number): Promise<Removed> {
  return store.transaction(workspace, async ({ articles }) => {
    const stored = await articles.get(workspace, id);
    if (!stored || stored.removed) return refuseRemoval({ articles }, id, stored?.removed);
    const article = articleFrom(workspace, stored);
    const removed = { id, title: currentRevision(primaryEdition(article)).meta.title, removedAt: now };
    await articles.remove(workspace, id, removed);
    const { editions } = article;
    const passages = editions.reduce((sum, edition) => sum + currentRevision(edition).passages.length, 0);
    return { ...removed, editions: editions.length, revisions: worded(stored.revisions).length, passages };
  });
}

async function refuseRemoval(
  { articles }: Pick<Ports, 'articles'>,
  id: string,
  removed?: RemovedArticle,
): Promise<never> {
  if (removed) throw new UserError({ kind: 'article-removed', ...removed });
  if (await articles.get(SHELF, id)) throw new UserError({ kind: 'shelf-read-only', id });
  throw new UserError({ kind: 'no-article', id, near: [] });
}
