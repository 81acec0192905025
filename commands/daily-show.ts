import { requireRight, rightForSchedules } from '#core/answer.ts';
import { type CommandContext, defineCommand } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { type Outcome, paragraph, text } from '#core/reply.ts';
import { told } from '#core/told.ts';
import type { Words } from '#core/words.ts';
import { knownTo, scheduleCalled, suggestSchedules } from '#features/daily/find-schedule.ts';
import { pastOf, pastReply } from '#features/daily/past-reply.ts';
import { listReply, previewReply, showReply } from '#features/daily/replies.ts';
import { readSchedule, type Schedule } from '#features/daily/schedule.ts';
import { isStance, pressStance } from '#features/daily/stance.ts';
import { resume, turnOff } from '#features/daily/steer.ts';
import { scheduleOption } from './daily-options.ts';

export const dailyShow = defineCommand({
  path: ['daily', 'show'],
  chinese: ['每日', '查看'],
  traditional: ['每日', '檢視'],
  also: ['info', 'status', 'next', '看', '状态'],
  words: { en: 'A schedule: what comes, what is left, what was missed', zh: '查看定时发题：接下来、还剩多少、错过的' },
  options: [scheduleOption],
  may: 'member',
  examples: [],
  visibility: () => 'only-me',
  run: async (context, args) => showReply(context, await scheduleCalled(context, args.name)),
  press,
  complete: suggestName,
});

async function suggestName(context: CommandContext, _option: string, typed: string) {
  return suggestSchedules(context, typed);
}

/** Buttons of what was posted: an answer to a prompt; begin again or stop at the end. */
async function press(context: CommandContext, action: string, cardId: string): Promise<Outcome> {
  if (isStance(action)) return pressStance(context, action, cardId);
  const { services, requester } = context;
  const stored = await services.store.schedules.get(requester.place.workspace, cardId);
  if (!stored) throw new UserError({ kind: 'card-gone' });
  requireRight(context, rightForSchedules(context), 'channel');
  return steerEnded(context, action, readSchedule(stored));
}

async function steerEnded(context: CommandContext, action: string, schedule: Schedule): Promise<Outcome> {
  if (schedule.status !== 'ended')
    return showReply(context, schedule, [paragraph(text(context.sayTo('only-me')(ANSWERED)))]);
  if (action === 'again') return showReply(context, await resume(context, schedule));
  if (action !== 'stop') throw new UserError({ kind: 'card-gone' });
  await turnOff(context, schedule);
  const words = {
    en: 'It ends here. What was posted stays: /daily past.',
    zh: '到此为止。发过的题都还在：/daily past。',
  };
  return told(context, words);
}

const ANSWERED: Words = {
  en: 'That question has been answered already. This is how it stands; /daily off ends it.',
  zh: '这个问题已经有人答过了，现在是这样。要结束请用 /daily off。',
};

export const dailyList = defineCommand({
  path: ['daily', 'list'],
  chinese: ['每日', '列表'],
  also: ['ls', 'schedules', '全部', '所有'],
  words: { en: 'All schedules here', zh: '列出这里的定时发题' },
  options: [],
  may: 'member',
  examples: [],
  visibility: () => 'only-me',
  run: async (context) => listReply(context, await knownTo(context)),
});

export const dailyPreview = defineCommand({
  path: ['daily', 'preview'],
  chinese: ['每日', '预览'],
  traditional: ['每日', '預覽'],
  words: { en: 'See exactly what comes next, only for you', zh: '看看下一题是什么，只给你看' },
  options: [scheduleOption],
  may: 'facilitator',
  mayBy: 'schedules',
  examples: [],
  visibility: () => 'only-me',
  run: async (context, args) => previewReply(context, await scheduleCalled(context, args.name)),
  complete: suggestName,
});

export const dailyPast = defineCommand({
  path: ['daily', 'past'],
  chinese: ['每日', '往期'],
  also: ['history', 'archive', '历史', '以前'],
  words: { en: 'All that was posted, with links', zh: '发过的讨论题和链接' },
  options: [
    scheduleOption,
    {
      name: 'everywhere',
      chinese: '所有频道',
      traditional: '所有頻道',
      kind: 'flag',
      required: false,
      words: { en: 'Of all channels, not of this one alone', zh: '列出所有频道的，不限于本频道' },
      also: ['all', 'all-channels', '全部', '到处'],
    },
  ],
  may: 'member',
  examples: [],
  visibility: () => 'only-me',
  run: async (context, { name, everywhere }) => {
    if (name === undefined) return pastReply(context, { kind: everywhere ? 'everywhere' : 'here' }, undefined);
    return pastReply(context, { kind: 'one', schedule: (await scheduleCalled(context, name)).id }, undefined);
  },
  press: async (context, action, before) => {
    const of = pastOf(action);
    if (!of) throw new UserError({ kind: 'card-gone' });
    return pastReply(context, of, before);
  },
  complete: suggestName,
});
