import type { LiveTopic, NamedTopics, Topic } from '#core/topic.ts';
import { fold } from '../search/fold.ts';
import { isOneEdit } from '../search/spelling.ts';
import { cut, stem } from '../search/units.ts';

/** Letters of the shortest id of which a misspelt form is recognised. Shorter ones are one letter away from too much. */
const SHORTEST_ID = 5;
/** What can be meant as an id: one word, perhaps with hyphens or what people type for them. */
const LIKE_AN_ID = /^[a-z0-9]+(?:[-_ ][a-z0-9]+)*$/u;

/**
 * Finds the topics that typed words name: by id, else by question, else by a synonym, else by a camp. Case, punctuation, spaces, endings of
 * English words and traditional characters do not count.
 */
export function topicsNamed(live: readonly LiveTopic[], typed: string): NamedTopics {
  const wanted = keyOf(typed);
  if (!wanted) return NONE;
  for (const namesOf of NAMES) {
    const topics = live.filter(({ topic }) => namesOf(topic).some((name) => keyOf(name) === wanted));
    if (topics.length) return { ...NONE, topics };
  }
  return byCamp(live, wanted) ?? { ...NONE, near: nearTo(live, typed) };
}

const NONE: NamedTopics = { topics: [], camps: [], near: [] };

/** The names of a topic, the surest kind first. */
const NAMES: readonly ((topic: Topic) => readonly string[])[] = [
  ({ id }) => [id],
  ({ question: { en, zh, hant = '' } }) => [en, zh, hant],
  ({ synonyms }) => synonyms.flat(),
];

function byCamp(live: readonly LiveTopic[], wanted: string): NamedTopics | undefined {
  for (const one of live) {
    const camp = one.topic.camps.find(({ name }) => [name.en, name.zh].some((way) => keyOf(way) === wanted));
    if (camp) return { ...NONE, topics: [one], camps: [camp.id] };
  }
  return undefined;
}

/** Topics whose id is one letter off. */
function nearTo(live: readonly LiveTopic[], typed: string): LiveTopic[] {
  const plain = fold(typed.trim());
  if (!LIKE_AN_ID.test(plain) || plain.length < SHORTEST_ID) return [];
  const wanted = plain.replaceAll(/[_ ]/g, '-');
  return live.filter(({ topic }) => isOneEdit(topic.id, wanted));
}

/** What of a name counts: stems and characters, without spaces between them. */
const keyOf = (name: string): string =>
  cut(fold(name))
    .map(({ text, dense }) => (dense ? text : stem(text)))
    .join('');
