import type { Ports } from '#core/ports/store.ts';
import { noticeJob } from './notice-job.ts';
import { postOf } from './post.ts';
import { isPosted, momentOf, offersAnswers, readRun } from './run.ts';
import type { Schedule } from './schedule.ts';

/** After so many posts in a row with answers to tap that nobody tapped, whoever set the schedule up is told, once. */
const UNANSWERED = 5;
/** Runs among which the post before is looked for. */
const PAGE = 20;

/**
 * Counts whether the post before this date's found an answer, now that it is closed. Posts without answers to tap do not count. Returns the
 * schedule with the new count.
 */
export async function countUnanswered(
  ports: Ports,
  workspace: string,
  schedule: Schedule,
  date: string,
): Promise<Schedule> {
  const { unanswered, ...told } = schedule;
  if (unanswered === undefined) return schedule;
  const before = await postBefore(ports, workspace, schedule.id, date);
  if (!before || !offersAnswers(before)) return schedule;
  const counts = await ports.stances.counts(workspace, postOf(schedule.id, before.date));
  if (counts.some((people) => people > 0)) return { ...schedule, unanswered: 0 };
  if (unanswered + 1 < UNANSWERED) return { ...schedule, unanswered: unanswered + 1 };
  await ports.outbox.put(workspace, noticeJob(schedule, 'unanswered', date));
  return told;
}

async function postBefore({ scheduleRuns }: Ports, workspace: string, schedule: string, date: string) {
  const runs = (await scheduleRuns.list(workspace, schedule, PAGE)).filter((run) => run.date !== date);
  const posts = runs.map((run) => ({ date: run.date, ...readRun(run) })).filter(isPosted);
  return posts.sort((a, b) => momentOf(b) - momentOf(a))[0];
}
