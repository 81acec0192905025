import { type Article, currentRevision, findEdition, type Revision } from '#core/article.ts';
import { shortReference } from '#core/citation.ts';
import { passagesOf } from '#core/labels.ts';
import type { EditionLanguage, PublicLanguage } from '#core/language.ts';
import { parallel } from '#core/parallel.ts';
import { passageBlock } from '#core/passage-block.ts';
import type { LinkedPassages } from '#core/ports/reader-links.ts';
import { type Block, type PassageBlock, paragraph, subdued, text } from '#core/reply.ts';
import type { Say } from '#core/words.ts';
import { alternating } from './alternating.ts';
import { bylineInBoth, bylineSpans, sourceLine } from './byline.ts';
import { heldWords, holderNames, isHeld } from './held-by.ts';
import type { Holders } from './holders.ts';
import { inOtherLanguage } from './other-language.ts';

/** `language`: of the readers; in both, the passages of the other edition follow. `readAt`: the address of passages in the reader, if there is one. */
export type SourceView = {
  say: Say;
  language: PublicLanguage;
  readAt(passages: LinkedPassages): string | undefined;
};

/** Passages of an edition. `revision`: an older one if the newest does not have them; they are `withdrawn` then. */
export type ShownPassages = {
  article: Article;
  language: EditionLanguage;
  revision: Revision;
  labels: readonly string[];
  withdrawn?: boolean;
};

/** Passages word for word, then whose view they report, then where they stand. */
export function passagesWithSource(view: SourceView, shown: ShownPassages, holders: Holders): Block[] {
  const { article, language, revision, labels, withdrawn } = shown;
  const [from = '', to = from] = [labels[0], labels.at(-1)];
  const beside = view.language === 'both' && !withdrawn ? besideIn(shown) : undefined;
  const held = holderNames(article, holders, language, labels);
  const address =
    view.readAt({ article: article.id, language, revision: revision.number, from, to }) ?? revision.meta.source;
  const range = labels.length > 1 ? shortReference(article, language, from, to) : undefined;
  const byline = beside
    ? bylineInBoth(article.id, { language, revision }, beside.revision.meta, address)
    : bylineSpans(view.say, revision.meta, article.id, address);
  return [
    ...(beside ? inBoth(shown, beside) : passageBlocks(shown)),
    ...(isHeld(held) ? [subdued(text(view.say(heldWords(held))))] : []),
    paragraph(...sourceLine(byline, range)),
  ];
}

/** The same passages in the edition of the other language, if there is one. */
function besideIn({ article, language, labels }: ShownPassages): ShownPassages | undefined {
  const other = inOtherLanguage(article, language, labels);
  const edition = other && findEdition(article, other.language);
  return edition && { article, ...other, revision: currentRevision(edition) };
}

/** Each passage beside its counterpart. */
function inBoth(shown: ShownPassages, beside: ShownPassages): PassageBlock[] {
  const { article, language, labels } = shown;
  const counterpart = (label: string) => parallel(article, language, [label], beside.language);
  return alternating(labels, beside.labels, counterpart).flatMap(({ own, other }) => [
    ...passageBlocks({ ...shown, labels: own }),
    ...passageBlocks({ ...beside, labels: other }),
  ]);
}

function passageBlocks({ article, language, revision, labels, withdrawn = false }: ShownPassages): PassageBlock[] {
  return passagesOf(revision, labels).map((one) => passageBlock(article, language, revision, one, { withdrawn }));
}
