import { onlyAddress } from '#core/addresses.ts';
import type { OpenedForm } from '#core/answer.ts';
import { type Command, nameOf } from '#core/command.ts';
import { errorWords } from '#core/error-words.ts';
import { UserError } from '#core/errors.ts';
import type { Language, PublicLanguage } from '#core/language.ts';
import { plainText } from '#core/plain-text.ts';
import type { LogBug } from '#core/ports/bugs.ts';
import type { Outside } from '#core/ports/outside.ts';
import type { ConsoleMessage, Transcript } from '#core/ports/transcript.ts';
import type { Suggestion } from '#core/reply.ts';
import { type Outcome, paragraph, text } from '#core/reply.ts';
import type {
  Args,
  Attachment,
  CommandRequest,
  CompleteRequest,
  PressRequest,
  Requester,
  Right,
} from '#core/request.ts';
import type { Say } from '#core/words.ts';
import { lineOf } from '../shared/arguments.ts';
import { formatLine, parseLine } from '../shared/command-line.ts';
import { findCommand, slashAt } from '../shared/command-name.ts';
import type { Bell } from './bell.ts';
import { type MessageBody, parseBody } from './message.ts';
import type { Payloads } from './views/view.ts';

export type ConsoleDeps = {
  /** The one workspace that the console reaches. */
  workspace: string;
  commands: readonly Command[];
  /** Never throws. */
  answer(request: CommandRequest | PressRequest): Promise<Outcome>;
  /** Never throws. */
  complete(request: CompleteRequest): Promise<Suggestion[]>;
  /** Never throws. */
  form(request: PressRequest): Promise<OpenedForm | Outcome | undefined>;
  /** Never throws. */
  refusal(requester: Requester, path: readonly string[]): Promise<Outcome | undefined>;
  transcript: Transcript;
  outside: Outside;
  /** How many times as fast the clock runs as the real one, if it does. */
  factor?: number;
  sayIn(language: PublicLanguage): Say;
  /** Makes the messages that other platforms would be sent, for the views. */
  payloads: Payloads;
  /** Rung by whoever else writes to the transcript. */
  bell?: Bell;
  /** Logs errors that occur while messages are sent to a tab. */
  logBug: LogBug;
};

/** The speaker, their channel and their language. */
export type Speaker = { name: string; may: Right; channel: string; language: Language };

/** Result of a line or press: a public message, or a private one (`replaces`: it replaces the message whose button was pressed). */
export type Heard =
  | { kind: 'public'; message: ConsoleMessage }
  | { kind: 'only-me'; id: string; body: MessageBody; replaces: boolean };

/** Returns the requester and place. The console trusts names: the name is the id, so `/parley settings facilitator:Ana` means Ana. */
export function requesterFrom(workspace: string, { name, may, channel, language }: Speaker): Requester {
  return { user: { id: name, name, may }, place: { platform: 'console', workspace, channel }, language };
}

/** Parley's name before what is asked, as people write it in the chats. */
const MENTION = /^\s*[@＠]parley(?![\p{L}\p{N}_-])/iu;

/** A line that names Parley is a command. */
export const asCommand = (line: string): string => line.replace(MENTION, '/parley ');

const ADD = ['parley', 'article', 'add'];

/** An address alone asks for its article, if the person may add one. An address of this page is one for people. */
async function asAddition(deps: ConsoleDeps, speaker: Speaker, line: string): Promise<string> {
  const address = onlyAddress(line);
  if (address === undefined || OWN_PAGE.test(address)) return line;
  const refused = await deps.refusal(requesterFrom(deps.workspace, speaker), ADD);
  return refused ? line : `${nameOf(ADD)} ${address}`;
}

const OWN_PAGE = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])[:/]/;

/** `args`: what was filled into the form that the line opened. */
type Said = { key: string; line: string; files: readonly Attachment[]; args?: Args };

/**
 * Handles a line: a command if it begins with a slash or names Parley, otherwise a message. `key` is the sender's own id of the line. A
 * message sent again with the same key is not added twice.
 */
export async function hear(deps: ConsoleDeps, speaker: Speaker, said: Said): Promise<Heard | Fault> {
  const line = await asAddition(deps, speaker, asCommand(said.line));
  if (slashAt(line) !== undefined) return command(deps, speaker, { ...said, line });
  const body: MessageBody = { ...stamp(deps, speaker), kind: 'said', text: said.line };
  return { kind: 'public', message: await put(deps, speaker.channel, said.key, body) };
}

async function command(
  deps: ConsoleDeps,
  speaker: Speaker,
  { key, line, files, args = {} }: Said,
): Promise<Heard | Fault> {
  const outcome = await outcomeOf(deps, speaker, { line, files, args });
  if (Object.keys(args).length && outcome.kind === 'reply' && outcome.failed) return faultOf(outcome);
  const asked = Object.keys(args).length ? filledLine(deps, line, args) : line.trim();
  const shownLine = [commandLine(deps, asked), ...files.map((file) => file.name)].join(' ');
  const body: MessageBody = { ...stamp(deps, speaker), kind: 'replied', line: shownLine, reply: outcome.reply };
  if (outcome.kind === 'reply' && outcome.visibility === 'public') {
    return { kind: 'public', message: await put(deps, speaker.channel, key, body) };
  }
  return { kind: 'only-me', id: key, body, replaces: false };
}

/** The line with what was filled in, as it could have been typed. */
function filledLine({ commands }: ConsoleDeps, line: string, filled: Args): string {
  const { path, args } = parseLine(line, commands);
  return formatLine(path, { ...args, ...filled }, commands);
}

/** Returns the line to display above the answer, without a pasted article. */
function commandLine({ commands }: ConsoleDeps, line: string): string {
  const found = findCommand(line, commands);
  const first = found ? lineOf(line, found.to, found.command) : line;
  return first === line ? line : `${first} …`;
}

async function outcomeOf(
  deps: ConsoleDeps,
  speaker: Speaker,
  { line, files, args: filled }: Required<Omit<Said, 'key'>>,
): Promise<Outcome> {
  try {
    const { path, args: typed } = parseLine(line, deps.commands);
    const args = { ...typed, ...filled };
    return await deps.answer({ ...requesterFrom(deps.workspace, speaker), kind: 'command', path, args, files });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const words = deps.sayIn(speaker.language)(errorWords(error.problem));
    const reply = { language: speaker.language, blocks: [paragraph(text(words))] };
    return { kind: 'reply', visibility: 'only-me', reply };
  }
}

/** The message whose button was pressed. `seq` is the version that the person saw; 0 for a private message. */
export type Pressed = { id: string; seq: number };

/** Returns the form that the button opens, if it opens one. */
export async function formOf(deps: ConsoleDeps, speaker: Speaker, button: string): Promise<OpenedForm | undefined> {
  const form = await deps.form({ ...requesterFrom(deps.workspace, speaker), kind: 'press', button });
  return form?.kind === 'form' ? form : undefined;
}

/** A form's fault, as words. */
export type Fault = { kind: 'fault'; words: string };

const faultOf = ({ reply }: Outcome): Fault => ({ kind: 'fault', words: plainText(reply) });

/** Handles a filled-in form of a button. A fault is returned to be shown in the form, so that what was typed is not lost. */
export async function fill(
  deps: ConsoleDeps,
  speaker: Speaker,
  filled: { button: string; args: Args },
  on: Pressed,
): Promise<Heard | Fault> {
  const outcome = await deps.answer({ ...requesterFrom(deps.workspace, speaker), kind: 'press', ...filled });
  if (outcome.kind === 'reply' && outcome.failed) return faultOf(outcome);
  return heardOf(deps, speaker, outcome, on);
}

/** Handles a pressed button. An update changes the message: for everybody if it is public, otherwise only for the person. */
export async function press(deps: ConsoleDeps, speaker: Speaker, button: string, on: Pressed): Promise<Heard> {
  return heardOf(
    deps,
    speaker,
    await deps.answer({ ...requesterFrom(deps.workspace, speaker), kind: 'press', button }),
    on,
  );
}

async function heardOf(deps: ConsoleDeps, speaker: Speaker, outcome: Outcome, on: Pressed): Promise<Heard> {
  const fresh: MessageBody = { ...stamp(deps, speaker), kind: 'replied', reply: outcome.reply };
  if (outcome.kind === 'update') return on.seq === 0 ? mine(on.id, fresh, true) : update(deps, speaker, on, fresh);
  if (outcome.visibility === 'only-me') return mine(deps.outside.newId(), fresh, false);
  return { kind: 'public', message: await put(deps, speaker.channel, deps.outside.newId(), fresh) };
}

function mine(id: string, body: MessageBody, replaces: boolean): Heard {
  return { kind: 'only-me', id, body, replaces };
}

/** Number of newest messages that are searched for the one whose button was pressed. */
const REACH = 2_000;

async function update(deps: ConsoleDeps, { channel }: Speaker, on: Pressed, fresh: MessageBody): Promise<Heard> {
  const later = await deps.transcript.since(deps.workspace, channel, on.seq - 1, REACH);
  const before = parseBody(later.find((message) => message.id === on.id)?.body);
  const isReply = before?.kind === 'replied' || before?.kind === 'posted';
  const kept = isReply && fresh.kind === 'replied' ? { ...before, reply: fresh.reply } : fresh;
  // A message that no longer exists is added again, so that the update is not lost.
  return { kind: 'public', message: await put(deps, channel, on.id, kept) };
}

/** Stores a message under this id, new or existing. */
async function put(deps: ConsoleDeps, channel: string, id: string, body: MessageBody): Promise<ConsoleMessage> {
  const edited = await deps.transcript.edit(deps.workspace, id, body);
  return edited ?? deps.transcript.append(deps.workspace, { id, channel, createdAt: body.at, body });
}

function stamp(deps: ConsoleDeps, { name, may }: Speaker) {
  return { format: 1, at: deps.outside.now(), author: { name, may } } as const;
}
