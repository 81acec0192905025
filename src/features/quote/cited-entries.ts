import type { CommandContext } from '#core/command.ts';
import { formatReference } from '#core/reference.ts';
import { type Block, code, type Span, subdued, text } from '#core/reply.ts';
import type { TypedReference } from '#core/typed-references.ts';
import type { Say } from '#core/words.ts';
import type { QuoteCardState, QuoteEntry } from './card-state.ts';
import { citedBy, demandShortRange, type Limits } from './cited-reference.ts';

/** Passages of a range on one entry of the card. */
const PASSAGES_AN_ENTRY = 4;

export type FoundEntries = Pick<QuoteCardState, 'entries' | 'found' | 'list'>;

/**
 * Makes the entries of a card from typed references, one after the other. Throws user errors: if one of the references leads nowhere, none is
 * shown.
 */
export async function citedEntries(
  context: CommandContext,
  references: readonly TypedReference[],
  limits: Limits,
): Promise<FoundEntries> {
  const entries: QuoteEntry[] = [];
  let passages = 0;
  for (const reference of references) {
    const { article, citation } = await citedBy(context, reference, limits);
    demandShortRange(article, citation, passages);
    passages += citation.passages.length;
    const labels = citation.passages.map(({ label }) => label);
    for (let at = 0; at < labels.length; at += PASSAGES_AN_ENTRY) {
      const some = labels.slice(at, at + PASSAGES_AN_ENTRY);
      entries.push({ article: article.id, language: citation.language, labels: some, highlights: [], length: 0 });
    }
  }
  return { entries, found: 'as-asked', ...(references.length > 1 && { list: references.map(written) }) };
}

const written = ({ edition, ...one }: TypedReference): string =>
  formatReference({ ...one, ...(edition && { language: edition }) });

/** Names the references of a list, because the card shows one after the other. */
export function listLine(say: Say, { list }: Pick<QuoteCardState, 'list'>): Block[] {
  if (!list) return [];
  const words = { en: `${list.length} references, one after the other:`, zh: `共 ${list.length} 个出处，逐一显示：` };
  const spans = list.flatMap((one): Span[] => [text(' '), code(one)]);
  return [subdued(text(say(words)), ...spans)];
}
