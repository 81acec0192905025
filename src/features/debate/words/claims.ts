import { type Block, paragraph, strong, subdued, text } from '#core/reply.ts';
import { type Camp, type Claim, isAvailable, type LiveTopic, type StandingText } from '#core/topic.ts';
import { topicNotes } from '../../camps/topic-notes.ts';
import { promptPassages } from '../../prompts/reply.ts';
import { holdersIn } from '../../quote/holders.ts';
import type { SourceView } from '../../quote/passages-with-source.ts';
import type { Drawing } from '../drawing.ts';
import type { Side, SpeechPart } from '../format.ts';
import { voicesOf } from './voices.ts';

/** A claim of a camp. */
export type Held = { camp: Camp; claim: Claim };

/** The topic that the motion comes from; undefined if it has its own words, or the topic is not there any more. */
export async function topicOf({ services, workspace, debate: { motion } }: Drawing): Promise<LiveTopic | undefined> {
  if (!motion.topic) return undefined;
  const { id } = motion.topic;
  return (await services.topics.list(workspace)).find((live) => live.topic.id === id && isAvailable(live));
}

/** The camps on a side of the motion, in the topic's order. */
export function campsOf({ debate: { motion } }: Pick<Drawing, 'debate'>, { topic }: LiveTopic, side: Side): Camp[] {
  const ids = motion.topic?.[side] ?? [];
  return topic.camps.filter(({ id }) => ids.includes(id));
}

/** Claims of a side: the first one of each camp, then the second ones. */
export function claimsOf(camps: readonly Camp[]): Held[] {
  const most = Math.max(0, ...camps.map(({ claims }) => claims.length));
  return Array.from({ length: most }, (_, at) => at).flatMap((at) =>
    camps.flatMap((camp) => (camp.claims[at] ? [{ camp, claim: camp.claims[at] }] : [])),
  );
}

/** What Parley reads for a side that nobody took: claims, then the answers to the others, then the camps in a sentence. */
export function readFor(camps: readonly Camp[], part: SpeechPart): Held[] {
  switch (part) {
    case 'opening':
      return claimsOf(camps).slice(0, MOST_READ);
    case 'rebuttal':
      return camps.slice(0, MOST_READ).map((camp) => ({ camp, claim: camp.answer }));
    case 'closing':
      return camps.slice(0, MOST_READ).map((camp) => ({ camp, claim: camp.summary }));
  }
}

/** Claims that Parley reads at once. */
const MOST_READ = 3;

/** The means to show passages in a debate's language. */
export async function sourceView({ services, workspace, say, language }: Drawing): Promise<SourceView> {
  const address = await services.links.reader(workspace);
  return { say, language, readAt: (passages) => address?.(passages) };
}

/** A claim under its camp's name, in each language, with the first of its evidence word for word. */
export async function claimBlocks(drawing: Drawing, live: LiveTopic, { camp, claim }: Held): Promise<Block[]> {
  const said = voicesOf(drawing).map(({ say }) =>
    paragraph(strong(`${say(camp.name)}${say({ en: ': ', zh: '：' })}`), text(say(claim.words))),
  );
  return [...said, ...(await evidenceOf(drawing, live, claim))];
}

async function evidenceOf(drawing: Drawing, live: LiveTopic, claim: Claim): Promise<Block[]> {
  const { topics, attributions } = drawing.services;
  const standing = claim.evidence
    .map((one) => topics.standing(live, one))
    .find((one): one is StandingText => one.kind === 'there');
  if (!standing) return [];
  const languages = standing.article.editions.map(({ language }) => language);
  const holders = await holdersIn(attributions, standing.article, languages);
  return promptPassages(await sourceView(drawing), { standing, holders });
}

/** What readers must know of the topic's words. */
export const claimNotes = ({ language, say }: Drawing, { topic }: LiveTopic): Block[] =>
  topicNotes(topic, language, say).map((note) => subdued(text(note)));
