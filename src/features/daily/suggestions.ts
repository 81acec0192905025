import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Ports } from '#core/ports/store.ts';
import type { Place } from '#core/request.ts';
import type { Words } from '#core/words.ts';
import { targetOf } from './posting-place.ts';
import { reminderOf } from './reminder.ts';
import { readSuggestion, type SuggestedPrompt, storedSuggestion } from './suggestion.ts';
import { cancelNotices, suggestionJob } from './suggestion-job.ts';

/** Open suggestions of one person, and of a workspace. */
const MOST_OPEN = 10;
const MOST_OF_ALL = 100;

/** What a member puts forward, read and checked. */
export type Proposal = Pick<SuggestedPrompt, 'words' | 'topic' | 'unsigned' | 'from'>;

/** Stores a suggestion, tells those who decide, and sees to the reminder, all in one transaction. Throws a user error if there are too many. */
export async function putForward(
  { requester, services }: CommandContext,
  proposal: Proposal,
): Promise<SuggestedPrompt> {
  const { user, place, language } = requester;
  return services.store.transaction(place.workspace, async (ports) => {
    const all = (await ports.suggestions.list(place.workspace)).map(readSuggestion);
    demandRoom(all, user.id, proposal, place);
    const suggestion: SuggestedPrompt = {
      ...proposal,
      id: services.outside.newId(),
      by: user.id,
      name: user.name,
      createdAt: await ports.clock.now(),
      status: 'open',
      language,
      place: { platform: place.platform, ...targetOf(place) },
      reworded: false,
    };
    await ports.suggestions.put(place.workspace, storedSuggestion(suggestion));
    await ports.outbox.put(place.workspace, suggestionJob(suggestion, 'new'));
    await ports.schedules.put(place.workspace, reminderOf(suggestion));
    return suggestion;
  });
}

function demandRoom(all: readonly SuggestedPrompt[], by: string, { words, topic }: Proposal, { channel }: Place): void {
  const open = all.filter(({ status }) => status === 'open');
  if (open.filter((one) => one.by === by).length >= MOST_OPEN) throw bad(TOO_MANY);
  if (open.length >= MOST_OF_ALL) throw bad(FULL);
  const isThere = all.some(
    (one) => one.status !== 'left' && one.topic === topic && one.place.channel === channel && one.words === words,
  );
  if (isThere) throw bad(TWICE);
}

const bad = (words: Words): UserError => new UserError({ kind: 'bad-schedule-value', words });

const TOO_MANY: Words = {
  en: `${MOST_OPEN} prompts of yours are waiting for an answer. Wait until some are decided.`,
  zh: `你已有 ${MOST_OPEN} 道题在等待答复，请等其中一些有了结果再出。`,
};
const FULL: Words = {
  en: `${MOST_OF_ALL} prompts are waiting for an answer here. A facilitator decides on them with /daily suggestions.`,
  zh: `这里已有 ${MOST_OF_ALL} 道题在等待答复，请主持人先用 /daily suggestions 处理。`,
};
const TWICE: Words = {
  en: 'This very prompt was put forward here already.',
  zh: '这里已经有人出过一模一样的题。',
};

/** What can become of a suggestion. `words`: those that a facilitator has given it instead. */
export type Verdict = { status: 'taken' | 'left'; words?: string };

/** Decides on a suggestion, once. Its author is told. Returns it as it is now and whether it was open until now. */
export async function decideOn(
  { requester, services }: CommandContext,
  id: string,
  { status, words }: Verdict,
): Promise<{ suggestion: SuggestedPrompt; isDecidedNow: boolean }> {
  const { workspace } = requester.place;
  return services.store.transaction(workspace, async (ports) => {
    const found = await ports.suggestions.get(workspace, id);
    if (!found) throw new UserError({ kind: 'card-gone' });
    const before = readSuggestion(found);
    if (before.status !== 'open') return { suggestion: before, isDecidedNow: false };
    const isReworded = words !== undefined && words !== before.words;
    const suggestion = { ...before, status, ...(isReworded && { words, reworded: true }) };
    await ports.suggestions.put(workspace, storedSuggestion(suggestion));
    await ports.schedules.remove(workspace, reminderOf(before).id);
    await cancelNotices(ports, workspace, before);
    if (before.by !== requester.user.id)
      await ports.outbox.put(workspace, suggestionJob(suggestion, status === 'left' ? 'left' : 'taken'));
    return { suggestion, isDecidedNow: true };
  });
}

/** Deletes all that a person put forward, with the reminders. Returns their number. */
export async function forgetSuggestions(ports: Ports, workspace: string, person: string): Promise<number> {
  const theirs = (await ports.suggestions.list(workspace)).map(readSuggestion).filter(({ by }) => by === person);
  for (const one of theirs) await ports.schedules.remove(workspace, reminderOf(one).id);
  return ports.suggestions.forget(workspace, person);
}
