import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { isAvailable } from '#core/topic.ts';
import type { Words } from '#core/words.ts';
import { citedBy, typedReferences } from '../quote/cited-reference.ts';
import { readSchedules } from './schedule.ts';
import { topicsOf } from './set-up.ts';
import { LONGEST_PROMPT, type SuggestedPrompt } from './suggestion.ts';
import type { Proposal } from './suggestions.ts';

/** Passages that a suggested prompt can start from. */
const MOST_PASSAGES = 8;

export type TypedProposal = {
  words: string;
  topic?: string | undefined;
  reference?: string | undefined;
  unsigned: boolean;
};

/** Reads what a member puts forward. Throws a user error that says what is wrong. */
export async function readProposal(context: CommandContext, typed: TypedProposal): Promise<Proposal> {
  const words = readPromptWords(typed.words);
  const topic = typed.topic === undefined ? await onlyTopic(context) : await topicCalled(context, typed.topic);
  const from = typed.reference === undefined ? undefined : await passagesOf(context, typed.reference);
  return { words, topic, unsigned: typed.unsigned, ...(from && { from }) };
}

const bad = (words: Words): UserError => new UserError({ kind: 'bad-schedule-value', words });

/** The words of a prompt on one line. Throws a user error if there are none or too many. */
export function readPromptWords(typed: string): string {
  const words = typed.replaceAll(/\s+/gu, ' ').trim();
  if (!/[\p{L}\p{N}]/u.test(words)) throw bad(NO_WORDS);
  if (words.length > LONGEST_PROMPT) throw bad(TOO_LONG(words.length));
  return words;
}

const NO_WORDS: Words = { en: 'The prompt has no words yet. Write a question.', zh: '题目还没有文字，请写一个问题。' };
const TOO_LONG = (length: number): Words => ({
  en: `A prompt has at most ${LONGEST_PROMPT} characters; this one has ${length}.`,
  zh: `一道题最多 ${LONGEST_PROMPT} 个字符，这道有 ${length} 个。`,
});

async function topicCalled(context: CommandContext, typed: string): Promise<string> {
  const [topic, ...more] = await topicsOf(context, typed);
  if (topic === undefined || more.length) throw await whichTopic(context);
  return topic;
}

/** The only topic that there is, or that the schedules of this channel draw from. */
async function onlyTopic(context: CommandContext): Promise<string> {
  const { requester, services } = context;
  const { workspace, channel } = requester.place;
  const all = (await services.topics.list(workspace)).filter(isAvailable).map(({ topic }) => topic.id);
  const here = readSchedules(await services.store.schedules.list(workspace)).filter(
    ({ status, place }) => status !== 'off' && place.channel === channel,
  );
  const drawn = new Set(here.flatMap(({ source }) => (source.kind === 'prompts' ? source.topics : [])));
  for (const [only, ...more] of [all, [...drawn]]) if (only !== undefined && !more.length) return only;
  throw await whichTopic(context);
}

async function whichTopic({ requester, services }: CommandContext): Promise<UserError> {
  const all = (await services.topics.list(requester.place.workspace)).filter(isAvailable).map(({ topic }) => topic.id);
  return bad(
    all.length
      ? {
          en: `Say which topic the prompt belongs to, with topic: – ${all.join(', ')}.`,
          zh: `请用 话题: 说明这道题属于哪个话题：${all.join('、')}。`,
        }
      : { en: 'There is no topic here yet to which a prompt could belong.', zh: '这里还没有话题，题目无处可放。' },
  );
}

async function passagesOf(context: CommandContext, typed: string): Promise<SuggestedPrompt['from']> {
  const [reference, ...more] = await typedReferences(context, typed);
  if (!reference || more.length) throw bad(NO_REFERENCE(typed));
  const { article, citation } = await citedBy(context, reference, {});
  const { passages, language } = citation;
  if (passages.length > MOST_PASSAGES) throw bad(TOO_MANY_PASSAGES);
  const [from = '', to = ''] = [passages[0]?.label, passages.at(-1)?.label];
  return { article: article.id, language, from, to };
}

const NO_REFERENCE = (typed: string): Words => ({
  en: `“${typed}” is not one reference. Write it as /quote shows it, such as chip-controls:12 or chip-controls:12-14.`,
  zh: `“${typed}”不是一个出处。请照 /quote 显示的写，例如 chip-controls:12 或 chip-controls:12-14。`,
  kept: [typed],
});
const TOO_MANY_PASSAGES: Words = {
  en: `A prompt starts from ${MOST_PASSAGES} passages at most. Choose fewer.`,
  zh: `一道题最多从 ${MOST_PASSAGES} 句出发，请少选几句。`,
};
