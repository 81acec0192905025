import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Store } from '#core/ports/store.ts';
import { NOON } from './parley.ts';

export type Who = { name: string; language: 'en' | 'zh-Hans'; may: 'member' | 'manager' };
export const ANA: Who = { name: 'Ana', language: 'en', may: 'member' };
export const BO: Who = { name: 'Bo', language: 'zh-Hans', may: 'member' };
export const FAY: Who = { name: 'Fay', language: 'en', may: 'manager' };

export type SentFile = { name: string; text: string };
export type Control = { label: string; isOption: boolean };

/** A chat while it is recorded. */
export type Chat<Message> = {
  type(line: string, who: Who, file?: SentFile): Promise<Message>;
  press(on: Message, control: Control, who: Who): Promise<Message>;
  controls(on: Message): Control[];
  isPublic(on: Message): boolean;
};

/** A message with buttons that somebody may press after the update. */
export type Open<Message> = { what: string; by: Who; message: Message };

export const fileText = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, 'articles', name), 'utf8');

/** Puts everything into a workspace that people can put there, and gives the messages that stand in the channel then. */
export async function makeData<Message>(chat: Chat<Message>): Promise<Open<Message>[]> {
  await addArticles(chat);
  const open = [...(await quotations(chat)), ...(await topics(chat)), ...(await questions(chat))];
  await chat.type('/parley settings article:chip-controls', FAY);
  await chat.type('/parley settings facilitator:Bo', FAY);
  await chat.type('/parley settings language:both here', FAY);
  return open;
}

async function addArticles<Message>(chat: Chat<Message>): Promise<void> {
  const add = async (name: string, from = name, options = '') =>
    pressFirst(chat, await chat.type(`/parley article add ${options}`, FAY, { name, text: fileText(from) }), FAY);
  await add('keeper.en.md');
  await add('keeper.en.md', 'keeper-revised.en.md');
  await add('keeper.zh.txt', 'keeper.zh.txt', 'edition-of:keeper');
  await add('ferry.en.md');
  await add('harbour.en.md');
  await add('almanac.en.md');
  await pressFirst(chat, await chat.type('/parley article remove article:almanac', FAY), FAY);
}

function pressFirst<Message>(chat: Chat<Message>, on: Message, who: Who): Promise<Message> {
  const [first] = chat.controls(on);
  if (!first) throw new Error('a message without buttons');
  return chat.press(on, first, who);
}

async function quotations<Message>(chat: Chat<Message>): Promise<Open<Message>[]> {
  const lines: [string, string, Who][] = [
    ['several hits', '/quote export controls', ANA],
    ['a single passage', '/quote chip-controls:12', ANA],
    ['an own article, withdrawn and new numbers', '/quote keeper:3-5', BO],
    ['a range on several screens', '/quote chip-controls:3-12', BO],
    ['an exact phrase', '/quote "短缺才是老师"', BO],
    ['words for oneself', '/quote shortage was the techer only-me', ANA],
    ['a reply on several pages', '/quote ferry:1', ANA],
  ];
  return typed(chat, lines);
}

async function topics<Message>(chat: Chat<Message>): Promise<Open<Message>[]> {
  const all = await typed(chat, [
    ['the topics', '/camps', ANA],
    ['a topic', '/camps export controls', BO],
    ['a topic for oneself', '/camps open-weights only-me', ANA],
    ['a topic of the group', '/camps keeper', ANA],
    ['an article without a topic', '/camps ferry', ANA],
    ['who speaks in an article', '/camps harbour only-me', ANA],
  ]);
  const [, topic] = all;
  if (!topic) throw new Error('no topic');
  const camp = await chat.press(topic.message, optionCalled(chat, topic.message, '放松派'), BO);
  const evidence = await chat.press(camp, optionCalled(chat, camp, '补贴办不到的事'), BO);
  return [...all, { what: 'a camp', by: BO, message: camp }, { what: 'evidence', by: BO, message: evidence }];
}

function optionCalled<Message>(chat: Chat<Message>, on: Message, words: string): Control {
  const found = chat.controls(on).find(({ label, isOption }) => isOption && label.includes(words));
  if (!found) throw new Error(`no option ${words}`);
  return found;
}

/** What waits for a yes or no, and questions to talk about of which some are drawn. */
async function questions<Message>(chat: Chat<Message>): Promise<Open<Message>[]> {
  const open = await typed(chat, [
    ['a question', '/prompt open-weights', ANA],
    ['a question of a kind', '/prompt chip-controls kind:steelman', ANA],
    ['a question about an article', '/prompt harbour', BO],
    ['any question', '/prompt', BO],
    ['a removal not confirmed', '/parley article remove article:ferry', FAY],
    ['help', '/parley help', ANA],
    ['the articles', '/parley article list', ANA],
  ]);
  const bakery = { name: 'bakery.en.md', text: fileText('bakery.en.md') };
  const adding = await chat.type('/parley article add', FAY, bakery);
  return [...open, { what: 'an article not confirmed', by: FAY, message: adding }];
}

async function typed<Message>(chat: Chat<Message>, lines: [string, string, Who][]): Promise<Open<Message>[]> {
  const open: Open<Message>[] = [];
  for (const [what, line, by] of lines) open.push({ what, by, message: await chat.type(line, by) });
  return open;
}

/** Options of one list that are pressed; a quotation's list has twenty. */
const MOST_OPTIONS = 2;

export type Planned<Message> = { what: string; who: Who; on: Message; control: Control };

/** Every button of every message by whose it is, then one by somebody else. What waits for an answer comes to it last. */
export function allPresses<Message>(chat: Chat<Message>, open: readonly Open<Message>[]): Planned<Message>[] {
  return open.flatMap(({ what, by, message }) => {
    const all = chat.controls(message);
    const options = all.filter(({ isOption }) => isOption);
    const some = [...all.filter(({ isOption }) => !isOption), ...options.slice(0, MOST_OPTIONS)];
    const plan = (control: Control, who: Who) => ({
      what: `${who.name} presses ${control.label} on ${what}`,
      who,
      on: message,
      control,
    });
    const others = chat.isPublic(message) ? some.slice(0, 1) : [];
    return [...others.map((one) => plan(one, by === ANA ? BO : ANA)), ...some.map((one) => plan(one, by))];
  });
}

/** The locale that a platform sends for each language. */
export const LOCALES = { en: 'en-GB', 'zh-Hans': 'zh-CN' } as const;

/** Lines that are typed after the update: one reads each article of the group, and the questions are drawn to the end. */
export const LATER: readonly [line: string, who: Who][] = [
  ['/quote keeper:4', ANA],
  ['/quote keeper.zh:5', BO],
  ['/quote almanac:1', ANA],
  ['/quote chip-controls:7 lang:zh only-me', ANA],
  ...Array.from({ length: 8 }, (): [string, Who] => ['/prompt open-weights', ANA]),
  ['/camps keeper', ANA],
  ['/parley settings', ANA],
  ['/parley settings language:none here', BO],
];

/** A topic that members see and a draft, as whoever writes topics saves them. */
export async function makeTopics({ topics }: Pick<Store, 'topics'>, workspace: string): Promise<void> {
  const yaml = fileText('keeper.yaml');
  await topics.put(workspace, { id: 'keeper', yaml, status: 'accepted', by: 'Fay', at: NOON });
  await topics.put(workspace, { id: 'harbour', yaml: `${yaml}# not finished\n`, status: 'draft', by: 'Bo', at: NOON });
}
