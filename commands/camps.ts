import type { Article } from '#core/article.ts';
import { searchable } from '#core/clip.ts';
import { type ArgsOf, type CommandContext, defineCommand, type Option } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { readable } from '#core/language.ts';
import type { Card } from '#core/ports/cards.ts';
import { type Outcome, onlyMe, type Reply, type Visibility } from '#core/reply.ts';
import { type FoundTopic, isAvailable, isWaiting, type LiveTopic } from '#core/topic.ts';
import { openArticle } from '#features/articles/open-article.ts';
import {
  type CampsAction,
  type CampsCardState,
  parseAction,
  parseState,
  type Screen,
} from '#features/camps/card-state.ts';
import { chooseTopic } from '#features/camps/choose-topic.ts';
import { claimMarked, evidenceEntries } from '#features/camps/evidence.ts';
import { campsReply } from '#features/camps/reply.ts';
import {
  allTopicsReply,
  LISTED,
  nearReply,
  noTopicReply,
  opensCamps,
  suggestTopics,
  waitingReply,
} from '#features/camps/topics-list.ts';
import { articleCalled, holderCard, topicsOn, unpreparedReply } from '#features/camps/unprepared.ts';
import type { QuoteCardState } from '#features/quote/card-state.ts';
import { FIRST_VIEW, newQuoteCard } from '#features/quote/make-card.ts';
import { onlyMeOption, topicOption, visibilityOf } from './shared-options.ts';

const OPTIONS = [topicOption, onlyMeOption] as const satisfies readonly Option[];
type CampsArgs = ArgsOf<typeof OPTIONS>;

export const camps = defineCommand({
  path: ['camps'],
  chinese: ['各派'],
  also: [
    ...['camp', 'sides', 'views', 'topic', 'topics', '话题', '話題', '各方', '派别', '派別'],
    ...['观点', '觀點', '立场', '立場', '看法', '争论', '爭論'],
  ],
  words: { en: 'Who holds what, every sentence with its evidence', zh: '各派怎么看，句句有依据' },
  options: OPTIONS,
  may: 'member',
  examples: [
    { en: '/camps export controls', zh: '/camps 出口管制' },
    { en: '/camps', zh: '/camps' },
  ],
  visibility: visibilityOf,
  run,
  press,
  complete: async (context, option, typed) => (option === 'topic' ? suggestTopics(context, typed) : []),
});

async function run(context: CommandContext, args: CampsArgs): Promise<Outcome> {
  const visibility = camps.visibility(args);
  const typed = args.topic === undefined ? '' : searchable(args.topic).trim();
  const all = await context.services.topics.list(context.requester.place.workspace);
  if (!typed) return nothingTyped(context, all, visibility);
  const chosen = await chooseTopic(context, typed, all);
  switch (chosen.kind) {
    case 'topic':
      return opened(context, chosen.found, chosen.others, visibility);
    case 'article':
      return onArticle(context, chosen.article, chosen.topics, visibility);
    case 'waiting':
      return onlyMe(waitingReply(context, all, chosen.live, (topic) => opensCamps(topic, visibility)));
    case 'near':
      return onlyMe(nearReply(context, typed, chosen.near, (topic) => opensCamps(topic, visibility)));
    case 'nothing':
      return onlyMe(noTopicReply(context, all, typed, (topic) => opensCamps(topic, visibility)));
  }
}

/** Without words: the topics on the place's default article, else the only topic, else the list. */
async function nothingTyped(
  context: CommandContext,
  all: readonly LiveTopic[],
  visibility: Visibility,
): Promise<Outcome> {
  const live = all.filter(isAvailable);
  const { article: id } = context.settings;
  const article = id === undefined ? undefined : await articleCalled(context, id);
  if (article) return onArticle(context, article, topicsOn(article, live), visibility);
  const [only, ...others] = live;
  if (only && !others.length) return opened(context, whole(only), [], visibility);
  return { kind: 'reply', visibility, reply: allTopicsReply(context, all, visibility) };
}

async function onArticle(
  context: CommandContext,
  article: Article,
  [best, ...others]: readonly LiveTopic[],
  visibility: Visibility,
): Promise<Outcome> {
  if (best) return opened(context, whole(best), others, visibility);
  return { kind: 'reply', visibility, reply: await unpreparedReply(context, article, visibility) };
}

const whole = (live: LiveTopic): FoundTopic => ({ live, camps: [] });

async function opened(
  context: CommandContext,
  found: FoundTopic,
  others: readonly LiveTopic[],
  visibility: Visibility,
): Promise<Outcome> {
  return { kind: 'reply', visibility, reply: await newCard(context, found, others, visibility) };
}

async function newCard(
  context: CommandContext,
  { live, camps: concerned }: FoundTopic,
  others: readonly LiveTopic[],
  visibility: CampsCardState['visibility'],
  screen: Screen = { kind: 'overview' },
): Promise<Reply> {
  const { requester, services } = context;
  const state: CampsCardState = { format: 1, topic: live.topic.id, visibility, camps: [...concerned] };
  const id = services.outside.newId();
  const reply = await draw(context, live, others, state, id, screen);
  const card: Card = { id, command: 'camps', owner: requester.user.id, createdAt: services.outside.now(), state };
  await services.cards.put(requester.place.workspace, card);
  return reply;
}

async function draw(
  context: CommandContext,
  live: LiveTopic,
  others: readonly LiveTopic[],
  state: CampsCardState,
  card: string,
  screen: Screen,
): Promise<Reply> {
  const { requester, services } = context;
  const address = await services.links.reader(requester.place.workspace);
  const pages = await services.links.topics(requester.place.workspace);
  return campsReply({
    live,
    state,
    cardId: card,
    screen,
    others,
    page: pages?.(live.topic.id),
    standing: services.topics.standing,
    say: context.sayTo(state.visibility),
    sayToRequester: context.sayTo('only-me'),
    language: context.languageFor(state.visibility),
    readAt: (passages) => address?.(passages),
  });
}

async function press(context: CommandContext, typed: string, id: string): Promise<Outcome> {
  const { requester, services } = context;
  const action = parseAction(typed);
  if (!action) throw new UserError({ kind: 'card-gone' });
  const all = await services.topics.list(requester.place.workspace);
  if (action.kind === 'topic') return chosen(context, all, action.topic, id);
  // The last part of this button's id is an article, not a card.
  if (action.kind === 'article') return onArticle(context, await openArticle(context, id), [], action.who);
  if (action.kind === 'holder') return holderCard(context, id, action.edition, action.at);
  const card = await services.cards.get(requester.place.workspace, id);
  const state = parseState(card?.state);
  const live = state && all.find(({ topic }) => topic.id === state.topic);
  if (!card || !state || !live) throw new UserError({ kind: 'card-gone' });
  if (isWaiting(live)) return onlyMe(waitingReply(context, all, live));
  if (action.kind === 'open') return evidence(context, live, action);
  const others = all.filter((one) => one !== live && isAvailable(one));
  if (card.owner === requester.user.id)
    return {
      kind: 'update',
      visibility: state.visibility,
      reply: await draw(context, live, others, state, id, action.screen),
    };
  // Another person's card does not change. Whoever pressed gets a card of their own.
  return onlyMe(await newCard(context, { live, camps: state.camps }, others, 'only-me', action.screen));
}

/** Makes a new card for a topic that was chosen from a list or from another card. What began in private stays private. */
async function chosen(context: CommandContext, all: readonly LiveTopic[], id: string, from: string): Promise<Outcome> {
  const live = all.find((one) => one.topic.id === id && isAvailable(one));
  if (!live) throw new UserError({ kind: 'card-gone' });
  const others = all.filter((one) => one !== live && isAvailable(one));
  const card = await context.services.cards.get(context.requester.place.workspace, from);
  const isPrivate = from === LISTED['only-me'] || parseState(card?.state)?.visibility === 'only-me';
  return opened(context, whole(live), others, isPrivate ? 'only-me' : 'public');
}

/** Shows a claim's evidence word for word, to the requester alone: a quotation card that can be shared. */
async function evidence(
  context: CommandContext,
  live: LiveTopic,
  { mark }: Extract<CampsAction, { kind: 'open' }>,
): Promise<Outcome> {
  const { standing } = context.services.topics;
  const claim = claimMarked(live, mark);
  const entries = claim ? evidenceEntries({ live, standing }, claim) : [];
  const [first] = entries;
  if (!claim || !first) throw new UserError({ kind: 'card-gone' });
  const editions = Object.values(live.articles).find(({ id }) => id === first.article)?.editions ?? [];
  const best = readable(
    editions.map(({ language }) => language),
    context.requester.language,
  );
  const editionLanguage = best === first.language ? undefined : best;
  const state: QuoteCardState = { visibility: 'only-me', found: 'as-asked', entries };
  return onlyMe(await newQuoteCard(context, state, { ...FIRST_VIEW, editionLanguage }));
}
