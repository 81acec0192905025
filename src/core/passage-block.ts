import { type Article, type Passage, passageText, type Revision } from './article.ts';
import { shortReference } from './citation.ts';
import type { EditionLanguage } from './language.ts';
import type { PassageBlock } from './reply.ts';

/** What a block says beyond the passage itself: that it is context, what matched, that it is withdrawn. */
type Beyond = Partial<Pick<PassageBlock, 'role' | 'highlights' | 'withdrawn'>>;

/** Cuts a passage out of a revision for a reply, with its reference. It is the cited one unless it is said to be context. */
export function passageBlock(
  article: Article,
  language: EditionLanguage,
  revision: Revision,
  passage: Passage,
  { role = 'cited', highlights = [], withdrawn = false }: Beyond = {},
): PassageBlock {
  return {
    kind: 'passage',
    reference: shortReference(article, language, passage.label),
    language,
    text: passageText(revision, passage),
    highlights,
    role,
    withdrawn,
  };
}
