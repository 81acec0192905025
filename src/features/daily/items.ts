import { type Article, isRemoved } from '#core/article.ts';
import type { Services } from '#core/command.ts';
import type { Decks } from '#core/ports/decks.ts';
import type { Place } from '#core/request.ts';
import { isAvailable, type LiveTopic, type Prompt } from '#core/topic.ts';
import { type Drawable, deckName, drawFrom, leftIn, reshuffled, TOPICS_DECK } from '../prompts/deck.ts';
import { isPromptThere } from '../prompts/opening.ts';
import { nextParagraph, paragraphsLeft } from './paragraphs.ts';
import type { Item, Schedule, Source } from './schedule.ts';
import { suggestedCards, takenAt } from './suggestion.ts';

/** `answers`: those to tap, if the prompt offers some. */
type Card = Drawable & Pick<Prompt, 'answers'>;
/** What a schedule can draw from now: the prompts of its topics that are there, or its article. */
export type Supply =
  | { kind: 'prompts'; topics: readonly { topic: string; cards: readonly Card[] }[] }
  | { kind: 'article'; article: Article | undefined };

/** Looks up what there is in a place. Reads topics and articles, so it runs before the transaction in which something is drawn. */
export async function supplyOf(
  services: Pick<Services, 'topics' | 'library' | 'store'>,
  workspace: string,
  { source, place }: Pick<Schedule, 'source' | 'place'>,
): Promise<Supply> {
  if (source.kind === 'article') {
    const article = await services.library.open(workspace, source.article);
    return { kind: 'article', article: article && !isRemoved(article) ? article : undefined };
  }
  const all = (await services.topics.list(workspace)).filter(isAvailable);
  const chosen = source.topics.length ? all.filter(({ topic }) => source.topics.includes(topic.id)) : all;
  // Suggested prompts have no kind: whoever takes one wants it to come, whatever kind the schedule is of.
  const taken = await takenAt(services, workspace, place);
  return {
    kind: 'prompts',
    topics: chosen.map((live) => ({
      topic: live.topic.id,
      cards: [...cardsOf(services, live, source), ...suggestedCards(taken, live.topic.id)],
    })),
  };
}

function cardsOf(
  { topics }: Pick<Services, 'topics'>,
  live: LiveTopic,
  { kinds }: Extract<Source, { kind: 'prompts' }>,
): Card[] {
  return live.topic.prompts
    .filter((one) => (!kinds.length || kinds.includes(one.kind)) && isPromptThere(topics, live, one))
    .map(({ id, camp, answers }) => ({ id, ...(camp && { camp }), ...(answers && { answers }) }));
}

/** How a draw reads and changes decks: those of the transaction. */
export type Drawing = {
  decks: Decks;
  workspace: string;
  place: Pick<Place, 'platform' | 'channel'>;
  dice(sides: number): number;
};

/** Draws what comes after `before`; undefined if nothing is left. */
export async function drawNext(
  drawing: Drawing,
  { source }: Schedule,
  supply: Supply,
  before: Item | undefined,
): Promise<Item | undefined> {
  if (supply.kind === 'prompts') return drawPrompt(drawing, supply.topics);
  if (source.kind !== 'article' || !supply.article) return undefined;
  const after = before?.kind === 'paragraph' ? before.to : source.after;
  const found = nextParagraph(supply.article, source.language, after);
  return (
    found && {
      kind: 'paragraph',
      from: found.from,
      to: found.to,
      part: before?.kind === 'paragraph' ? before.part + 1 : 1,
    }
  );
}

type Topics = Extract<Supply, { kind: 'prompts' }>['topics'];

async function drawPrompt(drawing: Drawing, topics: Topics): Promise<Item | undefined> {
  const { decks, workspace, place, dice } = drawing;
  const left = await topicsWithPrompts(drawing, topics);
  const draw = async (what: string, cards: readonly Drawable[]) => {
    const change = (before: unknown) => drawFrom(before, cards, dice).state;
    return (await decks.change(workspace, deckName(place, what), change)).last;
  };
  // Topics take turns, as they do for /prompt.
  const turn =
    left.length > 1
      ? await draw(
          TOPICS_DECK,
          left.map(({ topic }) => ({ id: topic })),
        )
      : left[0]?.topic;
  const chosen = left.find(({ topic }) => topic === turn);
  const prompt = chosen && (await draw(chosen.topic, chosen.cards));
  return chosen && prompt !== undefined ? { kind: 'prompt', topic: chosen.topic, prompt } : undefined;
}

async function topicsWithPrompts({ decks, workspace, place }: Omit<Drawing, 'dice'>, topics: Topics): Promise<Topics> {
  const counted = await Promise.all(
    topics.map(async (one) => leftIn(await decks.get(workspace, deckName(place, one.topic)), one.cards).length),
  );
  return topics.filter((_, index) => counted[index]);
}

/** The number of items after those that are drawn already. */
export async function countLeft(
  drawing: Omit<Drawing, 'dice'>,
  { source, upcoming }: Schedule,
  supply: Supply,
): Promise<number> {
  const { decks, workspace, place } = drawing;
  if (supply.kind === 'prompts') {
    const states = supply.topics.map(
      async ({ topic, cards }) => leftIn(await decks.get(workspace, deckName(place, topic)), cards).length,
    );
    return (await Promise.all(states)).reduce((sum, one) => sum + one, 0);
  }
  if (source.kind !== 'article' || !supply.article) return 0;
  const last = upcoming.at(-1);
  return paragraphsLeft(supply.article, source.language, last?.kind === 'paragraph' ? last.to : source.after);
}

/** True if the item can still be posted: its prompt or its passages are there. */
export function isThere(item: Item, supply: Supply): boolean {
  if (item.kind === 'prompt') return cardOf(item, supply) !== undefined;
  return supply.kind === 'article' && supply.article !== undefined;
}

/** The answers to tap that the item's prompt offers. */
export const answersOf = (item: Item, supply: Supply): Prompt['answers'] => cardOf(item, supply)?.answers;

function cardOf(item: Item, supply: Supply): Card | undefined {
  if (item.kind !== 'prompt' || supply.kind !== 'prompts') return undefined;
  return supply.topics.find(({ topic }) => topic === item.topic)?.cards.find(({ id }) => id === item.prompt);
}

/** Begins again: all prompts can be drawn once more, an article is read from its beginning. */
export async function beginAgain(
  { decks, workspace, place }: Omit<Drawing, 'dice'>,
  schedule: Schedule,
  supply: Supply,
): Promise<Schedule> {
  if (supply.kind === 'prompts')
    for (const { topic, cards } of supply.topics)
      await decks.change(workspace, deckName(place, topic), (before) => reshuffled(before, cards));
  const { source } = schedule;
  if (source.kind === 'prompts') return schedule;
  const { after: _, ...fromTheStart } = source;
  return { ...schedule, source: fromTheStart };
}
