import { isRemoved, passageText } from '#core/article.ts';
import { resolve, shortReference } from '#core/citation.ts';
import { clip } from '#core/clip.ts';
import { buttonId, type CommandContext } from '#core/command.ts';
import { displayText } from '#core/display.ts';
import { UserError } from '#core/errors.ts';
import type { Library } from '#core/ports/library.ts';
import { type Block, type Choice, MOST_CHOICES } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import { type CardView, formatAction, type QuoteCardState, type QuoteEntry } from './card-state.ts';

/** Most entries for which the buttons are enough: they lead to every entry in a step or two. */
const FEW = 2;

/**
 * A list of the card's entries to choose from. Empty on a card with few entries. A very long card lists only the entries near the current one.
 */
export async function choicesOf(
  context: CommandContext,
  { entries }: Pick<QuoteCardState, 'entries'>,
  cardId: string,
  view: CardView,
  say: Say,
): Promise<Block[]> {
  if (entries.length <= FEW) return [];
  const first = Math.max(0, Math.min(view.entry - Math.floor(MOST_CHOICES / 2), entries.length - MOST_CHOICES));
  const options: Choice[] = [];
  const articles = new Map<string, Opened>();
  for (const [index, entry] of entries.slice(first, first + MOST_CHOICES).entries()) {
    const number = first + index;
    const shown = { entry: number, around: false, editionLanguage: undefined };
    const id = buttonId(['quote'], formatAction({ kind: 'show', view: shown }), cardId);
    options.push({ id, label: await labelOf(context, entry, articles), chosen: number === view.entry });
  }
  return [{ kind: 'choice', label: say(titleOf(entries)), options }];
}

function titleOf(entries: readonly QuoteEntry[]): Words {
  if (entries.length > MOST_CHOICES) return { en: 'Go to', zh: '跳到' };
  const count = entries.reduce((sum, { labels }) => sum + labels.length, 0);
  return { en: `All ${count} passages`, zh: `全部 ${count} 条` };
}

/** UTF-16 units of a passage that are read for a label. They are more than a label can show. */
const ENOUGH = 400;

/** The label of a passage in a list: its reference and its first words. */
export function passageLabel(reference: string, words: string): string {
  return clip(`${reference} ${displayText(words.slice(0, ENOUGH))}`);
}

type Opened = Awaited<ReturnType<Library['open']>>;

/** The label of an entry, as far as its passage can still be found. `articles`: articles that were opened for other entries. */
async function labelOf(
  { requester, services }: CommandContext,
  { article: id, language, labels }: QuoteEntry,
  articles: Map<string, Opened>,
): Promise<string> {
  const [from = '', to = from] = [labels[0], labels.at(-1)];
  const article = articles.has(id) ? articles.get(id) : await services.library.open(requester.place.workspace, id);
  articles.set(id, article);
  if (!article || isRemoved(article)) return `${id}:${from}`;
  try {
    const { revision, passages } = resolve(article, { article: id, language, from, to }, requester.language);
    const [first] = passages;
    return passageLabel(shortReference(article, language, from, to), first ? passageText(revision, first) : '');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${id}:${from}`;
  }
}
