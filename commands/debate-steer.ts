import { type Command, defineCommand, type Option } from '#core/command.ts';
import { extend, handOver, type Step, step } from '#features/debate/steer.ts';
import { debateHere } from '#features/debate/where.ts';

// Steps in the course of a debate. Who may take them depends on the debate: whoever runs it, who may steer all, and after a while others.

const common = { may: 'member', examples: [], visibility: () => 'only-me' as const } as const;

type Names = Pick<Command, 'instead' | 'words'> & {
  name: string;
  chinese: string;
  traditional?: string;
  also: readonly string[];
};

/** A command that takes one step and needs nothing else. */
const stepping = (kind: Step, { name, chinese, traditional = chinese, also, ...more }: Names): Command =>
  defineCommand({
    ...common,
    path: ['debate', name],
    chinese: ['辩论', chinese],
    traditional: ['辯論', traditional],
    also,
    ...more,
    options: [],
    run: async (context) => step(context, await debateHere(context), kind),
  });

export const debateBegin = stepping('start', {
  name: 'begin',
  chinese: '开始',
  traditional: '開始',
  also: ['go', 'launch', 'kick-off', '正式开始'],
  words: { en: 'Begin: close the lobby and open the first vote', zh: '开始：结束候场，进入首轮投票' },
  instead: {
    en: 'It begins the debate whose lobby is open. A new one is opened with /debate start and the motion.',
    zh: '它用来开始正在候场的辩论。要开一场新的，请用 /debate start 加上辩题。',
  },
});

export const debateDone = stepping('done', {
  name: 'done',
  chinese: '讲完',
  traditional: '講完',
  also: ['finish', 'finished', '说完', '完毕', '说完了'],
  words: { en: 'End your turn', zh: '结束你的发言' },
});

export const debatePause = stepping('pause', {
  name: 'pause',
  chinese: '暂停',
  traditional: '暫停',
  also: ['hold', 'break', 'halt'],
  words: { en: 'Stop the clock', zh: '暂停计时' },
});

export const debateResume = stepping('resume', {
  name: 'resume',
  chinese: '继续',
  traditional: '繼續',
  also: ['continue', 'unpause', '恢复'],
  words: { en: 'Go on after a pause', zh: '暂停后继续' },
});

export const debateSkip = stepping('skip', {
  name: 'skip',
  chinese: '跳过',
  traditional: '跳過',
  also: ['next', 'forward', '下一环节', '下一步'],
  words: { en: 'Go to the next stage now', zh: '马上进入下一个环节' },
});

export const debateUndo = stepping('undo', {
  name: 'undo',
  chinese: '退回',
  also: ['back', 'previous', '撤销', '上一步'],
  words: { en: 'Go back to the stage before', zh: '退回上一个环节' },
});

export const debateEnd = stepping('end', {
  name: 'end',
  chinese: '结束',
  traditional: '結束',
  also: ['stop', 'close', '提前结束'],
  words: { en: 'End early: the closing vote now, or the result', zh: '提前结束：马上末轮投票，或公布结果' },
});

export const debateCancel = stepping('cancel', {
  name: 'cancel',
  chinese: '取消',
  also: ['call-off', 'abort'],
  words: { en: 'Call it off, without a result', zh: '取消辩论，没有结果' },
});

const personOption = { name: 'person', chinese: '成员', traditional: '成員', kind: 'user' } as const;

const EXTEND_OPTIONS = [
  {
    name: 'time',
    chinese: '时间',
    traditional: '時間',
    kind: 'text',
    required: false,
    words: { en: 'How much: 5, 90 s, 1 day; 2 minutes if left out', zh: '多久：5、90 秒、1 天；不填为 2 分钟' },
  },
  {
    ...personOption,
    required: false,
    words: { en: 'Only for this person; the others are not told', zh: '只给这个人，不告诉其他人' },
  },
] as const satisfies readonly Option[];

export const debateExtend = defineCommand({
  ...common,
  path: ['debate', 'extend'],
  chinese: ['辩论', '延时'],
  traditional: ['辯論', '延時'],
  also: ['more-time', 'more', 'time', '加时', '延长'],
  words: { en: 'Give this stage, or one person, more time', zh: '给本环节或某个人加时' },
  options: EXTEND_OPTIONS,
  run: async (context, { time, person }) => extend(context, await debateHere(context), time, person),
});

export const debateHandOver = defineCommand({
  ...common,
  path: ['debate', 'hand-over'],
  chinese: ['辩论', '移交'],
  traditional: ['辯論', '移交'],
  also: ['handover', 'facilitator', 'host', '交给', '换主持'],
  words: { en: 'Let somebody else run the debate', zh: '把主持交给别人' },
  options: [{ ...personOption, required: true, words: { en: 'Who runs it from now on', zh: '由谁主持' } }],
  sample: { en: '/debate hand-over @Ana', zh: '/debate hand-over @小安' },
  run: async (context, { person }) => handOver(context, await debateHere(context), person),
});
