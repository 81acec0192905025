import { searchable } from '#core/clip.ts';
import { type ArgsOf, type CommandContext, defineCommand, type Option } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Hit, Query } from '#core/ports/finder.ts';
import { type Outcome, onlyMe, type Suggestion } from '#core/reply.ts';
import type { Args } from '#core/request.ts';
import { suggestArticles } from '#features/articles/open-article.ts';
import { suggestBooks } from '#features/articles/open-book.ts';
import { candidatesReply } from '#features/quote/candidates.ts';
import { parseAction, type QuoteCardState, type QuoteEntry, viewOn } from '#features/quote/card-state.ts';
import { citedEntries, type FoundEntries } from '#features/quote/cited-entries.ts';
import { typedReferences } from '#features/quote/cited-reference.ts';
import { articleNamed, articleToSearch, editionLanguageOf } from '#features/quote/default-article.ts';
import { passagesFor } from '#features/quote/find-passages.ts';
import { drawQuote, FIRST_VIEW, newQuoteCard } from '#features/quote/make-card.ts';
import { nothingFound } from '#features/quote/nothing-found.ts';
import { pointedAt } from '#features/quote/search-words.ts';
import { share } from '#features/quote/share.ts';
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
  also: [
    ...[
      'quotes',
      'cite',
      'find',
      'search',
      '引文',
      '查',
      '查找',
      '查一下',
      '搜',
      '搜索',
      '搜尋',
      '找',
      '找一下',
      '寻找',
      '尋找',
    ],
    ...['摘', '摘录', '摘錄', '摘抄', '原文', '原句', '原话', '原話', '出处', '出處'],
  ],
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

async function complete(context: CommandContext, option: string, typed: string, args: Args): Promise<Suggestion[]> {
  if (option === 'in') return [...(await suggestBooks(context, typed)), ...(await suggestArticles(context, typed))];
  return option === 'words' ? suggestPassages(context, typed, args) : [];
}

async function run(context: CommandContext, args: QuoteArgs): Promise<Outcome> {
  const words = searchable(args.words);
  const visibility = quote.visibility(args);
  const references = await typedReferences(context, words);
  if (references.length) {
    const article = await articleNamed(context, args);
    const listed = await citedEntries(context, references, { article, language: editionLanguageOf(args.lang) });
    return posted(context, { visibility, ...listed });
  }
  const { isSure, ...found } = await foundEntries(context, words, args);
  if (!found.entries.length) return nothingFound(context, words, args);
  return isSure ? posted(context, { visibility, ...found }) : onlyMe(await candidatesReply(context, found));
}

async function posted(context: CommandContext, state: QuoteCardState): Promise<Outcome> {
  return { kind: 'reply', visibility: state.visibility, reply: await newQuoteCard(context, state, FIRST_VIEW) };
}

/** `isSure`: the first passage is hardly another one than the one that was meant, or has the words as they were typed. */
type Searched = FoundEntries & { isSure: boolean };

/**
 * Finds the best passages. Searches all articles in place of the default one if nothing in it is close, or has the phrase in quotation marks,
 * and something elsewhere does.
 */
async function foundEntries(context: CommandContext, words: string, args: QuoteArgs): Promise<Searched> {
  const language = editionLanguageOf(args.lang);
  const article = await articleToSearch(context, args);
  const find = (query: Pick<Query, 'words' | 'article'>) =>
    passagesFor(context, { ...query, limit: MOST_HITS, ...(language && { language }) });
  const hits = await find({ words, ...(article !== undefined && { article }) });
  if (article === undefined || args.in !== undefined || isAsAsked(hits)) return searched(hits, 'as-asked');
  const everywhere = await find({ words });
  return isAsAsked(everywhere)
    ? searched(everywhere, 'everywhere')
    : searched(hits.length ? hits : everywhere, 'as-asked');
}

const isAsAsked = ([first]: readonly Hit[]): boolean => first !== undefined && !first.inexact;

function searched(hits: readonly Hit[], found: FoundEntries['found']): Searched {
  const [first] = hits;
  return {
    entries: hits.map(entryOf),
    found: first?.inexact ? 'inexact' : found,
    isSure: first?.sure === true || (isAsAsked(hits) && first?.verbatim === true),
  };
}

function entryOf({ article, language, label, highlights, length }: Hit): QuoteEntry {
  return { article, language, labels: [label], highlights: highlights.slice(0, MOST_HIGHLIGHTS), length };
}

async function press(context: CommandContext, typed: string, id: string): Promise<Outcome> {
  const { requester, services } = context;
  const action = parseAction(typed);
  const card = await services.cards.get(requester.place.workspace, id);
  const state = parseState(card?.state);
  if (!action || !card || !state) throw new UserError({ kind: 'card-gone' });
  const view = viewOn(state, action.view);
  if (action.kind !== 'show') return share(context, state, { ...action, view }, id);
  if (card.owner === requester.user.id)
    return { kind: 'update', visibility: state.visibility, reply: await drawQuote(context, state, id, view) };
  // Another person's card does not change. Whoever pressed gets a card of their own.
  const { sharedBy: _, ...rest } = state;
  const own: QuoteCardState = { ...rest, visibility: 'only-me' };
  return { kind: 'reply', visibility: 'only-me', reply: await newQuoteCard(context, own, view) };
}
