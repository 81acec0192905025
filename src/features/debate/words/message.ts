import { clip } from '#core/clip.ts';
import type { Reply } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import type { DebateMessage } from '../announce.ts';
import type { Drawing } from '../drawing.ts';
import { mayBeMissingReply, moreTimeReply, reportedReply, toApproveReply, withdrawnReply } from './direct.ts';
import { entryReply } from './entries.ts';
import { lobbyReply, motionBlocks } from './lobby.ts';
import { motionReply } from './motion.ts';
import { noFileReply } from './no-file.ts';
import { noteReply } from './note.ts';
import { absentReply, lotsReply, nudgeReply, warningReply } from './notices.ts';
import { planReply, reminderReply } from './plan.ts';
import { resultReply } from './result.ts';
import { stageReply } from './stage.ts';
import { replyOf, told } from './voices.ts';

/** Words a message of a debate; undefined if it is not wanted any more. */
export async function messageReply(drawing: Drawing, message: DebateMessage): Promise<Reply | undefined> {
  switch (message.kind) {
    case 'speech':
    case 'question':
    case 'evidence':
      return entryReply(drawing, message.id);
    case 'to-approve':
      return toApproveReply(drawing, message.id);
    case 'reported':
      return reportedReply(drawing, message.id);
    case 'withdrawn':
      return withdrawnReply(drawing, message.id);
    case 'lobby':
      return lobbyReply(drawing);
    case 'motion':
      return motionReply(drawing);
    case 'stage':
      return stageReply(drawing);
    case 'result':
      return resultReply(drawing);
    case 'reminder':
      return reminderReply(drawing);
    case 'no-file':
      return noFileReply(drawing);
    default:
      return plainReply(drawing, message.kind);
  }
}

type PlainKind = Exclude<
  DebateMessage['kind'],
  | 'lobby'
  | 'speech'
  | 'question'
  | 'evidence'
  | 'to-approve'
  | 'reported'
  | 'withdrawn'
  | 'motion'
  | 'stage'
  | 'result'
  | 'reminder'
  | 'no-file'
>;

/** Words a message for which nothing has to be looked up. */
function plainReply(drawing: Drawing, kind: PlainKind): Reply | undefined {
  switch (kind) {
    case 'plan':
      return planReply(drawing);
    case 'lots':
      return lotsReply(drawing);
    case 'warning':
      return warningReply(drawing);
    case 'nudge':
      return nudgeReply(drawing);
    case 'absent':
      return absentReply(drawing);
    case 'pause':
    case 'note':
      return noteReply(drawing);
    case 'may-be-missing':
      return mayBeMissingReply(drawing);
    case 'more-time':
      return moreTimeReply(drawing);
  }
}

/** Characters of a thread's name: Discord's limit (docs: resources/channel, thread name). */
const LONGEST_NAME = 100;

/** The name of a debate's thread, and what stands in it first. */
export function threadName(drawing: Drawing): { name: string; reply: Reply } {
  const { present, say } = drawing;
  const name = clip(say(present.motion.words).replaceAll(/\s+/gu, ' ').trim(), LONGEST_NAME);
  return { name, reply: replyOf(drawing, ...motionBlocks(drawing, present), ...told(drawing, HERE)) };
}

const HERE: Words = {
  en: 'The debate takes place in this thread. Choose your side in the message above it.',
  zh: '辩论在这个讨论串里进行。请在上面那条消息里选一方。',
};
