import type { Alternate, PageOrigin } from '#core/article-draft.ts';
import { UserError } from '#core/errors.ts';
import { type EditionLanguage, sameLanguage } from '#core/language.ts';
import type { PageRefusal } from '#core/page-refusals.ts';
import type { DocumentBody } from './formats/block.ts';
import type { PageFault } from './formats/html/faults.ts';
import { editionLanguage } from './language-detect.ts';

/** An article found in a page, with the pages that have it in other languages, as `hreflang` names them. */
export type FetchedArticle = { body: DocumentBody; alternates: readonly { language: string; address: string }[] };

const WHY: Record<PageFault, PageRefusal> = {
  'no-article': 'no-article',
  walled: 'wall',
  links: 'list',
  'drawn-by-script': 'script',
  'error-page': 'gone',
  'too-deep': 'broken',
  'too-large-inside': 'too-large',
};

/** Reads a page that was fetched. Throws the user error that says why it holds no article. */
export async function readFetched(bytes: Uint8Array, name: string, page: PageOrigin): Promise<FetchedArticle> {
  const { readPage } = await import('./formats/html.ts');
  const read = await readPage(bytes, { ...page, name });
  if (read.kind === 'article') return { body: read.body, alternates: read.alternates };
  throw new UserError({ kind: 'page', why: WHY[read.why], address: page.address });
}

/** Returns the pages in other languages that an edition can have, one for each. */
export function alternatesOf(
  { alternates }: Pick<FetchedArticle, 'alternates'>,
  own: EditionLanguage,
  page: PageOrigin,
): Alternate[] {
  const found: Alternate[] = [];
  for (const { language: tag, address } of alternates) {
    const language = editionLanguage(tag);
    const isKnown = language && [own, ...found.map((one) => one.language)].some((one) => sameLanguage(one, language));
    if (language && !isKnown && address !== page.address) found.push({ language, address });
  }
  return found;
}
