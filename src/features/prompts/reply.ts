import { currentRevision, findEdition } from '#core/article.ts';
import { buttonId } from '#core/command.ts';
import { type PublicLanguage, readable } from '#core/language.ts';
import { parallelRange } from '#core/parallel.ts';
import type { LinkedPassages } from '#core/ports/reader-links.ts';
import { type Block, type Button, paragraph, type Reply, strong, subdued, text, type Visibility } from '#core/reply.ts';
import { type LiveTopic, type Prompt, type PromptKind, questionWords } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { formatAction } from '../camps/card-state.ts';
import { convertedNote } from '../camps/topic-notes.ts';
import { LISTED } from '../camps/topics-list.ts';
import { passagesWithSource, type SourceView } from '../quote/passages-with-source.ts';
import type { Opening } from './opening.ts';
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
  /** The passages that the prompt opens with: none, one, or one of each of two camps. */
  openings: readonly Opening[];
  /** True if all prompts had been asked and start again. */
  anew: boolean;
  /** The kind that was asked for, so that the button draws the same kind. */
  kind: PromptKind | undefined;
  visibility: Visibility;
  /** Set in what is posted without being asked for, which has no “Another one”: the buttons of its answers. */
  posted?: readonly Button[];
  say: Say;
  language: PublicLanguage;
  readAt(passages: LinkedPassages): string | undefined;
};

/** A prompt with the passages that it opens with, in the readers' language if there is such an edition. */
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
      ...shown.openings.flatMap((one) => openingBlocks(shown, one)),
      ...answerLine(shown),
      ...(isTemplate(live) ? [] : convertedNote(spoken(shown), say)).map((note) => subdued(text(note))),
      ...(shown.posted?.length ? [{ kind: 'buttons' as const, buttons: shown.posted }] : []),
      { kind: 'buttons', buttons: promptButtons(shown) },
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

/** The topic's own words in the reply. */
const spoken = ({ live, prompt: { words, answers = [] }, openings }: PromptView): Words[] => [
  live.topic.question,
  words,
  ...openings.flatMap(({ camp }) => camp ?? []),
  ...answers,
];

/** The answers to choose from as text, where they are no buttons. */
function answerLine({ prompt: { answers = [] }, posted = [], say }: PromptView): Block[] {
  if (!answers.length || posted.length) return [];
  const label = say(ANSWERS);
  return [subdued(text(`${label}${label.endsWith('：') ? '' : ' '}${answers.map(say).join(' / ')}`))];
}

const ANSWERS: Words = { en: 'Answers to choose from:', zh: '可选的回答：' };

/** A passage under its camp's name, if it stands beside another's, with its holder and its source. */
function openingBlocks(shown: PromptView, { camp, ...opening }: Opening): Block[] {
  return [...(camp ? [paragraph(strong(shown.say(camp)))] : []), ...promptPassages(shown, opening)];
}

/** Passages that a prompt opens with, in the edition that the readers read best, with their holder and their source. */
export function promptPassages(
  view: SourceView,
  { standing: { article, language, labels }, holders }: Omit<Opening, 'camp'>,
): Block[] {
  const best =
    readable(
      article.editions.map((one) => one.language),
      view.language === 'both' ? 'en' : view.language,
    ) ?? language;
  const beside = best === language ? [] : parallelRange(article, language, labels, best);
  const shown = beside.length ? { language: best, labels: beside } : { language, labels };
  const edition = findEdition(article, shown.language);
  if (!edition) return [];
  return passagesWithSource(view, { article, ...shown, revision: currentRevision(edition) }, holders);
}

/** A button's id that asks another prompt of a topic, for everybody or for the requester alone. */
export function anotherPrompt(topic: string, kind: PromptKind | undefined, who: Visibility): string {
  return buttonId(['prompt'], `another.${kind ?? 'any'}${who === 'only-me' ? `.${who}` : ''}`, topic);
}

/** Another prompt, unless it is posted unasked, and the camps of the topic. */
export function promptButtons({
  live,
  kind,
  visibility,
  say,
  posted,
}: Pick<PromptView, 'live' | 'kind' | 'visibility' | 'say' | 'posted'>): Button[] {
  const { topic } = live;
  const camps = isTemplate(live)
    ? buttonId(['camps'], formatAction({ kind: 'article', who: visibility }), topic.id.slice(TEMPLATES.length))
    : buttonId(
        ['camps'],
        formatAction({ kind: 'topic', topic: topic.id }),
        visibility === 'only-me' ? LISTED[visibility] : 'prompt',
      );
  const plain = { style: 'plain', disabled: false } as const;
  const another = {
    ...plain,
    id: anotherPrompt(topic.id, kind, visibility),
    label: say({ en: 'Another one', zh: '换一题' }),
  };
  return [
    ...(posted ? [] : [another]),
    {
      ...plain,
      id: camps,
      label: say({ en: 'Who holds what', zh: '各派怎么看' }),
    },
  ];
}
