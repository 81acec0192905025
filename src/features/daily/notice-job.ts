import type { OutboxJob } from '#core/ports/outbox.ts';
import type { Schedule } from './schedule.ts';

/**
 * What whoever set a schedule up is told, each once. `few`: seven prompts are left. `ended`: nothing is left; begin again or stop? `failed`: a
 * post could not be made. `doubt`: a post may be missing. `thread-doubt`: the thread under one may be. `thread-missed`: it is. `unanswered`:
 * five posts in a row found no answer.
 */
export type NoticeKind = 'few' | 'ended' | 'failed' | 'doubt' | 'thread-doubt' | 'thread-missed' | 'unanswered';

export const NOTICE_KIND = 'daily-notice';

/**
 * A notice about a schedule. `to`: index of the person among those who may be told, `channel` for the channel itself. A notice may come twice,
 * but each event is told once: `event` makes its key.
 */
export function noticeJob(
  schedule: Schedule,
  notice: NoticeKind,
  event: string,
  to: number | 'channel' = 0,
): OutboxJob {
  const { platform, channel, thread } = schedule.place;
  return {
    key: `notice ${schedule.id} ${notice} ${event} ${to}`,
    platform,
    // Its own order: a notice does not wait for a channel that takes nothing.
    channel: to === 'channel' ? (thread ?? channel) : `notices ${schedule.id}`,
    kind: NOTICE_KIND,
    ids: { schedule: schedule.id, notice, event, to: String(to) },
    steps: ['notice'],
  };
}
