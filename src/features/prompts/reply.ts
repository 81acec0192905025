import { type Article, currentRevision, findEdition, type Revision } from '#core/article.ts';
import { shortReference } from '#core/citation.ts';
import { buttonId } from '#core/command.ts';
import { passagesOf } from '#core/labels.ts';
import { type EditionLanguage, type PublicLanguage, readable } from '#core/language.ts';
import { parallelRange } from '#core/parallel.ts';
import { passageBlock } from '#core/passage-block.ts';
import type { LinkedPassages } from '#core/ports/reader-links.ts';
import {
  type Block,
  type Button,
  type PassageBlock,
  paragraph,
  type Reply,
  strong,
  subdued,
  text,
  type Visibility,
} from '#core/reply.ts';
import { type LiveTopic, type Prompt, type PromptKind, questionWords, type StandingText } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { formatAction } from '../camps/card-state.ts';
import { convertedNote } from '../camps/topic-notes.ts';
import { LISTED } from '../camps/topics-list.ts';
import { bylineInBoth, bylineSpans, sourceLine } from '../quote/byline.ts';
import { heldWords, holderNames, isHeld } from '../quote/held-by.ts';
import type { Holders } from '../quote/holders.ts';
import { inOtherLanguage } from '../quote/other-language.ts';
import { TEMPLATES } from './templates.ts';

export const KIND_WORDS: Record<PromptKind, Words> = {
  understand: { en: 'Understand', zh: '读懂' },
  compare: { en: 'Compare', zh: '比较' },
  'test-the-evidence': { en: 'Test the evidence', zh: '检验依据' },
  steelman: { en: 'Make the other side’s best case', zh: '替对方说出最有力的理由' },
  apply: { en: 'Apply', zh: '联系实际' },
  'change-your-mind': { en: 'What would change your mind', zh: '什么会让你改变看法' },
};

export type PromptView = {
  live: LiveTopic;
  prompt: Prompt;
  /** The passage that the prompt starts from. */
  standing: StandingText;
  /** Finds whose view passages report, if that is sure. */
  holders: Holders;
  /** True if all prompts had been asked and start again. */
  anew: boolean;
  /** The kind that was asked for, so that the button draws the same kind. */
  kind: PromptKind | undefined;
  visibility: Visibility;
  say: Say;
  language: PublicLanguage;
  readAt(passages: LinkedPassages): string | undefined;
};

/** A prompt with the passage that it starts from, in the readers' language if there is such an edition. */
export function promptReply(shown: PromptView): Reply {
  const { live, prompt, anew, say } = shown;
  const about = `${say(KIND_WORDS[prompt.kind])} · ${say(questionWords(live.topic))}`;
  return {
    language: shown.language,
    blocks: [
      ...(anew ? [subdued(text(say(ANEW)))] : []),
      subdued(text(about)),
      ...(isTemplate(live) ? [subdued(text(say(TEMPLATE)))] : []),
      paragraph(strong(say(prompt.words))),
      ...passages(shown),
      ...(isTemplate(live) ? [] : convertedNote([live.topic.question, prompt.words], say)).map((note) =>
        subdued(text(note)),
      ),
      { kind: 'buttons', buttons: buttons(shown) },
    ],
  };
}

const isTemplate = ({ topic }: LiveTopic): boolean => topic.id.startsWith(TEMPLATES);
const TEMPLATE: Words = {
  en: 'Made from the article by a template: nobody has written prompts for it yet.',
  zh: '由模板根据文章生成：还没有人为它写讨论题。',
};
const ANEW: Words = {
  en: 'Every prompt on this has been asked here; they begin again, in another order.',
  zh: '这里的讨论题已经全部问过一遍，现在换个次序重新开始。',
};

function passages({
  standing: { article, language, labels },
  say,
  language: reading,
  readAt,
  holders,
}: PromptView): Block[] {
  const best =
    readable(
      article.editions.map((one) => one.language),
      reading === 'both' ? 'en' : reading,
    ) ?? language;
  const beside = best === language ? [] : parallelRange(article, language, labels, best);
  const shown = beside.length ? { language: best, labels: beside } : { language, labels };
  const edition = findEdition(article, shown.language);
  if (!edition) return [];
  const revision = currentRevision(edition);
  const [from = '', to = from] = [shown.labels[0], shown.labels.at(-1)];
  const other = reading === 'both' ? inOtherLanguage(article, shown.language, shown.labels) : undefined;
  const otherEdition = other && findEdition(article, other.language);
  const otherRevision = otherEdition && currentRevision(otherEdition);
  const held = holderNames(article, holders, shown.language, shown.labels);
  const passages = { article: article.id, language: shown.language, revision: revision.number, from, to };
  const address = readAt(passages) ?? revision.meta.source;
  const range = shown.labels.length > 1 ? shortReference(article, shown.language, from, to) : undefined;
  const byline = otherRevision
    ? bylineInBoth(article.id, { language: shown.language, revision }, otherRevision.meta, address)
    : bylineSpans(say, revision.meta, article.id, address);
  return [
    ...passageBlocks(article, revision, shown),
    ...(other && otherRevision ? passageBlocks(article, otherRevision, other) : []),
    ...(isHeld(held) ? [subdued(text(say(heldWords(held))))] : []),
    paragraph(...sourceLine(byline, range)),
  ];
}

type ShownPassages = { language: EditionLanguage; labels: readonly string[] };

function passageBlocks(article: Article, revision: Revision, { language, labels }: ShownPassages): PassageBlock[] {
  return passagesOf(revision, labels).map((passage) => passageBlock(article, language, revision, passage));
}

/** A button's id that asks another prompt of a topic, for everybody or for the requester alone. */
export function anotherPrompt(topic: string, kind: PromptKind | undefined, who: Visibility): string {
  return buttonId(['prompt'], `another.${kind ?? 'any'}${who === 'only-me' ? `.${who}` : ''}`, topic);
}

function buttons({ live, kind, visibility, say }: PromptView): Button[] {
  const { topic } = live;
  const camps = isTemplate(live)
    ? buttonId(['camps'], formatAction({ kind: 'article', who: visibility }), topic.id.slice(TEMPLATES.length))
    : buttonId(
        ['camps'],
        formatAction({ kind: 'topic', topic: topic.id }),
        visibility === 'only-me' ? LISTED[visibility] : 'prompt',
      );
  const plain = { style: 'plain', disabled: false } as const;
  return [
    {
      ...plain,
      id: anotherPrompt(topic.id, kind, visibility),
      label: say({ en: 'Another one', zh: '换一题' }),
    },
    {
      ...plain,
      id: camps,
      label: say({ en: 'Who holds what', zh: '各派怎么看' }),
    },
  ];
}
