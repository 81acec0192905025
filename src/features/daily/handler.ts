import type { Services } from '#core/command.ts';
import type { PublicLanguage } from '#core/language.ts';
import type { OutgoingMessage } from '#core/outgoing.ts';
import type { JobHandler, JobResult } from '#core/ports/job-handler.ts';
import type { OutboxRow } from '#core/ports/outbox.ts';
import type { Ports, Store } from '#core/ports/store.ts';
import type { Say } from '#core/words.ts';
import { noticeJob } from './notice-job.ts';
import { postReply } from './post.ts';
import { targetOf } from './posting-place.ts';
import { type RunBody, readRun, runRow } from './run.ts';
import { readSchedule, type Schedule, storedSchedule } from './schedule.ts';
import { threadReply } from './thread.ts';
import { countUnanswered } from './unanswered.ts';

export type DailyParts = {
  store: Pick<Store, 'schedules' | 'scheduleRuns'>;
  services: Pick<Services, 'topics' | 'library' | 'links' | 'attributions' | 'settings' | 'store'>;
  sayIn(language: PublicLanguage): Say;
  /** How many times as fast the clock of what is due runs as the real one; 1 if it is the real one. */
  factor: number;
};

/** Words and records the posts of schedules. */
export function postHandler(parts: DailyParts): JobHandler {
  return { draw: (row) => draw(parts, row), settle: (...settled) => settle(parts, ...settled) };
}

async function draw(parts: DailyParts, row: OutboxRow): Promise<OutgoingMessage | undefined> {
  const found = await queuedPost(parts, row);
  if (!found) return undefined;
  const { schedule, body, date } = found;
  const to = targetOf(schedule.place);
  const say = parts.sayIn(schedule.language);
  const { services } = parts;
  if (row.steps[row.step] === 'thread') {
    const words = await threadReply({ services, workspace: row.workspace, schedule, say }, body.item);
    const message = row.brought.post;
    return words && message !== undefined ? { kind: 'thread', to, message, ...words } : undefined;
  }
  const { item, answers } = body;
  const view = { services, workspace: row.workspace, schedule, say, run: { date, answers } };
  const reply = item && (await postReply({ ...view, item }));
  if (!reply) return undefined;
  return { kind: 'post', to, reply, isSilent: schedule.isSilent, ...(schedule.ping && { pings: [schedule.ping] }) };
}

async function queuedPost(
  { store }: DailyParts,
  { workspace, ids }: OutboxRow,
): Promise<{ schedule: Schedule; body: RunBody; date: string } | undefined> {
  const { schedule: id = '', date = '' } = ids;
  const [stored, run] = [await store.schedules.get(workspace, id), await store.scheduleRuns.get(workspace, id, date)];
  if (!stored || !run) return undefined;
  const schedule = readSchedule(stored);
  return schedule.status === 'off' ? undefined : { schedule, body: readRun(run), date };
}

async function settle({ factor }: DailyParts, ports: Ports, row: OutboxRow, result: JobResult): Promise<void> {
  const { workspace, ids } = row;
  const { schedule: id = '', date = '' } = ids;
  const [stored, run] = [await ports.schedules.get(workspace, id), await ports.scheduleRuns.get(workspace, id, date)];
  if (!stored || !run) return;
  const settled = { ports, workspace, date, schedule: readSchedule(stored), body: readRun(run) };
  if (row.steps[row.step] === 'thread') return settleThread(settled, result);
  const now = await ports.clock.now();
  await settlePost(settled, result, { now, isLate: now - settled.body.due > Math.max(LATE, GRACE * factor) });
}

type Settled = { ports: Ports; workspace: string; date: string; schedule: Schedule; body: RunBody };

/** Ms after the time from which a post counts as late. */
const LATE = 30 * 60_000;
/** Ms of real time that a post may take without being late: as much as the machine needs when it has other work. */
const GRACE = 5_000;

async function settlePost(
  settled: Settled,
  result: JobResult,
  { now, isLate }: { now: number; isLate: boolean },
): Promise<void> {
  const { ports, workspace, date, schedule, body } = settled;
  const record = (change: Partial<RunBody>) =>
    ports.scheduleRuns.put(workspace, runRow(schedule.id, date, { ...body, ...change }));
  const store = (change: Schedule) => ports.schedules.put(workspace, storedSchedule(change));
  switch (result.kind) {
    case 'sent': {
      const { id, link } = result;
      await record({
        kind: isLate ? 'late' : 'posted',
        at: now,
        message: id,
        ...(link !== undefined && { link }),
      });
      const counted = await countUnanswered(ports, workspace, schedule, date);
      if (counted !== schedule) await store(counted);
      return isThreadTrouble(schedule) ? undefined : clearTrouble({ ...settled, schedule: counted });
    }
    case 'delayed':
      return tellTrouble(settled, result.why, result.missing);
    case 'failed': {
      const after = givenBack(stoppedIf(schedule, result.why), body);
      await record({ kind: 'failed', why: result.why });
      await store(after);
      return tellTrouble({ ...settled, schedule: after }, result.why, result.missing);
    }
    case 'expired':
      await record({ kind: 'missed', why: schedule.trouble ?? 'expired' });
      return store(givenBack(schedule, body));
    case 'in doubt':
      await record({ kind: 'in doubt' });
      await ports.outbox.put(workspace, noticeJob(schedule, 'doubt', date));
  }
}

/** Refusals of which people hear, because they can mend them. Those that pass by themselves are not among them. */
const PASSING = ['rate-limited', 'trouble', 'not-connected'];

/** Tells whoever set the schedule up, once for each trouble, until something is posted again. */
async function tellTrouble(
  { ports, workspace, date, schedule }: Settled,
  why: string,
  missing: string | undefined,
): Promise<void> {
  const trouble = missing === undefined ? why : `${why} ${missing}`;
  if (PASSING.includes(why) || schedule.trouble === trouble) return;
  await ports.schedules.put(workspace, storedSchedule({ ...schedule, trouble }));
  await ports.outbox.put(workspace, noticeJob(schedule, 'failed', `${date} ${trouble}`));
}

/** Where the channel is gone, nothing can be posted until somebody names another. */
function stoppedIf(schedule: Schedule, why: string): Schedule {
  return why === 'channel-gone' ? { ...schedule, status: 'stopped' } : schedule;
}

/** What was not posted comes next time. */
function givenBack(schedule: Schedule, { item }: RunBody): Schedule {
  if (!item) return schedule;
  const status = schedule.status === 'ended' ? 'on' : schedule.status;
  return { ...schedule, status, upcoming: [item, ...schedule.upcoming] };
}

const THREAD = 'thread ';
const isThreadTrouble = ({ trouble }: Schedule): boolean => trouble?.startsWith(THREAD) ?? false;

/** What went wrong is over, so that people hear of it when it comes again. */
async function clearTrouble({ ports, workspace, schedule: { trouble, ...well } }: Settled): Promise<void> {
  if (trouble !== undefined) await ports.schedules.put(workspace, storedSchedule(well));
}

/** A thread that could not be opened is told once, and one that is or may be missing each time; the post stands. */
async function settleThread(settled: Settled, result: JobResult): Promise<void> {
  const { ports, workspace, date, schedule } = settled;
  if (result.kind === 'sent') return isThreadTrouble(schedule) ? clearTrouble(settled) : undefined;
  if (result.kind === 'in doubt')
    return void (await ports.outbox.put(workspace, noticeJob(schedule, 'thread-doubt', date)));
  if (result.kind === 'expired' && schedule.status !== 'off')
    return void (await ports.outbox.put(workspace, noticeJob(schedule, 'thread-missed', date)));
  const trouble = result.kind === 'failed' ? `${THREAD}${result.missing ?? ''}` : undefined;
  if (trouble === undefined || schedule.trouble === trouble) return;
  await ports.schedules.put(workspace, storedSchedule({ ...schedule, trouble }));
  await ports.outbox.put(workspace, noticeJob(schedule, 'failed', `${date} ${trouble}`));
}
