import { type ArgsOf, type CommandContext, defineCommand, type Option } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { type Outcome, paragraph, strong } from '#core/reply.ts';
import { told } from '#core/told.ts';
import type { Words } from '#core/words.ts';
import { scheduleCalled, splitName, suggestSchedules } from '#features/daily/find-schedule.ts';
import { showReply } from '#features/daily/replies.ts';
import { comesOn, nextRun, type Schedule } from '#features/daily/schedule.ts';
import { datesOf, readsAsDates } from '#features/daily/set-up.ts';
import { pause, postNow, resume, skipDates, skipNext, turnOff } from '#features/daily/steer.ts';
import { dateWords, localDate } from '#features/daily/when.ts';
import { scheduleOption } from './daily-options.ts';

const common = {
  may: 'facilitator',
  mayBy: 'schedules',
  examples: [],
  visibility: () => 'only-me' as const,
} as const;

const suggestName = async (context: CommandContext, option: string, typed: string) =>
  option === 'name' ? suggestSchedules(context, typed) : [];

async function shown(context: CommandContext, schedule: Schedule, words: Words): Promise<Outcome> {
  return showReply(context, schedule, [paragraph(strong(context.sayTo('only-me')(words)))]);
}

export const dailyNow = defineCommand({
  ...common,
  path: ['daily', 'now'],
  chinese: ['每日', '马上'],
  traditional: ['每日', '馬上'],
  also: ['post', 'send', '现在', '立刻', '立即'],
  words: { en: 'Post the next one at once', zh: '马上发下一题' },
  options: [scheduleOption],
  run: async (context, args) => {
    await postNow(context, await scheduleCalled(context, args.name));
    const words = { en: 'It is on its way. The schedule goes on as before.', zh: '马上就到，原来的安排不变。' };
    return told(context, words);
  },
  complete: suggestName,
});

/** People write a day right after the command or the name of a schedule. `typed`: the dates. */
async function nameOrDates(
  context: CommandContext,
  first: string | undefined,
  dates: string | undefined,
): Promise<{ name?: string; typed?: string }> {
  if (first === undefined || dates !== undefined)
    return { ...(first !== undefined && { name: first }), ...(dates !== undefined && { typed: dates }) };
  const { name, rest } = await splitName(context, first);
  const typed = rest.replace(/^(?:(?:until|till|to|on)\s+|(?:直到|到)\s*)/iu, '');
  if (!typed || (name === undefined && !readsAsDates(typed))) return { name: first };
  return { ...(name !== undefined && { name }), typed };
}

const SKIP_OPTIONS = [
  scheduleOption,
  {
    name: 'dates',
    chinese: '日期',
    kind: 'text',
    reads: readsAsDates,
    required: false,
    words: { en: 'Which dates; the next one if left out', zh: '哪些日期；不填就是下一次' },
  },
  {
    name: 'prompt',
    chinese: '这道题',
    traditional: '這道題',
    kind: 'flag',
    required: false,
    words: { en: 'Skip the prompt, not the day', zh: '跳过这道题，日子不变' },
  },
] as const satisfies readonly Option[];

export const dailySkip = defineCommand({
  ...common,
  path: ['daily', 'skip'],
  chinese: ['每日', '跳过'],
  traditional: ['每日', '跳過'],
  words: { en: 'Leave out a day, or the next prompt', zh: '跳过某天，或下一道题' },
  options: SKIP_OPTIONS,
  run: skip,
  complete: suggestName,
});

async function skip(context: CommandContext, args: ArgsOf<typeof SKIP_OPTIONS>): Promise<Outcome> {
  const { name, typed: when } = await nameOrDates(context, args.name, args.dates);
  const schedule = await scheduleCalled(context, name);
  if (args.prompt)
    return shown(context, await skipNext(context, schedule), { en: 'Another one comes instead.', zh: '换了一道题。' });
  const now = await context.services.store.clock.now();
  const typed = when === undefined ? undefined : datesOf(when, localDate(now, schedule.rule.zone));
  const next = nextRun(schedule)?.date;
  const dates = typed ?? (next === undefined ? [] : [next]);
  if (!dates.length) throw new UserError({ kind: 'nothing-to-post' });
  if (!dates.some((date) => comesOn(schedule, date))) throw nothingOn(dates);
  return shown(context, await skipDates(context, schedule, dates), { en: 'Skipped.', zh: '已跳过。' });
}

function nothingOn([date = '', ...more]: readonly string[]): UserError {
  const day = dateWords(date);
  const words = more.length
    ? {
        en: 'Nothing is to come on any of these dates, so nothing was skipped.',
        zh: '这些日子都没有要发的题，不用跳过。',
      }
    : { en: `Nothing is to come on ${day.en}, so nothing was skipped.`, zh: `${day.zh}没有要发的题，不用跳过。` };
  return new UserError({ kind: 'bad-schedule-value', words });
}

const PAUSE_OPTIONS = [
  scheduleOption,
  {
    name: 'until',
    chinese: '直到',
    kind: 'text',
    reads: readsAsDates,
    required: false,
    words: { en: 'First day after the pause; until /daily resume if left out', zh: '哪天恢复；不填则等 /daily resume' },
  },
] as const satisfies readonly Option[];

export const dailyPause = defineCommand({
  ...common,
  path: ['daily', 'pause'],
  chinese: ['每日', '暂停'],
  traditional: ['每日', '暫停'],
  words: { en: 'Stop for a while', zh: '暂停一段时间' },
  options: PAUSE_OPTIONS,
  run: async (context: CommandContext, args: ArgsOf<typeof PAUSE_OPTIONS>) => {
    const { name, typed } = await nameOrDates(context, args.name, args.until);
    const schedule = await scheduleCalled(context, name);
    const now = await context.services.store.clock.now();
    const [until] = typed === undefined ? [] : datesOf(typed, localDate(now, schedule.rule.zone));
    return shown(context, await pause(context, schedule, until), { en: 'Paused.', zh: '已暂停。' });
  },
  complete: suggestName,
});

export const dailyResume = defineCommand({
  ...common,
  path: ['daily', 'resume'],
  chinese: ['每日', '恢复'],
  traditional: ['每日', '恢復'],
  also: ['continue', 'unpause', '继续'],
  words: { en: 'Go on after a pause, or begin again at the end', zh: '暂停后继续，或发完后从头再来' },
  options: [scheduleOption],
  run: async (context, args) => {
    const schedule = await resume(context, await scheduleCalled(context, args.name));
    return shown(context, schedule, { en: 'It goes on.', zh: '继续发题。' });
  },
  complete: suggestName,
});

export const dailyOff = defineCommand({
  ...common,
  path: ['daily', 'off'],
  chinese: ['每日', '关闭'],
  traditional: ['每日', '關閉'],
  also: ['stop', 'end', 'delete', 'remove', '停止', '删除'],
  words: { en: 'End a schedule; what was posted stays', zh: '结束定时发题，发过的题保留' },
  options: [scheduleOption],
  run: async (context, args) => {
    const { name } = await turnOff(context, await scheduleCalled(context, args.name));
    const words = {
      en: `“${name}” is off. What it posted stays: /daily past.`,
      zh: `“${name}”已关闭，发过的题还在：/daily past。`,
      kept: [name],
    };
    return told(context, words);
  },
  complete: suggestName,
});
