import { ApplicationCommandOptionType, ApplicationCommandType, Locale } from 'discord.js';
import { repeated } from './discord-message-rules.ts';
import { type Node, nodeOf, nodesOf } from './discord-node.ts';

/** Rules of commands that the published schema does not know (discord-api-docs: interactions/application-commands). */
const NAME = /^[-_'\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u;
const MOST_OF = {
  [ApplicationCommandType.ChatInput]: 100,
  [ApplicationCommandType.User]: 15,
  [ApplicationCommandType.Message]: 15,
};
const MOST_CHARACTERS = 8000;
const LONGEST_CHOICE = 100;
const LOCALES: readonly string[] = Object.values(Locale);
const { Subcommand, SubcommandGroup } = ApplicationCommandOptionType;

const typeOf = ({ type }: Node): unknown => type ?? ApplicationCommandType.ChatInput;
const told = (isFault: unknown, fault: string): string[] => (isFault ? [fault] : []);

/** Of the whole list, as it is put. */
export function commandListFaults(list: readonly unknown[]): string[] {
  const commands = nodesOf(list);
  const counts = Object.entries(MOST_OF).flatMap(([type, most]) => {
    const count = commands.filter((one) => String(typeOf(one)) === type).length;
    return told(count > most, `${count} commands of type ${type}`);
  });
  const names = commands.map((one) => `${typeOf(one)} ${one.name}`);
  return [...counts, ...repeated(names).map((name) => `two commands ${name}`), ...commands.flatMap(commandFaults)];
}

export function commandFaults(command: Node): string[] {
  if (typeOf(command) !== ApplicationCommandType.ChatInput) {
    return told(
      command.description || nodesOf(command.options).length,
      `${command.name}: a menu command with description or options`,
    );
  }
  const size = sizeOf(command);
  return [
    ...namedFaults(command),
    ...optionFaults(command, 0),
    ...told(size > MOST_CHARACTERS, `${command.name}: ${size} characters of names, descriptions and values`),
  ];
}

function namedFaults(one: Node): string[] {
  const names = [one.name, ...Object.values(nodeOf(one.name_localizations) ?? {})].map(String);
  const locales = ['name_localizations', 'description_localizations'].flatMap((name) =>
    Object.keys(nodeOf(one[name]) ?? {}),
  );
  return [
    ...names
      .filter((name) => !NAME.test(name) || name !== name.toLowerCase())
      .map((name) => `${name} is no name for a command`),
    ...locales.filter((locale) => !LOCALES.includes(locale)).map((locale) => `${locale} is no locale`),
    ...told(!String(one.description ?? '').trim(), `${one.name} has no description`),
  ];
}

function optionFaults(command: Node, depth: number): string[] {
  const options = nodesOf(command.options);
  const firstFree = options.findIndex((one) => one.required !== true);
  const isSub = ({ type }: Node) => type === Subcommand || type === SubcommandGroup;
  return [
    ...repeated(options.map(({ name }) => String(name))).map((name) => `${command.name}: two options ${name}`),
    ...localisedTwice(options).map((name) => `${command.name}: two options ${name}`),
    ...told(
      firstFree >= 0 && options.slice(firstFree).some((one) => one.required === true),
      `${command.name}: required after optional`,
    ),
    ...told(options.some(isSub) && !options.every(isSub), `${command.name}: subcommands beside options`),
    ...told(options.some(({ type }) => type === SubcommandGroup) && depth > 0, `${command.name}: a group in a group`),
    ...told(options.some(isSub) && depth > 1, `${command.name}: three levels of subcommands`),
    ...options.flatMap((one) => [...namedFaults(one), ...choiceFaults(one), ...optionFaults(one, depth + 1)]),
  ];
}

function localisedTwice(options: readonly Node[]): string[] {
  return LOCALES.flatMap((locale) => {
    const names = options.map((one) => nodeOf(one.name_localizations)?.[locale]);
    return repeated(names.filter((name) => typeof name === 'string'));
  });
}

function choiceFaults(option: Node): string[] {
  const choices = nodesOf(option.choices);
  return [
    ...told(choices.length && option.autocomplete === true, `${option.name}: choices and autocomplete`),
    ...repeated(choices.map(({ name }) => String(name))).map((name) => `${option.name}: two choices ${name}`),
    ...choiceLengths(choices),
  ];
}

/** Also of what is suggested. */
export function choiceLengths(choices: readonly Node[]): string[] {
  return choices.flatMap(({ name, value }) => [
    ...told(!String(name).trim(), 'a choice without a name'),
    ...told(
      typeof value === 'string' && value.length > LONGEST_CHOICE,
      `a choice of ${String(value).length} characters`,
    ),
  ]);
}

/** Of each text only the longest translation counts. */
function sizeOf(one: Node): number {
  const longest = (text: unknown, others: unknown) =>
    Math.max(...[text ?? '', ...Object.values(nodeOf(others) ?? {})].map((each) => String(each).length));
  const own =
    longest(one.name, one.name_localizations) +
    longest(one.description, one.description_localizations) +
    (typeof one.value === 'string' ? one.value.length : 0);
  return [...nodesOf(one.options), ...nodesOf(one.choices)].reduce((sum, inner) => sum + sizeOf(inner), own);
}
