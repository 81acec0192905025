import type { CommandContext } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import type { Ports } from '#core/ports/store.ts';
import type { Requester } from '#core/request.ts';
import { beginAgain, countLeft, type Drawing, drawNext, type Supply, supplyOf } from './items.ts';
import { FEW, POST_KIND, post } from './look.ts';
import { moveTo } from './move.ts';
import { targetOf } from './posting-place.ts';
import { runRow } from './run.ts';
import {
  comesOn,
  MOST_SCHEDULES,
  nextRun,
  readSchedule,
  readSchedules,
  type Schedule,
  type Source,
  storedSchedule,
} from './schedule.ts';
import type { SetUp } from './set-up.ts';
import { localDate } from './when.ts';

/** What a change of a schedule works with, inside the transaction. */
type Steering = { ports: Ports; drawing: Drawing; supply: Supply; schedule: Schedule; now: number };

/** Default of how late a missed run is made up for. */
const UNTIL = '20:00';
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];

export type NewSchedule = SetUp & Required<Pick<SetUp, 'language'>> & { opensThread: boolean; isSilent: boolean };

/** Begins a schedule in the requester's place. Returns it. Throws a user error; then nothing was stored. */
export async function begin(context: CommandContext, wanted: NewSchedule, now: number): Promise<Schedule> {
  const { requester, services } = context;
  const { workspace } = requester.place;
  const source: Source = wanted.source ?? { kind: 'prompts', topics: [], kinds: [] };
  const supply = await supplyOf(services, workspace, { source, place: requester.place });
  const id = services.outside.newId();
  return services.store.transaction(workspace, async (ports) => {
    const others = readSchedules(await ports.schedules.list(workspace)).filter(({ status }) => status !== 'off');
    if (others.length >= MOST_SCHEDULES) throw new UserError({ kind: 'too-many-schedules', most: MOST_SCHEDULES });
    const fresh = newSchedule(context, { ...wanted, source }, { id, name: freeName(wanted, others), now });
    const drawing = drawingOf(context, workspace, fresh, ports);
    const first = await drawNext(drawing, fresh, supply, undefined);
    if (!first) throw new UserError({ kind: 'nothing-to-post' });
    const drawn = { ...fresh, upcoming: [first] };
    const made = { ...drawn, toldLow: 1 + (await countLeft(drawing, drawn, supply)) <= FEW };
    if (!nextRun(made)) throw new UserError({ kind: 'nothing-to-post' });
    await ports.schedules.put(workspace, storedSchedule(made));
    return made;
  });
}

type Naming = { id: string; name: string; now: number };

function newSchedule(
  { requester }: CommandContext,
  wanted: NewSchedule & { source: Source },
  { id, name, now }: Naming,
): Schedule {
  const { rule, source, language, ping, heading, opensThread, isSilent } = wanted;
  return {
    format: 1,
    id,
    name,
    place: placeOf(requester),
    rule: { zone: 'UTC', time: '09:00', days: ALL_DAYS, except: [], until: UNTIL, ...rule },
    source,
    language,
    ...(ping && ping !== 'nobody' && { ping }),
    ...(heading !== undefined && { heading }),
    isSilent,
    opensThread,
    by: { id: requester.user.id, name: requester.user.name, language: requester.language },
    status: 'on',
    notBefore: now,
    upcoming: [],
    toldLow: false,
    unanswered: 0,
  };
}

const placeOf = ({ place }: Requester): Schedule['place'] => ({ platform: place.platform, ...targetOf(place) });

/** The name that was chosen, or else one after the topic or the article. Throws if somebody has chosen a name that is taken. */
function freeName({ name, source }: SetUp, others: readonly Schedule[]): string {
  const taken = new Set(others.map((one) => one.name.toLowerCase()));
  if (name !== undefined) {
    if (taken.has(name.toLowerCase())) throw new UserError({ kind: 'schedule-taken', name });
    return name;
  }
  const base = source?.kind === 'article' ? source.article : (source?.topics[0] ?? 'daily');
  const numbered = Array.from({ length: others.length + 1 }, (_, n) => (n ? `${base}-${n + 1}` : base));
  return numbered.find((one) => !taken.has(one.toLowerCase())) ?? base;
}

function drawingOf(
  { services }: CommandContext,
  workspace: string,
  { place }: Pick<Schedule, 'place'>,
  { decks }: Ports,
): Drawing {
  return { decks, workspace, place, dice: services.outside.dice };
}

/** Changes a schedule in one transaction and returns it. What `change` throws leaves everything as it was. */
async function steer(
  context: CommandContext,
  { id, place }: Pick<Schedule, 'id' | 'place'>,
  source: Source,
  change: (steering: Steering) => Promise<Schedule>,
): Promise<Schedule> {
  const { requester, services } = context;
  const { workspace } = requester.place;
  const supply = await supplyOf(services, workspace, { source, place });
  return services.store.transaction(workspace, async (ports) => {
    const stored = await ports.schedules.get(workspace, id);
    if (!stored) throw new UserError({ kind: 'no-schedule', name: '', names: [] });
    const schedule = readSchedule(stored);
    const drawing = drawingOf(context, workspace, schedule, ports);
    const after = await change({ ports, drawing, supply, schedule, now: await ports.clock.now() });
    await ports.schedules.put(workspace, storedSchedule(after));
    return after;
  });
}

export type ChangedSchedule = SetUp & { here: boolean; opensThread?: boolean; isSilent?: boolean };

/** Changes what was given. Another source is drawn from at once; a change of time or zone counts from the last date that was decided. */
export async function change(context: CommandContext, schedule: Schedule, wanted: ChangedSchedule): Promise<Schedule> {
  const source = wanted.source ?? schedule.source;
  const place = wanted.here ? context.requester.place : schedule.place;
  return steer(context, { id: schedule.id, place }, source, async ({ ports, drawing, supply, schedule: present }) => {
    const name = wanted.name ?? present.name;
    await demandFree(ports, drawing.workspace, present, name);
    const changed = changedSchedule(context, { ...present, name }, wanted);
    await moveTo(ports, drawing.workspace, present, changed.place, topicsOf(supply));
    if (!wanted.source) return changed;
    const first = await drawNext({ ...drawing, place: changed.place }, { ...changed, upcoming: [] }, supply, undefined);
    if (!first) throw new UserError({ kind: 'nothing-to-post' });
    return { ...changed, upcoming: [first], status: revived(changed), toldLow: false };
  });
}

const topicsOf = (supply: Supply): string[] =>
  supply.kind === 'prompts' ? supply.topics.map(({ topic }) => topic) : [];

const revived = ({ status }: Schedule): Schedule['status'] => (status === 'ended' ? 'on' : status);

async function demandFree(ports: Ports, workspace: string, { id }: Schedule, name: string): Promise<void> {
  const all = readSchedules(await ports.schedules.list(workspace));
  const isTaken = all.some(
    (one) => one.id !== id && one.status !== 'off' && one.name.toLowerCase() === name.toLowerCase(),
  );
  if (isTaken) throw new UserError({ kind: 'schedule-taken', name });
}

function changedSchedule({ requester }: CommandContext, present: Schedule, wanted: ChangedSchedule): Schedule {
  const { rule, source, language, ping, heading, here, opensThread, isSilent } = wanted;
  const { ping: before, trouble: _, ...rest } = present;
  const place = here ? placeOf(requester) : present.place;
  const pinged = ping === undefined ? before : ping === 'nobody' ? undefined : ping;
  return {
    ...rest,
    place,
    rule: { ...present.rule, ...rule },
    ...(pinged && { ping: pinged }),
    ...(source && { source }),
    ...(language !== undefined && { language }),
    ...(heading !== undefined && { heading }),
    ...(opensThread !== undefined && { opensThread }),
    ...(isSilent !== undefined && { isSilent }),
    status: here && present.status === 'stopped' ? 'on' : present.status,
  };
}

/** Leaves out days. Those on which something was to come are recorded, so that everybody sees who skipped them. */
export async function skipDates(
  context: CommandContext,
  schedule: Schedule,
  dates: readonly string[],
): Promise<Schedule> {
  const { id: byId, name: by } = context.requester.user;
  return steer(context, schedule, schedule.source, async ({ ports, drawing, schedule: present, now }) => {
    for (const date of dates.filter((one) => comesOn(present, one)))
      await ports.scheduleRuns.put(
        drawing.workspace,
        runRow(present.id, date, { kind: 'skipped', due: now, by, byId }),
      );
    const except = [...new Set([...present.rule.except, ...dates])].sort();
    return { ...present, rule: { ...present.rule, except } };
  });
}

/** Leaves out what comes next; the day stays. */
export async function skipNext(context: CommandContext, schedule: Schedule): Promise<Schedule> {
  return steer(context, schedule, schedule.source, async ({ drawing, supply, schedule: present }) => {
    const [skipped, ...later] = present.upcoming;
    const next = later.length ? undefined : await drawNext(drawing, present, supply, skipped);
    const upcoming = next ? [...later, next] : later;
    if (!upcoming.length) throw new UserError({ kind: 'nothing-to-post' });
    return { ...present, upcoming };
  });
}

/** `until`: ISO date of the first day after the pause; without it, until somebody resumes. */
export async function pause(context: CommandContext, schedule: Schedule, until: string | undefined): Promise<Schedule> {
  return steer(context, schedule, schedule.source, async ({ schedule: present }) => {
    const { pausedUntil: _, ...rest } = present;
    return { ...rest, status: 'paused', ...(until !== undefined && { pausedUntil: until }) };
  });
}

/** Goes on: after a pause from now, after a trouble where it was, after the end from the beginning. */
export async function resume(context: CommandContext, schedule: Schedule): Promise<Schedule> {
  return steer(context, schedule, schedule.source, async (steering) => {
    const { pausedUntil: _, trouble: __, ...present } = steering.schedule;
    if (present.upcoming.length) return { ...present, status: 'on', notBefore: steering.now };
    return again(steering, { ...present, status: 'on', notBefore: steering.now });
  });
}

async function again({ drawing, supply }: Steering, present: Schedule): Promise<Schedule> {
  const fresh = await beginAgain(drawing, present, supply);
  const first = await drawNext(drawing, fresh, supply, undefined);
  if (!first) throw new UserError({ kind: 'nothing-to-post' });
  return { ...fresh, upcoming: [first], toldLow: false };
}

/** Ends a schedule. What it posted stays, and is listed. Its name is free again. */
export async function turnOff(context: CommandContext, schedule: Schedule): Promise<Schedule> {
  return steer(context, schedule, schedule.source, async ({ ports, drawing, schedule: present }) => {
    await ports.outbox.cancel(drawing.workspace, POST_KIND, { schedule: present.id });
    return { ...present, status: 'off' };
  });
}

/** Posts what comes next at once, besides the schedule's own times. */
export async function postNow(context: CommandContext, schedule: Schedule): Promise<Schedule> {
  return steer(context, schedule, schedule.source, async ({ ports, drawing, supply, schedule: present, now }) => {
    if (!present.upcoming.length) throw new UserError({ kind: 'nothing-to-post' });
    const date = `${localDate(now, present.rule.zone)} +${context.services.outside.newId().slice(0, 6)}`;
    return post(ports, drawing, supply, present, { date, at: now, latest: now + STILL_NOW });
  });
}

/** In ms. Later than this, “now” was another moment. */
const STILL_NOW = 10 * 60_000;
