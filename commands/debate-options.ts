import type { Option } from '#core/command.ts';
import { FORMATS } from '#features/debate/formats/index.ts';
import { readsAsMoment } from '#features/debate/moment.ts';
import { readsAsTimes } from '#features/debate/times.ts';
import { languageOption, YES_OR_NO, zoneOption } from './daily-options.ts';

// Options of the commands for debates.

export const SIDE_CHOICES = [
  { value: 'for', words: { en: 'for', zh: '正方' }, also: ['pro', 'yes', 'support', '支持', '赞成'] },
  { value: 'against', words: { en: 'against', zh: '反方' }, also: ['con', 'no', 'oppose', '反对'] },
] as const;

export const STANCE_CHOICES = [
  ...SIDE_CHOICES,
  { value: 'undecided', words: { en: 'undecided', zh: '未定' }, also: ['unsure', 'neutral', '中立', '没想好'] },
  { value: 'watching', words: { en: 'watching', zh: '旁听' }, also: ['watch', 'audience', '观众', '围观'] },
  { value: 'none', words: { en: 'leave again', zh: '退出' }, also: ['leave', 'quit', 'out', '离开'] },
] as const;

/** Which debate of the place. Without it, the present one or the last. */
export const debateOption = {
  name: 'which',
  chinese: '哪场',
  traditional: '哪場',
  kind: 'text',
  suggests: true,
  required: false,
  words: { en: 'Which debate; the present or last one if left out', zh: '哪一场；不填为正在进行的或上一场' },
} as const satisfies Option;

export const motionOption = {
  name: 'motion',
  chinese: '辩题',
  traditional: '辯題',
  kind: 'text',
  suggests: true,
  required: true,
  words: { en: 'The motion: your own words, one from the list, or draw', zh: '辩题：自己写、从列表里选，或“抽签”' },
} as const satisfies Option;

/** Options of a new debate besides the motion. */
export const NEW_OPTIONS = [
  {
    name: 'format',
    chinese: '赛制',
    traditional: '賽制',
    kind: 'choice',
    required: false,
    words: { en: 'How it goes; Oxford if left out', zh: '赛制；不填为牛津式' },
    choices: FORMATS.map(({ id, name, line, also }) => ({
      value: id,
      words: { en: `${name.en}: ${line.en}`, zh: `${name.zh}：${line.zh}` },
      also: [name.en, name.zh, ...also],
    })),
  },
  {
    name: 'times',
    chinese: '时长',
    traditional: '時長',
    kind: 'text',
    reads: readsAsTimes,
    required: false,
    words: {
      en: 'Minutes: openings 3, floor 10; or total 30; or x2',
      zh: '分钟：立论 3，提问 10；或：总共 30；或：x2',
    },
  },
  { ...languageOption, required: false, words: { en: 'Language in which I speak', zh: '我用什么语言主持' } },
  {
    name: 'topic',
    chinese: '话题',
    traditional: '話題',
    kind: 'text',
    suggests: true,
    required: false,
    words: { en: 'The topic to draw a motion from', zh: '从哪个话题里抽辩题' },
  },
  {
    name: 'thread',
    chinese: '讨论串',
    traditional: '討論串',
    kind: 'choice',
    required: false,
    words: { en: 'In a thread of its own; yes if left out', zh: '开一个讨论串；不填为是' },
    choices: YES_OR_NO,
  },
  {
    name: 'who',
    chinese: '参加者',
    traditional: '參加者',
    kind: 'text',
    mentions: true,
    required: false,
    words: {
      en: 'Who may take part: everybody, a role or group, people; the lobby if left out',
      zh: '谁可以参加：所有人、身份组、用户组或成员；不填为候场的人',
    },
  },
  {
    name: 'approve',
    chinese: '需批准',
    kind: 'flag',
    required: false,
    words: { en: 'Speeches wait until you approve them', zh: '发言先经你批准' },
    also: ['approval', 'moderated', '审核', '審核', '先审后发'],
  },
] as const satisfies readonly Option[];

export const whenOption = {
  name: 'when',
  chinese: '时间',
  traditional: '時間',
  kind: 'text',
  reads: readsAsMoment,
  required: true,
  words: { en: 'Day and time: "Friday 19:00", "in 2 hours"', zh: '哪天几点：“周五 19:00”、“明晚 8 点”' },
} as const satisfies Option;

export const zoneOptionOfDebate = { ...zoneOption, required: true } as const satisfies Option;
