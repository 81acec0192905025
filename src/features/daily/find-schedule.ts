import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Suggestion } from '#core/reply.ts';
import { allows } from '#core/request.ts';
import type { Words } from '#core/words.ts';
import { readSchedules, type Schedule } from './schedule.ts';
import { ruleWords } from './when.ts';

/** A member knows of the schedules of their own channel. The console has no private channels. */
const mayKnow = ({ place }: Schedule, channel: string): boolean =>
  place.platform === 'console' || place.channel === channel;

/**
 * Finds the schedule with this name; without one, the only one of the channel. Facilitators of the whole workspace find those of other channels
 * too. Throws a user error that names those that there are. `after`: the option to which the name may belong in truth.
 */
export async function scheduleCalled(
  context: CommandContext,
  name: string | undefined,
  after?: Words,
): Promise<Schedule> {
  const all = await knownTo(context);
  const names = all.map((one) => one.name);
  const wanted = name === undefined ? undefined : plainName(name);
  if (wanted !== undefined) {
    const found = all.find((one) => plainName(one.name) === wanted);
    if (found) return found;
    throw new UserError({ kind: 'no-schedule', name: name ?? '', names, ...(after && { after }) });
  }
  const here = all.filter(({ place }) => place.channel === context.requester.place.channel);
  const meant = here.length ? here : all;
  const [only, ...more] = meant;
  if (only && !more.length) return only;
  throw new UserError(
    only ? { kind: 'which-schedule', names: meant.map((one) => one.name) } : { kind: 'no-schedule', name: '', names },
  );
}

/** A name without what people put around it. */
const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .trim()
    .replace(/^["'“”「」]+|["'“”「」]+$/gu, '')
    .toLowerCase();

/** Splits what stands after a command into the name of a schedule and what follows it. Without a name, all of it follows. */
export async function splitName(context: CommandContext, typed: string): Promise<{ name?: string; rest: string }> {
  const names = (await knownTo(context)).map(({ name }) => name).sort((a, b) => b.length - a.length);
  const folded = typed.normalize('NFKC').trim();
  const name = names.find((one) => `${folded.toLowerCase()} `.startsWith(`${one.normalize('NFKC').toLowerCase()} `));
  return name === undefined ? { rest: folded } : { name, rest: folded.slice(name.normalize('NFKC').length).trim() };
}

/** The schedules that this person may know of, without those that were turned off. A member gets those of their channel first. */
export async function knownTo({ requester, services, mayForAll }: CommandContext): Promise<Schedule[]> {
  const { workspace, channel } = requester.place;
  const all = readSchedules(await services.store.schedules.list(workspace)).filter(({ status }) => status !== 'off');
  if (allows(mayForAll, 'facilitator')) return all;
  const isHere = ({ place }: Schedule) => place.channel === channel;
  return [...all.filter(isHere), ...all.filter((one) => !isHere(one) && mayKnow(one, channel))];
}

export async function suggestSchedules(context: CommandContext, typed: string): Promise<Suggestion[]> {
  const wanted = typed.trim().toLowerCase();
  const all = await knownTo(context);
  const say = context.sayTo('only-me');
  return all
    .filter(({ name }) => name.toLowerCase().includes(wanted))
    .map((one) => ({ value: one.name, label: `${one.name} · ${say(ruleWords(one))}` }));
}
