import { ChannelType } from 'discord.js';
import { buttonFormOf, type Command, commandAt } from '#core/command.ts';
import { type Language, languageOf } from '#core/language.ts';
import type { Args, ChannelKind, CompleteRequest, PressRequest, Requester } from '#core/request.ts';
import { withFlagsInText } from '../shared/flag-words.ts';
import { formButton, formPath, readForm } from './form.ts';
import { filesOf, linksOf, wordsOf } from './message-words.ts';
import { attachedFiles, type FileReference, readOptions } from './options.ts';
import { ChatData, COMMAND_TYPE, ComponentData, Envelope, INTERACTION, MessageData, ModalData } from './payload.ts';
import { isThread, managesServer, missingPermissions } from './permissions.ts';
import { markIn } from './post-body.ts';

/** Data of every interaction that is needed to answer it, and the language of the answer. */
export type Interaction = {
  id: string;
  application: string;
  token: string;
  language: Language;
  /** Permissions that the bot lacks for a public answer. */
  missing: readonly string[];
  /** The mark of the message whose button was pressed (post-body.ts). */
  mark?: number;
  /** The place that the direct message is about whose button was pressed. */
  about?: string;
};

/** A command whose files are not fetched yet. `command` is undefined if no command has this path any more. */
export type ParsedCommand = {
  kind: 'command';
  requester: Requester;
  command: Command | undefined;
  path: readonly string[];
  args: Args;
  files: readonly FileReference[];
  /** The source of the command: a filled-in form cannot be answered with another form. */
  from: 'typed' | 'message' | 'form';
};
export type ParsedPress = { kind: 'press'; request: PressRequest };
export type ParsedCompletion = { kind: 'complete'; request: CompleteRequest };

/** The content of an interaction. `ignored`: not for Parley, such as a new kind of interaction. */
type ParsedBody =
  | ParsedCommand
  | ParsedPress
  | ParsedCompletion
  | { kind: 'server-only'; completing: boolean }
  | { kind: 'ignored'; what: string };

export type Parsed = { interaction: Interaction; body: ParsedBody };

/** Reads an interaction as the gateway sends it. Throws zod's error if it cannot be read. */
export function parse(payload: unknown, commands: readonly Command[]): Parsed {
  const envelope = Envelope.parse(payload);
  const { data } = payload as { data?: unknown };
  const mark = markIn(envelope.message);
  const interaction: Interaction = {
    id: envelope.id,
    application: envelope.application_id,
    token: envelope.token,
    language: languageOf(envelope.locale),
    missing: missingPermissions(envelope),
    ...(mark !== undefined && { mark }),
    ...(envelope.about !== undefined && { about: envelope.about }),
  };
  return { interaction, body: bodyOf(envelope, data, commands) };
}

function bodyOf(envelope: Envelope, data: unknown, commands: readonly Command[]): ParsedBody {
  const { type } = envelope;
  if (!OURS.includes(type)) return { kind: 'ignored', what: `interaction of type ${type}` };
  const requester = requesterFrom(envelope);
  if (!requester) return { kind: 'server-only', completing: type === INTERACTION.autocomplete };
  return readInServer(type, data, requester, commands);
}

const OURS: readonly number[] = [
  INTERACTION.command,
  INTERACTION.component,
  INTERACTION.autocomplete,
  INTERACTION.modal,
];

function readInServer(type: number, data: unknown, requester: Requester, commands: readonly Command[]): ParsedBody {
  switch (type) {
    case INTERACTION.component:
      return readPress(ComponentData.parse(data), requester);
    case INTERACTION.autocomplete:
      return readCompletion(ChatData.parse(data), requester);
    case INTERACTION.modal:
      return readModal(ModalData.parse(data), requester, commands);
    default: {
      const kind = (data as { type?: unknown } | undefined)?.type;
      if (kind === COMMAND_TYPE.message) return readMessageCommand(MessageData.parse(data), requester, commands);
      const isOther = typeof kind === 'number' && kind !== COMMAND_TYPE.chat;
      if (isOther) return { kind: 'ignored', what: `command of type ${kind}` };
      return readCommand(ChatData.parse(data), requester, commands);
    }
  }
}

/** Reads the requester and the place; undefined outside a server, which has no group and no articles. */
function requesterFrom({ guild_id, member, channel, channel_id, locale }: Envelope): Requester | undefined {
  const here = channel?.id ?? channel_id;
  if (guild_id === undefined || !member || here === undefined) return undefined;
  const { user, nick, permissions, roles } = member;
  const thread = channel && isThread(channel.type) && channel.parent_id ? channel.id : undefined;
  const channelKind = channel && kindOf(channel.type);
  return {
    user: {
      id: user.id,
      name: nick ?? user.global_name ?? user.username,
      may: managesServer(permissions) ? 'manager' : 'member',
      ...(roles && { groups: roles }),
    },
    place: {
      platform: 'discord',
      workspace: `discord-${guild_id}`,
      channel: (thread !== undefined && channel?.parent_id) || here,
      ...(thread !== undefined && { thread }),
      ...(channelKind && { channelKind }),
    },
    language: languageOf(locale),
  };
}

/** A channel's type: https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
function kindOf(type: number): ChannelKind | undefined {
  switch (type) {
    case ChannelType.GuildVoice:
    case ChannelType.GuildStageVoice:
      return 'voice';
    case ChannelType.GuildForum:
    case ChannelType.GuildMedia:
      return 'forum';
    default:
      return undefined;
  }
}

const find = (commands: readonly Command[], path: readonly string[]): Command | undefined => commandAt(commands, path);

function readCommand(
  { name, options, resolved }: ChatData,
  requester: Requester,
  commands: readonly Command[],
): ParsedBody {
  const { path, args: sent, files } = readOptions(name, options, resolved?.attachments);
  const command = find(commands, path);
  const args = command ? withFlagsInText(command, sent) : sent;
  return { kind: 'command', requester, command, path, args, files, from: 'typed' };
}

function readCompletion({ name, options }: ChatData, requester: Requester): ParsedBody {
  const { path, args, focused } = readOptions(name, options, undefined);
  const { option, typed } = focused ?? { option: '', typed: '' };
  return { kind: 'complete', request: { ...requester, kind: 'complete', path, option, typed, args } };
}

/** Reads a press: the id of the button, or of the option chosen from a list. */
function readPress({ custom_id, values }: ComponentData, requester: Requester): ParsedBody {
  return { kind: 'press', request: { ...requester, kind: 'press', button: values?.[0] ?? custom_id } };
}

/** Reads a command on a message, which has the English name of its shortcut. */
function readMessageCommand(data: MessageData, requester: Requester, commands: readonly Command[]): ParsedBody {
  const command = commands.find(({ shortcut }) => shortcut?.words.en === data.name);
  const message = data.resolved.messages[data.target_id];
  const isOwn = message?.author?.id === requester.user.id;
  const [words, links] = message ? [wordsOf(message), linksOf(message)] : ['', []];
  // One file is one article. Of several the first is read.
  const files = filesOf(message ?? {})
    .filter(({ name }) => command?.shortcut?.reads?.(name))
    .slice(0, 1);
  const args = command?.shortcut?.args(words, { isOwn, links, hasFile: files.length > 0 }) ?? {};
  const path = command?.path ?? [data.name];
  return { kind: 'command', requester, command, path, args, files, from: 'message' };
}

function readModal(data: ModalData, requester: Requester, commands: readonly Command[]): ParsedBody {
  const button = formButton(data.custom_id);
  if (button !== undefined) {
    const form = buttonFormOf(commands, button);
    const { args } = form ? readForm(form, data.components) : { args: {} };
    return { kind: 'press', request: { ...requester, kind: 'press', button, args } };
  }
  const path = formPath(data.custom_id);
  if (!path) return { kind: 'ignored', what: 'a form of somebody else’s' };
  const command = find(commands, path);
  const { args, files } = command ? readForm(command, data.components) : { args: {}, files: [] };
  const attached = attachedFiles(files, data.resolved?.attachments);
  return { kind: 'command', requester, command, path, args, files: attached, from: 'form' };
}
