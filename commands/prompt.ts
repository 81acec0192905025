import type { Article } from '#core/article.ts';
import { searchable } from '#core/clip.ts';
import { type ArgsOf, type CommandContext, defineCommand, type Option } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { type Outcome, onlyMe, paragraph, text, type Visibility } from '#core/reply.ts';
import { isAvailable, type LiveTopic, PROMPT_KINDS, type Prompt, type PromptKind } from '#core/topic.ts';
import { openArticle, titleFor } from '#features/articles/open-article.ts';
import { chooseTopic } from '#features/camps/choose-topic.ts';
import { allTopicsReply, nearReply, noTopicReply, suggestTopics, waitingReply } from '#features/camps/topics-list.ts';
import { articleCalled, editionFor, mainTopics, topicsOn } from '#features/camps/unprepared.ts';
import { suggestedReply } from '#features/daily/suggested-post.ts';
import { type SuggestedPrompt, suggestedCards, suggestedId, takenAt } from '#features/daily/suggestion.ts';
import { deckName, drawFrom, TOPICS_DECK } from '#features/prompts/deck.ts';
import { isPromptThere, openingsOf } from '#features/prompts/opening.ts';
import { anotherPrompt, KIND_WORDS, promptReply } from '#features/prompts/reply.ts';
import { TEMPLATES, templateTopic } from '#features/prompts/templates.ts';
import { onlyMeOption, topicOption, visibilityOf } from './shared-options.ts';

const OPTIONS = [
  topicOption,
  {
    name: 'kind',
    chinese: '题型',
    traditional: '題型',
    kind: 'choice',
    required: false,
    words: { en: 'What kind of question', zh: '哪一类题' },
    choices: PROMPT_KINDS.map((value) => ({ value, words: KIND_WORDS[value] })),
  },
  onlyMeOption,
] as const satisfies readonly Option[];
type PromptArgs = ArgsOf<typeof OPTIONS>;

export const prompt = defineCommand({
  path: ['prompt'],
  chinese: ['讨论题'],
  also: [
    ...['prompts', 'question', 'questions', '讨论', '討論', '题目', '題目', '问题', '問題', '提问', '提問'],
    ...['思考题', '思考題'],
  ],
  traditional: ['討論題'],
  words: { en: 'A question worth talking about', zh: '出一道值得讨论的题' },
  options: OPTIONS,
  may: 'member',
  examples: [
    { en: '/prompt export controls', zh: '/prompt 出口管制' },
    { en: '/prompt kind:steelman', zh: '/prompt 题型:联系实际' },
  ],
  visibility: visibilityOf,
  run,
  press,
  complete: async (context, option, typed) => (option === 'topic' ? suggestTopics(context, typed) : []),
});

async function run(context: CommandContext, args: PromptArgs): Promise<Outcome> {
  const typed = args.topic === undefined ? '' : searchable(args.topic).trim();
  const kind = PROMPT_KINDS.find((one) => one === args.kind);
  const visibility = prompt.visibility(args);
  const all = await context.services.topics.list(context.requester.place.workspace);
  if (!typed) return nothingTyped(context, all, kind, visibility);
  const chosen = await chooseTopic(context, typed, all);
  const asks = (topic: string) => anotherPrompt(topic, kind, visibility);
  switch (chosen.kind) {
    case 'topic':
      return ask(context, chosen.found.live, kind, visibility);
    case 'article':
      return ask(
        context,
        await fromArticle(context, chosen.article, mainTopics(chosen.article, chosen.topics)),
        kind,
        visibility,
      );
    case 'waiting':
      return onlyMe(waitingReply(context, all, chosen.live, asks));
    case 'near':
      return onlyMe(nearReply(context, typed, chosen.near, asks));
    case 'nothing':
      return onlyMe(noTopicReply(context, all, typed, asks));
  }
}

/** Without words: from the place's default article, else from the next topic. */
async function nothingTyped(
  context: CommandContext,
  all: readonly LiveTopic[],
  kind: PromptKind | undefined,
  visibility: Visibility,
): Promise<Outcome> {
  const live = all.filter(isAvailable);
  const { article: id } = context.settings;
  const article = id === undefined ? undefined : await articleCalled(context, id);
  const next = article ? await fromArticle(context, article, topicsOn(article, live)) : await nextTopic(context, live);
  return next ? ask(context, next, kind, visibility) : onlyMe(allTopicsReply(context, all, 'only-me'));
}

/** The next of an article's topics, or questions made from templates if it has none. */
async function fromArticle(
  context: CommandContext,
  article: Article,
  topics: readonly LiveTopic[],
): Promise<LiveTopic> {
  return (await nextTopic(context, topics)) ?? templatesOf(context, article);
}

/** Makes questions about an article that no topic covers. */
async function templatesOf({ requester, services }: CommandContext, article: Article): Promise<LiveTopic> {
  const edition = editionFor(article, requester.language);
  const attributions = await services.attributions.of(article, edition);
  return templateTopic(article, edition, titleFor(article, requester.language), attributions);
}

/** Chooses one of several topics. Topics take turns, as prompts do. */
async function nextTopic(context: CommandContext, live: readonly LiveTopic[]): Promise<LiveTopic | undefined> {
  if (live.length < 2) return live[0];
  const { id } = await draw(
    context,
    TOPICS_DECK,
    live.map(({ topic }) => ({ id: topic.id })),
  );
  return live.find(({ topic }) => topic.id === id);
}

/** Draws from one deck per channel and `what`. The change is atomic, so that two draws at once count as two. */
async function draw({ requester, services }: CommandContext, what: string, cards: Parameters<typeof drawFrom>[1]) {
  let anew = false;
  const state = await services.decks.change(requester.place.workspace, deckName(requester.place, what), (before) => {
    const drawn = drawFrom(before, cards, services.outside.dice);
    anew = drawn.anew;
    return drawn.state;
  });
  return { id: state.last ?? '', anew };
}

async function ask(
  context: CommandContext,
  live: LiveTopic,
  kind: PromptKind | undefined,
  visibility: Visibility,
): Promise<Outcome> {
  const { requester, services } = context;
  // A prompt is left out if its passage is no longer in the article.
  const there = live.topic.prompts.filter((one) => isPromptThere(services.topics, live, one));
  const cards = there.filter((one) => !kind || one.kind === kind);
  // Suggested prompts have no kind.
  const taken = kind ? [] : await takenAt(services, requester.place.workspace, requester.place);
  const deck = [...cards.map(drawable), ...suggestedCards(taken, live.topic.id)];
  if (!deck.length) return noneOf(context, kind);
  const { id, anew } = await draw(context, live.topic.id, deck);
  const suggestion = taken.find((one) => suggestedId(one) === id);
  if (suggestion) return { kind: 'reply', visibility, reply: await suggested(context, live, suggestion, visibility) };
  const drawn = cards.find((one) => one.id === id);
  const openings = drawn && (await openingsOf(services, live, drawn));
  if (!drawn || !openings) throw new Error(`no prompt ${id} in ${live.topic.id}`);
  const address = await services.links.reader(requester.place.workspace);
  const reply = promptReply({
    live,
    prompt: drawn,
    openings,
    anew,
    kind,
    visibility,
    say: context.sayTo(visibility),
    language: context.languageFor(visibility),
    readAt: (passages) => address?.(passages),
  });
  return { kind: 'reply', visibility, reply };
}

const suggested = (
  { requester, services, sayTo, languageFor }: CommandContext,
  live: LiveTopic,
  suggestion: SuggestedPrompt,
  visibility: Visibility,
) =>
  suggestedReply({
    services,
    workspace: requester.place.workspace,
    live,
    suggestion,
    visibility,
    say: sayTo(visibility),
    language: languageFor(visibility),
  });

const drawable = ({ id, camp }: Prompt) => ({ id, ...(camp && { camp }) });

function noneOf({ requester, sayTo }: CommandContext, kind: PromptKind | undefined): Outcome {
  const name = kind ? KIND_WORDS[kind] : { en: '', zh: '' };
  const words = {
    en: `This topic has no prompt of that kind: ${name.en}. Try it without kind:.`,
    zh: `这个话题没有“${name.zh}”类的讨论题，可以去掉 题型: 再试。`,
  };
  return onlyMe({
    language: requester.language,
    blocks: [paragraph(text(sayTo('only-me')(words)))],
  });
}

/** Posts another prompt, below the first one, which people are still discussing: for everybody, or for who asked in private. */
async function press(context: CommandContext, action: string, id: string): Promise<Outcome> {
  const [what, typed, who] = action.split('.');
  const article = id.startsWith(TEMPLATES) ? await openArticle(context, id.slice(TEMPLATES.length)) : undefined;
  const all = await context.services.topics.list(context.requester.place.workspace);
  const live = article
    ? await templatesOf(context, article)
    : all.find((one) => one.topic.id === id && isAvailable(one));
  if (what !== 'another' || !live) throw new UserError({ kind: 'card-gone' });
  const kind = PROMPT_KINDS.find((one) => one === typed);
  return ask(context, live, kind, who === 'only-me' ? who : 'public');
}
