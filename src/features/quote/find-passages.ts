import { currentRevision, findEdition, isRemoved, passageText, type Revision } from '#core/article.ts';
import type { CommandContext } from '#core/command.ts';
import { headingsIn } from '#core/headings.ts';
import { passageIndex } from '#core/labels.ts';
import type { Hit, Query } from '#core/ports/finder.ts';
import type { Library } from '#core/ports/library.ts';
import { likeness } from '#core/word-overlap.ts';

/** Headings that may be found besides passages. */
const MOST_HEADINGS = 10;
/** Likeness from which words are those of a heading. */
const IS_HEADING = 0.8;

/**
 * Finds the passages that answer a query, best first. A heading is no answer: it is left out, and if the words are the heading's, the first
 * passage below it is in its place.
 */
export async function passagesFor(
  context: Pick<CommandContext, 'requester' | 'services'>,
  query: Query,
): Promise<Hit[]> {
  const { finder, library } = context.services;
  const { workspace } = context.requester.place;
  const hits = await finder.find(workspace, { ...query, limit: query.limit + MOST_HEADINGS });
  // Many hits are in few articles.
  const ids = new Set(hits.map(({ article }) => article));
  const articles = new Map<string, Opened>();
  for (const id of ids) articles.set(id, await library.open(workspace, id));
  const passages: Hit[] = [];
  for (const hit of hits) {
    const passage = withoutHeading(articles.get(hit.article), hit, query.words);
    if (passage && !passages.some((one) => isSamePassage(one, passage))) passages.push(passage);
  }
  return passages.slice(0, query.limit);
}

const isSamePassage = (one: Hit, other: Hit): boolean =>
  one.article === other.article && one.language === other.language && one.label === other.label;

type Opened = Awaited<ReturnType<Library['open']>>;

function withoutHeading(article: Opened, hit: Hit, words: string): Hit | undefined {
  const edition = article && !isRemoved(article) ? findEdition(article, hit.language) : undefined;
  if (!edition) return hit;
  const revision = currentRevision(edition);
  const at = passageIndex(revision, hit.label);
  const passage = revision.passages[at];
  if (!passage || !headingsOf(revision).has(at)) return hit;
  const below = likeness(words, passageText(revision, passage)) >= IS_HEADING ? firstBelow(revision, at) : undefined;
  return below && { ...hit, label: below.label, length: below.end - below.start, highlights: [] };
}

function firstBelow(revision: Revision, heading: number) {
  let at = heading + 1;
  while (headingsOf(revision).has(at)) at++;
  return revision.passages[at];
}

const known = new WeakMap<Revision, ReadonlySet<number>>();

/** The headings of a revision. Computed once for each revision in memory. */
function headingsOf(revision: Revision): ReadonlySet<number> {
  const headings = known.get(revision) ?? headingsIn(revision);
  known.set(revision, headings);
  return headings;
}
