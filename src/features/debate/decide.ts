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
  return decided(command.kind, debate, command, deciding);
}

const opened = ({ by, setup }: CommandOf<'open'>, { now }: Deciding): DebateEvent => ({
  kind: 'opened',
  at: now,
  by,
  setup,
});

type Commands = { [One in Exclude<DebateCommand, { kind: 'open' }> as One['kind']]: One };
type Kind = keyof Commands;
type Deciders = {
  readonly [One in Kind]: (debate: Debate, command: Commands[One], deciding: Deciding) => DebateEvent[];
};

/** What each command does. */
const DECIDERS: Deciders = {
  answer: lobby.answer,
  join: lobby.join,
  leave: lobby.leave,
  balance: lobby.balance,
  'draw-lots': lobby.drawLots,
  start: lobby.start,
  vote: course.vote,
  'give-reason': course.giveReason,
  forget: course.forget,
  pause: course.pause,
  resume: course.resume,
  skip: course.skip,
  undo: course.undo,
  end: course.end,
  extend: course.extend,
  'more-time': course.moreTime,
  'hand-over': course.handOver,
  cancel: course.cancel,
  speak: entries.once(entries.speak),
  done: entries.done,
  'next-question': entries.nextQuestion,
  ask: entries.once(entries.ask),
  'put-evidence': entries.once(entries.putEvidence),
  approve: entries.approve,
  withdraw: entries.withdraw,
  report: entries.report,
  due: (debate, _, deciding) => due(debate, deciding),
  posted: (_, { kind, what, id, link }, { now }) => [{ kind, at: now, what, id, ...(link !== undefined && { link }) }],
  trouble: course.trouble,
};

/** `kind` is the command's own: with it TypeScript knows that the decider and the command belong together. */
const decided = <One extends Kind>(
  kind: One,
  debate: Debate,
  command: Commands[One],
  deciding: Deciding,
): DebateEvent[] => DECIDERS[kind](debate, command, deciding);
