import { z } from 'zod';
import { currentRevision, findEdition, type ListedArticle, passageText, type Revision } from '#core/article.ts';
import type { Attribution } from '#core/attribution.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { Attributions } from '#core/ports/attributions.ts';
import type { Derivations } from '#core/ports/derivations.ts';
import { type Cache, createCache, SMALL_CACHE } from '../cache.ts';
import { attributionsOf } from './attributions.ts';

/** Increase it when reading finds other attributions in the same text, so that stored ones are not used. */
const READING_FORMAT = 3;
/** Approximate bytes of one attribution in memory. */
const ATTRIBUTION_BYTES = 400;

const isText = (value: unknown): value is string => typeof value === 'string';
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
/** Checked without zod, because an article can have thousands of holders, and they are read where people are answered. */
function isAttribution(value: unknown): value is Attribution {
  if (typeof value !== 'object' || value === null) return false;
  const { holder, aliases, passages, unsure, byAuthors } = value as Partial<Record<keyof Attribution, unknown>>;
  return isText(holder) && isTexts(aliases) && isTexts(passages) && isTexts(unsure) && typeof byAuthors === 'boolean';
}
const StoredAttributions = z.custom<Attribution[]>((value) => Array.isArray(value) && value.every(isAttribution));

export type AttributionsOptions = {
  cache?: Cache;
  /** Reads an edition's text and stores its attributions. Default: in this thread. */
  derive?(article: ListedArticle, language: EditionLanguage): Promise<void>;
};

/** The revision to read, and the key under which its attributions are stored. */
type Reading = { language: EditionLanguage; revision: Revision; kind: string; key: string };

/** Finds attributions of articles. Reads an edition's text once for each revision and stores the result. */
export function createAttributions(derivations: Derivations, options: AttributionsOptions = {}): Attributions {
  const { cache = createCache(SMALL_CACHE), derive = deriveHere(derivations) } = options;
  const kept = cache.part<readonly Attribution[]>('attributions');
  return {
    of: async (article, language) => {
      const reading = readingOf(article, language);
      if (!reading) return [];
      const id = [article.workspace, article.id, reading.kind, reading.key].join('\n');
      const before = kept.get(id);
      if (before) return before;
      const found =
        (await stored(derivations, article, reading)) ?? (await read(derivations, article, reading, derive));
      kept.set(id, found, ATTRIBUTION_BYTES * found.length);
      return found;
    },
  };
}

/** Reads an edition's text and stores its attributions: whose words and views it reports. */
export async function deriveAttributions(
  derivations: Derivations,
  article: ListedArticle,
  language: EditionLanguage,
): Promise<void> {
  const reading = readingOf(article, language);
  if (!reading) return;
  const { revision, kind, key } = reading;
  const passages = revision.passages.map((one) => ({ ...one, text: passageText(revision, one) }));
  await derivations.put(article.workspace, article.id, kind, key, attributionsOf(passages, language));
}

const deriveHere = (derivations: Derivations) => (article: ListedArticle, language: EditionLanguage) =>
  deriveAttributions(derivations, article, language);

function readingOf({ editions }: ListedArticle, language: EditionLanguage): Reading | undefined {
  const edition = findEdition({ editions }, language);
  if (!edition) return undefined;
  const revision = currentRevision(edition);
  return { language, revision, kind: `attributions ${language}`, key: `${READING_FORMAT} ${revision.number}` };
}

async function stored(
  derivations: Derivations,
  { workspace, id }: ListedArticle,
  { kind, key }: Reading,
): Promise<Attribution[] | undefined> {
  return StoredAttributions.safeParse(await derivations.get(workspace, id, kind, key)).data;
}

async function read(
  derivations: Derivations,
  article: ListedArticle,
  reading: Reading,
  derive: NonNullable<AttributionsOptions['derive']>,
): Promise<Attribution[]> {
  await derive(article, reading.language);
  return (await stored(derivations, article, reading)) ?? [];
}
