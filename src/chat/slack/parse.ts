import { buttonFormOf, type Command, nameOf, type Option, requireCommand } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { bugDetailsOf } from '#core/failure.ts';
import { personTyped } from '#core/people.ts';
import type { BugDetails } from '#core/ports/bugs.ts';
import type { Args, Requester } from '#core/request.ts';
import { parseLine } from '../shared/command-line.ts';
import { commandNamed, ROOT } from './command-names.ts';
import type { FileRef, Shortcut, SlackDelivery, Slash, SuggestRequest } from './delivery.ts';
import { asMentions, type Mentioned, named, unescaped } from './escaping.ts';
import { readForm } from './form.ts';

/** A request without its requester and without the bytes of its files. */
export type ParsedRequest =
  | { kind: 'command'; path: readonly string[]; args: Args; files: readonly FileRef[] }
  | { kind: 'press'; button: string; args?: Args };

// Cached, because a delivery is read for its form, for its answer and for the log.
const readAlready = new WeakMap<SlackDelivery, ParsedRequest>();

/** Reads the request of a delivery. Throws the user errors 'unknown-command' and 'unknown-option'. */
export function parseRequest(delivery: SlackDelivery, commands: readonly Command[]): ParsedRequest {
  const parsed = readAlready.get(delivery) ?? read(delivery, commands);
  readAlready.set(delivery, parsed);
  return parsed;
}

function read(delivery: SlackDelivery, commands: readonly Command[]): ParsedRequest {
  switch (delivery.kind) {
    case 'slash':
      return line(slashLine(delivery, commands), [], commands);
    case 'mention':
      if (delivery.isLateEdit) throw new UserError({ kind: 'edited-too-late' });
      return line(`/${ROOT} ${delivery.text}`, delivery.files, commands);
    case 'press':
      return { kind: 'press', button: delivery.button };
    case 'shortcut':
      return readShortcutRequest(delivery, commands);
    case 'submit': {
      if (delivery.button !== undefined) {
        const form = buttonFormOf(commands, delivery.button);
        const args = form ? readForm(form, delivery.values).args : {};
        return { kind: 'press', button: delivery.button, args };
      }
      const { args, files } = readForm(requireCommand(commands, delivery.path), delivery.values);
      return { kind: 'command', path: delivery.path, args, files };
    }
  }
}

/** Removes the prefix of a short name (`/p-quote`): a workspace can have only one command of each name. */
function slashLine({ command, text }: Slash, commands: readonly Command[]): string {
  const head = commandNamed(command, commands);
  return `${head === undefined ? command : `/${head}`} ${text}`;
}

function line(typed: string, files: readonly FileRef[], commands: readonly Command[]): ParsedRequest {
  const { path, args, options, mentioned } = readLine(typed, commands);
  const read = Object.entries(args).map(([name, value]) => {
    if (typeof value !== 'string') return [name, value];
    return [
      name,
      argumentOf(
        options.find((option) => option.name === name),
        value,
        mentioned,
      ),
    ];
  });
  return { kind: 'command', path, args: Object.fromEntries(read), files };
}

/** Reads a line. Where the command takes an address, links are read again: what is typed is their words, what is meant the address. */
function readLine(typed: string, commands: readonly Command[]) {
  const { text, mentioned } = unescaped(typed);
  const parsed = parseLine(text, commands);
  const { options } = requireCommand(commands, parsed.path);
  const takesAddress = options.some((option) => option.kind === 'text' && option.addresses);
  const { args } = takesAddress ? parseLine(unescaped(typed, 'addresses').text, commands) : parsed;
  return { path: parsed.path, args, options, mentioned };
}

/** The value of an option: the id of a person who was mentioned, mentions as such where it reads them, and otherwise names. */
function argumentOf(option: Option | undefined, value: string, mentioned: readonly Mentioned[]): string {
  const typed = personTyped(value);
  if (option?.kind === 'user' && mentioned.some(({ kind, id }) => kind === 'user' && id === typed)) return typed;
  const readsMentions = option?.kind === 'text' && option.mentions;
  return readsMentions ? asMentions(value, mentioned) : named(value, mentioned);
}

/** Ids of the user groups that are mentioned in what a command was given. */
export const groupsIn = (parsed: ParsedRequest): string[] =>
  Object.values(parsed.args ?? {}).flatMap((value) =>
    typeof value === 'string' ? [...value.matchAll(/<!subteam\^([A-Z0-9]+)/g)].map(([, id = '']) => id) : [],
  );

/** Reads a shortcut. Its callback id names the command: `shortcut|quote`, `shortcut|parley.article.add`. */
function readShortcutRequest(
  { callback, text, isOwn = false, links = [], files = [] }: Shortcut,
  commands: readonly Command[],
): ParsedRequest {
  const [, path = ''] = callback.split('|');
  const command = requireCommand(commands, path.split('.'));
  if (!command.shortcut) throw new UserError({ kind: 'unknown-command', typed: nameOf(command.path) });
  const { args, reads } = command.shortcut;
  const message = unescaped(text);
  // One file is one article. Of several the first is read.
  const some = files.filter(({ name }) => name !== undefined && reads?.(name)).slice(0, 1);
  const about = { isOwn, links, hasFile: some.length > 0 };
  return {
    kind: 'command',
    path: command.path,
    args: args(named(message.text, message.mentioned), about),
    files: some,
  };
}

/** Returns the workspace's key, which separates the data of different teams. */
export const workspaceOf = (team: string): string => `slack-${team}`;

/**
 * Returns the requester and the place. `profile` comes from Slack's users.info. A right in a person's own workspace does not count here, so a
 * person of another workspace is a member.
 */
export function requesterFrom(
  { team, channel, thread, user }: Pick<SlackDelivery | SuggestRequest, 'team' | 'channel' | 'thread' | 'user'>,
  profile: Pick<Requester, 'language'> & { may: Requester['user']['may']; name?: string },
): Requester {
  const may = user.homeTeam === undefined ? profile.may : 'member';
  return {
    user: { id: user.id, name: profile.name ?? user.name, may },
    place: { platform: 'slack', workspace: workspaceOf(team), channel, ...(thread && { thread }) },
    language: profile.language,
  };
}

/** Returns what the log may say of a delivery, without its command if that cannot be read. */
export function deliveryBugDetails(delivery: SlackDelivery, commands: readonly Command[]): BugDetails {
  const requester = requesterFrom(delivery, { language: 'en', may: 'member' });
  try {
    return bugDetailsOf({ ...requester, ...parseRequest(delivery, commands) });
  } catch {
    return bugDetailsOf(requester);
  }
}
