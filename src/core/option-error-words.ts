import { echoed } from './clip.ts';
import type { Problem } from './errors.ts';
import type { Platform } from './request.ts';
import type { Words } from './words.ts';

type OptionProblem = Extract<Problem, { kind: 'unknown-option' | 'bad-option' | 'not-a-person' }>;

/** Words a problem with an option of a command: what is wrong and what can be typed instead. */
export function optionProblemWords(problem: OptionProblem): Words {
  switch (problem.kind) {
    case 'unknown-option':
      return unknownWords({ ...problem, option: echoed(problem.option) });
    case 'bad-option':
      return badWords({ ...problem, value: echoed(problem.value) });
    case 'not-a-person':
      return noPersonWords({ ...problem, value: echoed(problem.value) });
  }
}

function badWords({ option, value, allowed }: Extract<Problem, { kind: 'bad-option' }>): Words {
  const [values, valuesZh] = allowed.length
    ? [` Try: ${listed(allowed)}.`, `可以用：${listedZh(allowed)}。`]
    : ['', ''];
  return {
    en: `“${value}” is not a value for ${option.en}.${values}`,
    zh: `“${option.zh}”不能是“${value}”。${valuesZh}`,
  };
}

const listed = (values: readonly Words[]) => values.map(({ en }) => en).join(', ');
const listedZh = (values: readonly Words[]) => values.map(({ zh }) => zh).join('、');

type UnknownOption = Extract<Problem, { kind: 'unknown-option' }>;

function unknownWords({ command, option, known, near = [], takesText, after, instead }: UnknownOption): Words {
  if (!known.length)
    return {
      en: `${command} has no option “${option}”; it takes none.${instead ? ` ${instead.en}` : ''}`,
      zh: `${command} 没有“${option}”这个选项，它不带任何选项。${instead?.zh ?? ''}`,
    };
  const [meant, meantZh] = near.length
    ? [` Did you mean ${listed(near)}?`, `你要写的是不是“${listedZh(near)}”？`]
    : ['', ''];
  const [quoted, quotedZh] = takesText
    ? [' To search for it as words, put it in quotation marks.', '如果是要查找的词句，请加上引号。']
    : ['', ''];
  const whole = after ? wholeValueWords(after) : { en: '', zh: '' };
  return {
    en: `${command} has no option “${option}”.${meant}${whole.en} It takes: ${listed(known)}.${quoted}`,
    zh: `${command} 没有“${option}”这个选项。${meantZh}${whole.zh}可用的有：${listedZh(known)}。${quotedZh}`,
  };
}

/** The remedy if a word belongs to the value before it. */
export const wholeValueWords = (option: Words): Words => ({
  en: ` If it belongs to ${option.en}, put the whole value in quotation marks: ${option.en}:"…".`,
  zh: `如果它是“${option.zh}”的内容，请给整段内容加上引号：${option.zh}:"……"。`,
});

function noPersonWords({ option, value, platform }: Extract<Problem, { kind: 'not-a-person' }>): Words {
  const { en, zh } = CHOOSING[platform];
  return {
    en: `“${value}” is not one person. ${en.replace('OPTION', option)} A group, a channel or everybody cannot be named.`,
    zh: `“${value}”不是某一个人。${zh.replace('OPTION', option)}不能填用户组、频道或所有人。`,
  };
}

const PICKED: Words = {
  en: 'Choose a person with @: type OPTION:@ and pick the name from the list.',
  zh: '请用 @ 选择一个人：输入 OPTION:@，再从列表中选出名字。',
};
/** How to name a person. In the console, a name is who somebody is. */
const CHOOSING: Readonly<Record<Platform, Words>> = {
  discord: PICKED,
  slack: PICKED,
  console: {
    en: 'Type the name under which one person writes here, such as OPTION:Ana.',
    zh: '请填写某一个人在这里使用的名字，例如 OPTION:Ana。',
  },
};
