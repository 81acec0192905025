import {
  type Article,
  currentRevision,
  type Edition,
  findEdition,
  type ListedArticle,
  passageText,
  primaryEdition,
} from '#core/article.ts';
import { shortReference } from '#core/citation.ts';
import { clip } from '#core/clip.ts';
import type { CommandContext } from '#core/command.ts';
import { passageIndex, passagesOf } from '#core/labels.ts';
import { covers, readable } from '#core/language.ts';
import { formatReference } from '#core/reference.ts';
import { plainTyped } from '#core/reference-scan.ts';
import type { Suggestion } from '#core/reply.ts';
import type { Args } from '#core/request.ts';
import { openArticle, titleFor } from '../articles/open-article.ts';
import { passageLabel } from './choices.ts';
import { articleToSearch, editionLanguageOf } from './default-article.ts';

/** Most passages found by words. More cannot be told apart while typing. */
const MOST_HITS = 8;
/** UTF-16 units: nobody waits for suggestions to a page of text. */
const LONGEST_TYPED = 300;
/** Fewest characters that are searched for. One letter says nothing about a sentence. */
const FEWEST_CHARACTERS = 2;
/** Most articles that are offered with their first passage. */
const MOST_ARTICLES = 5;
/** Most passages that complete a reference: as many as a list on every platform can have. */
const MOST_PASSAGES = 25;

/**
 * Offers passages, by reference, while somebody types the words of a quotation. Completes a reference (`harbour:1` to `harbour:12`,
 * `harbour:12-` to `harbour:12-13`), offers articles whose id begins with the text, and searches for other words.
 */
export async function suggestPassages(context: CommandContext, whole: string, args: Args): Promise<Suggestion[]> {
  const typed = whole.slice(0, LONGEST_TYPED);
  const { requester, services } = context;
  const all = await services.library.list(requester.place.workspace);
  const begun = plainTyped(typed).trim();
  if (!begun) return all.slice(0, MOST_ARTICLES).flatMap((article) => beginning(context, article));
  const cited = await goingOn(context, all, begun);
  if (cited) return cited;
  const named = all.filter(({ id }) => id.startsWith(begun)).slice(0, MOST_ARTICLES);
  const found = [...begun].length < FEWEST_CHARACTERS ? [] : await hits(context, typed, args);
  const offered = [...named.flatMap((article) => beginning(context, article)), ...found];
  return offered.filter(({ value }, at) => offered.findIndex((one) => one.value === value) === at);
}

/** Offers the first passage of an article, with the article's title. */
function beginning({ requester }: CommandContext, article: ListedArticle): Suggestion[] {
  const [first] = currentRevision(primaryEdition(article)).passages;
  if (!first) return [];
  const value = formatReference({ article: article.id, from: first.label, to: first.label });
  return [{ value, label: clip(`${value} ${titleFor(article, requester.language)}`) }];
}

async function hits(context: CommandContext, words: string, args: Args): Promise<Suggestion[]> {
  const { requester, services } = context;
  const language = editionLanguageOf(args.lang);
  const article = await articleToSearch(context, args);
  const found = await services.finder.find(requester.place.workspace, {
    words,
    limit: MOST_HITS,
    ...(article !== undefined && { article }),
    ...(language && { language }),
  });
  const offered = await Promise.all(
    found.map(async (hit) => {
      const article = await openArticle(context, hit.article);
      const edition = findEdition(article, hit.language);
      return edition ? passage(article, edition, hit.label) : [];
    }),
  );
  return offered.flat();
}

function passage(article: Article, edition: Edition, from: string, to: string = from): Suggestion[] {
  const revision = currentRevision(edition);
  const [last] = passagesOf(revision, [to]);
  if (!last) return [];
  const value = shortReference(article, edition.language, from, to);
  // For a range, shows its end: its beginning has been chosen already.
  const words = `${from === to ? '' : '… '}${passageText(revision, last)}`;
  return [{ value, label: passageLabel(value, words) }];
}

// The pattern of a whole reference in `core/reference.ts`, but the end may be missing. The text is folded beforehand.
const BEGUN =
  /^(?<id>[\p{L}\p{N}-]+)(?:\.(?<language>[\p{L}-]+))?\s*:\s*(?<from>\d{0,6}[a-z]{0,3})(?:\s*(?<range>[-–—－~])\s*(?<to>\d{0,6}[a-z]{0,3}))?$/u;

/** Passages that complete a reference. Undefined if this is no reference to an article that exists. */
async function goingOn(
  context: CommandContext,
  all: readonly ListedArticle[],
  begun: string,
): Promise<Suggestion[] | undefined> {
  const groups = BEGUN.exec(begun)?.groups;
  const listed = groups && all.find(({ id }) => id === groups.id);
  const article = listed && (await openArticle(context, listed.id));
  const edition = article && editionOf(context, article, groups.language);
  if (!edition) return undefined;
  const revision = currentRevision(edition);
  const { from = '', range, to = '' } = groups;
  const start = range === undefined ? -1 : passageIndex(revision, from);
  if (range !== undefined && start < 0) return [];
  const begins = range === undefined ? from : to;
  const fitting = revision.passages.slice(start + 1).filter(({ label }) => label.startsWith(begins));
  return fitting
    .slice(0, MOST_PASSAGES)
    .flatMap(({ label }) => passage(article, edition, range === undefined ? label : from, label));
}

/** The edition of the reference: the one that it names, else the one that the requester reads best. */
function editionOf({ requester }: CommandContext, article: Article, named: string | undefined): Edition | undefined {
  const languages = article.editions.map(({ language }) => language);
  if (named === undefined) {
    const best = readable(languages, requester.language);
    return findEdition(article, best) ?? primaryEdition(article);
  }
  const same = article.editions.find(({ language }) => language.toLowerCase() === named);
  const wanted = languages.find((one) => one.toLowerCase().startsWith(named));
  return same ?? (wanted && article.editions.find(({ language }) => covers(wanted, language)));
}
