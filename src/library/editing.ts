import { SHELF } from '#core/article.ts';
import { changedMeta } from '#core/article-facts.ts';
import { UserError } from '#core/errors.ts';
import type { NewRevision } from '#core/ports/articles.ts';
import type { Correction } from '#core/ports/corrections.ts';
import type { Ports } from '#core/ports/store.ts';
import { derivationsOf, type NewDerivation } from './adding.ts';

/** A correction that is ready to be stored. `version`: the version of the workspace's articles that it was computed from. */
export type PreparedEdit = {
  version: number;
  revision: NewRevision;
  derivations: readonly NewDerivation[];
  changed: boolean;
};

/**
 * Makes the revision that corrects what is known about an edition. Text, passages and numbers are those of its newest revision. Throws
 * user errors.
 */
export async function prepareEdit(
  { articles }: Pick<Ports, 'articles'>,
  workspace: string,
  id: string,
  { changes, language, by, now }: Correction,
): Promise<PreparedEdit> {
  const version = await articles.version(workspace);
  const article = await articles.get(workspace, id);
  if (article?.removed) throw new UserError({ kind: 'article-removed', ...article.removed });
  if (!article) {
    const isShelf = workspace !== SHELF && (await articles.get(SHELF, id)) !== undefined;
    throw new UserError(isShelf ? { kind: 'shelf-read-only', id } : { kind: 'no-article', id, near: [] });
  }
  const present = [...new Set(article.revisions.map((one) => one.language))];
  const latest = article.revisions.findLast((one) => one.language === (language ?? present[0]));
  if (!latest) throw new UserError({ kind: 'no-edition', article: id, language: language ?? '', present });
  const meta = changedMeta(latest.meta, changes);
  const revision = { ...latest, number: latest.number + 1, addedAt: now, addedBy: by, meta };
  const target = { outcome: 'revision', id, workspace, article, language: latest.language } as const;
  const changed = !isSame(meta, latest.meta);
  return { version, revision, derivations: changed ? derivationsOf(target, revision) : [], changed };
}

function isSame(a: NewRevision['meta'], b: NewRevision['meta']): boolean {
  const plain = ({ title, authors, published, source, licence }: NewRevision['meta']) =>
    JSON.stringify([title, authors, published, source, licence]);
  return plain(a) === plain(b);
}
