import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Outcome } from '#core/reply.ts';
import { told } from '#core/told.ts';
import type { Words } from '#core/words.ts';
import { mentionIn } from '../daily/ping.ts';
import { DEBATE_KIND } from './act.ts';
import { doIn, personNamed, steersAll, type Wanted } from './acting.ts';
import { hours, minutes } from './format.ts';
import { readLength } from './length.ts';
import { refuse } from './refuse.ts';
import { isOver, stageOf } from './state.ts';
import type { FoundDebate } from './where.ts';

/** What is told to who has taken a step. The channel is told by the debate. */
const DONE = {
  start: { en: 'It begins.', zh: '辩论开始。' },
  balance: { en: 'The sides are balanced.', zh: '双方人数已均衡。' },
  'draw-lots': { en: 'Lots are drawn.', zh: '已抽签分边。' },
  leave: { en: 'You have left.', zh: '你已退出。' },
  done: { en: 'Your turn is over.', zh: '你的发言结束了。' },
  'next-question': { en: 'The next question is asked.', zh: '已提出下一个问题。' },
  pause: {
    en: 'It is paused. It goes on with “Resume” or /debate resume.',
    zh: '已暂停。按“继续”或用 /debate resume 接着进行。',
  },
  resume: { en: 'It goes on.', zh: '继续进行。' },
  skip: { en: 'This stage is skipped.', zh: '已跳过这个环节。' },
  undo: { en: 'Back to the stage before.', zh: '已退回上一个环节。' },
  end: { en: 'It is ended early.', zh: '已提前结束。' },
  cancel: { en: 'It is called off.', zh: '已取消。' },
} satisfies Partial<Record<Wanted['kind'], Words>>;
export type Step = keyof typeof DONE;
export const isStep = (action: string): action is Step => Object.hasOwn(DONE, action);

const NOTHING: Words = { en: 'Nothing changed: it is so already.', zh: '没有变化：已经是这样了。' };
const SECONDED: Words = {
  en: 'Noted. It happens when one more person taking part asks for it.',
  zh: '已记下。再有一位参加者提出，就会生效。',
};

/** Takes a step that needs nothing else. */
export const step = (context: CommandContext, found: FoundDebate, kind: Step): Promise<Outcome> =>
  stepped(context, found, { kind }, DONE[kind]);

async function stepped(context: CommandContext, found: FoundDebate, wanted: Wanted, done: Words): Promise<Outcome> {
  const { events } = await doIn(context, found, wanted);
  if (!events.length) return told(context, NOTHING);
  if (events.some(({ kind }) => kind === 'seconding')) return told(context, SECONDED);
  // Ending a debate that has not begun calls it off.
  return told(context, events.some(({ kind }) => kind === 'cancelled') ? DONE.cancel : done);
}

/** Ms by which a stage is extended if nobody says by how much: in one that takes hours, a day. */
const USUAL = { short: minutes(2), long: hours(24) };

/** Gives a stage more time, or one person, which the others are not told of. `typed`: `5`, `10 min`, `5 @Ana`. */
export async function extend(
  context: CommandContext,
  found: FoundDebate,
  typed: string | undefined,
  named: string | undefined,
): Promise<Outcome> {
  const [, length = '', mention] = /^(.*?)\s*(?:(?:\bfor|给)\s*)?(<@[^>]+>|@\S+)?\s*$/u.exec(typed ?? '') ?? [];
  const isLong = (stageOf(found.debate)?.ms ?? 0) >= hours(1);
  const usual = isLong ? USUAL.long : USUAL.short;
  const ms = length ? readLength(length, isLong ? hours(1) : minutes(1)) : usual;
  if (ms === undefined || ms <= 0) throw new UserError({ kind: 'bad-debate-value', words: unreadable(length) });
  const person = named ?? mention;
  if (person === undefined) return stepped(context, found, { kind: 'extend', ms }, MORE);
  const id = await personNamed(context, mentionIn(context.requester.place.platform, person)?.id ?? person);
  return stepped(context, found, { kind: 'more-time', person: id, ms }, QUIETLY);
}

const MORE: Words = { en: 'There is more time now.', zh: '已延时。' };
const QUIETLY: Words = {
  en: 'They have more time now. I do not tell the others.',
  zh: '已给这个人加时，不告诉其他人。',
};
const unreadable = (typed: string): Words => ({
  en: `I cannot read “${typed}” as a length of time. Write 5, 90 s, 10 min or 1 day.`,
  zh: `看不懂“${typed}”是多长时间。请写 5、90 秒、10 分钟或 1 天。`,
  kept: [typed],
});

/** Gives the debate to somebody else to run. */
export async function handOver(context: CommandContext, found: FoundDebate, typed: string): Promise<Outcome> {
  const id = mentionIn(context.requester.place.platform, typed)?.id ?? typed;
  const to = await personNamed(context, id);
  return stepped(context, found, { kind: 'hand-over', to }, HANDED);
}

const HANDED: Words = { en: 'They run the debate now.', zh: '现在由对方主持。' };

/** Deletes a debate that is over, with all that is stored of it. Facilitators of the place may. */
export async function removeDebate(context: CommandContext, { id, debate }: FoundDebate): Promise<Outcome> {
  requireRemovable(context, { id, debate });
  const { workspace } = context.requester.place;
  await context.services.store.transaction(workspace, async ({ streams, outbox }) => {
    await outbox.cancel(workspace, DEBATE_KIND, { debate: id });
    if (!(await streams.remove(workspace, id))) refuse('gone');
  });
  return told(context, REMOVED);
}

/** Throws a user error unless the requester may remove the debate. */
export function requireRemovable(context: CommandContext, { debate }: FoundDebate): void {
  if (!steersAll(context)) throw new UserError({ kind: 'not-allowed', needed: 'facilitator', scope: 'channel' });
  if (!isOver(debate)) refuse('still-open');
}

const REMOVED: Words = {
  en: 'It is removed: its record, speeches and result are deleted. What I posted stays in the chat.',
  zh: '已移除：记录、发言和结果都已删除。已经发在聊天里的消息还在。',
};
