import type { CommandOf, DebateCommand } from './commands.ts';
import type { Deciding } from './course.ts';
import * as course from './decide-course.ts';
import { due } from './decide-due.ts';
import * as entries from './decide-entries.ts';
import * as lobby from './decide-lobby.ts';
import type { DebateEvent } from './events.ts';
import { refuse } from './refuse.ts';
import type { Debate } from './state.ts';

/**
 * Decides what a command does to a debate; undefined if there is none yet. Returns events, none if it changes nothing. Throws the user error
 * 'debate'.
 */
export function decide(debate: Debate | undefined, command: DebateCommand, deciding: Deciding): DebateEvent[] {
  if (command.kind === 'open') return debate ? refuse('taken') : [opened(command, deciding)];
  if (!debate) return refuse('gone');
  return decided(debate, command, deciding);
}

const opened = ({ by, setup }: CommandOf<'open'>, { now }: Deciding): DebateEvent => ({
  kind: 'opened',
  at: now,
  by,
  setup,
});

function decided(debate: Debate, command: Exclude<DebateCommand, { kind: 'open' }>, deciding: Deciding): DebateEvent[] {
  switch (command.kind) {
    case 'answer':
      return lobby.answer(debate, command, deciding);
    case 'join':
      return lobby.join(debate, command, deciding);
    case 'leave':
      return lobby.leave(debate, command, deciding);
    case 'balance':
      return lobby.balance(debate, command, deciding);
    case 'draw-lots':
      return lobby.drawLots(debate, command, deciding);
    case 'start':
      return lobby.start(debate, command, deciding);
    case 'vote':
      return course.vote(debate, command, deciding);
    case 'give-reason':
      return course.giveReason(debate, command, deciding);
    case 'forget-ballot':
      return course.forgetBallot(debate, command, deciding);
    case 'posted': {
      const { kind, what, id, link } = command;
      return [{ kind, at: deciding.now, what, id, ...(link !== undefined && { link }) }];
    }
    case 'due':
      return due(debate, deciding);
    case 'trouble':
      return course.trouble(debate, command, deciding);
    case 'speak':
    case 'done':
    case 'next-question':
    case 'ask':
    case 'put-evidence':
    case 'approve':
    case 'withdraw':
    case 'report':
      return decidedOnEntries(debate, command, deciding);
    default:
      return steered(debate, command, deciding);
  }
}

type OnEntries = CommandOf<
  'speak' | 'done' | 'next-question' | 'ask' | 'put-evidence' | 'approve' | 'withdraw' | 'report'
>;

function decidedOnEntries(debate: Debate, command: OnEntries, deciding: Deciding): DebateEvent[] {
  const isNew = command.kind === 'speak' || command.kind === 'ask' || command.kind === 'put-evidence';
  // A second press, or a delivery that comes twice, adds nothing.
  if (isNew && debate.entries.some(({ id }) => id === command.id)) return [];
  switch (command.kind) {
    case 'speak':
      return entries.speak(debate, command, deciding);
    case 'done':
      return entries.done(debate, command, deciding);
    case 'next-question':
      return entries.nextQuestion(debate, command, deciding);
    case 'ask':
      return entries.ask(debate, command, deciding);
    case 'put-evidence':
      return entries.putEvidence(debate, command, deciding);
    case 'approve':
      return entries.approve(debate, command, deciding);
    case 'withdraw':
      return entries.withdraw(debate, command, deciding);
    case 'report':
      return entries.report(debate, command, deciding);
  }
}

type Steering = CommandOf<
  'pause' | 'resume' | 'skip' | 'undo' | 'end' | 'extend' | 'more-time' | 'hand-over' | 'cancel'
>;

function steered(debate: Debate, command: Steering, deciding: Deciding): DebateEvent[] {
  switch (command.kind) {
    case 'pause':
      return course.pause(debate, command, deciding);
    case 'resume':
      return course.resume(debate, command, deciding);
    case 'skip':
      return course.skip(debate, command, deciding);
    case 'undo':
      return course.undo(debate, command, deciding);
    case 'end':
      return course.end(debate, command, deciding);
    case 'extend':
      return course.extend(debate, command, deciding);
    case 'more-time':
      return course.moreTime(debate, command, deciding);
    case 'hand-over':
      return course.handOver(debate, command, deciding);
    case 'cancel':
      return course.cancel(debate, command, deciding);
  }
}
