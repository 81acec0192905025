import {
  asksForMore,
  buttonFormOf,
  type Command,
  type Context,
  commandAt,
  type FormFields,
  nameOf,
  type Option,
  parseButtonId,
  requireCommand,
  type Scope,
  type Services,
} from './command.ts';
import { UserError } from './errors.ts';
import { bugWords, failedReply, type LoggedRequest, problemReply, reportBug, sceneOf } from './failure.ts';
import { rightsOf, settingsAt } from './place-settings.ts';
import type { LogBug } from './ports/bugs.ts';
import type { Outcome, Reply, Suggestion, Visibility } from './reply.ts';
import { PAGE_BUTTON, storeLongReply, turnPage } from './reply-pages.ts';
import {
  type Args,
  type Asked,
  allows,
  type CommandRequest,
  type CompleteRequest,
  type PressRequest,
  type Right,
} from './request.ts';
import { type Say, sayIn, type ToTraditional } from './words.ts';

/** Most suggestions in one list: Discord's limit, which every other chat allows too. */
export const MOST_SUGGESTIONS = 25;

/** A form that is to be shown, filled with `args`. */
export type OpenedForm = FormFields & { kind: 'form'; args: Args };

export type Answerer = {
  /** Answers a request. Never throws: an error becomes a reply that says what to do, and a bug is logged and its id is in the reply. */
  answer(request: CommandRequest | PressRequest): Promise<Outcome>;
  /**
   * Gives the form that the button opens, with the values in it; the reply that says why it may not be opened; or undefined if the button
   * opens none. Never throws.
   */
  form(request: PressRequest): Promise<OpenedForm | Outcome | undefined>;
  /** Suggests values. Never throws: after any error nothing is suggested, and a bug is logged. */
  complete(request: CompleteRequest): Promise<Suggestion[]>;
  /**
   * Gives the reply that says why this person may not use the command in this place, or undefined if they may. Called before a form is
   * opened or a file is fetched. Never throws.
   */
  refusal(asked: Asked, path: readonly string[]): Promise<Outcome | undefined>;
  /** Stores a reply that takes several messages. Gives a function from a page (from 0) to the id of the button that shows it. */
  storeLongReply(asked: Asked, reply: Reply, visibility: Visibility): Promise<(page: number) => string>;
};

export type AnswererParts = {
  commands: readonly Command[];
  services: Services;
  toTraditional: ToTraditional;
  logBug: LogBug;
};

export function createAnswerer(parts: AnswererParts): Answerer {
  return {
    answer: (request) => answer(parts, request),
    form: (request) => openForm(parts, request),
    complete: (request) => complete(parts, request),
    refusal: (asked, path) => refusal(parts, asked, path),
    storeLongReply: (asked, reply, visibility) => storeLongReply(parts.services, asked, reply, visibility),
  };
}

async function answer(parts: AnswererParts, request: CommandRequest | PressRequest): Promise<Outcome> {
  try {
    return request.kind === 'command' ? await runCommand(parts, request) : await press(parts, request);
  } catch (error) {
    return failure(parts, request, error);
  }
}

async function runCommand(parts: AnswererParts, request: CommandRequest): Promise<Outcome> {
  const command = requireCommand(parts.commands, request.path);
  const context = await contextFor(parts, request, 'only-me');
  // Rights are checked first, so that nobody is asked for more arguments of a command that they may not use.
  demandFor(context, command);
  const args = checkArgs(command, request.args, request.files.length > 0);
  return command.run({ ...context, say: context.sayTo(command.visibility(args)) }, args, request.files);
}

async function refusal(parts: AnswererParts, asked: Asked, path: readonly string[]): Promise<Outcome | undefined> {
  try {
    demandFor(await contextFor(parts, asked, 'only-me'), requireCommand(parts.commands, path));
    return undefined;
  } catch (error) {
    return failure(parts, { ...asked, path }, error);
  }
}

async function press(parts: AnswererParts, request: PressRequest): Promise<Outcome> {
  const button = parseButtonId(request.button);
  if (button?.path.join('.') === PAGE_BUTTON) return turnPage(parts.services, request, button.action, button.card);
  const command = button && commandAt(parts.commands, button.path);
  if (!button || !command?.press) throw new UserError({ kind: 'card-gone' });
  const context = await contextFor(parts, request, 'only-me');
  // The asker may have lost the right since the button was made, and another person may press it.
  demandFor(context, command);
  const form = buttonFormOf(parts.commands, request.button);
  const { oneOf: _, ...bare } = command;
  const args = form && request.args ? checkArgs({ ...bare, ...form }, request.args, false) : undefined;
  return command.press(context, button.action, button.card, args);
}

async function openForm(parts: AnswererParts, request: PressRequest): Promise<OpenedForm | Outcome | undefined> {
  const button = parseButtonId(request.button);
  const form = buttonFormOf(parts.commands, request.button);
  if (!form || !button) return undefined;
  try {
    const context = await contextFor(parts, request, 'only-me');
    demandFor(context, requireCommand(parts.commands, button.path));
    const { values, ...fields } = form;
    return { kind: 'form', ...fields, args: await values(context, button.card) };
  } catch (error) {
    return failure(parts, request, error);
  }
}

async function complete(parts: AnswererParts, request: CompleteRequest): Promise<Suggestion[]> {
  try {
    const command = requireCommand(parts.commands, request.path);
    const context = await contextFor(parts, request, 'only-me');
    const found = await command.complete?.(context, request.option, request.typed, request.args);
    return (found ?? []).slice(0, MOST_SUGGESTIONS);
  } catch (error) {
    if (!(error instanceof UserError)) logged(parts, request, error);
    return [];
  }
}

/** Builds the handler's context. Public answers use the place's language, if one is set. Private answers use the asker's. */
async function contextFor(parts: AnswererParts, asked: Asked, visibility: Visibility): Promise<Context> {
  const all = await parts.services.settings.get(asked.place.workspace);
  const settings = settingsAt(all, asked.place.channel);
  const sayTo = (to: Visibility): Say =>
    sayIn(to === 'public' ? (settings.language ?? asked.language) : asked.language, parts.toTraditional);
  return { asked, ...rightsOf(all, asked), say: sayTo(visibility), sayTo, settings, services: parts.services };
}

/** Throws the user error 'not-allowed' unless the asker has the right `needed` in `scope`: the channel or the whole workspace. */
export function requireRight(context: Pick<Context, 'may' | 'mayForAll'>, needed: Right, scope: Scope): void {
  const may = scope === 'channel' ? context.may : context.mayForAll;
  if (needed !== 'member' && !allows(may, needed)) throw new UserError({ kind: 'not-allowed', needed, scope });
}

function demandFor(context: Context, { may, scope = 'channel' }: Command): void {
  requireRight(context, may, scope);
}

/**
 * Checks the arguments against the declaration and returns them: flags as booleans, choices spelled as declared. Throws a user error when
 * an option is unknown or missing.
 */
function checkArgs(command: Command, given: Args, hasFile: boolean): Args {
  const name = nameOf(command.path);
  const known = command.options.map((option) => option.name);
  const unknown = Object.keys(given).find((option) => !known.includes(option));
  if (unknown !== undefined) throw new UserError({ kind: 'unknown-option', command: name, option: unknown, known });
  const args: Record<string, string | boolean> = {};
  for (const option of command.options) {
    const value = checkValue(option, given[option.name]);
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
    example: command.examples[0] ?? { en: `${name} <${option.name}>`, zh: `${name} <${option.name}>` },
  });
}

/** Values that switch a flag on when typed. */
export const YES = ['yes', 'true', '是'];
const NO = ['no', 'false', '否'];

function checkValue(option: Option, value: string | boolean | undefined): string | boolean | undefined {
  if (value === undefined || value === '') return undefined;
  switch (option.kind) {
    case 'flag':
      if (typeof value === 'boolean') return value;
      if (YES.includes(value.toLowerCase())) return true;
      if (NO.includes(value.toLowerCase())) return false;
      throw new UserError({ kind: 'bad-option', option: option.name, value, allowed: ['yes', 'no'] });
    case 'choice': {
      const allowed = option.choices.map((choice) => choice.value);
      const found = allowed.find((one) => one.toLowerCase() === String(value).toLowerCase());
      if (!found) throw new UserError({ kind: 'bad-option', option: option.name, value: String(value), allowed });
      return found;
    }
    case 'text':
    case 'article':
    case 'user':
    case 'pasted':
    case 'file':
      return String(value).trim() || undefined;
  }
}

function failure(parts: AnswererParts, request: LoggedRequest, error: unknown): Outcome {
  const say = sayIn(request.language, parts.toTraditional);
  if (error instanceof UserError) return problemReply(say, request.language, error.problem);
  return failedReply(request.language, say(bugWords(logged(parts, request, error))));
}

function logged({ logBug, services }: AnswererParts, request: LoggedRequest, error: unknown): string {
  return reportBug({ logBug, newId: services.outside.newId }, error, sceneOf(request));
}
