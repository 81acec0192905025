import { z } from 'zod';
import { asksForMore } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { languageOf } from '#core/language.ts';
import type { Outcome } from '#core/reply.ts';
import type { CompleteRequest } from '#core/request.ts';
import { resultWithin } from '../shared/timing.ts';
import type { DiscordContext } from './context.ts';
import { deliver, type Job } from './deliver.ts';
import { fetchFiles } from './files.ts';
import { formModal } from './form.ts';
import { type CommandAsked, type Interaction, type Parsed, type Pressing, parse } from './parse.ts';
import { INTERACTION } from './payload.ts';
import { bug, problem, shown } from './present.ts';

/** ms after which nothing is suggested: late suggestions are shown to nobody. */
const SUGGEST_WITHIN = 2_000;

/** Answers an interaction as the gateway sent it, once. Never throws. */
export async function take(context: DiscordContext, payload: unknown): Promise<void> {
  const parsed = readable(context, payload);
  if (parsed instanceof Unreadable) return unread(context, payload, parsed.error);
  const { line, body } = parsed;
  try {
    switch (body.kind) {
      case 'ignored':
        return context.deps.log(`Discord: ignored, ${body.what}.`);
      case 'server-only':
        return await serverOnly(context, line, body.completing);
      case 'complete':
        return await suggest(context, line, body.request);
      case 'press':
        return await deliver(context, pressJob(context, line, body, payload));
      case 'command':
        return await command(context, line, body, payload);
    }
  } catch (error) {
    context.deps.logBug(context.deps.outside.newId().slice(0, 8), error);
  }
}

/** What is to be done for an interaction that was deferred before a restart; undefined when nothing can be. */
export function jobOf(context: DiscordContext, payload: unknown): Job | undefined {
  const { line, body } = parse(payload, context.deps.commands);
  if (body.kind === 'press') return pressJob(context, line, body, payload);
  return body.kind === 'command' ? commandJob(context, line, body, payload) : undefined;
}

class Unreadable {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

function readable({ deps }: DiscordContext, payload: unknown): Parsed | Unreadable {
  try {
    return parse(payload, deps.commands);
  } catch (error) {
    return new Unreadable(error);
  }
}

const Answerable = z.object({ id: z.string(), token: z.string(), type: z.unknown(), locale: z.unknown() });

/** That an interaction cannot be read is our bug; whoever waits for the answer is told. */
async function unread(context: DiscordContext, payload: unknown, error: unknown): Promise<void> {
  const { data } = Answerable.safeParse(payload);
  const language = languageOf(typeof data?.locale === 'string' ? data.locale : undefined);
  const { message } = bug(context, { language }, error);
  if (!data) return;
  const line: Interaction = { id: data.id, token: data.token, application: '', language, missing: [] };
  const answered =
    data.type === INTERACTION.autocomplete ? context.send.suggest(line, []) : context.send.reply(line, message, true);
  await answered.catch((failed: unknown) => context.deps.logBug(context.deps.outside.newId().slice(0, 8), failed));
}

async function serverOnly(context: DiscordContext, line: Interaction, completing: boolean): Promise<void> {
  if (completing) return void (await context.send.suggest(line, []));
  const nobody = { id: '', name: '', may: 'member' } as const;
  const place = { platform: 'discord', workspace: '', channel: '' } as const;
  const asked = { user: nobody, place, language: line.language };
  const { message } = await shown(context, { line, asked }, problem(context, line, { kind: 'server-only' }));
  await context.send.reply(line, message, true);
}

async function suggest(context: DiscordContext, line: Interaction, request: CompleteRequest): Promise<void> {
  const found = await resultWithin(context.timing, SUGGEST_WITHIN, context.deps.complete(request)).catch(
    () => undefined,
  );
  await context.send.suggest(line, found ?? []);
}

function pressJob({ deps }: DiscordContext, line: Interaction, { request }: Pressing, payload: unknown): Job {
  const answer = () => deps.answer(request);
  return { line, asked: request, pressed: request.button, late: 'pressed', slow: false, payload, answer };
}

/** Who may not is told before anything is opened or fetched. What is missing is asked for in a form, which can only be the first answer, and not the answer to a form. */
async function command(
  context: DiscordContext,
  line: Interaction,
  asking: CommandAsked,
  payload: unknown,
): Promise<void> {
  const { command, args, files, from, asked } = asking;
  const refused = command && (await context.deps.refusal(asked, command.path));
  if (refused)
    return deliver(context, {
      ...commandJob(context, line, { ...asking, files: [] }, payload),
      answer: async () => refused,
    });
  if (command && from !== 'form' && asksForMore(command, args, files.length)) {
    await context.send.form(line, formModal(command, args, context.deps.sayIn(line.language)));
    return;
  }
  await deliver(context, commandJob(context, line, asking, payload));
}

function commandJob(context: DiscordContext, line: Interaction, asking: CommandAsked, payload: unknown): Job {
  const { asked, files } = asking;
  const late = line.missing.length > 0 ? 'only-me' : visibilityOf(asking);
  return { line, asked, late, slow: files.length > 0, payload, answer: () => answer(context, line, asking) };
}

function visibilityOf({ command, args }: CommandAsked): 'public' | 'only-me' {
  return command?.visibility(args) ?? 'only-me';
}

async function answer(
  context: DiscordContext,
  line: Interaction,
  { asked, path, args, files }: CommandAsked,
): Promise<Outcome> {
  try {
    const fetched = await fetchFiles(files, context.api);
    return await context.deps.answer({ ...asked, kind: 'command', path, args, files: fetched });
  } catch (error) {
    if (error instanceof UserError) return problem(context, line, error.problem);
    throw error;
  }
}
