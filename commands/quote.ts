import { echoed, searchable } from '#core/clip.ts';
import { type ArgsOf, buttonId, type Context, defineCommand, type Option } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Hit, Query } from '#core/ports/finder.ts';
import { type Button, type Outcome, onlyMe, paragraph, type Reply, type Suggestion, text } from '#core/reply.ts';
import type { Args } from '#core/request.ts';
import { suggestArticles } from '#features/articles/open-article.ts';
import { answersTo } from '#features/quote/answers.ts';
import {
  type CardView,
  formatAction,
  parseAction,
  type QuoteAction,
  type QuoteCardState,
  type QuotePage,
} from '#features/quote/card-state.ts';
import { citedPages, type FoundPages, listLine } from '#features/quote/cited-pages.ts';
import { typedReferences } from '#features/quote/cited-reference.ts';
import { articleToSearch, asEdition } from '#features/quote/default-article.ts';
import { drawQuote, FIRST_VIEW, newQuoteCard, quoteCardOf } from '#features/quote/make-card.ts';
import { pointedAt, withoutMarks } from '#features/quote/search-words.ts';
import { parseState } from '#features/quote/stored-card.ts';
import { suggestPassages } from '#features/quote/suggest.ts';
import { onlyMeOption, visibilityOf } from './shared-options.ts';

/** Most passages on the card of a search. Other words find a passage further down faster. A range may have up to 400. */
const MOST_HITS = 20;
/** Most highlights of a passage. A reader sees no more at a glance, and each one is stored. */
const MOST_HIGHLIGHTS = 40;

const CHINESE = [
  ...['zh-hans', 'zh-hant', 'zh-cn', 'zh-tw', 'zh-hk', 'cn', 'chs', 'cht', 'simplified chinese', 'traditional chinese'],
  ...['汉语', '漢語', '华语', '華語', '简体', '簡體', '繁体', '繁體', '简体中文', '簡體中文', '繁体中文', '繁體中文'],
];

const OPTIONS = [
  {
    name: 'words',
    chinese: '词句',
    traditional: '詞句',
    kind: 'text',
    suggests: true,
    required: true,
    words: { en: 'Words you remember, “an exact phrase”, or a reference', zh: '记得的几个词、“原句”，或出处' },
  },
  {
    name: 'in',
    chinese: '文章',
    kind: 'article',
    required: false,
    words: { en: 'Only in this article', zh: '只在这篇文章里找' },
  },
  {
    name: 'lang',
    chinese: '语言',
    traditional: '語言',
    kind: 'choice',
    required: false,
    words: { en: 'Only in this language', zh: '只找这种语言' },
    choices: [
      { value: 'en', words: { en: 'English', zh: '英文' }, also: ['英语', '英語', 'eng', 'en-us', 'en-gb'] },
      // Both scripts: whatever script somebody types, the articles have one Chinese edition.
      { value: 'zh', words: { en: 'Chinese', zh: '中文' }, also: CHINESE },
    ],
  },
  onlyMeOption,
] as const satisfies readonly Option[];
type QuoteArgs = ArgsOf<typeof OPTIONS>;

export const quote = defineCommand({
  path: ['quote'],
  chinese: ['引用'],
  words: { en: 'Find a passage and quote it word for word', zh: '查找原文，一字不差地引用' },
  options: OPTIONS,
  may: 'member',
  shortcut: {
    words: { en: 'Find this in the articles', zh: '在文章里查找' },
    args: (message) => ({ words: pointedAt(message), 'only-me': true }),
  },
  examples: [
    { en: '/quote shortage was the teacher', zh: '/quote 短缺才是老师' },
    { en: '/quote "export controls" lang:en', zh: '/quote “出口管制” 语言:中文' },
    { en: '/quote chip-controls:12-14 only-me', zh: '/quote chip-controls:12-14 仅自己' },
  ],
  visibility: visibilityOf,
  run,
  press,
  complete,
});

async function complete(context: Context, option: string, typed: string, args: Args): Promise<Suggestion[]> {
  if (option === 'in') return suggestArticles(context, typed);
  return option === 'words' ? suggestPassages(context, typed, args) : [];
}

async function run(context: Context, args: QuoteArgs): Promise<Outcome> {
  const asked = searchable(args.words);
  const visibility = quote.visibility(args);
  const references = await typedReferences(context, asked);
  const { pages, found } = references.length
    ? await citedPages(context, references, asEdition(args.lang))
    : await foundPages(context, asked, args);
  if (!pages.length) return nothing(context, asked, args);
  const state: QuoteCardState = { visibility, found, pages };
  const reply = await newQuoteCard(context, state, FIRST_VIEW);
  const blocks = [...listLine(context.say, references), ...reply.blocks];
  return { kind: 'reply', visibility, reply: { ...reply, blocks } };
}

/**
 * Finds the best passages. If there are none, searches all articles in place of the default one. If there are still none, searches for the
 * words of an exact phrase without its quotation marks.
 */
async function foundPages(context: Context, words: string, args: QuoteArgs): Promise<FoundPages> {
  const language = asEdition(args.lang);
  const article = await articleToSearch(context, args);
  const find = async (query: Pick<Query, 'words' | 'article'>) => {
    const hits = await answersTo(context, { ...query, limit: MOST_HITS, ...(language && { language }) });
    return hits.map(pageOf);
  };
  const within = article !== undefined && args.in !== undefined ? { article } : {};
  const asked = await find({ words, ...(article !== undefined && { article }) });
  if (asked.length) return { pages: asked, found: 'as-asked' };
  const everywhere = article !== undefined && args.in === undefined ? await find({ words }) : [];
  if (everywhere.length) return { pages: everywhere, found: 'everywhere' };
  const loose = withoutMarks(words);
  return { pages: loose === words ? [] : await find({ words: loose, ...within }), found: 'inexact' };
}

function pageOf({ article, language, label, highlights, length }: Hit): QuotePage {
  return { article, language, labels: [label], highlights: highlights.slice(0, MOST_HIGHLIGHTS), length };
}

function nothing({ sayTo, asked: { language } }: Context, words: string, args: QuoteArgs): Outcome {
  const filtered = args.in !== undefined || args.lang !== undefined;
  const say = sayTo('only-me');
  const blocks = [
    paragraph(text(say({ en: `I found nothing for: ${echoed(words)}`, zh: `没有找到：${echoed(words)}` }))),
    paragraph(
      text(
        filtered
          ? say({
              en: 'Try it without in: and lang:, or with fewer words.',
              zh: '可以去掉 文章: 和 语言: 再试，或少写几个词。',
            })
          : say({
              en: 'Try fewer words, or words from the sentence itself. /parley article list shows what there is.',
              zh: '可以少写几个词，或换成原句里的词。/parley article list 列出全部文章。',
            }),
      ),
    ),
  ];
  return { kind: 'reply', visibility: 'only-me', failed: true, reply: { language, blocks } };
}

async function press(context: Context, typed: string, id: string): Promise<Outcome> {
  const { asked, services } = context;
  const action = parseAction(typed);
  const card = await services.cards.get(asked.place.workspace, id);
  const state = parseState(card?.state);
  if (!action || !card || !state) throw new UserError({ kind: 'card-gone' });
  if (action.kind !== 'show') return share(context, state, action, id);
  if (card.owner === asked.user.id) return { kind: 'update', reply: await drawQuote(context, state, id, action.view) };
  // Another person's card does not change. Whoever pressed gets a card of their own.
  const { sharedBy: _, ...rest } = state;
  const own: QuoteCardState = { ...rest, visibility: 'only-me' };
  return { kind: 'reply', visibility: 'only-me', reply: await newQuoteCard(context, own, action.view) };
}

/**
 * Posts a page of one's own card for everybody. A repeated press shares it only once, because the new card's id is made from the old one.
 * “Post it again” (`again`) makes a new id.
 */
async function share(
  context: Context,
  state: QuoteCardState,
  { kind, view }: QuoteAction,
  from: string,
): Promise<Outcome> {
  const { asked, services } = context;
  const id = kind === 'again' ? services.outside.newId() : `${from}-${view.page}${view.edition ?? ''}`;
  const shared: QuoteCardState = { ...state, visibility: 'public', sharedBy: asked.user.name };
  const reply = await drawQuote(context, shared, id, view);
  const isFirst = await services.cards.add(asked.place.workspace, quoteCardOf(context, id, shared));
  return isFirst ? { kind: 'reply', visibility: 'public', reply } : onlyMe(sharedAlready(context, view, from));
}

/** Says that this page was shared already. The card is stored before it is posted, so the post may be missing: a button posts it again. */
function sharedAlready({ asked, sayTo }: Context, view: CardView, from: string): Reply {
  const say = sayTo('only-me');
  const again: Button = {
    id: buttonId(['quote'], formatAction({ kind: 'again', view }), from),
    label: say({ en: 'Post it again', zh: '再发一次' }),
    style: 'plain',
    disabled: false,
  };
  const words = say({ en: 'You have shared this already.', zh: '这句已经发给大家了。' });
  return { language: asked.language, blocks: [paragraph(text(words)), { kind: 'buttons', buttons: [again] }] };
}
