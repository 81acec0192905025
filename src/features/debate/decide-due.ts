import { type Deciding, endStage, PARLEY, takeNext } from './course.ts';
import type { DebateEvent, EventOf } from './events.ts';
import { dueNow } from './plan.ts';
import { type Debate, membersHere, type Running, speeches, stageOf } from './state.ts';

/** Does one thing that is due now; nothing if nothing is. */
export function due(debate: Debate, deciding: Deciding): DebateEvent[] {
  const { now } = deciding;
  switch (dueNow(debate, now)) {
    case undefined:
      return [];
    case 'remind-day':
      return [{ kind: 'reminded', at: now, what: 'day' }];
    case 'remind-soon':
      return [{ kind: 'reminded', at: now, what: 'soon' }];
    case 'open-lobby':
      return [{ kind: 'lobby-opened', at: now }];
    case 'give-up-lobby':
      return [{ kind: 'cancelled', at: now, why: 'nobody-started' }];
    case 'give-up-pause':
      return [{ kind: 'cancelled', at: now, why: 'abandoned' }];
    case 'warn':
      return [{ kind: 'warned', at: now }];
    case 'nudge-half':
      return [{ kind: 'nudged', at: now, what: 'half' }];
    case 'nudge-day':
      return [{ kind: 'nudged', at: now, what: 'day' }];
    case 'next-question':
      return takeNext(debate, deciding);
    case 'end-stage':
      return endStage(debate, howEnded(debate), deciding);
  }
}

/** A turn in which nobody spoke has ended because of that. */
function howEnded(debate: Debate): EventOf<'stage-ended'>['how'] {
  const { running } = debate;
  const stage = stageOf(debate);
  if (stage?.kind !== 'turn' || !running) return 'time';
  if (running.speaker === PARLEY) return 'read';
  return hasSpoken(debate, running) || !membersHere(debate, stage.side).length ? 'time' : 'absent';
}

const hasSpoken = (debate: Debate, { stage }: Running): boolean => speeches(debate).some((one) => one.stage === stage);
