import { checkArguments } from './check-arguments.ts';
import {
  buttonFormOf,
  type Command,
  type CommandContext,
  commandAt,
  type FormFields,
  parseButtonId,
  requireCommand,
  type Scope,
  type Services,
} from './command.ts';
import { UserError } from './errors.ts';
import { brokenWords, bugDetailsOf, failedReply, type LoggedRequest, problemReply, reportBug } from './failure.ts';
import type { Language, PublicLanguage } from './language.ts';
import { rightsOf, settingsAt } from './place-settings.ts';
import type { LogBug } from './ports/bugs.ts';
import type { PlaceSettings } from './ports/settings.ts';
import type { Outcome, Reply, Suggestion, Visibility } from './reply.ts';
import { PAGE_BUTTON, showPage, storeLongReply } from './reply-pages.ts';
import {
  type Args,
  allows,
  type CommandRequest,
  type CompleteRequest,
  type PressRequest,
  type Requester,
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
  refusal(requester: Requester, path: readonly string[]): Promise<Outcome | undefined>;
  /** Returns the language that is set for the place, if it is one alone. Never throws. */
  languageOf(place: Requester['place']): Promise<Language | undefined>;
  /** Returns the ids of the groups that decide whether the requester may take part in what they ask for. Never throws. */
  groupsFor(request: Asked): Promise<string[]>;
  /** Stores a reply that takes several messages. Gives a function from a page (from 0) to the id of the button that shows it. */
  storeLongReply(requester: Requester, reply: Reply, visibility: Visibility): Promise<(page: number) => string>;
};

/** The command that somebody asks for, or that a button stands for. */
export type Asked = Requester & (Pick<CommandRequest, 'kind' | 'path'> | Pick<PressRequest, 'kind' | 'button'>);

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
    refusal: (requester, path) => refusal(parts, requester, path),
    languageOf: (place) => languageOf(parts, place),
    groupsFor: (request) => groupsFor(parts, request),
    storeLongReply: (requester, reply, visibility) => storeLongReply(parts.services, requester, reply, visibility),
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
  const args = checkArguments(command, request.args, request.files.length > 0, parts.toTraditional);
  return command.run({ ...context, say: context.sayTo(command.visibility(args)) }, args, request.files);
}

async function refusal(
  parts: AnswererParts,
  requester: Requester,
  path: readonly string[],
): Promise<Outcome | undefined> {
  try {
    const command = requireCommand(parts.commands, path);
    // Everybody may, so no settings have to be read.
    if (command.may !== 'member') demandFor(await contextFor(parts, requester, 'only-me'), command);
    return undefined;
  } catch (error) {
    return failure(parts, { ...requester, path }, error);
  }
}

async function languageOf(parts: AnswererParts, place: Requester['place']): Promise<Language | undefined> {
  const language = (await settingsOf(parts, place))?.language;
  return language === 'both' ? undefined : language;
}

/** Those that the settings of the place name, and those that the command asks about. */
async function groupsFor(parts: AnswererParts, request: Asked): Promise<string[]> {
  const ofPlace = (await settingsOf(parts, request.place))?.takingPart?.groups.map(({ id }) => id) ?? [];
  const button = request.kind === 'press' ? parseButtonId(request.button) : undefined;
  const path = request.kind === 'press' ? button?.path : request.path;
  const command = path && commandAt(parts.commands, path);
  if (!command?.groups) return ofPlace;
  try {
    return [...ofPlace, ...(await command.groups({ requester: request, services: parts.services }, button?.cardId))];
  } catch (error) {
    reportBug({ logBug: parts.logBug, newId: parts.services.outside.newId }, error, { place: request.place });
    return ofPlace;
  }
}

/** The settings of a place; undefined after a bug. */
async function settingsOf(parts: AnswererParts, place: Requester['place']): Promise<PlaceSettings | undefined> {
  try {
    return settingsAt(await parts.services.settings.get(place.workspace), place.channel);
  } catch (error) {
    reportBug({ logBug: parts.logBug, newId: parts.services.outside.newId }, error, { place });
    return undefined;
  }
}

async function press(parts: AnswererParts, request: PressRequest): Promise<Outcome> {
  const button = parseButtonId(request.button);
  if (button?.path.join('.') === PAGE_BUTTON) return showPage(parts.services, request, button.action, button.cardId);
  const command = button && commandAt(parts.commands, button.path);
  if (!button || !command?.press) throw new UserError({ kind: 'card-gone' });
  const context = await contextFor(parts, request, 'only-me');
  // The requester may have lost the right since the button was made, and another person may press it.
  demandFor(context, command);
  const form = buttonFormOf(parts.commands, request.button);
  const { oneOf: _, ...bare } = command;
  const args =
    form && request.args ? checkArguments({ ...bare, ...form }, request.args, false, parts.toTraditional) : undefined;
  return command.press(context, button.action, button.cardId, args);
}

async function openForm(parts: AnswererParts, request: PressRequest): Promise<OpenedForm | Outcome | undefined> {
  const button = parseButtonId(request.button);
  const form = buttonFormOf(parts.commands, request.button);
  if (!form || !button) return undefined;
  try {
    const context = await contextFor(parts, request, 'only-me');
    demandFor(context, requireCommand(parts.commands, button.path));
    const { values, ...fields } = form;
    return { kind: 'form', ...fields, args: await values(context, button.cardId) };
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

/** Builds the handler's context. Public answers use the place's language, if one is set. Private answers use the requester's. */
async function contextFor(parts: AnswererParts, requester: Requester, visibility: Visibility): Promise<CommandContext> {
  const all = await parts.services.settings.get(requester.place.workspace);
  const settings = settingsAt(all, requester.place.channel);
  const languageFor = (to: Visibility) =>
    to === 'public' ? (settings.language ?? requester.language) : requester.language;
  const inLanguage = (language: PublicLanguage): Say => sayIn(language, parts.toTraditional);
  const sayTo = (to: Visibility): Say => inLanguage(languageFor(to));
  const { services } = parts;
  const words = { say: sayTo(visibility), sayTo, sayIn: inLanguage, languageFor };
  return { requester, ...rightsOf(all, requester), ...words, settings, services };
}

/** Throws the user error 'not-allowed' unless the requester has the right `needed` in `scope`: the channel or the whole workspace. */
export function requireRight(context: Pick<CommandContext, 'may' | 'mayForAll'>, needed: Right, scope: Scope): void {
  const may = scope === 'channel' ? context.may : context.mayForAll;
  if (needed !== 'member' && !allows(may, needed)) throw new UserError({ kind: 'not-allowed', needed, scope });
}

function demandFor(context: CommandContext, { may, mayBy, scope = 'channel' }: Command): void {
  requireRight(context, (mayBy && context.settings[mayBy]) ?? may, scope);
}

/** The right that is needed to change schedules in the requester's place. */
export const rightForSchedules = ({ settings }: Pick<CommandContext, 'settings'>): Right =>
  settings.schedules ?? 'facilitator';

function failure(parts: AnswererParts, request: LoggedRequest, error: unknown): Outcome {
  const say = sayIn(request.language, parts.toTraditional);
  if (error instanceof UserError) return problemReply(say, request.language, error.problem);
  return failedReply(request.language, say(brokenWords(error, logged(parts, request, error))));
}

function logged({ logBug, services }: AnswererParts, request: LoggedRequest, error: unknown): string {
  return reportBug({ logBug, newId: services.outside.newId }, error, bugDetailsOf(request));
}
