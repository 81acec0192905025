import { type ArgsOf, type CommandContext, defineCommand, type Option } from '#core/command.ts';
import { type Outcome, paragraph, type Suggestion, strong } from '#core/reply.ts';
import { suggestArticles } from '#features/articles/open-article.ts';
import { suggestTopics } from '#features/camps/topics-list.ts';
import { requirePostingPlace } from '#features/daily/posting-place.ts';
import { showReply } from '#features/daily/replies.ts';
import { readSetUp } from '#features/daily/set-up.ts';
import { begin } from '#features/daily/steer.ts';
import { suggestZones } from '#features/daily/zones.ts';
import { languageOption, MORE_OPTIONS, timeOption, zoneOption } from './daily-options.ts';

const OPTIONS = [
  { ...timeOption, required: true },
  { ...zoneOption, required: true },
  { ...languageOption, required: true },
  ...MORE_OPTIONS,
  {
    name: 'name',
    chinese: '名称',
    traditional: '名稱',
    kind: 'text',
    required: false,
    words: { en: 'A name for this schedule', zh: '给这份安排起个名字' },
  },
] as const satisfies readonly Option[];

export const dailyOn = defineCommand({
  path: ['daily', 'on'],
  chinese: ['每日', '开启'],
  traditional: ['每日', '開啟'],
  also: ['start', 'begin', 'new', 'add', 'set', '开始', '新建', '设置'],
  words: { en: 'Post a question here at a set time', zh: '在这里定时发讨论题' },
  options: OPTIONS,
  may: 'facilitator',
  mayBy: 'schedules',
  examples: [
    {
      en: '/daily on time:9:00 zone:Berlin language:en days:Mon-Fri',
      zh: '/daily on 时间:9:00 时区:上海 语言:简体中文 日子:工作日',
    },
  ],
  visibility: () => 'only-me',
  run,
  complete: completeSetUp,
});

async function run(context: CommandContext, args: ArgsOf<typeof OPTIONS>): Promise<Outcome> {
  requirePostingPlace(context.requester.place);
  const now = await context.services.store.clock.now();
  const read = await readSetUp(context, args, now);
  const language = read.language ?? 'en';
  const schedule = await begin(
    context,
    { ...read, language, opensThread: args.thread === 'yes', isSilent: args.sound === 'no' },
    now,
  );
  const words = { en: 'It is set up.', zh: '设置好了。' };
  return showReply(context, schedule, [paragraph(strong(context.sayTo('only-me')(words)))]);
}

/** Suggestions for what is typed while a schedule is set up or changed. */
export async function completeSetUp(context: CommandContext, option: string, typed: string): Promise<Suggestion[]> {
  switch (option) {
    case 'zone':
      return suggestZones(typed, await context.services.store.clock.now(), context.sayTo('only-me'));
    case 'topics':
      return suggestMoreTopics(context, typed);
    case 'article':
      return suggestArticles(context, typed);
    default:
      return [];
  }
}

/** Suggests for the last of several topics, and keeps those before it. */
async function suggestMoreTopics(context: CommandContext, typed: string): Promise<Suggestion[]> {
  const at = Math.max(typed.lastIndexOf(','), typed.lastIndexOf('，'), typed.lastIndexOf('、')) + 1;
  const before = typed.slice(0, at);
  const found = await suggestTopics(context, typed.slice(at));
  return found.map(({ value, label }) => ({ value: `${before}${value}`, label }));
}
