import { nearNames } from './near.ts';
import { editionNamed } from './reference.ts';
import { plainTyped, type ScannedReference, type ScannedText, scanReferences } from './reference-scan.ts';

/**
 * A reference that somebody meant. `article` may be the id of no article: `near` then has the ids that are like it. `edition` is the language
 * tag as typed.
 */
export type TypedReference = { article: string; edition?: string; from: string; to: string; near: readonly string[] };

/** Most references that one text can have: a list on every platform can show as many. */
const MOST = 25;
/** Most ids that no article has that are compared with those of all articles. */
const MOST_COMPARED = 3;
/** Words beside a reference of which one still says that the reference is meant (`see chip-controls:12`). */
const FEW_WORDS = 10;

/** Ids in a text that would be references if articles had them. */
export function possibleArticles(text: string): string[] {
  return [...new Set(scanReferences(text).found.map(({ article }) => article))].slice(0, MOST);
}

/**
 * Reads the references that are meant in a text, given the ids of all articles; [] if the text is only words. `12:30`, `note: 12 people` and
 * the like are words. An id that no article has is meant if it is like one, or if it cannot be a word.
 */
export function referencesIn(text: string, ids: readonly string[]): TypedReference[] {
  const scanned = scanReferences(text);
  const names = ids.map((id) => id.normalize('NFKC').toLowerCase());
  let compared = 0;
  const meant = scanned.found.slice(0, MOST).flatMap((one) => {
    const article = exact(one, ids, names);
    if (article === undefined) compared += 1;
    const near = article === undefined && compared <= MOST_COMPARED ? nearest(one, scanned, ids) : [];
    const isMeant = article === undefined ? isMistyped(one, scanned, near, text) : isReference(one, scanned, article);
    return isMeant ? one.ranges.map((range) => typed(one, article ?? behindHan(one.article), range, near)) : [];
  });
  const printed = (one: TypedReference) => `${one.article}.${one.edition}:${one.from}-${one.to}`;
  return [...new Map(meant.map((one) => [printed(one), one])).values()].slice(0, MOST);
}

function typed(
  { edition }: ScannedReference,
  article: string,
  range: ScannedReference['ranges'][number],
  near: readonly string[],
): TypedReference {
  return { article, ...(edition && { edition }), ...range, near };
}

/** Finds the article whose id was typed, also behind Chinese words without a space (见chip-controls:12) or with spaces in place of hyphens. */
function exact(
  { article, before }: ScannedReference,
  ids: readonly string[],
  names: readonly string[],
): string | undefined {
  const same = names.indexOf(article);
  if (same >= 0) return ids[same];
  const fitting = ids.filter((id) => isBehindHan(article, id) || isSpread(article, before, id));
  return fitting.sort((a, b) => b.length - a.length)[0];
}

function isSpread(article: string, before: string, id: string): boolean {
  if (!id.endsWith(`-${article}`)) return false;
  const missing = id.split('-').length - article.split('-').length;
  const words = before.trim().split(/\s+/).slice(-missing);
  return [...words, article].join('-') === id;
}

function isBehindHan(typed: string, id: string): boolean {
  return typed.endsWith(id) && /\p{Script=Han}$/u.test(typed.slice(0, -id.length));
}

/**
 * True if the id of an article means the article. With a space beside the colon, an id without a hyphen can be a word of a sentence
 * (`garden: 12 people`), and a number without letters is a time.
 */
function isReference({ spaced }: ScannedReference, { rest }: ScannedText, article: string): boolean {
  if (!rest) return true;
  return /\p{L}/u.test(article) && (!spaced || (article.includes('-') && isFew(rest)));
}

function isFew(rest: string): boolean {
  const han = rest.match(/\p{Script=Han}/gu)?.length ?? 0;
  return rest.split(' ').length + han / 2 <= FEW_WORDS;
}

/** Takes away the Chinese words that stand before an id in Latin letters without a space. */
const behindHan = (typed: string) => typed.replace(/^\p{Script=Han}+(?=\p{Script=Latin})/u, '');

/** Most ids that one error names. */
const MOST_NEAR = 3;

function nearest({ article }: ScannedReference, { rest }: ScannedText, ids: readonly string[]): string[] {
  if (!/\p{L}/u.test(article)) return [];
  const part = rest || article.length < 4 ? [] : ids.filter((id) => `-${id}-`.includes(`-${article}-`));
  const near = new Set([...nearNames(article, ids), ...nearNames(behindHan(article), ids), ...part]);
  return [...near].slice(0, MOST_NEAR);
}

/** An id that is no word of a sentence with a number behind it: with a hyphen, or in Latin letters right before the colon. */
const ID_ALONE = /\p{L}.*-|-.*\p{L}|^[\p{Script=Latin}\d]*\p{Script=Latin}{3,}[\p{Script=Latin}\d]*$/u;
const QUOTATION_MARKS = /["“”„«»「」『』]/u;

/** True if an id that no article has was meant as one: it is like another, or stands alone in the form of one (`harbour-lights:12`). */
function isMistyped(
  { article, edition, spaced }: ScannedReference,
  { rest }: ScannedText,
  near: readonly string[],
  text: string,
): boolean {
  if (near.length) return !rest || (!spaced && isFew(rest));
  // `example.org:8080` is an address.
  if (rest || spaced || (edition !== undefined && !editionNamed(edition))) return false;
  return ID_ALONE.test(article) && !QUOTATION_MARKS.test(text);
}

const READER_ARTICLE = /\/a\/(?<article>[^/?#\s]+)/u;
const EDITION_TAG = /\.(?:en|zh(?:-[a-z]+)?)$/u;

/**
 * Returns the id of the article that was typed where one is asked for, in small letters: without what is wrapped around it, from a
 * reference (`chip-controls:12`) or from a link of the reader.
 */
export function articleIdIn(text: string): string {
  const { found, rest } = scanReferences(text);
  if (found[0] && !rest) return found[0].article;
  const linked = READER_ARTICLE.exec(plainTyped(text))?.groups?.article;
  return (
    linked ??
    plainTyped(text)
      .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
      .replace(EDITION_TAG, '')
  );
}
