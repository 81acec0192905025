import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Outcome } from '#core/reply.ts';
import { told } from '#core/told.ts';
import type { Words } from '#core/words.ts';
import { doIn } from './acting.ts';
import { lengthOfText } from './drafts.ts';
import { VOTES } from './format.ts';
import { type BallotChoice, CHOICES } from './result.ts';
import { whyOf } from './texts.ts';
import type { FoundDebate } from './where.ts';

/** Most characters of a line about what moved somebody, and of a reason for taking something back. */
export const LONGEST_REASON = 300;

const NAMES: Record<BallotChoice, Words> = {
  for: { en: 'for the motion', zh: '支持' },
  against: { en: 'against the motion', zh: '反对' },
  undecided: { en: 'undecided', zh: '未定' },
};

/** The choice of a button's action, such as `vote-for`. */
export const choiceIn = (action: string): BallotChoice | undefined =>
  CHOICES.find((choice) => action === `vote-${choice}`);

/** Stores a ballot in place of an earlier one. `part`: the vote that the button belongs to. */
export async function castBallot(
  context: CommandContext,
  found: FoundDebate,
  choice: BallotChoice,
  part: string | undefined,
): Promise<Outcome> {
  const vote = VOTES.find((one) => one === part);
  if (!vote) throw new UserError({ kind: 'card-gone' });
  const { workspace } = context.requester.place;
  let earlier: string | undefined;
  await doIn(context, found, { kind: 'vote', vote }, async ({ ballots }, { person }) => {
    earlier = await ballots.put(workspace, found.id, { by: person, vote, choice });
  });
  const words = earlier === undefined || earlier === choice ? chosen(NAMES[choice]) : changed(NAMES[choice]);
  return told(context, words);
}

const chosen = ({ en, zh }: Words): Words => ({
  en: `Your ballot: ${en}. You can change it until the vote closes. Nobody in the chat sees it.`,
  zh: `你投了“${zh}”。投票结束前都可以改，聊天里没有人看得到。`,
});
const changed = ({ en, zh }: Words): Words => ({
  en: `Changed: your ballot is ${en} now. Nobody in the chat sees it.`,
  zh: `已改为“${zh}”。聊天里没有人看得到。`,
});

/** A text that is not too long, on one line. Throws a user error. */
export function shortText(typed: string, most: number): string {
  const words = typed.replaceAll(/\s+/gu, ' ').trim();
  if (!words) throw bad(NO_WORDS);
  const count = lengthOfText(words);
  if (count <= most) return words;
  throw bad({
    en: `That is ${count} characters; at most ${most} fit. Please shorten it.`,
    zh: `共 ${count} 个字符，最多 ${most} 个，请删减。`,
  });
}

const bad = (words: Words): UserError => new UserError({ kind: 'bad-debate-value', words });
const NO_WORDS: Words = { en: 'There are no words in it.', zh: '里面没有文字。' };

/** Takes a line, unsigned, about what moved somebody. */
export async function giveReason(context: CommandContext, found: FoundDebate, typed: string): Promise<Outcome> {
  const words = shortText(typed, LONGEST_REASON);
  const id = context.services.outside.newId();
  const { workspace } = context.requester.place;
  await doIn(context, found, { kind: 'give-reason', id }, async ({ streamTexts, clock }, { person }) => {
    const createdAt = await clock.now();
    await streamTexts.put(workspace, {
      id,
      stream: found.id,
      by: person,
      kind: 'reason',
      createdAt,
      body: { text: words },
    });
  });
  return told(context, TAKEN);
}

const TAKEN: Words = {
  en: 'Thank you. It will stand with the result, without your name and in mixed order.',
  zh: '谢谢。它会和结果一起公布，不署名，次序打乱。',
};

/** Stores why an entry was taken back, in the transaction that takes it back. */
export const whyText = (found: FoundDebate, entry: string, by: string, createdAt: number, words: string) => ({
  ...{ id: whyOf(entry), stream: found.id, by, kind: 'why', createdAt },
  body: { text: words },
});
