import { type ArgsOf, type CommandContext, defineCommand, type Option } from '#core/command.ts';
import { type Outcome, onlyMe, paragraph, type Span, type Suggestion, strong, text } from '#core/reply.ts';
import type { Say, Words } from '#core/words.ts';
import { suggestTopics } from '#features/camps/topics-list.ts';
import { zoneOf } from '#features/daily/set-up.ts';
import { momentSpans } from '#features/daily/when.ts';
import { suggestZones } from '#features/daily/zones.ts';
import { suggestMotions } from '#features/debate/motion.ts';
import { openDebate, type TypedDebate } from '#features/debate/open.ts';
import { statusReply } from '#features/debate/status.ts';
import { motionOption, NEW_OPTIONS, whenOption, zoneOptionOfDebate } from './debate-options.ts';

const START_OPTIONS = [motionOption, ...NEW_OPTIONS] as const satisfies readonly Option[];
const PLAN_OPTIONS = [
  motionOption,
  whenOption,
  zoneOptionOfDebate,
  ...NEW_OPTIONS,
] as const satisfies readonly Option[];

const common = {
  may: 'facilitator',
  mayBy: 'debates',
  visibility: () => 'only-me' as const,
} as const;

export const debateStart = defineCommand({
  ...common,
  path: ['debate', 'start'],
  chinese: ['辩论', '发起'],
  traditional: ['辯論', '發起'],
  also: ['new', 'open', 'create', '新建', '开', '开一场', '發起辯論'],
  words: { en: 'Open a debate here: people take sides, then you begin', zh: '在这里发起辩论：先选边，再开始' },
  options: START_OPTIONS,
  examples: [
    {
      en: '/debate start Chip controls do more harm than good format:quick language:en',
      zh: '/debate start 芯片管制弊大于利 赛制:快速 语言:简体中文',
    },
  ],
  run: async (context, args: ArgsOf<typeof START_OPTIONS>) =>
    opened(context, { ...args, command: '/debate start' }, OPENED),
  complete,
});

export const debatePlan = defineCommand({
  ...common,
  path: ['debate', 'plan'],
  chinese: ['辩论', '预约'],
  traditional: ['辯論', '預約'],
  also: ['schedule', 'announce', '计划', '安排', '预告'],
  words: { en: 'Announce a debate for a time; who comes is reminded', zh: '预约一场辩论：公布时间，提醒参加的人' },
  options: PLAN_OPTIONS,
  examples: [],
  sample: {
    en: '/debate plan Chip controls do more harm than good when:"tomorrow 19:30" zone:Berlin language:en',
    zh: '/debate plan 芯片管制弊大于利 时间:"明天 19:30" 时区:上海 语言:简体中文',
  },
  run: async (context, args: ArgsOf<typeof PLAN_OPTIONS>) =>
    opened(context, { ...args, command: '/debate plan' }, PLANNED),
  complete,
});

const OPENED: Words = {
  en: 'The lobby is on its way. Begin with its button or /debate begin when people are there.',
  zh: '候场消息马上发出。人到了以后，按“开始辩论”或用 /debate begin 开始。',
};
const PLANNED: Words = {
  en: 'The announcement is on its way. The lobby opens by itself at that time.',
  zh: '预告马上发出。到时间会自动开放候场。',
};

async function opened(context: CommandContext, typed: TypedDebate, words: Words): Promise<Outcome> {
  const found = await openDebate(context, typed);
  const say = context.sayTo('only-me');
  const { startsAt } = found.debate.setup;
  const at =
    typed.zone === undefined || startsAt === undefined ? [] : [paragraph(...opensAt(startsAt, typed.zone, say))];
  return onlyMe(await statusReply(context, found, [paragraph(strong(say(words))), ...at]));
}

/** The moment on the clock by which it was typed, so that a wrong reading is seen. */
const opensAt = (at: number, zone: string, say: Say): Span[] => [
  text(say({ en: 'The lobby opens: ', zh: '开放候场：' })),
  ...momentSpans(at, zoneOf(zone, at), say),
];

async function complete(context: CommandContext, option: string, typed: string): Promise<Suggestion[]> {
  switch (option) {
    case 'motion':
      return suggestMotions(context, typed);
    case 'topic':
      return suggestTopics(context, typed);
    case 'zone':
      return suggestZones(typed, await context.services.store.clock.now(), context.sayTo('only-me'));
    default:
      return [];
  }
}
