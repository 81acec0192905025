// What somebody writes by hand to quote without Parley: the same search, the same articles, the same commit on the disk.
import { currentRevision, findEdition, isRemoved, passageText } from '#core/article.ts';
import type { Hit } from '#core/ports/finder.ts';
import type { Running } from '#services.ts';

/** The found passage, the id of the stored card, and the hits. Undefined if nothing was found. */
export type ByHand = { quoted: string; id: string; hits: readonly Hit[] };

type Services = Pick<Running, 'services'>;

const MOST_HITS = 20;

export async function quoteByHand(
  { services }: Services,
  workspace: string,
  owner: string,
  words: string,
): Promise<ByHand | undefined> {
  const hits = await services.finder.find(workspace, { words, limit: MOST_HITS });
  const [hit] = hits;
  const quoted = hit && (await textOf({ services }, workspace, hit));
  if (quoted === undefined) return undefined;
  const id = services.outside.newId();
  const card = { id, command: 'quote', owner, createdAt: Date.now(), state: { asked: words, hits } };
  await services.cards.put(workspace, card);
  return { quoted, id, hits };
}

async function textOf({ services }: Services, workspace: string, hit: Hit): Promise<string | undefined> {
  const article = await services.library.open(workspace, hit.article);
  const edition = article && !isRemoved(article) ? findEdition(article, hit.language) : undefined;
  const revision = edition && currentRevision(edition);
  const passage = revision?.passages.find(({ label }) => label === hit.label);
  return revision && passage ? passageText(revision, passage) : undefined;
}

/** Units of a label in a list. */
const LABEL = 75;

/** A label for each hit, as Parley's list of all passages has. */
export async function labelsByHand(running: Services, workspace: string, hits: readonly Hit[]): Promise<string[]> {
  const texts = await Promise.all(hits.map((hit) => textOf(running, workspace, hit)));
  return hits.map(({ article, label }, at) => `${article}:${label} ${texts[at] ?? ''}`.slice(0, LABEL));
}

/** The labels of Parley's buttons below a quotation. */
export const BUTTONS = ['◀ Previous', 'Next ▶', 'More around it', 'In Chinese'];

export const BYLINE = 'DeepSeek and the Strategic Limits of U.S. Sanctions, 13 February 2025 · 1/20';
