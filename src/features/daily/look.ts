import type { Services } from '#core/command.ts';
import type { OutboxJob } from '#core/ports/outbox.ts';
import type { ScheduleRun } from '#core/ports/schedule-runs.ts';
import type { Ports, Store } from '#core/ports/store.ts';
import { answersOf, countLeft, type Drawing, drawNext, isThere, type Supply, supplyOf } from './items.ts';
import { noticeJob } from './notice-job.ts';
import { isReminder, remind } from './reminder.ts';
import { type Decision, decide, type Occurrence } from './rule.ts';
import { queuedRun, runRow } from './run.ts';
import { decidedUntil, type Item, readSchedule, type Schedule, storedSchedule } from './schedule.ts';

/** From so many prompts on, whoever set the schedule up is told that few are left. */
export const FEW = 7;

/** What looking at a schedule needs. `dice`: as in `Outside`. */
export type LookParts = {
  store: Pick<Store, 'transaction' | 'schedules' | 'clock'>;
  services: Pick<Services, 'topics' | 'library' | 'store'>;
  dice(sides: number): number;
};

/**
 * Looks at a schedule that is due: puts what is to be posted into the outbox, records what was missed, and draws what comes next, all in one
 * transaction. Does nothing if it is not due (any more). What is due, and never early, is judged by the store's clock.
 */
export async function lookAt(parts: LookParts, workspace: string, id: string): Promise<void> {
  const { store, services, dice } = parts;
  if (isReminder({ id })) return remind(store, workspace, id);
  const stored = await store.schedules.get(workspace, id);
  if (!stored) return;
  const supply = await supplyOf(services, workspace, readSchedule(stored));
  await store.transaction(workspace, async (ports) => {
    const now = await ports.clock.now();
    const present = await ports.schedules.get(workspace, id);
    if (present?.dueAt === undefined || present.dueAt > now) return;
    const drawing = { decks: ports.decks, workspace, place: readSchedule(present).place, dice };
    await carryOut(ports, drawing, supply, readSchedule(present), now);
  });
}

async function carryOut(
  ports: Ports,
  drawing: Drawing,
  supply: Supply,
  schedule: Schedule,
  now: number,
): Promise<void> {
  const { workspace } = drawing;
  const decision = decide(schedule.rule, decidedUntil(schedule), now);
  for (const run of missedRuns(schedule, decision)) await ports.scheduleRuns.put(workspace, run);
  let after = withDecided(schedule, decision);
  if (decision.due) after = await post(ports, drawing, supply, after, decision.due);
  await ports.schedules.put(workspace, storedSchedule(after));
}

/** The newest missed dates are a row each. The oldest of these stands for all before it, too. */
function missedRuns({ id }: Schedule, { missed: { newest, count, first } }: Decision): ScheduleRun[] {
  return newest.map((run, index) => {
    const earlier = index === 0 &&
      count > newest.length &&
      first !== undefined && { to: first, count: count - newest.length + 1 };
    return runRow(id, run.date, { kind: 'missed', due: run.at, ...earlier });
  });
}

function withDecided(schedule: Schedule, { missed, due }: Decision): Schedule {
  const date = due?.date ?? missed.last;
  return date === undefined ? schedule : { ...schedule, decided: date };
}

/** Puts the next item into the outbox and draws the one after it, so that what a preview shows is what will be posted. */
export async function post(
  ports: Ports,
  drawing: Drawing,
  supply: Supply,
  schedule: Schedule,
  run: Pick<Occurrence, 'at' | 'latest'> & { date: string },
): Promise<Schedule> {
  const { workspace } = drawing;
  const there = await freshItems(drawing, supply, schedule);
  const [item, ...later] = there;
  if (!item) return ended(ports, workspace, { ...schedule, upcoming: [] });
  await ports.outbox.put(workspace, postJob(schedule, run));
  await ports.scheduleRuns.put(
    workspace,
    queuedRun(schedule.id, run.date, { due: run.at, item, answers: answersOf(item, supply) }),
  );
  const next = later.length ? undefined : await drawNext(drawing, schedule, supply, item);
  const source =
    schedule.source.kind === 'article' && item.kind === 'paragraph'
      ? { ...schedule.source, after: item.to }
      : schedule.source;
  const after: Schedule = { ...schedule, source, upcoming: next ? [...later, next] : later };
  if (!after.upcoming.length) return ended(ports, workspace, after);
  return tellIfFew(ports, drawing, supply, after);
}

/** What comes next, without what has gone since it was drawn; if nothing remains, something else is drawn. */
async function freshItems(drawing: Drawing, supply: Supply, schedule: Schedule): Promise<Item[]> {
  const there = schedule.upcoming.filter((item) => isThere(item, supply));
  if (there.length) return there;
  const drawn = await drawNext(drawing, schedule, supply, undefined);
  return drawn ? [drawn] : [];
}

async function ended(ports: Ports, workspace: string, schedule: Schedule): Promise<Schedule> {
  await ports.outbox.put(workspace, noticeJob(schedule, 'ended', schedule.decided ?? '', 'channel'));
  return { ...schedule, status: 'ended' };
}

async function tellIfFew(ports: Ports, drawing: Drawing, supply: Supply, schedule: Schedule): Promise<Schedule> {
  if (schedule.toldLow) return schedule;
  const left = schedule.upcoming.length + (await countLeft(drawing, schedule, supply));
  if (left > FEW) return schedule;
  await ports.outbox.put(drawing.workspace, noticeJob(schedule, 'few', schedule.decided ?? ''));
  return { ...schedule, toldLow: true };
}

export const POST_KIND = 'daily-post';

function postJob(schedule: Schedule, { date, latest }: { date: string; latest: number }): OutboxJob {
  const { platform, channel, thread } = schedule.place;
  const opens = schedule.opensThread && thread === undefined;
  return {
    key: postKey(schedule.id, date),
    platform,
    channel: thread ?? channel,
    kind: POST_KIND,
    ids: { schedule: schedule.id, date },
    steps: opens ? ['post', 'thread'] : ['post'],
    until: latest,
  };
}

/** The key of a post, by which it is one post whatever happens. */
export const postKey = (schedule: string, date: string): string => `daily ${schedule} ${date}`;
