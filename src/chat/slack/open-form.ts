import { z } from 'zod';
import { asksForMore, buttonFormOf, type Command, commandAt, parseButtonId, requireCommand } from '#core/command.ts';
import { plainText } from '#core/plain-text.ts';
import type { Args } from '#core/request.ts';
import { report } from '../shared/deps.ts';
import { within } from '../shared/timing.ts';
import type { SlackContext } from './context.ts';
import type { FormMetadata, Press, Shortcut, Slash, Submit, SuggestRequest } from './delivery.ts';
import { errorOf } from './error-codes.ts';
import { buttonView, externalOptions, formView, readForm } from './form.ts';
import { shortened } from './limits.ts';
import { parseRequest, requesterFrom } from './parse.ts';
import type { PresentedAnswer } from './present.ts';

/** Milliseconds to wait for a person's language. A form must be opened within 3 s of the command. */
const LANGUAGE_WAIT = 700;
/** Milliseconds to wait for suggestions. Slack shows none after 3 s. */
const SUGGESTIONS_WAIT = 2_500;

type Form = { command: Command; args: Args };

/** Returns the form that the person must fill in first, if any. */
export function formFor({ deps }: SlackContext, delivery: Slash | Shortcut): Form | undefined {
  try {
    const parsed = parseRequest(delivery, deps.commands);
    if (parsed.kind === 'press') return undefined;
    const command = requireCommand(deps.commands, parsed.path);
    return asksForMore(command, parsed.args, parsed.files.length) ? { command, args: parsed.args } : undefined;
  } catch {
    // The answer will tell the person what is wrong.
    return undefined;
  }
}

/**
 * Opens a form. Returns false if it was not opened: it took too long, or the person may not use the command. The answer tells the person.
 */
export async function openForm(
  context: SlackContext,
  delivery: Slash | Shortcut,
  { command, args }: Form,
): Promise<boolean> {
  const { team, user, channel, thread, url, trigger } = delivery;
  await within(context.timing, LANGUAGE_WAIT, context.people.of(team, user.id));
  const profile = context.people.known(team, user.id);
  const requester = requesterFrom(delivery, { may: 'member', ...profile, language: profile?.language ?? 'en' });
  if (profile && (await context.deps.refusal(requester, command.path))) return false;
  const say = context.deps.sayIn(profile?.language ?? (await context.deps.languageOf(requester.place)) ?? 'en');
  const metadata: FormMetadata = { format: 1, path: [...command.path], channel, ...(thread && { thread }), url };
  // A form can be opened with a trigger alone.
  if (!trigger) return false;
  return shownTo(context, team, trigger, formView(command, args, say, JSON.stringify(metadata)));
}

/** Milliseconds to wait for what stands in a form. It must be opened within 3 s of the press. */
const VALUES_WAIT = 1_000;

/** Opens the form of a button. Returns false if the button opens none, or if it was not opened: the answer tells the person why. */
export async function openButtonForm(context: SlackContext, press: Press): Promise<boolean> {
  const { team, user, channel, thread, url, button, ephemeral, trigger } = press;
  const path = parseButtonId(button)?.path;
  if (!trigger || !path || !buttonFormOf(context.deps.commands, button)) return false;
  await within(context.timing, LANGUAGE_WAIT, context.people.of(team, user.id));
  const profile = context.people.known(team, user.id);
  if (!profile) return false;
  const requester = requesterFrom(press, { ...profile, language: profile.language ?? 'en' });
  const form = context.deps.form({ ...requester, kind: 'press', button });
  const opened = (await within(context.timing, VALUES_WAIT, form)) ? await form : undefined;
  if (opened?.kind !== 'form') return false;
  const metadata: FormMetadata = { format: 1, path, channel, ...(thread && { thread }), url, button, ephemeral };
  const say = context.deps.sayIn(profile.language ?? (await context.deps.languageOf(requester.place)) ?? 'en');
  return shownTo(context, team, trigger, buttonView(path, opened, say, JSON.stringify(metadata)));
}

async function shownTo(context: SlackContext, team: string, trigger: string, view: object): Promise<boolean> {
  try {
    await (await context.web(team)).call('views.open', { trigger_id: trigger, view });
    return true;
  } catch (error) {
    context.deps.log(`A form could not be opened in Slack (${errorOf(error)}).`);
    return false;
  }
}

/** Longest explanation that fits under a field, in UTF-16 units. */
const LONGEST_FAULT = 1_000;

/** Shows a failure in the form, so that typed text is not lost. Undefined if there is no failure or no field to show it at. */
export function formFaults(
  { deps }: SlackContext,
  submit: Submit,
  { outcome }: PresentedAnswer,
): Record<string, unknown> | undefined {
  if (outcome.kind !== 'reply' || !outcome.failed) return undefined;
  const field = faultyField(deps.commands, submit);
  const words = shortened(plainText(outcome.reply), LONGEST_FAULT);
  return field === undefined ? undefined : { response_action: 'errors', errors: { [field]: words } };
}

const Uploaded = z.object({ files: z.array(z.unknown()).min(1) });

/**
 * Returns the field to show a fault at: the file, if one was given, because most faults are in files; otherwise the first field, usually
 * the most important one.
 */
function faultyField(commands: readonly Command[], { path, button, values }: Submit): string | undefined {
  const form = button === undefined ? commandAt(commands, path) : buttonFormOf(commands, button);
  const options = form?.options ?? [];
  const fields = options.map(({ name }) => name).filter((name) => name in values);
  return fields.find((name) => Uploaded.safeParse(values[name]?.[name]).success) ?? fields[0];
}

/** Returns suggestions for an external select; none if they take too long. Never throws. */
export async function suggestions(context: SlackContext, suggest: SuggestRequest): Promise<Record<string, unknown>> {
  const none = { options: [] };
  try {
    // Slack is asked in the background; the next typed letter will use the answer.
    void context.people.of(suggest.team, suggest.user.id);
    const profile = context.people.known(suggest.team, suggest.user.id);
    const { args } = readForm(requireCommand(context.deps.commands, suggest.path), suggest.values);
    const { path, option, typed } = suggest;
    const { [option]: _, ...others } = args;
    const requester = requesterFrom(suggest, { may: 'member', ...profile, language: profile?.language ?? 'en' });
    const found = context.deps.complete({ ...requester, kind: 'complete', path, option, typed, args: others });
    return (await within(context.timing, SUGGESTIONS_WAIT, found)) ? { ...externalOptions(await found) } : none;
  } catch (error) {
    report(context.deps, error);
    return none;
  }
}
