import { z } from 'zod';
import { asksForMore, buttonFormOf } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { bugDetailsOf } from '#core/failure.ts';
import { languageOf } from '#core/language.ts';
import type { BugDetails } from '#core/ports/bugs.ts';
import type { Outcome } from '#core/reply.ts';
import type { CompleteRequest } from '#core/request.ts';
import { report } from '../shared/deps.ts';
import { resultWithin } from '../shared/timing.ts';
import { answer, type Job, tellRefusal } from './answer.ts';
import type { DiscordContext } from './context.ts';
import { fetchFiles } from './files.ts';
import { buttonModal, formModal } from './form.ts';
import { type Interaction, type Parsed, type ParsedCommand, type ParsedPress, parse } from './parse.ts';
import { INTERACTION } from './payload.ts';
import { presentError } from './present.ts';

/** Milliseconds after which no suggestions are sent, because Discord does not show late ones. */
const SUGGEST_WITHIN = 2_000;

/** Answers an interaction as the gateway sent it. Repeats are dropped in receive.ts. Never throws. */
export async function dispatch(context: DiscordContext, sent: unknown): Promise<void> {
  const payload = await context.inServer(sent);
  const parsed = tryParse(context, payload);
  if (parsed instanceof Unreadable) return reportUnreadable(context, payload, parsed.error);
  const { interaction, body } = parsed;
  try {
    switch (body.kind) {
      case 'ignored':
        return context.deps.log(`Discord: ignored, ${body.what}.`);
      case 'server-only':
        return await serverOnly(context, interaction, body.completing);
      case 'complete':
        return await suggest(context, interaction, body.request);
      case 'press':
        return await press(context, interaction, body, payload);
      case 'command':
        return await command(context, interaction, body, payload);
    }
  } catch (error) {
    report(context.deps, error, bodyBugDetails(body));
  }
}

function bodyBugDetails(body: Parsed['body']): BugDetails | undefined {
  if (body.kind === 'command') return bugDetailsOf({ ...body.requester, path: body.path });
  return body.kind === 'press' || body.kind === 'complete' ? bugDetailsOf(body.request) : undefined;
}

/** Returns the job for an interaction that was deferred before a restart; undefined if it cannot be answered. */
export function jobOf(context: DiscordContext, payload: unknown): Job | undefined {
  const { interaction, body } = parse(payload, context.deps.commands);
  if (body.kind === 'press') return pressJob(context, interaction, body, payload);
  return body.kind === 'command' ? commandJob(context, interaction, body, payload) : undefined;
}

class Unreadable {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

function tryParse({ deps }: DiscordContext, payload: unknown): Parsed | Unreadable {
  try {
    return parse(payload, deps.commands);
  } catch (error) {
    return new Unreadable(error);
  }
}

const Answerable = z.object({ id: z.string(), token: z.string(), type: z.unknown(), locale: z.unknown() });

/** Reports an unreadable interaction as a bug, and tells the person if the interaction can be answered. */
async function reportUnreadable(context: DiscordContext, payload: unknown, error: unknown): Promise<void> {
  const { data } = Answerable.safeParse(payload);
  const language = languageOf(typeof data?.locale === 'string' ? data.locale : undefined);
  const { message } = presentError(context, { interaction: { language, missing: [] } }, error);
  if (!data) return;
  const interaction: Interaction = { id: data.id, token: data.token, application: '', language, missing: [] };
  const answered =
    data.type === INTERACTION.autocomplete
      ? context.send.suggest(interaction, [])
      : context.send.reply(interaction, message, true);
  await answered.catch((failed: unknown) => report(context.deps, failed));
}

async function serverOnly(context: DiscordContext, interaction: Interaction, completing: boolean): Promise<void> {
  if (completing) return void (await context.send.suggest(interaction, []));
  const { message } = presentError(context, { interaction }, new UserError({ kind: 'server-only' }));
  await context.send.reply(interaction, message, true);
}

async function suggest(context: DiscordContext, interaction: Interaction, request: CompleteRequest): Promise<void> {
  const found = await resultWithin(context.timing, SUGGEST_WITHIN, context.deps.complete(request)).catch(
    () => undefined,
  );
  await context.send.suggest(interaction, found ?? []);
}

function pressJob({ deps }: DiscordContext, interaction: Interaction, { request }: ParsedPress, payload: unknown): Job {
  const work = () => deps.answer(request);
  const bugDetails = bugDetailsOf(request);
  return {
    interaction,
    requester: request,
    bugDetails,
    pressed: request.button,
    deferAs: 'pressed',
    slow: false,
    payload,
    work,
  };
}

/** Milliseconds after which a button opens no form, so that there is time to defer before Discord's three seconds are over. */
const FORM_WITHIN = 2_000;

/** Answers a press. A form must be the first answer, and a filled-in form is answered. */
async function press(
  context: DiscordContext,
  interaction: Interaction,
  body: ParsedPress,
  payload: unknown,
): Promise<void> {
  const { deps, timing, send } = context;
  const job = pressJob(context, interaction, body, payload);
  const { button, args } = body.request;
  if (args || !buttonFormOf(deps.commands, button)) return answer(context, job);
  const form = await resultWithin(timing, FORM_WITHIN, deps.form(body.request));
  if (form?.kind === 'form') {
    const modal = buttonModal(button, form, deps.sayIn(interaction.language));
    await send.form(interaction, modal).catch((error: unknown) => tellRefusal(context, job, error));
    return;
  }
  // Most of the time for a first answer is over, so what is not ready is deferred at once.
  await answer(context, form ? { ...job, work: async () => form } : { ...job, slow: true });
}

/**
 * Answers a command. A person without the right is told before anything is opened or fetched. A form asks for missing arguments; a form
 * must be the first answer, and cannot answer another form.
 */
async function command(
  context: DiscordContext,
  interaction: Interaction,
  parsed: ParsedCommand,
  payload: unknown,
): Promise<void> {
  const { command, args, files, from, requester } = parsed;
  const job = commandJob(context, interaction, parsed, payload);
  const refused = command && (await context.deps.refusal(requester, command.path));
  if (refused) return answer(context, { ...job, slow: false, work: async () => refused });
  if (command && from !== 'form' && asksForMore(command, args, files.length)) {
    const form = formModal(command, args, context.deps.sayIn(interaction.language));
    await context.send.form(interaction, form).catch((error: unknown) => tellRefusal(context, job, error));
    return;
  }
  await answer(context, job);
}

function commandJob(context: DiscordContext, interaction: Interaction, parsed: ParsedCommand, payload: unknown): Job {
  const { requester, path, files } = parsed;
  const deferAs = interaction.missing.length > 0 ? 'only-me' : visibilityOf(parsed);
  const bugDetails = bugDetailsOf({ ...requester, path });
  const work = () => runCommand(context, parsed);
  return { interaction, requester, bugDetails, deferAs, slow: files.length > 0, payload, work };
}

function visibilityOf({ command, args }: ParsedCommand): 'public' | 'only-me' {
  return command?.visibility(args) ?? 'only-me';
}

async function runCommand(
  { deps, api }: DiscordContext,
  { requester, path, args, files }: ParsedCommand,
): Promise<Outcome> {
  return deps.answer({ ...requester, kind: 'command', path, args, files: await fetchFiles(files, api) });
}
