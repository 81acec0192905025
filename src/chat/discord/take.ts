import { z } from 'zod';
import { asksForMore } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { languageOf } from '#core/language.ts';
import type { Outcome } from '#core/reply.ts';
import type { CompleteRequest } from '#core/request.ts';
import { resultWithin } from '../shared/timing.ts';
import { fetchFiles } from './attachments.ts';
import { deliver, type Job } from './deliver.ts';
import type { Desk } from './desk.ts';
import { formModal } from './form.ts';
import { type Asking, type Line, type Parsed, type Pressing, parse } from './parse.ts';
import { INTERACTION } from './payload.ts';
import { bug, problem, shown } from './shown.ts';

/** ms after which nothing is suggested: late suggestions are shown to nobody. */
const SUGGEST_WITHIN = 2_000;

/** Answers an interaction as the gateway sent it, once. Never throws. */
export async function take(desk: Desk, payload: unknown): Promise<void> {
  const parsed = readable(desk, payload);
  if (parsed instanceof Unreadable) return unread(desk, payload, parsed.error);
  const { line, body } = parsed;
  try {
    switch (body.kind) {
      case 'ignored':
        return desk.deps.log(`Discord: ignored, ${body.what}.`);
      case 'server-only':
        return await serverOnly(desk, line, body.completing);
      case 'complete':
        return await suggest(desk, line, body.request);
      case 'press':
        return await deliver(desk, pressJob(desk, line, body, payload));
      case 'command':
        return await command(desk, line, body, payload);
    }
  } catch (error) {
    desk.deps.logBug(desk.deps.outside.newId().slice(0, 8), error);
  }
}

/** What is to be done for an interaction that was deferred before a restart; undefined when nothing can be. */
export function jobOf(desk: Desk, payload: unknown): Job | undefined {
  const { line, body } = parse(payload, desk.deps.commands);
  if (body.kind === 'press') return pressJob(desk, line, body, payload);
  return body.kind === 'command' ? commandJob(desk, line, body, payload) : undefined;
}

class Unreadable {
  readonly error: unknown;
  constructor(error: unknown) {
    this.error = error;
  }
}

function readable({ deps }: Desk, payload: unknown): Parsed | Unreadable {
  try {
    return parse(payload, deps.commands);
  } catch (error) {
    return new Unreadable(error);
  }
}

const Answerable = z.object({ id: z.string(), token: z.string(), type: z.unknown(), locale: z.unknown() });

/** That an interaction cannot be read is our bug; whoever waits for the answer is told. */
async function unread(desk: Desk, payload: unknown, error: unknown): Promise<void> {
  const { data } = Answerable.safeParse(payload);
  const language = languageOf(typeof data?.locale === 'string' ? data.locale : undefined);
  const { message } = bug(desk, { language }, error);
  if (!data) return;
  const line: Line = { id: data.id, token: data.token, application: '', language, missing: [] };
  const answered =
    data.type === INTERACTION.autocomplete ? desk.wire.suggest(line, []) : desk.wire.reply(line, message, true);
  await answered.catch((failed: unknown) => desk.deps.logBug(desk.deps.outside.newId().slice(0, 8), failed));
}

async function serverOnly(desk: Desk, line: Line, completing: boolean): Promise<void> {
  if (completing) return void (await desk.wire.suggest(line, []));
  const nobody = { id: '', name: '', may: 'member' } as const;
  const place = { platform: 'discord', workspace: '', channel: '' } as const;
  const asked = { user: nobody, place, language: line.language };
  const { message } = await shown(desk, { line, asked }, problem(desk, line, { kind: 'server-only' }));
  await desk.wire.reply(line, message, true);
}

async function suggest(desk: Desk, line: Line, request: CompleteRequest): Promise<void> {
  const found = await resultWithin(desk.timing, SUGGEST_WITHIN, desk.deps.complete(request)).catch(() => undefined);
  await desk.wire.suggest(line, found ?? []);
}

function pressJob({ deps }: Desk, line: Line, { request }: Pressing, payload: unknown): Job {
  const answer = () => deps.answer(request);
  return { line, asked: request, pressed: request.button, late: 'pressed', slow: false, payload, answer };
}

/** Who may not is told before anything is opened or fetched. What is missing is asked for in a form, which can only be the first answer, and not the answer to a form. */
async function command(desk: Desk, line: Line, asking: Asking, payload: unknown): Promise<void> {
  const { command, args, files, from, asked } = asking;
  const refused = command && (await desk.deps.refusal(asked, command.path));
  if (refused)
    return deliver(desk, { ...commandJob(desk, line, { ...asking, files: [] }, payload), answer: async () => refused });
  if (command && from !== 'form' && asksForMore(command, args, files.length)) {
    await desk.wire.form(line, formModal(command, args, desk.deps.sayIn(line.language)));
    return;
  }
  await deliver(desk, commandJob(desk, line, asking, payload));
}

function commandJob(desk: Desk, line: Line, asking: Asking, payload: unknown): Job {
  const { asked, files } = asking;
  const late = line.missing.length > 0 ? 'only-me' : visibilityOf(asking);
  return { line, asked, late, slow: files.length > 0, payload, answer: () => answer(desk, line, asking) };
}

function visibilityOf({ command, args }: Asking): 'public' | 'only-me' {
  return command?.visibility(args) ?? 'only-me';
}

async function answer(desk: Desk, line: Line, { asked, path, args, files }: Asking): Promise<Outcome> {
  try {
    const fetched = await fetchFiles(files, desk.api);
    return await desk.deps.answer({ ...asked, kind: 'command', path, args, files: fetched });
  } catch (error) {
    if (error instanceof UserError) return problem(desk, line, error.problem);
    throw error;
  }
}
