import type { Block, Reply } from '#core/reply.ts';
import type { Words } from '#core/words.ts';
import type { DebateMessage } from '../announce.ts';
import { PARLEY } from '../course.ts';
import type { Drawing } from '../drawing.ts';
import type { DebateEvent, EventOf } from '../events.ts';
import type { Stage } from '../format.ts';
import { motionBlocks } from './lobby.ts';
import { stageName } from './names.ts';
import { pastPause } from './note.ts';
import { who } from './people.ts';
import { reminderReply } from './plan.ts';
import { readBlocks } from './reading.ts';
import { readEmptySide } from './stage.ts';
import { heading, quiet, replyOf } from './voices.ts';

/** The message that came with an event and whose buttons work for a time. */
export function pastMessage(event: DebateEvent): DebateMessage | undefined {
  switch (event.kind) {
    case 'stage-begun':
      return { kind: 'stage' };
    case 'paused':
      return { kind: 'pause' };
    case 'reminded':
      return { kind: 'reminder', id: event.what };
    default:
      return undefined;
  }
}

/** A message that is over: what it was. Nothing in it can be pressed any more. */
export async function pastReply(drawing: Drawing): Promise<Reply | undefined> {
  const { event } = drawing;
  switch (event.kind) {
    case 'stage-begun':
      return pastStage(drawing, event);
    case 'paused':
      return pastPause(drawing, event);
    case 'reminded':
      return reminderReply(drawing, { isPast: true });
    default:
      return undefined;
  }
}

async function pastStage(drawing: Drawing, event: EventOf<'stage-begun'>): Promise<Reply | undefined> {
  const stage = drawing.debate.setup.stages[event.stage];
  return stage && replyOf(drawing, heading(drawing, stageName(stage)), ...(await pastBlocks(drawing, event, stage)));
}

async function pastBlocks(drawing: Drawing, { speaker }: EventOf<'stage-begun'>, stage: Stage): Promise<Block[]> {
  switch (stage.kind) {
    case 'vote':
      return [...motionBlocks(drawing, drawing.debate), ...quiet(drawing, VOTE)];
    case 'turn':
      return speaker === undefined || speaker === PARLEY
        ? readBlocks(drawing, stage.side, stage.part)
        : quiet(drawing, TURN, { who: who(drawing, speaker) });
    case 'floor':
      return quiet(drawing, FLOOR);
    case 'window':
      return [...quiet(drawing, WINDOW), ...(await readEmptySide(drawing, stage.part))];
  }
}

const VOTE: Words = { en: 'This vote is closed.', zh: '投票已截止。' };
const TURN: Words = { en: 'It was {who}’s turn. It is over.', zh: '这一轮由{who}发言，已结束。' };
const FLOOR: Words = { en: 'Question time is over.', zh: '提问已结束。' };
const WINDOW: Words = { en: 'The time for writing is over.', zh: '写作时间已结束。' };
