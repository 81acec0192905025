import type { Command } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { sceneOf } from '#core/failure.ts';
import type { BugScene } from '#core/ports/bugs.ts';
import type { Args, Asked } from '#core/request.ts';
import { parseLine } from '../shared/command-line.ts';
import { commandNamed, ROOT } from './command-names.ts';
import type { Delivered, FileRef, Shortcut, Slash, Suggest } from './delivery.ts';
import { named, unescaped } from './escaping.ts';
import { readForm } from './form.ts';

/** What is asked for: a request without its asker and without the bytes of its files. */
export type Wanted =
  | { kind: 'command'; path: readonly string[]; args: Args; files: readonly FileRef[] }
  | { kind: 'press'; button: string };

/** What a delivery asks for. Throws the user errors 'unknown-command' and 'unknown-option'. */
export function wanted(delivered: Delivered, commands: readonly Command[]): Wanted {
  switch (delivered.kind) {
    case 'slash':
      return line(slashLine(delivered, commands), [], commands);
    case 'mention':
      return line(mentionLine(delivered.text), delivered.files, commands);
    case 'press':
      return { kind: 'press', button: delivered.button };
    case 'shortcut':
      return pointedAt(delivered, commands);
    case 'submit': {
      const { args, files } = readForm(commandAt(delivered.path, commands), delivered.values);
      return { kind: 'command', path: delivered.path, args, files };
    }
  }
}

/** A short name may have something in front (`/p-quote`): a workspace has only one command of each name. */
function slashLine({ command, text }: Slash, commands: readonly Command[]): string {
  const head = commandNamed(command, commands);
  return `${head === undefined ? command : `/${head}`} ${text}`;
}

/** `@parley quote …`, `@parley /quote …`, `@parley parley quote …` and `@parley` alone. */
function mentionLine(text: string): string {
  return `/${ROOT} ${text.replace(/^[/／]?\s*(?:parley(?![\w-])\s*)?/i, '')}`;
}

function line(typed: string, files: readonly FileRef[], commands: readonly Command[]): Wanted {
  const { text, people } = unescaped(typed);
  const { path, args } = parseLine(text, commands);
  const { options } = commandAt(path, commands);
  const isPerson = (name: string) => options.find((option) => option.name === name)?.kind === 'user';
  const read = Object.entries(args).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value];
    return [name, isPerson(name) ? value.replace(/^@/, '') : named(value, people)];
  });
  return { kind: 'command', path, args: Object.fromEntries(read), files };
}

/** The callback id of a shortcut names its command: `shortcut|quote`, `shortcut|parley.article.add`. */
function pointedAt({ callback, text }: Shortcut, commands: readonly Command[]): Wanted {
  const [, path = ''] = callback.split('|');
  const command = commandAt(path.split('.'), commands);
  if (!command.shortcut) throw new UserError({ kind: 'unknown-command', typed: `/${command.path.join(' ')}` });
  const message = unescaped(text);
  return {
    kind: 'command',
    path: command.path,
    args: command.shortcut.args(named(message.text, message.people)),
    files: [],
  };
}

/** Throws 'unknown-command': an older or newer Parley had it. */
export function commandAt(path: readonly string[], commands: readonly Command[]): Command {
  const found = commands.find((command) => command.path.join(' ') === path.join(' '));
  if (!found) throw new UserError({ kind: 'unknown-command', typed: `/${path.join(' ')}` });
  return found;
}

/** The wall between tenants. */
export const workspaceOf = (team: string): string => `slack-${team}`;

/**
 * Who asked where; what `profile` knows comes from Slack's own register of people. What somebody may do in their own workspace says
 * nothing of this one: a person of another workspace is a member here.
 */
export function askedBy(
  { team, channel, thread, user }: Pick<Delivered | Suggest, 'team' | 'channel' | 'thread' | 'user'>,
  profile: Pick<Asked, 'language'> & { may: Asked['user']['may']; name?: string },
): Asked {
  const may = user.homeTeam === undefined ? profile.may : 'member';
  return {
    user: { id: user.id, name: profile.name ?? user.name, may },
    place: { platform: 'slack', workspace: workspaceOf(team), channel, ...(thread && { thread }) },
    language: profile.language,
  };
}

/** The scene of a delivery, as far as it can be read. */
export function sceneOfDelivered(delivered: Delivered, commands: readonly Command[]): BugScene {
  const asked = askedBy(delivered, { language: 'en', may: 'member' });
  try {
    return sceneOf({ ...asked, ...wanted(delivered, commands) });
  } catch {
    return sceneOf(asked);
  }
}
