import type { FoundTopic, LiveTopic, Topic } from '#core/topic.ts';
import { isFunctionWord } from '../search/function-words.ts';
import { buildIndex, type SearchIndex } from '../search/index.ts';
import { aboutness, type Vocabularies, vocabulariesOf } from './about.ts';
import { topicsNamed } from './named.ts';

/** A search index of topics. Each sentence is a passage. `at`: the topic of each passage, its camp, if any, and its weight. */
export type TopicIndex = {
  index: SearchIndex;
  vocabularies: Vocabularies;
  at: ReadonlyMap<string, { topic: string; camp?: string; weight: number }>;
};

/** Weights of the sentences in which words are found. The question says more about a topic's subject than one camp's claim. */
const WEIGHTS = { question: 3, synonyms: 3, summary: 1.5, claim: 1 };
const MOST_HITS = 40;
/** A topic with less than this share of the best topic's score is about something else. */
const NEAR = 0.4;
/** Weight of the sum of all hits: of two topics with equally good hits, the one with more hits comes first. */
const OFTEN = 0.02;
/** Camps with at least this share of the best camp's score are meant too. */
const CONCERNED = 0.75;
/** No camp is meant if the best camp has less than this share of the score of the topic's own sentences. */
const NEAR_AS_TOPIC = 0.95;

/** Builds the search index of topics. `groups`: groups of synonyms in addition to the topics' own. */
export async function indexTopics(
  live: readonly LiveTopic[],
  groups: readonly (readonly string[])[],
): Promise<TopicIndex> {
  const at = new Map<string, { topic: string; camp?: string; weight: number }>();
  const passages = live.flatMap(({ topic }) =>
    sentencesOf(topic).map(({ text, lang, weight, camp }, n) => {
      const id = `${topic.id} ${n}`;
      at.set(id, { topic: topic.id, weight, ...(camp && { camp }) });
      return { id, text, lang };
    }),
  );
  return {
    index: await buildIndex(passages, { synonyms: [...groups, ...live.flatMap(({ topic }) => topic.synonyms)] }),
    vocabularies: vocabulariesOf(live, groups),
    at,
  };
}

type IndexedSentence = { text: string; lang: string; weight: number; camp?: string };

function sentencesOf(topic: Topic): IndexedSentence[] {
  const both = ({ en, zh }: { en: string; zh: string }, weight: number, camp?: string): IndexedSentence[] => [
    { text: en, lang: 'en', weight, ...(camp && { camp }) },
    { text: zh, lang: 'zh-Hans', weight, ...(camp && { camp }) },
  ];
  const camps = topic.camps.flatMap((camp) => [
    ...both(camp.name, WEIGHTS.summary, camp.id),
    ...both(camp.summary.words, WEIGHTS.summary, camp.id),
    ...camp.claims.flatMap((claim) => both(claim.words, WEIGHTS.claim, camp.id)),
  ]);
  const synonyms = topic.synonyms
    .flat()
    .map((text) => ({ text, lang: /\p{Script=Han}/u.test(text) ? 'zh-Hans' : 'en', weight: WEIGHTS.synonyms }));
  const id = { text: topic.id.replaceAll('-', ' '), lang: 'en', weight: WEIGHTS.question };
  return [
    ...both(topic.question, WEIGHTS.question),
    id,
    ...synonyms,
    ...camps,
    ...topic.motions.flatMap((motion) => both(motion.words, WEIGHTS.claim)),
  ];
}

/** Finds the topics that the words are about, best first; [] if there are none. The only topic with this name comes before all others. */
export function findTopics(
  { index, at, vocabularies }: TopicIndex,
  live: readonly LiveTopic[],
  words: string,
): FoundTopic[] {
  const scores = new Map<string, number>();
  const sums = new Map<string, number>();
  const camps = new Map<string, number>();
  const whole = new Map<string, number>();
  const hits = index.search(withoutFunctionWords(words), { limit: MOST_HITS });
  for (const { id, score } of hits) {
    const entry = at.get(id);
    if (!entry) continue;
    const weight = score * entry.weight;
    scores.set(entry.topic, Math.max(scores.get(entry.topic) ?? 0, weight));
    sums.set(entry.topic, (sums.get(entry.topic) ?? 0) + weight);
    const camp = entry.camp && `${entry.topic} ${entry.camp}`;
    const [among, key] = camp ? [camps, camp] : [whole, entry.topic];
    among.set(key, Math.max(among.get(key) ?? 0, score));
  }
  for (const [topic, sum] of sums) scores.set(topic, (scores.get(topic) ?? 0) + OFTEN * sum);
  const { topics: named } = topicsNamed(live, words);
  const about = live
    .map((one) => ({
      live: one,
      score: (scores.get(one.topic.id) ?? 0) * aboutness(words, one.topic.id, vocabularies),
    }))
    .filter(({ score, live }) => score > 0 || named.includes(live));
  const best = Math.max(0, ...about.map(({ score }) => score));
  const isNamed = ({ live }: { live: LiveTopic }) => Number(named.length === 1 && named.includes(live));
  return about
    .filter((one) => isNamed(one) || one.score >= NEAR * best)
    .sort((a, b) => isNamed(b) - isNamed(a) || b.score - a.score)
    .map((one) => ({ live: one.live, camps: concerned(one.live.topic, camps, whole.get(one.live.topic.id) ?? 0) }));
}

/** The words without English ones that say nothing about a subject, such as “about”; all words if there is nothing else. */
function withoutFunctionWords(words: string): string {
  const rest = words.replace(/[\p{Script=Latin}'’]+/gu, (word) =>
    isFunctionWord(word.toLowerCase().replaceAll(/['’]/g, '')) ? ' ' : word,
  );
  return rest.trim() ? rest : words;
}

/** Finds the camps that fit the words clearly better than the other camps and about as well as the topic as a whole, or better. */
function concerned({ id, camps }: Topic, scores: ReadonlyMap<string, number>, whole: number): string[] {
  const weights = camps.map((camp) => ({ camp: camp.id, weight: scores.get(`${id} ${camp.id}`) ?? 0 }));
  const best = Math.max(...weights.map(({ weight }) => weight));
  if (best === 0 || best < NEAR_AS_TOPIC * whole) return [];
  const near = weights.filter(({ weight }) => weight >= CONCERNED * best).sort((a, b) => b.weight - a.weight);
  return near.length < camps.length ? near.map(({ camp }) => camp) : [];
}
