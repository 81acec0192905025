import type { Actor, CommandOf } from './commands.ts';
import { beginStage, chain, closed, type Deciding, endStage, requireRunning } from './course.ts';
import type { DebateEvent } from './events.ts';
import { hours } from './format.ts';
import { must, refuse, steers, takesPart } from './refuse.ts';
import { type Debate, isOver, type Running, stageOf } from './state.ts';

/** Ms after which anybody taking part may do what waits for a role. */
export const ROLE_WAITS = hours(24);
/** Longest ms of a stage. */
const LONGEST = hours(24 * 14);

/** Returns what runs. Refuses if nothing does, or it is paused. */
export function requireRuns(debate: Debate): Running {
  must(!isOver(debate), 'over');
  must(debate.running, 'not-begun');
  must(!debate.running.paused, 'paused');
  return debate.running;
}

/** True if somebody may do this alone. Two others taking part may do it together: the first one is remembered. */
function alone(debate: Debate, by: Actor, what: 'extend' | 'skip'): boolean {
  if (steers(debate, by)) return true;
  must(takesPart(debate, by), 'not-yours-to-steer');
  const { seconding } = requireRunning(debate);
  return seconding?.what === what && seconding.by !== by.person;
}

export function extend(debate: Debate, { by, ms }: CommandOf<'extend'>, { now }: Deciding): DebateEvent[] {
  const { endsAt, since } = requireRuns(debate);
  if (!alone(debate, by, 'extend')) return [{ kind: 'seconding', at: now, by: by.person, what: 'extend' }];
  const until = Math.max(endsAt, now) + ms;
  must(until - since <= LONGEST, 'too-long-already');
  return [{ kind: 'time-set', at: now, by: by.person, endsAt: until, why: 'extended' }];
}

export function skip(debate: Debate, { by }: { by: Actor }, deciding: Deciding): DebateEvent[] {
  requireRuns(debate);
  if (!alone(debate, by, 'skip')) return [{ kind: 'seconding', at: deciding.now, by: by.person, what: 'skip' }];
  return endStage(debate, 'skipped', deciding, by.person);
}

export function pause(debate: Debate, { by }: { by: Actor }, { now }: Deciding): DebateEvent[] {
  requireRuns(debate);
  must(steers(debate, by), 'not-yours-to-steer');
  return [{ kind: 'paused', at: now, by: by.person, why: 'asked' }];
}

/** Goes on with the time that was left. What the platform has stopped, anybody taking part may take up again. */
export function resume(debate: Debate, { by }: { by: Actor }, { now }: Deciding): DebateEvent[] {
  must(!isOver(debate), 'over');
  const paused = debate.running?.paused;
  must(paused, 'not-paused');
  const isOpenToAll = paused.why !== 'asked' || now >= paused.at + ROLE_WAITS;
  must(steers(debate, by) || (isOpenToAll && takesPart(debate, by)), 'not-yours-to-steer');
  return [{ kind: 'resumed', at: now, by: by.person, endsAt: now + paused.left }];
}

/** Goes back to the stage before, with its whole time. What was said since stays in the record. */
export function undo(debate: Debate, { by }: { by: Actor }, deciding: Deciding): DebateEvent[] {
  const { stage } = requireRuns(debate);
  must(steers(debate, by), 'not-yours-to-steer');
  must(stage > 0, 'nothing-to-undo');
  return chain(
    debate,
    () => [{ kind: 'undone', at: deciding.now, by: by.person }],
    (now) => beginStage(now, stage - 1, deciding),
  );
}

/** Goes to the closing vote at once; from the closing vote, to the result. */
export function end(debate: Debate, { by }: { by: Actor }, deciding: Deciding): DebateEvent[] {
  must(!isOver(debate), 'over');
  must(steers(debate, by), 'not-yours-to-steer');
  if (!debate.running) return [{ kind: 'cancelled', at: deciding.now, by: by.person, why: 'cancelled' }];
  const last = debate.setup.stages.findLastIndex((stage) => stage.kind === 'vote');
  const ended: DebateEvent = { kind: 'stage-ended', at: deciding.now, by: by.person, how: 'early' };
  const goes = (now: Debate): DebateEvent[] =>
    requireRunning(debate).stage < last ? beginStage(now, last, deciding) : [closed(now, deciding, true)];
  return chain(debate, () => [ended], goes);
}

export function cancel(debate: Debate, { by }: { by: Actor }, { now }: Deciding): DebateEvent[] {
  must(!isOver(debate), 'over');
  must(steers(debate, by), 'not-yours-to-steer');
  return [{ kind: 'cancelled', at: now, by: by.person, why: 'cancelled' }];
}

export function moreTime(debate: Debate, { by, person, ms }: CommandOf<'more-time'>, { now }: Deciding): DebateEvent[] {
  const running = requireRuns(debate);
  must(steers(debate, by), 'not-yours-to-steer');
  const stage = stageOf(debate);
  const isTheirs = stage?.kind === 'turn' && debate.people.get(person)?.stance === stage.side;
  must(isTheirs || stage?.kind === 'window', 'not-their-turn');
  return [{ kind: 'more-time', at: now, by: by.person, person, endsAt: Math.max(running.endsAt, now) + ms }];
}

export function handOver(debate: Debate, { by, to }: CommandOf<'hand-over'>, { now }: Deciding): DebateEvent[] {
  must(!isOver(debate), 'over');
  must(steers(debate, by), 'not-yours-to-steer');
  return to === debate.facilitator ? [] : [{ kind: 'handed-over', at: now, by: by.person, to }];
}

/** The platform does not take messages: the debate waits, or ends if its place is gone. */
export function trouble(debate: Debate, { why }: CommandOf<'trouble'>, { now }: Deciding): DebateEvent[] {
  if (isOver(debate)) return [];
  if (why === 'place-gone') return [{ kind: 'cancelled', at: now, why }];
  return debate.running && !debate.running.paused ? [{ kind: 'paused', at: now, why }] : [];
}

/** Records a ballot of somebody who has none in this vote yet. Once all have voted, it ends soon. */
export function vote(debate: Debate, { by, vote: asked }: CommandOf<'vote'>, { now }: Deciding): DebateEvent[] {
  const running = requireRuns(debate);
  const stage = stageOf(debate);
  must(stage?.kind === 'vote' && stage.vote === asked, 'no-vote');
  const isLate = debate.people.get(by.person)?.isLate ?? asked === 'closing';
  must(!isLate, 'came-late');
  if (debate.voted[asked].has(by.person)) return [];
  return chain(
    debate,
    () => [{ kind: 'voted', at: now, by: by.person, vote: asked }],
    (voted) => (haveAllVoted(voted, asked) ? soon(running, now) : []),
  );
}

/** Ms in which a ballot can still be changed once everybody has voted. */
const LAST_CHANGES = 20_000;

const soon = ({ endsAt }: Running, now: number): DebateEvent[] =>
  endsAt - now > LAST_CHANGES ? [{ kind: 'time-set', at: now, endsAt: now + LAST_CHANGES, why: 'all-voted' }] : [];

/** In the opening vote, all who have joined; in the closing one, all who have voted before. One person is not all. */
function haveAllVoted({ people, voted }: Debate, which: 'opening' | 'closing'): boolean {
  const expected = which === 'opening' ? [...people.keys()] : [...voted.opening];
  return expected.length > 1 && expected.every((person) => voted[which].has(person));
}

export function giveReason(debate: Debate, { by, id }: CommandOf<'give-reason'>, { now }: Deciding): DebateEvent[] {
  requireRuns(debate);
  const stage = stageOf(debate);
  must(stage?.kind === 'vote' && stage.vote === 'closing', 'no-reason-now');
  must(takesPart(debate, by) && debate.people.get(by.person)?.isLate !== true, 'came-late');
  if (debate.gaveReason.has(by.person)) refuse('reason-given');
  return [{ kind: 'gave-reason', at: now, by: by.person, id }];
}
