import type { Store } from '#core/ports/store.ts';
import { noticeJob } from './notice-job.ts';
import { readSchedules, storedSchedule } from './schedule.ts';

/** Stops the schedules of a channel or thread that was deleted, and tells whoever set them up, before a post would fail there. */
export async function stopInChannel(
  store: Pick<Store, 'transaction'>,
  workspace: string,
  channel: string,
): Promise<void> {
  await store.transaction(workspace, async (ports) => {
    const all = readSchedules(await ports.schedules.list(workspace));
    const isThere = ({ place }: (typeof all)[number]) =>
      (place.thread ?? place.channel) === channel || place.channel === channel;
    for (const schedule of all.filter((one) => (one.status === 'on' || one.status === 'paused') && isThere(one))) {
      await ports.schedules.put(workspace, storedSchedule({ ...schedule, status: 'stopped', trouble: 'channel-gone' }));
      await ports.outbox.put(workspace, noticeJob(schedule, 'failed', `${schedule.decided ?? 'now'} channel-gone`));
    }
  });
}
