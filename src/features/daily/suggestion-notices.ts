import type { OutgoingMessage } from '#core/outgoing.ts';
import { settingsAt } from '#core/place-settings.ts';
import type { JobHandler, JobResult } from '#core/ports/job-handler.ts';
import type { OutboxRow } from '#core/ports/outbox.ts';
import type { Ports } from '#core/ports/store.ts';
import { type Block, paragraph, person, type Reply, type Span, strong, subdued, text } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import type { DailyParts } from './handler.ts';
import { targetOf } from './posting-place.ts';
import { readSchedules } from './schedule.ts';
import { readSuggestion, type SuggestedPrompt } from './suggestion.ts';
import { type SuggestionNotice, suggestionJob } from './suggestion-job.ts';

/** People who are tried before the channel is told. */
const MOST_TRIED = 3;

/**
 * Words notices about suggestions. Those who decide are told directly, one after the other until one can be reached, and at last the channel,
 * without the prompt and its author. The notice names a command, because buttons of a direct message do not say which group they are about.
 * Its author is told what came of it; the channel is told in their place only if it was taken and is signed.
 */
export function suggestionHandler(parts: DailyParts): JobHandler {
  return { draw: (row) => draw(parts, row), settle };
}

const isForAuthor = (notice: SuggestionNotice): boolean => notice === 'taken' || notice === 'left';

async function draw(parts: DailyParts, row: OutboxRow): Promise<OutgoingMessage | undefined> {
  const { suggestion: id = '', to = '0' } = row.ids;
  const notice = row.ids.notice as SuggestionNotice;
  const found = await parts.services.store.suggestions.get(row.workspace, id);
  if (!found) return undefined;
  const suggestion = readSuggestion(found);
  if (!isForAuthor(notice) && suggestion.status !== 'open') return undefined;
  const told = to === 'channel' ? undefined : await addressee(parts, row.workspace, suggestion, notice, Number(to));
  return told === undefined
    ? channelNotice(parts, row.workspace, suggestion, notice)
    : directNotice(parts, suggestion, notice, told);
}

/** Somebody to tell, in a language that they read. */
type Addressee = Pick<SuggestedPrompt, 'language'> & { id: string };

/** The person to tell at this place in the order; undefined if there is nobody left to tell. */
async function addressee(
  parts: DailyParts,
  workspace: string,
  suggestion: SuggestedPrompt,
  notice: SuggestionNotice,
  at: number,
): Promise<Addressee | undefined> {
  const { by, language } = suggestion;
  return isForAuthor(notice) ? { id: by, language } : (await deciders(parts, workspace, suggestion))[at];
}

/**
 * Who may decide and is known: those who set up schedules of the channel, then facilitators. Its author comes last. The language of who set up
 * a schedule is known; others are told in the author's.
 */
async function deciders(
  { store, services }: DailyParts,
  workspace: string,
  { place, by, language }: SuggestedPrompt,
): Promise<Addressee[]> {
  const { facilitators, schedules } = settingsAt(await services.settings.get(workspace), place.channel);
  if (schedules === 'manager') return [];
  const schedulesOn = readSchedules(await store.schedules.list(workspace)).filter(({ status }) => status !== 'off');
  const here = schedulesOn.filter((one) => one.place.channel === place.channel);
  const known = new Map(schedulesOn.map((one) => [one.by.id, one.by.language]));
  const all = [...new Set([...here.map((one) => one.by.id), ...facilitators])].filter(Boolean);
  const inOrder = [...all.filter((one) => one !== by), ...all.filter((one) => one === by)].slice(0, MOST_TRIED);
  return inOrder.map((id) => ({ id, language: known.get(id) ?? language }));
}

async function channelNotice(
  { services, sayIn }: DailyParts,
  workspace: string,
  suggestion: SuggestedPrompt,
  notice: SuggestionNotice,
): Promise<OutgoingMessage> {
  const settings = settingsAt(await services.settings.get(workspace), suggestion.place.channel);
  const language = settings.language ?? suggestion.language;
  const say = sayIn(language);
  const spans: Span[] =
    notice === 'taken'
      ? [person(suggestion.by, suggestion.name), text(say(TAKEN_HERE))]
      : [text(say(notice === 'new' ? NEW_HERE : WAITS_HERE))];
  const reply: Reply = { language, blocks: [paragraph(...spans)] };
  return { kind: 'post', to: targetOf(suggestion.place), reply, isSilent: true };
}

const NEW_HERE: Words = {
  en: 'A member has put a prompt forward. Facilitators decide on it: /daily suggestions',
  zh: '有成员出了一道讨论题，请主持人处理：/daily suggestions',
};
const WAITS_HERE: Words = {
  en: 'A prompt that a member put forward has been waiting for a week. Facilitators decide on it: /daily suggestions',
  zh: '有成员出的讨论题已经等了一周，请主持人处理：/daily suggestions',
};
const TAKEN_HERE: Words = { en: ': the prompt that you put forward was taken.', zh: '：你出的讨论题被采用了。' };

function directNotice(
  { sayIn }: DailyParts,
  suggestion: SuggestedPrompt,
  notice: SuggestionNotice,
  { id: user, language }: Addressee,
): OutgoingMessage {
  const say = sayIn(language);
  const blocks: Block[] = isForAuthor(notice)
    ? outcomeBlocks(suggestion, notice, say)
    : waitingBlocks(suggestion, notice, say);
  return { kind: 'direct', user, about: targetOf(suggestion.place), reply: { language, blocks } };
}

function waitingBlocks({ words, by, name, unsigned }: SuggestedPrompt, notice: SuggestionNotice, say: Say): Block[] {
  const first: Words =
    notice === 'new'
      ? { en: 'A member has put a prompt forward:', zh: '有成员出了一道讨论题：' }
      : { en: 'This prompt has been waiting for a week:', zh: '这道讨论题已经等了一周：' };
  const hidden = unsigned ? [text(say({ en: ' (unsigned to the group)', zh: '（对群不署名）' }))] : [];
  return [
    paragraph(text(say(first))),
    paragraph(strong(words)),
    subdued(text(say({ en: 'By ', zh: '出题人：' })), person(by, name), ...hidden),
    paragraph(text(say(DECIDE))),
  ];
}

const DECIDE: Words = {
  en: 'Take it, change it or leave it: type /daily suggestions in its channel.',
  zh: '采用、修改或不用：请到它所在的频道输入 /daily suggestions。',
};

function outcomeBlocks({ words, reworded }: SuggestedPrompt, notice: SuggestionNotice, say: Say): Block[] {
  const told: Words =
    notice === 'left'
      ? { en: 'Thank you for your prompt. This time it was not taken.', zh: '谢谢你出的题，这次没有采用。' }
      : reworded
        ? { en: 'Your prompt was taken, in these words:', zh: '你出的题被采用了，文字改成了：' }
        : { en: 'Your prompt was taken. It joins the deck:', zh: '你出的题被采用了，已加入题库：' };
  return [paragraph(text(say(told))), paragraph(strong(words))];
}

async function settle(ports: Ports, row: OutboxRow, result: JobResult): Promise<void> {
  const { suggestion: id = '', to = '0' } = row.ids;
  const notice = row.ids.notice as SuggestionNotice;
  if (result.kind !== 'failed' || to === 'channel') return;
  const found = await ports.suggestions.get(row.workspace, id);
  if (!found) return;
  const suggestion = readSuggestion(found);
  if (isForAuthor(notice) && (notice === 'left' || suggestion.unsigned)) return;
  const next = Number(to) + 1;
  const after = isForAuthor(notice) || next >= MOST_TRIED ? 'channel' : next;
  await ports.outbox.put(row.workspace, suggestionJob(suggestion, notice, after));
}
