import { asksForMore, type Choice, type Command, choiceNames, nameOf, type Option, optionNames } from './command.ts';
import { UserError } from './errors.ts';
import { plainTyped } from './reference-scan.ts';
import type { Args } from './request.ts';
import type { ToTraditional, Words } from './words.ts';

/**
 * Checks the arguments against the declaration and returns them: flags as booleans, choices spelled as declared. Throws a user error when
 * an option is unknown or missing.
 */
export function checkArguments(command: Command, given: Args, hasFile: boolean, toTraditional: ToTraditional): Args {
  const known = command.options.map((option) => option.name);
  const unknown = Object.keys(given).find((option) => !known.includes(option));
  if (unknown !== undefined) {
    const names = optionNames(command.options);
    throw new UserError({ kind: 'unknown-option', command: nameOf(command.path), option: unknown, known: names });
  }
  const args: Record<string, string | boolean> = {};
  for (const option of command.options) {
    const value = checkValue(option, given[option.name], toTraditional);
    if (value !== undefined) args[option.name] = value;
    else if (option.kind === 'file' ? option.required && !hasFile : option.required) throw missing(command, option);
  }
  if (asksForMore(command, args, hasFile ? 1 : 0)) throw new UserError({ kind: 'file-missing' });
  return args;
}

function missing(command: Command, option: Option): UserError {
  if (option.kind === 'file') return new UserError({ kind: 'file-missing' });
  const name = nameOf(command.path);
  return new UserError({
    kind: 'missing-option',
    command: name,
    option: option.name,
    what: option.words,
    example: command.examples[0] ??
      command.sample ?? { en: `${name} <${option.name}>`, zh: `${name} <${option.name}>` },
  });
}

/** Values that switch a flag on when typed, and those that switch it off. */
export const YES = ['yes', 'true', 'on', 'y', '1', '是', '对', '對'];
export const NO = ['no', 'false', 'off', 'n', '0', '否', '不'];
const YES_OR_NO: Words[] = [
  { en: 'yes', zh: '是' },
  { en: 'no', zh: '否' },
];

function checkValue(
  option: Option,
  value: string | boolean | undefined,
  toTraditional: ToTraditional,
): string | boolean | undefined {
  if (value === undefined || value === '') return undefined;
  switch (option.kind) {
    case 'flag':
      if (typeof value === 'boolean') return value;
      if (YES.includes(plainValue(value))) return true;
      if (NO.includes(plainValue(value))) return false;
      throw new UserError({ kind: 'bad-option', option: nameWords(option), value, allowed: YES_OR_NO });
    case 'choice':
      return checkChoice(option, String(value), toTraditional);
    case 'text':
    case 'article':
    case 'user':
    case 'pasted':
    case 'file':
      return String(value).trim() || undefined;
  }
}

type ChoiceOption = Option & Extract<Option, { kind: 'choice' }>;

/** Finds the choice by its value, its words in any language, or another name of it. */
function checkChoice(option: ChoiceOption, typed: string, toTraditional: ToTraditional): string {
  const wanted = plainValue(typed);
  const names = (choice: Choice) => [
    ...choiceNames(choice),
    choice.words.hant ?? toTraditional(choice.words.zh, 'taiwan'),
    toTraditional(choice.words.zh, 'hong-kong'),
  ];
  const { choices } = option;
  const found = choices.find((choice) => names(choice).some((one) => one.toLowerCase() === wanted));
  if (!found)
    throw new UserError({
      kind: 'bad-option',
      option: nameWords(option),
      value: typed,
      allowed: choices.map(choiceWords),
    });
  return found.value;
}

/** The option's name, for readers of each language. */
const nameWords = ({ name, chinese }: Option): Words => ({ en: name, zh: chinese });

/** A typed value without what is wrapped around it. */
const plainValue = (typed: string) => plainTyped(typed).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

/** A choice by its value and its name. What explains it, after a colon, is left out. */
function choiceWords({ value, words }: Choice): Words {
  const [en = '', zh = ''] = [words.en.split(': ')[0], words.zh.split('：')[0]];
  return { en: en.toLowerCase() === value ? value : `${value} (${en})`, zh: zh === value ? zh : `${zh}（${value}）` };
}
