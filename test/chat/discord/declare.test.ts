import { ApplicationCommandOptionType as Kind } from 'discord.js';
import { expect, it } from 'vitest';
import { discordCommands } from '#chat/discord/declare.ts';
import { sameCommands } from '#chat/discord/register.ts';
import { commands } from '#commands';
import type { Command, Option } from '#core/command.ts';
import { sayIn } from '#core/words.ts';
import { toTraditional } from '#library/index.ts';
import { checkDiscord } from '../../platforms/discord-check.ts';
import { command, told } from './fakes.ts';

const hant = sayIn('zh-Hant', toTraditional);
const declared = (...all: Command[]) => discordCommands(all, hant);
const run = async () => told('done');
const words = { en: 'What it is', zh: '这是什么' };

/** What a declaration says as JSON, and as loose as JSON. */
type Loose = { name: string; type: number; options?: Loose[]; description?: string; choices?: object[] } & Record<
  string,
  unknown
>;
const loose = (value: unknown) => JSON.parse(JSON.stringify(value)) as Loose[];

it('every command of Parley is one that Discord takes', () => {
  const body = discordCommands(commands, hant);
  expect(checkDiscord('PUT', '/applications/123456789012345678/commands', body)).toEqual([]);
});

it('the path is what people type: a command, a subcommand, one in a group', () => {
  const all = [['quote'], ['parley', 'help'], ['parley', 'article', 'add'], ['parley', 'article', 'list']];
  const [quote, parley, ...rest] = loose(declared(...all.map((path) => command(path, run))));
  expect(rest).toEqual([]);
  expect(quote).toMatchObject({ type: 1, name: 'quote', options: [] });
  expect(parley).toMatchObject({
    name: 'parley',
    description: 'help, article',
    options: [
      { type: Kind.Subcommand, name: 'help' },
      {
        type: Kind.SubcommandGroup,
        name: 'article',
        description: 'add, list',
        options: [
          { type: Kind.Subcommand, name: 'add' },
          { type: Kind.Subcommand, name: 'list' },
        ],
      },
    ],
  });
});

it('names and descriptions are there for who reads English and Chinese of either script', () => {
  const [one] = loose(
    declared(
      command(['find'], run, {
        chinese: ['查词'],
        traditional: ['查詞'],
        words: { en: 'Finds words', zh: '查找词语' },
      }),
    ),
  );
  const names = { 'en-US': 'find', 'en-GB': 'find', 'zh-CN': '查词', 'zh-TW': '查詞' };
  const descriptions = { 'en-US': 'Finds words', 'en-GB': 'Finds words', 'zh-CN': '查找词语', 'zh-TW': '查詢詞語' };
  expect(one).toMatchObject({ name_localizations: names, description: 'Finds words' });
  expect(one?.description_localizations).toEqual({ ...descriptions, 'zh-TW': hant({ en: '', zh: '查找词语' }) });
});

const kinds: Option[] = [
  { name: 'maybe', chinese: '可', words, required: false, kind: 'flag' },
  { name: 'said', chinese: '话', words, required: true, kind: 'text', suggests: true },
  { name: 'plain', chinese: '文', words, required: false, kind: 'text' },
  { name: 'in', chinese: '在', words, required: false, kind: 'article' },
  { name: 'which', chinese: '哪', words, required: false, kind: 'choice', choices: [{ value: 'a', words }] },
  { name: 'file', chinese: '件', words, required: false, kind: 'file' },
  { name: 'who', chinese: '谁', words, required: true, kind: 'user' },
  { name: 'pasted', chinese: '贴', words, required: true, kind: 'pasted' },
];

it('options are what Discord has for them, the needed ones first, and pasted text is left to the form', () => {
  const [one] = loose(declared(command(['all'], run, { options: kinds })));
  const options = one?.options ?? [];
  expect(options.map(({ name, type }) => [name, type])).toEqual([
    ['said', Kind.String],
    ['who', Kind.User],
    ['maybe', Kind.Boolean],
    ['plain', Kind.String],
    ['in', Kind.String],
    ['which', Kind.String],
    ['file', Kind.Attachment],
  ]);
  expect(options.filter(({ autocomplete }) => autocomplete).map(({ name }) => name)).toEqual(['said', 'in']);
  expect(options.find(({ name }) => name === 'which')?.choices).toMatchObject([{ value: 'a', name: 'What it is' }]);
});

it('a command is offered in servers alone, and on messages where it has a shortcut', () => {
  const shortcut = { words: { en: 'Find this', zh: '查这句' }, args: (message: string) => ({ words: message }) };
  const all = loose(declared(command(['find'], run, { shortcut })));
  expect(all.map(({ type, name }) => [type, name])).toEqual([
    [1, 'find'],
    [3, 'Find this'],
  ]);
  for (const one of all) expect(one).toMatchObject({ contexts: [0], integration_types: [0] });
  expect(all[1]?.description).toBeUndefined();
});

it('a list that Discord tells back is the same, whatever it adds and in whatever order', () => {
  const wanted = discordCommands(commands, hant);
  const present = loose(wanted)
    .reverse()
    .map((one, at) => ({
      ...one,
      id: String(at),
      version: '1',
      application_id: '2',
      default_member_permissions: null,
      dm_permission: false,
      nsfw: false,
      name_localized: 'x',
      ...(one.type === 3 && { description: '' }),
    }));
  expect(sameCommands(present, wanted)).toBe(true);
});

it.each<[string, (all: Loose[]) => unknown]>([
  ['a word of a description', (all) => all.map((one, at) => (at ? one : { ...one, description: 'Other' }))],
  ['a name in Chinese', (all) => all.map((one, at) => (at ? one : { ...one, name_localizations: { 'zh-CN': '别' } }))],
  ['an option', (all) => all.map((one, at) => (at ? one : { ...one, options: one.options?.slice(1) }))],
  ['where it can be used', (all) => all.map((one, at) => (at ? one : { ...one, contexts: [0, 1] }))],
  ['a command', (all) => all.slice(1)],
  ['a list that is none', () => ({ message: 'no list' })],
])('a list that differs in %s is another', (_, change) => {
  const wanted = discordCommands(commands, hant);
  expect(sameCommands(change(loose(wanted)), wanted)).toBe(false);
});
