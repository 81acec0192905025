import type { Actor, CommandOf } from './commands.ts';
import { beginStage, chain, type Deciding } from './course.ts';
import type { DebateEvent, EventOf } from './events.ts';
import { minutes } from './format.ts';
import { balanced, drawnAll, filledUp } from './lots.ts';
import { isInvited, must, refuse, steers, takesPart } from './refuse.ts';
import { type Debate, isOver, membersHere, stageOf } from './state.ts';

/** Ms after which anybody in the lobby may start, if whoever runs the debate has not come. */
export const START_BY_ANYBODY = minutes(10);

export function requireLobby(debate: Debate): void {
  must(!isOver(debate), 'over');
  must(debate.phase === 'lobby', debate.phase === 'planned' ? 'not-open-yet' : 'begun-already');
}

/** Whether somebody comes to a debate that is planned. */
export function answer(debate: Debate, { by, answer }: CommandOf<'answer'>, { now }: Deciding): DebateEvent[] {
  must(!isOver(debate), 'over');
  must(debate.phase === 'planned' || debate.phase === 'lobby', 'begun-already');
  if (debate.answers.get(by.person) === answer) return [];
  return [{ kind: 'answered', at: now, by: by.person, answer }];
}

/**
 * Puts somebody on a side. Once it has begun, sides are fixed: a side that nobody took can still be taken, and whoever comes late can watch.
 */
export function join(debate: Debate, { by, stance }: CommandOf<'join'>, { now }: Deciding): DebateEvent[] {
  must(!isOver(debate), 'over');
  must(debate.phase !== 'planned', 'not-begun');
  must(isInvited(debate, by), 'not-invited');
  const before = debate.people.get(by.person);
  const isFixed = !before?.isDrawn || debate.phase === 'running';
  if (before?.stance === stance && isFixed) return [];
  if (debate.phase === 'running') mayJoinNow(debate, by, stance);
  return [{ kind: 'joined', at: now, by: by.person, stance }];
}

function mayJoinNow(debate: Debate, by: Actor, stance: EventOf<'joined'>['stance']): void {
  const isVoting = stageOf(debate)?.kind === 'vote' && debate.running?.stage === 0;
  const isFree = (stance === 'for' || stance === 'against') && !membersHere(debate, stance).length;
  const isFresh = !takesPart(debate, by);
  must(isFree || (isFresh && (stance === 'watching' || (stance === 'undecided' && isVoting))), 'lobby-closed');
  must(isFresh || !['for', 'against'].includes(debate.people.get(by.person)?.stance ?? ''), 'lobby-closed');
}

export function leave(debate: Debate, { by }: { by: Actor }, { now }: Deciding): DebateEvent[] {
  requireLobby(debate);
  must(takesPart(debate, by), 'not-in-lobby');
  return [{ kind: 'left', at: now, by: by.person }];
}

export function balance(debate: Debate, { by }: { by: Actor }, { now, dice }: Deciding): DebateEvent[] {
  requireLobby(debate);
  must(steers(debate, by), 'not-yours-to-steer');
  return drawn(balanced(debate, dice), 'balance', now);
}

export function drawLots(debate: Debate, { by }: { by: Actor }, { now, dice }: Deciding): DebateEvent[] {
  requireLobby(debate);
  must(steers(debate, by), 'not-yours-to-steer');
  return drawn(drawnAll(debate, dice), 'lots', now);
}

function drawn(sides: EventOf<'drawn'>['sides'], from: EventOf<'drawn'>['from'], at: number): DebateEvent[] {
  return Object.keys(sides).length ? [{ kind: 'drawn', at, from, sides }] : [];
}

export function start(debate: Debate, { by }: { by: Actor }, deciding: Deciding): DebateEvent[] {
  requireLobby(debate);
  if (!steers(debate, by)) {
    must(takesPart(debate, by), 'not-in-lobby');
    must(deciding.now >= debate.openedAt + START_BY_ANYBODY, 'not-yet-yours');
  }
  if (![...debate.people.values()].some(({ stance }) => stance !== 'watching')) refuse('nobody-on-sides');
  const { now, dice } = deciding;
  return chain(
    debate,
    (before) => drawn(filledUp(before, dice), 'start', now),
    () => [{ kind: 'started', at: now, by: by.person }],
    (begun) => beginStage(begun, 0, deciding),
  );
}
