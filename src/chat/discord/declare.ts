import { ApplicationCommandOptionType as Kind, type RESTPutAPIApplicationCommandsJSONBody } from 'discord.js';
import type { Command, Option } from '#core/command.ts';
import type { Say, Words } from '#core/words.ts';
import { shortened } from './limits.ts';

/** Discord's limits for declared commands (docs: interactions/application-commands). */
const LONGEST_DESCRIPTION = 100;
const LONGEST_CHOICE = 100;
const LONGEST_SHORTCUT = 32;

/** A registered command, or a level of one. */
export type Declared = RESTPutAPIApplicationCommandsJSONBody[number];
type Level = { path: readonly string[]; chinese: readonly string[]; traditional: readonly string[] };

/** Limits commands to servers in which a person who manages the server has added the bot (docs: contexts, integration types). */
const WHERE = { contexts: [0], integration_types: [0] };
const CHAT_INPUT = 1;
const MESSAGE = 3;

/**
 * Declares the commands for Discord: `/quote` is a command, `/parley help` a subcommand, `/parley article add` a subcommand in a group.
 * `hant` words the texts for Taiwan. Rights are checked by the core alone, because facilitators are named there.
 */
export function discordCommands(commands: readonly Command[], hant: Say): Declared[] {
  const bases = [...new Set(commands.map(({ path }) => path[0] ?? ''))];
  const chat = bases.map((base) => {
    const own = commands.filter(({ path }) => path[0] === base);
    return { ...WHERE, type: CHAT_INPUT, ...level(own, 1, hant) };
  });
  return [...chat, ...commands.flatMap((command) => onMessages(command, hant))];
}

type Node = { options?: object[]; name: string; description: string };

/**
 * Declares one level. `own`: the commands with the same name up to this depth of their paths. A command that has others below it cannot be
 * used itself.
 */
function level(own: readonly Command[], depth: number, hant: Say): Node {
  const leaf = own.find(({ path }) => path.length === depth);
  const [first] = own;
  if (!first) return { name: '', description: '' };
  const names = named(levelOf(first), depth - 1);
  if (leaf) return { ...names, ...described(leaf.words, hant), options: optionsOf(leaf, hant) };
  const next = [...new Set(own.map(({ path }) => path[depth] ?? ''))];
  const options = next.map((name) => {
    const under = own.filter(({ path }) => path[depth] === name);
    const isGroup = under.every(({ path }) => path.length > depth + 1);
    return { type: isGroup ? Kind.SubcommandGroup : Kind.Subcommand, ...level(under, depth + 1, hant) };
  });
  return { ...names, ...described(contents(own, depth), hant), options };
}

const levelOf = ({ path, chinese, traditional = chinese }: Command): Level => ({ path, chinese, traditional });

/** Describes a group of commands by their names. It is visible only in Discord's list. */
function contents(own: readonly Command[], depth: number): Words {
  const list = (separator: string, words: (one: Level) => readonly string[]) =>
    [...new Set(own.map((command) => words(levelOf(command))[depth] ?? ''))].join(separator);
  return {
    en: list(', ', ({ path }) => path),
    zh: list('、', ({ chinese }) => chinese),
    hant: list('、', ({ traditional }) => traditional),
  };
}

function named({ path, chinese, traditional }: Level, at: number) {
  const name = path[at] ?? '';
  const zh = chinese[at] ?? name;
  return { name, name_localizations: locales(name, zh, traditional[at] ?? zh) };
}

function described(words: Words, hant: Say) {
  const [en, zh, tw] = [words.en, words.zh, hant(words)].map((one) => shortened(one, LONGEST_DESCRIPTION));
  return { description: en ?? '', description_localizations: locales(en ?? '', zh ?? '', tw ?? '') };
}

/** English is given twice because Discord would show British English to an American who has no translation. */
const locales = (en: string, zh: string, tw: string) => ({ 'en-US': en, 'en-GB': en, 'zh-CN': zh, 'zh-TW': tw });

/** Declares the options, required ones first. Pasted text is left out: a form asks for it. */
function optionsOf({ options }: Command, hant: Say): object[] {
  const shown = options.filter(({ kind }) => kind !== 'pasted');
  const ordered = [...shown.filter(({ required }) => required), ...shown.filter(({ required }) => !required)];
  return ordered.map((option) => ({
    ...named(levelOfOption(option), 0),
    ...described(option.words, hant),
    required: option.required,
    ...kindOf(option, hant),
  }));
}

const levelOfOption = ({ name, chinese, traditional = chinese }: Option): Level => ({
  path: [name],
  chinese: [chinese],
  traditional: [traditional],
});

function kindOf(option: Option, hant: Say): object {
  switch (option.kind) {
    case 'text':
      return { type: Kind.String, ...(option.suggests && { autocomplete: true }) };
    case 'article':
      return { type: Kind.String, autocomplete: true };
    case 'choice':
      return { type: Kind.String, choices: option.choices.map((choice) => choiceOf(choice, hant)) };
    case 'flag':
      return { type: Kind.Boolean };
    case 'file':
      return { type: Kind.Attachment };
    case 'user':
      return { type: Kind.User };
    case 'pasted':
      return { type: Kind.String };
  }
}

function choiceOf({ value, words }: { value: string; words: Words }, hant: Say) {
  const [en, zh, tw] = [words.en, words.zh, hant(words)].map((one) => shortened(one, LONGEST_CHOICE));
  return { name: en ?? value, name_localizations: locales(en ?? value, zh ?? value, tw ?? value), value };
}

function onMessages({ shortcut }: Command, hant: Say): Declared[] {
  if (!shortcut) return [];
  const { words } = shortcut;
  const names = [words.en, words.zh, hant(words)].map((one) => shortened(one, LONGEST_SHORTCUT));
  const [en = '', zh = '', tw = ''] = names;
  return [{ ...WHERE, type: MESSAGE, name: en, name_localizations: locales(en, zh, tw) }];
}
