import type { Article } from '#core/article.ts';
import type { CommandContext } from '#core/command.ts';
import { type FoundTopic, isAvailable, type LiveTopic } from '#core/topic.ts';
import { articleCalled, articleTitled, topicsOn } from './unprepared.ts';

/**
 * What typed words mean after `/camps` and `/prompt`. `topic`: this topic; `others` are near. `article`: it has these topics, or none.
 * `waiting`: a topic that cannot be shown yet. `near`: none, but ids of topics are one letter off.
 */
export type ChosenTopic =
  | { kind: 'topic'; found: FoundTopic; others: readonly LiveTopic[] }
  | { kind: 'article'; article: Article; topics: readonly LiveTopic[] }
  | { kind: 'waiting'; live: LiveTopic }
  | { kind: 'near'; near: readonly LiveTopic[] }
  | { kind: 'nothing' };

/**
 * Finds what typed words mean: a topic that they name, else an article by its id, else a topic whose id is one letter off, else an article by
 * its title, else the topic that they are about.
 */
export async function chooseTopic(
  context: CommandContext,
  typed: string,
  all: readonly LiveTopic[],
): Promise<ChosenTopic> {
  const { topics: service } = context.services;
  const { workspace } = context.requester.place;
  const { topics, camps, near } = await service.named(workspace, typed);
  const named = topics.filter(isAvailable);
  const [only, ...more] = named;
  if (only && !more.length) return { kind: 'topic', found: { live: only, camps }, others: [] };
  if (only) return bestOf(await service.find(workspace, typed), named);
  const [waiting] = topics;
  if (waiting) return { kind: 'waiting', live: waiting };
  const called = await articleCalled(context, typed);
  if (called) return ofArticle(called, all);
  if (near.length) return { kind: 'near', near };
  const titled = await articleTitled(context, typed);
  if (titled) return ofArticle(titled, all);
  return bestOf(await service.find(workspace, typed), []);
}

const ofArticle = (article: Article, all: readonly LiveTopic[]): ChosenTopic => ({
  kind: 'article',
  article,
  topics: topicsOn(article, all.filter(isAvailable)),
});

/** The first that was found of the topics with this name; the first that was found if there are none. */
function bestOf(found: readonly FoundTopic[], named: readonly LiveTopic[]): ChosenTopic {
  const ids = new Set(named.map(({ topic }) => topic.id));
  const best =
    found.find(({ live }) => ids.has(live.topic.id)) ?? (named[0] ? { live: named[0], camps: [] } : found[0]);
  if (!best) return { kind: 'nothing' };
  const others = [...named, ...found.map(({ live }) => live)].filter(({ topic }) => topic.id !== best.live.topic.id);
  return { kind: 'topic', found: best, others: [...new Map(others.map((one) => [one.topic.id, one])).values()] };
}
