import type { Problem } from './errors.ts';
import { wholeValueWords } from './option-error-words.ts';
import { listWords, type Words } from './words.ts';

/** Kinds of problems with schedules. */
export const SCHEDULE_PROBLEM_KINDS = [
  'no-schedule',
  'which-schedule',
  'schedule-taken',
  'too-many-schedules',
  'nothing-to-post',
  'not-to-be-shown-whole',
  'no-such-topic',
  'bad-schedule-value',
  'unknown-zone',
  'which-zone',
  'cannot-post-here',
  'nobody-to-ping',
  'not-taking-part',
] as const;

export type ScheduleProblem = Extract<Problem, { kind: (typeof SCHEDULE_PROBLEM_KINDS)[number] }>;

/** Words a problem with a schedule: what is wrong and what to do about it. */
export function scheduleProblemWords(problem: ScheduleProblem): Words {
  switch (problem.kind) {
    case 'no-schedule':
      return noScheduleWords(problem);
    case 'which-schedule':
      return {
        en: `There are several schedules here. Say which one: ${problem.names.join(', ')}.`,
        zh: `这里有几份定时发题，请说明是哪一份：${problem.names.join('、')}。`,
        kept: problem.names,
      };
    case 'schedule-taken':
      return {
        en: `There is a schedule “${problem.name}” already. Take another name, or change that one: /daily change ${problem.name}.`,
        zh: `已经有一份定时发题叫“${problem.name}”。请换个名字，或用 /daily change ${problem.name} 修改它。`,
        kept: [problem.name],
      };
    case 'too-many-schedules':
      return {
        en: `A group can have ${problem.most} schedules, and this one has them. Turn one off first: /daily off.`,
        zh: `一个群最多有 ${problem.most} 份定时发题，已经满了。请先用 /daily off 关掉一份。`,
      };
    case 'nothing-to-post':
      return {
        en: 'There is no prompt that fits, so there would be nothing to post. Choose another topic or another kind.',
        zh: '没有符合条件的讨论题，没有可发的。请换个话题或题型。',
      };
    case 'not-to-be-shown-whole':
      return {
        en: `“${problem.article}” has no open licence. Posted day by day, the group would see it whole: a facilitator who may decide that says so first with /parley article reader ${problem.article}.`,
        zh: `《${problem.article}》没有开放许可。逐段发出，全群就会看到全文。请有权决定的主持人先用 /parley article reader ${problem.article} 允许全文显示。`,
        kept: [problem.article],
      };
    case 'no-such-topic':
      return {
        en: `No topic here is “${problem.typed}”. These are: ${problem.topics.join(', ')}.`,
        zh: `这里没有话题“${problem.typed}”。有的话题：${problem.topics.join('、')}。`,
        kept: [problem.typed],
      };
    case 'bad-schedule-value':
      return problem.words;
    default:
      return placeWords(problem);
  }
}

type OtherProblem = Exclude<
  ScheduleProblem,
  | { kind: 'no-schedule' | 'which-schedule' | 'schedule-taken' | 'too-many-schedules' | 'nothing-to-post' }
  | { kind: 'not-to-be-shown-whole' | 'no-such-topic' | 'bad-schedule-value' }
>;

/** Words a problem with a zone, a place or a person. */
function placeWords(problem: OtherProblem): Words {
  switch (problem.kind) {
    case 'unknown-zone':
      return {
        en: `I know no time zone “${problem.typed}”. Write a city or a zone, such as Berlin or Asia/Shanghai.`,
        zh: `不认识时区“${problem.typed}”。请写城市或时区，例如 上海、柏林、北京时间、Europe/Berlin。`,
        kept: [problem.typed],
      };
    case 'which-zone':
      if (problem.zones.length === 1)
        return {
          en: `Did you mean ${problem.zones[0]?.en}? Then write it so.`,
          zh: `是不是 ${problem.zones[0]?.zh}？是的话请这样写。`,
        };
      return {
        en: `“${problem.typed}” can be several time zones. Choose one: ${listWords(problem.zones).en}.`,
        zh: `“${problem.typed}”可能是几个时区，请选一个：${listWords(problem.zones).zh}。`,
      };
    case 'cannot-post-here':
      return {
        en: 'I cannot post every day in this kind of place. Use a text channel or a thread in one.',
        zh: '这类地方发不了每日讨论题。请到文字频道或其中的讨论串里设置。',
      };
    case 'nobody-to-ping':
      return {
        en: `I cannot tell who “${problem.typed}” is. Choose a role, a group or a person by typing @ and the name; everybody at once cannot be pinged.`,
        zh: `看不出“${problem.typed}”是谁。请输入 @ 再选择身份组、用户组或某个人；不能提醒所有人。`,
        kept: [problem.typed],
      };
    case 'not-taking-part':
      return {
        en: 'Only those who take part here can do that. Facilitators settle who: /parley settings.',
        zh: '只有参加者可以这样做。参加者由主持人在 /parley settings 里指定。',
      };
  }
}

function noScheduleWords({ name, names, after }: Extract<ScheduleProblem, { kind: 'no-schedule' }>): Words {
  if (!names.length)
    return {
      en: 'There is no schedule here yet. A facilitator begins one with /daily on.',
      zh: '这里还没有定时发题。主持人可以用 /daily on 开始。',
    };
  const whole = after ? wholeValueWords(after) : { en: '', zh: '' };
  return {
    en: `There is no schedule “${name}”. These are: ${names.join(', ')}.${whole.en}`,
    zh: `没有叫“${name}”的定时发题。有的是：${names.join('、')}。${whole.zh}`,
    kept: [name, ...names],
  };
}
