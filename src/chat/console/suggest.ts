import { type Command, choiceNames, type Option, shownName, shownPath } from '#core/command.ts';
import type { Language } from '#core/language.ts';
import type { Suggestion } from '#core/reply.ts';
import type { Say } from '#core/words.ts';
import { type Completion, completionAt, usage } from '../shared/command-line.ts';
import { findCommand } from '../shared/command-name.ts';
import { fold, quote } from '../shared/spelling.ts';
import { type ConsoleDeps, requesterFrom, type Speaker } from './conversation.ts';
import { type Markup, markup } from './markup.ts';

/**
 * Suggestions for the composer. `items` are the texts that replace `from`–`to` when picked, in the order of the list. `list` and `hint` are
 * markup. `eager`: the line is not a command yet, so Enter takes the first suggestion instead of sending.
 */
export type Suggested = { from: number; to: number; items: string[]; list: string; hint: string; eager: boolean };

type Item = { insert: string; label: string; detail: string };

/** Most suggestions: more do not fit a phone's screen above its keyboard, and further typing shortens the list. */
const MOST_ITEMS = 12;

export async function suggest(deps: ConsoleDeps, speaker: Speaker, line: string, cursor: number): Promise<Suggested> {
  const say = deps.sayIn(speaker.language);
  const found = completionAt(line, cursor, deps.commands);
  const items = (await itemsOf(deps, speaker, found, line)).slice(0, MOST_ITEMS);
  const command = findCommand(line, deps.commands)?.command;
  return {
    from: found.from,
    to: found.to,
    items: items.map(({ insert }) => insert),
    list: markup`${items.map(renderItem)}`.toString(),
    hint: command
      ? renderHint(command, found.kind === 'value' ? found.option : undefined, say, speaker.language).toString()
      : '',
    eager: found.kind === 'command' && !command,
  };
}

async function itemsOf(deps: ConsoleDeps, speaker: Speaker, found: Completion, line: string): Promise<Item[]> {
  const say = deps.sayIn(speaker.language);
  switch (found.kind) {
    case 'none':
      return [];
    case 'command':
      return found.commands.map((command) => commandItem(command, namesIn(speaker, found, line), say));
    case 'option':
      return found.options.map((option) => optionItem(option, namesIn(speaker, found, line), say));
    case 'value': {
      const { command, option, typed, args } = found;
      if (option.kind === 'choice') return choices(option, typed, say);
      const requester = requesterFrom(deps.workspace, speaker);
      const values = await deps.complete({
        ...requester,
        kind: 'complete',
        path: command.path,
        option: option.name,
        typed,
        args,
      });
      return values.map((value) => valueItem(value, option, line.slice(found.to)));
    }
  }
}

/** Returns the language of names: Chinese for people who type Chinese characters. */
function namesIn({ language }: Speaker, { from, to }: Completion, line: string): Language {
  const isHan = /\p{Script=Han}/u.test(line.slice(from, to));
  return isHan && language !== 'en' ? language : isHan ? 'zh-Hans' : 'en';
}

function commandItem(command: Command, language: Language, say: Say): Item {
  const name = shownPath(command, language);
  return { insert: command.options.length ? `${name} ` : name, label: name, detail: say(command.words) };
}

function optionItem(option: Option, language: Language, say: Say): Item {
  const shown = shownName(option, language);
  const insert = option.kind === 'flag' ? `${shown} ` : `${shown}:`;
  return { insert, label: insert.trim(), detail: say(option.words) };
}

function choices(option: Extract<Option, { kind: 'choice' }>, typed: string, say: Say): Item[] {
  return option.choices
    .filter((choice) => choiceNames(choice).some((one) => fold(one).startsWith(fold(typed))))
    .map(({ value, words }) => ({ insert: `${value} `, label: value, detail: say(words) }));
}

function valueItem({ value, label }: Suggestion, { kind }: Option, after: string): Item {
  // A text is inserted without quotation marks, because with them it would be an exact phrase.
  const written = kind === 'text' || /^[\p{L}\p{N}._-]+$/u.test(value) ? value : quote(value);
  const detail = label.startsWith(value) ? label.slice(value.length).trim() : label;
  return {
    insert: after.startsWith(' ') ? written : `${written} `,
    label: value,
    detail,
  };
}

function renderItem({ label, detail }: Item, index: number): Markup {
  return markup`<li role="option" id="suggestion-${index}" aria-selected="false"><code>${label}</code><span dir="auto">${detail}</span></li>`;
}

function renderHint(command: Command, option: Option | undefined, say: Say, language: Language): Markup {
  return markup`<code>${usage(command, say, language)}</code> <span>${say(option?.words ?? command.words)}</span>`;
}
