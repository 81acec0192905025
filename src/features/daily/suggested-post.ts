import { isRemoved } from '#core/article.ts';
import { resolve } from '#core/citation.ts';
import type { Services } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { PublicLanguage } from '#core/language.ts';
import {
  type Block,
  paragraph,
  person,
  type Reply,
  type Span,
  strong,
  subdued,
  text,
  type Visibility,
} from '#core/reply.ts';
import { type LiveTopic, questionWords, type StandingText } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { promptButtons, promptPassages } from '../prompts/reply.ts';
import { holdersIn } from '../quote/holders.ts';
import type { SuggestedPrompt } from './suggestion.ts';

export type SuggestedView = {
  services: Pick<Services, 'library' | 'links' | 'attributions'>;
  workspace: string;
  live: LiveTopic;
  suggestion: SuggestedPrompt;
  visibility: Visibility;
  say: Say;
  language: PublicLanguage;
  /** Set in what is posted without being asked for, which has no “Another one”. */
  isPosted?: true;
};

/** A prompt that a member put forward, in the language that it was written in, with its passage if it still has one. */
export async function suggestedReply(view: SuggestedView): Promise<Reply> {
  const { live, suggestion, visibility, say, language, isPosted } = view;
  const posted = isPosted && { posted: [] };
  const about = text(` · ${say(questionWords(live.topic))}`);
  return {
    language,
    blocks: [
      subdued(...authorSpans(suggestion, say), about),
      paragraph(strong(suggestion.words)),
      ...(await passageOf(view)),
      { kind: 'buttons', buttons: promptButtons({ live, kind: undefined, visibility, say, ...posted }) },
    ],
  };
}

/** Who put it forward, as the group sees it. */
function authorSpans({ unsigned, by, name, reworded }: SuggestedPrompt, say: Say): Span[] {
  const end = reworded ? [text(say({ en: ', reworded by a facilitator', zh: '，主持人改过文字' }))] : [];
  if (unsigned) return [text(say({ en: 'Put forward by a member', zh: '由一位成员提出' })), ...end];
  return [text(say({ en: 'Put forward by ', zh: '出题人：' })), person(by, name), ...end];
}

async function passageOf({ services, workspace, suggestion, say, language }: SuggestedView): Promise<Block[]> {
  const standing = suggestion.from && (await standingOf(services, workspace, suggestion.from));
  if (!standing) return [];
  const languages = standing.article.editions.map((one) => one.language);
  const holders = await holdersIn(services.attributions, standing.article, languages);
  const address = await services.links.reader(workspace);
  return promptPassages({ say, language, readAt: (passages) => address?.(passages) }, { standing, holders });
}

/** The passages of a reference as the article has them now; undefined if it does not have them any more. */
async function standingOf(
  { library }: Pick<Services, 'library'>,
  workspace: string,
  from: NonNullable<SuggestedPrompt['from']>,
): Promise<StandingText | undefined> {
  const article = await library.open(workspace, from.article);
  if (!article || isRemoved(article)) return undefined;
  try {
    const { withdrawn, language, passages } = resolve(article, from, 'en');
    return withdrawn ? undefined : { kind: 'there', article, language, labels: passages.map(({ label }) => label) };
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** The words of a suggestion where a text in both languages is expected: as they were written, not converted. */
export const writtenWords = ({ words }: Pick<SuggestedPrompt, 'words'>): Words => ({
  en: words,
  zh: words,
  kept: [words],
});
