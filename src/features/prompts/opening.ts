import type { Services } from '#core/command.ts';
import type { Topics } from '#core/ports/topics.ts';
import { type LiveTopic, openingOf, type Prompt, type StandingText } from '#core/topic.ts';
import type { Words } from '#core/words.ts';
import { type Holders, holdersIn } from '../quote/holders.ts';

/** A passage that a prompt opens with. `camp`: the name under which it stands. `holders`: finds whose view it reports, if that is sure. */
export type Opening = { camp?: Words; standing: StandingText; holders: Holders };

/** True if the articles still have all passages that the prompt opens with. */
export const isPromptThere = (topics: Pick<Topics, 'standing'>, live: LiveTopic, prompt: Prompt): boolean =>
  openingOf(prompt).every(({ from }) => topics.standing(live, from).kind === 'there');

/** Looks up the passages that a prompt opens with; undefined if an article does not have one any more. */
export async function openingsOf(
  { topics, attributions }: Pick<Services, 'topics' | 'attributions'>,
  live: LiveTopic,
  prompt: Prompt,
): Promise<Opening[] | undefined> {
  const openings: Opening[] = [];
  for (const { camp, from } of openingOf(prompt)) {
    const standing = topics.standing(live, from);
    if (standing.kind !== 'there') return undefined;
    const languages = standing.article.editions.map(({ language }) => language);
    const name = live.topic.camps.find(({ id }) => id === camp)?.name;
    const holders = await holdersIn(attributions, standing.article, languages);
    openings.push({ ...(name && { camp: name }), standing, holders });
  }
  return openings;
}
