import type { CommandContext } from '#core/command.ts';
import { type Block, type Button, paragraph, type Reply, subdued, text } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import { openArticle } from '../articles/open-article.ts';
import { candidateButton, lookThroughButton } from './card-buttons.ts';
import type { QuoteCardState, QuoteEntry } from './card-state.ts';
import { citedPassageOf } from './cited-passages.ts';
import { FIRST_VIEW, putQuoteCard } from './make-card.ts';

/** Passages that are shown to choose from. More are hard to compare at a glance. */
const MOST_CANDIDATES = 3;

const NOT_SURE: Words = {
  en: 'I am not sure which sentence you mean. Only you see these:',
  zh: '不能确定你要的是哪一句。下面几句只有你看得到：',
};
const NOT_EXACT: Words = {
  en: 'No passage holds exactly these words; these come nearest. Only you see them:',
  zh: '没有一字不差的原句。下面几句最接近，只有你看得到：',
};
const ONE_NOT_SURE: Words = {
  en: 'I am not sure that you mean this sentence. Only you see it:',
  zh: '不能确定你要的是不是这一句。只有你看得到：',
};
const OTHERWISE: Words = {
  en: 'None of them? Add a word or two that you remember from the sentence.',
  zh: '都不是？可以再加一两个记得的词。',
};

/**
 * Shows the best candidates of a search that is not sure, to the requester alone. Each can be posted. The card is stored like any other, so
 * that its buttons lead to the whole card.
 */
export async function candidatesReply(
  context: CommandContext,
  found: Omit<QuoteCardState, 'visibility'>,
): Promise<Reply> {
  const say = context.sayTo('only-me');
  const state: QuoteCardState = { ...found, visibility: 'only-me' };
  const id = await putQuoteCard(context, state);
  const some = state.entries.slice(0, MOST_CANDIDATES);
  const blocks: Block[] = [paragraph(text(say(introduction(state, some.length))))];
  for (const [at, entry] of some.entries()) {
    const block = await passageOf(context, entry);
    blocks.push(block, buttonsOf([candidateButton(id, { ...FIRST_VIEW, entry: at }, block.reference, say)]));
  }
  const isMore = state.entries.length > some.length;
  if (isMore) blocks.push(buttonsOf([lookThroughButton(id, state.entries.length, say)]));
  blocks.push(subdued(text(say(OTHERWISE))));
  return { language: context.languageFor('only-me'), blocks };
}

function introduction({ found }: QuoteCardState, count: number): Words {
  if (found === 'inexact') return NOT_EXACT;
  return count === 1 ? ONE_NOT_SURE : NOT_SURE;
}

const buttonsOf = (buttons: Button[]): Block => ({ kind: 'buttons', buttons });

async function passageOf(context: CommandContext, entry: QuoteEntry) {
  const article = await openArticle(context, entry.article);
  return citedPassageOf(article, entry);
}
