import { type Article, currentRevision, findEdition } from '#core/article.ts';
import { buttonId, type Services } from '#core/command.ts';
import { passageIndex } from '#core/labels.ts';
import type { EditionLanguage } from '#core/language.ts';
import type { LinkedPassages } from '#core/ports/reader-links.ts';
import { type Block, type Button, paragraph, type Reply, strong, subdued, text } from '#core/reply.ts';
import { isAvailable, type LiveTopic, type Prompt } from '#core/topic.ts';
import type { Say, Words } from '#core/words.ts';
import { openingsOf } from '../prompts/opening.ts';
import { promptReply } from '../prompts/reply.ts';
import { holdersIn } from '../quote/holders.ts';
import { inOtherLanguage } from '../quote/other-language.ts';
import { passagesWithSource } from '../quote/passages-with-source.ts';
import { supplyOf } from './items.ts';
import type { RunBody } from './run.ts';
import type { Item, Schedule } from './schedule.ts';
import { suggestedReply, writtenWords } from './suggested-post.ts';
import { suggestionIn, takenSuggestion } from './suggestion.ts';

export type PostParts = {
  services: Pick<Services, 'topics' | 'library' | 'links' | 'attributions' | 'store'>;
  workspace: string;
  schedule: Schedule;
  say: Say;
};

/**
 * What a post shows. `run`: the date by which the buttons of its answers know it, and the answers as they were put down when it was queued; left
 * out in a preview.
 */
export type PostView = PostParts & { item: Item; run?: { date: string; answers?: readonly Words[] | undefined } };

/** Words a post of a schedule; undefined if its prompt or its passages are not there any more. */
export async function postReply(view: PostView): Promise<Reply | undefined> {
  const { item, schedule } = view;
  const body = await bodyOf(view, item);
  if (!body) return undefined;
  const heading: Block[] = schedule.heading === undefined ? [] : [{ kind: 'heading', text: schedule.heading }];
  return { ...body, blocks: [...heading, ...body.blocks] };
}

async function bodyOf(view: PostView, item: Item): Promise<Reply | undefined> {
  if (item.kind === 'paragraph') return paragraphPost(view, item);
  return suggestionIn(item.prompt) === undefined ? promptPost(view, item) : suggestedPost(view, item);
}

type PromptItem = Extract<Item, { kind: 'prompt' }>;

/** Finds the topic and the prompt of an item. */
export async function promptOf(
  services: Pick<Services, 'topics'>,
  workspace: string,
  item: PromptItem,
): Promise<{ live: LiveTopic; prompt: Prompt } | undefined> {
  const all = await services.topics.list(workspace);
  const live = all.find(({ topic }) => topic.id === item.topic);
  const prompt = live?.topic.prompts.find(({ id }) => id === item.prompt);
  return live && prompt && isAvailable(live) ? { live, prompt } : undefined;
}

/** The words of an item's question; undefined if it is not there any more. */
export async function questionOf(
  services: Pick<Services, 'topics' | 'store'>,
  workspace: string,
  item: PromptItem,
): Promise<Words | undefined> {
  const suggestion = await takenSuggestion(services, workspace, item.prompt);
  return suggestion ? writtenWords(suggestion) : (await promptOf(services, workspace, item))?.prompt.words;
}

async function suggestedPost(
  { services, workspace, schedule, say }: PostView,
  item: PromptItem,
): Promise<Reply | undefined> {
  const suggestion = await takenSuggestion(services, workspace, item.prompt);
  const live = (await services.topics.list(workspace)).find(({ topic }) => topic.id === item.topic);
  if (!suggestion || !live || !isAvailable(live)) return undefined;
  const { language } = schedule;
  return suggestedReply({ services, workspace, live, suggestion, visibility: 'public', say, language, isPosted: true });
}

async function promptPost(
  { services, workspace, schedule, say, run }: PostView,
  item: PromptItem,
): Promise<Reply | undefined> {
  const found = await promptOf(services, workspace, item);
  const openings = found && (await openingsOf(services, found.live, found.prompt));
  if (!found || !openings) return undefined;
  const address = await services.links.reader(workspace);
  return promptReply({
    ...found,
    openings,
    anew: false,
    kind: undefined,
    visibility: 'public',
    posted: run ? stanceButtons(answersIn(run, found.prompt), say, postOf(schedule.id, run.date)) : [],
    say,
    language: schedule.language,
    readAt: (passages) => address?.(passages),
  });
}

async function paragraphPost(
  { services, workspace, schedule, say }: PostView,
  item: Extract<Item, { kind: 'paragraph' }>,
): Promise<Reply | undefined> {
  const { source } = schedule;
  const supply = source.kind === 'article' ? await supplyOf(services, workspace, schedule) : undefined;
  const article = supply?.kind === 'article' ? supply.article : undefined;
  if (source.kind !== 'article' || !article) return undefined;
  const labels = labelsFrom(article, source.language, item);
  if (!labels.length) return undefined;
  const edition = findEdition(article, source.language);
  if (!edition) return undefined;
  const shown = { article, language: source.language, revision: currentRevision(edition), labels };
  const other = schedule.language === 'both' ? inOtherLanguage(article, source.language, labels) : undefined;
  const languages = other ? [source.language, other.language] : [source.language];
  const holders = await holdersIn(services.attributions, article, languages);
  const address = await services.links.reader(workspace);
  const readAt = (passages: LinkedPassages) => address?.(passages);
  const question = await questionFor({ services, workspace }, article, source.language, labels, item.part);
  return {
    language: schedule.language,
    blocks: [
      subdued(text(say(partWords(titlesOf(article, source.language, other?.language), item.part)))),
      ...passagesWithSource({ say, language: schedule.language, readAt }, shown, holders),
      paragraph(strong(say(question))),
    ],
  };
}

const partWords = ({ en, zh }: Words, part: number): Words => ({
  en: `“${en}”, part ${part}`,
  zh: `《${zh}》第 ${part} 段`,
  kept: [en, zh],
});

/** The title of the edition that is posted, in both languages unless the other edition is posted too. */
function titlesOf(article: Article, language: EditionLanguage, beside: EditionLanguage | undefined): Words {
  const [own, other] = [titleOf(article, language), titleOf(article, beside ?? language)];
  return language === 'en' ? { en: own, zh: other } : { en: other, zh: own };
}

function titleOf(article: Article, language: EditionLanguage): string {
  const edition = findEdition(article, language);
  return edition ? currentRevision(edition).meta.title : article.id;
}

/** The passages of an item as the article has them now. */
function labelsFrom(article: Article, language: EditionLanguage, { from, to }: { from: string; to: string }): string[] {
  const edition = findEdition(article, language);
  if (!edition) return [];
  const revision = currentRevision(edition);
  const [start, end] = [passageIndex(revision, from), passageIndex(revision, to)];
  return start < 0 || end < start ? [] : revision.passages.slice(start, end + 1).map(({ label }) => label);
}

/** A prompt of a topic that starts from one of these passages, else a question that fits any paragraph. */
async function questionFor(
  { services, workspace }: Pick<PostParts, 'services' | 'workspace'>,
  article: Article,
  language: EditionLanguage,
  labels: readonly string[],
  part: number,
): Promise<Words> {
  for (const live of await services.topics.list(workspace)) {
    if (!isAvailable(live)) continue;
    for (const prompt of live.topic.prompts) {
      const standing = prompt.from && services.topics.standing(live, prompt.from);
      const isHere = standing?.kind === 'there' && standing.article.id === article.id && standing.language === language;
      if (isHere && standing.labels.every((label) => labels.includes(label))) return prompt.words;
    }
  }
  const question = QUESTIONS[(part - 1) % QUESTIONS.length];
  if (!question) throw new Error('no question');
  return question;
}

const QUESTIONS: readonly Words[] = [
  { en: 'Which sentence here would you most like to ask about?', zh: '这一段里，你最想追问哪一句？' },
  { en: 'What does this part claim, in one sentence of your own?', zh: '用自己的一句话说：这一段主张什么？' },
  { en: 'What would somebody who disagrees say to this?', zh: '不同意的人会怎样回应这一段？' },
  {
    en: 'What here is a fact, what is a judgement, and how can you tell?',
    zh: '这一段里哪些是事实，哪些是判断，从哪里看出来？',
  },
  { en: 'What would you have to know to be sure that this is right?', zh: '要确信这一段说得对，你还需要知道什么？' },
  { en: 'Where have you seen something like this yourself?', zh: '你自己在哪里见过类似的情形？' },
  { en: 'Which word in this part carries the argument?', zh: '这一段的关键是哪个词？' },
];

/** The answers of a post, in its own words. Old rows do not have them. */
export const answersIn = ({ answers }: Pick<RunBody, 'answers'>, prompt: Prompt | undefined): readonly Words[] =>
  answers ?? prompt?.answers ?? [];

/** The card part of the ids of a post's buttons. */
export const postOf = (schedule: string, date: string): string => `${schedule}.${date}`;

/** The buttons of the answers to tap. */
export function stanceButtons(answers: readonly Words[], say: Say, post: string): Button[] {
  return answers.map((answer, index) => ({
    id: buttonId(['daily', 'show'], `stance.${index}`, post),
    label: say(answer),
    style: 'plain',
    disabled: false,
  }));
}
