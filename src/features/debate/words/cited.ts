import { type Article, isRemoved } from '#core/article.ts';
import { type Citation, resolve, shortReference } from '#core/citation.ts';
import { UserError } from '#core/errors.ts';
import { formatReference } from '#core/reference.ts';
import { type Block, code, paragraph } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { holdersIn } from '../../quote/holders.ts';
import { passagesWithSource } from '../../quote/passages-with-source.ts';
import type { Drawing } from '../drawing.ts';
import type { Cited } from '../events.ts';
import { sourceView } from './claims.ts';
import { quiet } from './voices.ts';

/** Passages that were put in as evidence, word for word, with whose view they report and where they stand. */
export async function citedBlocks(drawing: Drawing, cited: Cited): Promise<Block[]> {
  const found = await openCited(drawing, cited);
  if (!found) return [paragraph(code(referenceOf(cited))), ...quiet(drawing, GONE)];
  const { article, citation } = found;
  const { language, revision, passages, withdrawn } = citation;
  const languages = article.editions.map((one) => one.language);
  const holders = await holdersIn(drawing.services.attributions, article, languages);
  const labels = passages.map(({ label }) => label);
  return passagesWithSource(await sourceView(drawing), { article, language, revision, labels, withdrawn }, holders);
}

const GONE: Words = { en: 'The article is not here any more.', zh: '这篇文章已经不在这里了。' };

const referenceOf = ({ article, language, from, to }: Cited): string =>
  formatReference({ article, language, from, to });

/** The passages as their article has them; undefined if it is not there any more. */
async function openCited(
  { services, workspace }: Pick<Drawing, 'services' | 'workspace'>,
  cited: Cited,
): Promise<{ article: Article; citation: Citation } | undefined> {
  const article = await services.library.open(workspace, cited.article);
  if (!article || isRemoved(article)) return undefined;
  try {
    return { article, citation: resolve(article, cited, 'en') };
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The shortest reference to passages; the whole one if their article is not there any more. */
export async function shortCited(drawing: Drawing, cited: Cited): Promise<string> {
  const found = await openCited(drawing, cited);
  return found ? shortReference(found.article, cited.language, cited.from, cited.to) : referenceOf(cited);
}
