import type { Actor, CommandOf } from './commands.ts';
import { beginAgain, beginStage, chain, closed, type Deciding, endStage, requireRunning } from './course.ts';
import type { DebateEvent } from './events.ts';
import { hours, keepsItsTime } from './format.ts';
import { endsWithLobby, isInvited, must, refuse, steers, takesPart } from './refuse.ts';
import { type Debate, isOver, type Running, sideOf, stageOf } from './state.ts';

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
  must(takesPart(debate, by), 'two-together');
  const { seconding } = requireRunning(debate);
  if (seconding?.what !== what) return false;
  must(seconding.by !== by.person, 'asked-already');
  if (what === 'skip')
    must(![seconding.by, by.person].every((person) => isOpposed(debate, person)), 'not-your-turn-to-skip');
  return true;
}

/** True if it is the other side's turn: two people of one side cannot take it away from the other. */
function isOpposed(debate: Debate, person: string): boolean {
  const stage = stageOf(debate);
  const side = sideOf(debate, person);
  return stage?.kind === 'turn' && side !== undefined && side !== stage.side;
}

/** Remembers the first of two. */
const seconding = ({ person }: Actor, what: 'extend' | 'skip', at: number): DebateEvent[] => [
  { kind: 'seconding', at, by: person, what },
];

export function extend(debate: Debate, { by, ms }: CommandOf<'extend'>, { now }: Deciding): DebateEvent[] {
  const { endsAt, since } = requireRuns(debate);
  if (!alone(debate, by, 'extend')) return seconding(by, 'extend', now);
  const until = Math.max(endsAt, now) + ms;
  must(until - since <= LONGEST, 'too-long-already');
  return [{ kind: 'time-set', at: now, by: by.person, endsAt: until, why: 'extended' }];
}

export function skip(debate: Debate, { by }: { by: Actor }, deciding: Deciding): DebateEvent[] {
  requireRuns(debate);
  if (!alone(debate, by, 'skip')) return seconding(by, 'skip', deciding.now);
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

/** Goes back to the stage that ran before, with its whole time. What was said since stays in the record. */
export function undo(debate: Debate, { by }: { by: Actor }, deciding: Deciding): DebateEvent[] {
  requireRuns(debate);
  must(steers(debate, by), 'not-yours-to-steer');
  const before = debate.path.at(-2);
  must(before !== undefined, 'nothing-to-undo');
  return chain(
    debate,
    () => [{ kind: 'undone', at: deciding.now, by: by.person }],
    (now) => beginAgain(now, before, deciding),
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
    requireRunning(debate).stage < last ? beginStage(now, last, deciding) : [closed(now, deciding)];
  return chain(debate, () => [ended], goes);
}

/** Ends a debate without a result. What has waited for a day in its lobby or in a pause, anybody taking part may end. */
export function cancel(debate: Debate, { by }: { by: Actor }, { now }: Deciding): DebateEvent[] {
  must(!isOver(debate), 'over');
  const waitsSince = debate.phase === 'lobby' ? debate.openedAt : debate.running?.paused?.at;
  const isOpenToAll = waitsSince !== undefined && now >= waitsSince + ROLE_WAITS;
  must(steers(debate, by) || (isOpenToAll && takesPart(debate, by)), 'not-yours-to-steer');
  return [{ kind: 'cancelled', at: now, by: by.person, why: 'cancelled' }];
}

export function moreTime(debate: Debate, { by, person, ms }: CommandOf<'more-time'>, { now }: Deciding): DebateEvent[] {
  const running = requireRuns(debate);
  must(steers(debate, by), 'not-yours-to-steer');
  const stage = stageOf(debate);
  const side = sideOf(debate, person);
  must(side && (stage?.kind === 'window' || (stage?.kind === 'turn' && side === stage.side)), 'not-their-turn');
  const endsAt = Math.max(running.endsAt, now) + ms;
  must(endsAt - running.since <= LONGEST, 'too-long-already');
  return [{ kind: 'more-time', at: now, by: by.person, person, endsAt }];
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
  must(isInvited(debate, by), 'not-invited');
  const isLate = debate.people.get(by.person)?.isLate ?? asked === 'closing';
  must(!isLate || !endsWithLobby(debate), 'came-late');
  if (debate.voted[asked].has(by.person)) return [];
  return chain(
    debate,
    () => [{ kind: 'voted', at: now, by: by.person, vote: asked }],
    (voted) => (keepsItsTime(stage) || !haveAllVoted(voted, asked) ? [] : soon(running, now)),
  );
}

/** Ms in which a ballot can still be changed once everybody has voted. */
const LAST_CHANGES = 20_000;

const soon = ({ endsAt }: Running, now: number): DebateEvent[] =>
  endsAt - now > LAST_CHANGES ? [{ kind: 'time-set', at: now, endsAt: now + LAST_CHANGES, why: 'all-voted' }] : [];

/** In the opening vote, all who have joined and do not watch; in the closing one, all who have voted before. One person is not all. */
function haveAllVoted({ people, voted, erased }: Debate, which: 'opening' | 'closing'): boolean {
  const joined = [...people].filter(([, { stance }]) => stance !== 'watching').map(([person]) => person);
  const expected = (which === 'opening' ? joined : [...voted.opening]).filter((person) => !erased.has(person));
  return expected.length > 1 && expected.every((person) => voted[which].has(person));
}

export function giveReason(debate: Debate, { by }: { by: Actor }, { now }: Deciding): DebateEvent[] {
  requireRuns(debate);
  const stage = stageOf(debate);
  must(stage?.kind === 'vote' && stage.vote === 'closing', 'no-reason-now');
  must(takesPart(debate, by) && debate.people.get(by.person)?.isLate !== true, 'came-late');
  if (debate.gaveReason.has(by.person)) refuse('reason-given');
  return [{ kind: 'gave-reason', at: now, by: by.person }];
}

/**
 * Erases somebody. Before it begins they leave; then their ballot in the vote that is open goes, and those in votes that are closed stand, unless such a
 * vote begins again.
 */
export function forget(debate: Debate, { person }: { person: string }, { now }: Deciding): DebateEvent[] {
  if (isOver(debate) || !debate.people.has(person)) return [];
  if (!debate.running) return [{ kind: 'left', at: now, by: person }];
  const erased: DebateEvent = { kind: 'erased', at: now, by: person };
  const stage = stageOf(debate);
  if (stage?.kind !== 'vote' || !debate.voted[stage.vote].has(person)) return [erased];
  return [erased, { kind: 'ballot-withdrawn', at: now, by: person, vote: stage.vote }];
}
