import { passageText } from '../article.ts';
import { resolve, shortReference } from '../cite.ts';
import { buttonId, type Context } from '../command.ts';
import { UserError } from '../errors.ts';
import { isRemoved } from '../open-article.ts';
import type { Library } from '../ports.ts';
import { type Block, type Choice, MOST_CHOICES } from '../reply.ts';
import type { Say, Words } from '../words.ts';
import { formatAction, type Page, type State, type View } from './card.ts';
import { passageLabel } from './label.ts';

/** Up to here the buttons lead everywhere in a step or two. */
const FEW = 2;

/** A list of the card's pages, to go to any of them; nothing on a card with few pages. Of a very long one those near where one is. */
export async function choicesOf(
  context: Context,
  { pages }: Pick<State, 'pages'>,
  card: string,
  view: View,
  say: Say,
): Promise<Block[]> {
  if (pages.length <= FEW) return [];
  const first = Math.max(0, Math.min(view.page - Math.floor(MOST_CHOICES / 2), pages.length - MOST_CHOICES));
  const options: Choice[] = [];
  const articles = new Map<string, Opened>();
  for (const [index, page] of pages.slice(first, first + MOST_CHOICES).entries()) {
    const number = first + index;
    const shown = { page: number, around: false, edition: undefined };
    const id = buttonId(['quote'], formatAction({ kind: 'show', view: shown }), card);
    options.push({ id, label: await labelOf(context, page, articles), chosen: number === view.page });
  }
  return [{ kind: 'choice', label: say(titleOf(pages)), options }];
}

function titleOf(pages: readonly Page[]): Words {
  if (pages.length > MOST_CHOICES) return { en: 'Go to', zh: '跳到' };
  const count = pages.reduce((sum, { labels }) => sum + labels.length, 0);
  return { en: `All ${count} passages`, zh: `全部 ${count} 条` };
}

type Opened = Awaited<ReturnType<Library['open']>>;

/** What stands on the page, as far as it can still be told. `articles` has those that were opened for other pages. */
async function labelOf(
  { asked, services }: Context,
  { article: id, language, labels }: Page,
  articles: Map<string, Opened>,
): Promise<string> {
  const [from = '', to = from] = [labels[0], labels.at(-1)];
  const article = articles.has(id) ? articles.get(id) : await services.library.open(asked.place.workspace, id);
  articles.set(id, article);
  if (!article || isRemoved(article)) return `${id}:${from}`;
  try {
    const { revision, passages } = resolve(article, { article: id, language, from, to }, asked.language);
    const [first] = passages;
    return passageLabel(shortReference(article, language, from, to), first ? passageText(revision, first) : '');
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${id}:${from}`;
  }
}
