import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { SHELF } from '#core/article.ts';
import { UserError } from '#core/errors.ts';
import { EDITION_LANGUAGES, type EditionLanguage, sameLanguage } from '#core/language.ts';
import type { StoredArticle } from '#core/ports/articles.ts';
import type { Library } from '#core/ports/library.ts';
import type { Ports } from '#core/ports/store.ts';
import { withoutEnding } from './ingest/formats/endings.ts';
import { ingestHere } from './ingest/here.ts';
import { originOf } from './ingest/origin.ts';

/** A file of the shelf that could not be added, and the error. */
export type ShelfFault = { file: string; error: UserError };

const NAME = /^(?<id>[^.]+)\.(?<language>[\w-]+)$/;

/** The parts of a file's name, `<id>.<language>.md`; undefined if it is no article's. */
const partsOf = (file: string) => NAME.exec(withoutEnding(file) ?? '')?.groups;

/**
 * Updates the store's shelf from the files in `folder` (`<id>.<language>.md`). Adds new and changed files as revisions, so that references
 * to older texts stay valid. Removes articles whose file was deleted. Skips files whose bytes did not change.
 */
export async function syncShelf(
  folder: string,
  library: Library,
  { articles }: Pick<Ports, 'articles'>,
  now: number,
): Promise<ShelfFault[]> {
  const files = (await readdir(folder)).filter(partsOf).sort();
  for (const id of gone(await articles.current(SHELF), files)) await library.remove(SHELF, id, now);
  const stored = await articles.current(SHELF);
  const origins = new Map(
    stored.flatMap(({ id, revisions }) => revisions.map((one) => [`${id} ${one.language}`, one.origin] as const)),
  );
  const known = new Set(stored.map(({ id }) => id));
  const faults: ShelfFault[] = [];
  for (const file of files) {
    const fault = await syncFile(path.join(folder, file), library, { origins, known, now });
    if (fault) faults.push(fault);
  }
  return faults;
}

/**
 * Returns the ids of articles for which the file of an edition is missing. If other files of an article are left, `syncShelf` adds them
 * again, with their old numbers.
 */
function gone(stored: readonly StoredArticle[], files: readonly string[]): string[] {
  const present = files.map((file) => nameOf(file));
  const hasFile = (id: string, edition: EditionLanguage) =>
    present.some((file) => file.id === id && (!file.language || sameLanguage(file.language, edition)));
  return stored.filter(({ id, revisions }) => !revisions.every((one) => hasFile(id, one.language))).map(({ id }) => id);
}

/** Reads the article's id from a file's name, and the language if it is a known one. */
function nameOf(file: string): { id: string; language: EditionLanguage | undefined } {
  const { id = '', language } = partsOf(file) ?? {};
  return { id, language: EDITION_LANGUAGES.find((one) => one === language) };
}

type Progress = { origins: ReadonlyMap<string, string>; known: Set<string>; now: number };

async function syncFile(
  file: string,
  library: Library,
  { origins, known, now }: Progress,
): Promise<ShelfFault | undefined> {
  const name = path.basename(file);
  const { id, language } = nameOf(name);
  const bytes = await readFile(file);
  if (origins.get(`${id} ${language}`) === originOf(bytes)) return undefined;
  const options = { ...(language && { language }), ...(known.has(id) ? { editionOf: id } : { id }) };
  try {
    const draft = await ingestHere.read(SHELF, { name, bytes });
    const { plan } = await library.preview(SHELF, draft, options);
    if (plan.id !== id) throw new UserError({ kind: 'file-unreadable', name, why: `it is the same as ${plan.id}` });
    await library.add(SHELF, draft, { ...options, by: 'shelf', now });
    known.add(id);
    return undefined;
  } catch (error) {
    if (error instanceof UserError) return { file, error };
    throw error;
  }
}
