import type { Ballot } from '#core/ports/ballots.ts';
import type { DebateEvent, EventOf } from './events.ts';
import { evolve } from './evolve.ts';
import { minutes, type Side } from './format.ts';
import { type Dice, shuffled } from './lots.ts';
import { type BallotChoice, type Ballots, CHOICES, resultOf } from './result.ts';
import { type Debate, membersHere, queueOf, type Running, speakersOf, stageOf } from './state.ts';

/** What a closing counts, as it is stored: the ballots, and the ids of the lines about what moved people. */
export type Counted = { ballots: readonly Ballot[]; reasons: readonly string[] };

/** What decisions need from outside. */
export type Deciding = { now: number; dice: Dice } & Counted;

/** Ms in which people can read what Parley posts for a side that nobody took. */
const READING = minutes(1);

/** The debate after these events. */
export const after = (debate: Debate, events: readonly DebateEvent[]): Debate =>
  events.reduce<Debate>((before, event) => evolve(before, event), debate);

/** Decides one step after the other, each on what the ones before have made. */
export function chain(
  debate: Debate,
  ...steps: readonly ((debate: Debate) => readonly DebateEvent[])[]
): DebateEvent[] {
  const events: DebateEvent[] = [];
  for (const step of steps) events.push(...step(after(debate, events)));
  return events;
}

/** Begins a stage. A question that waits is taken at once where questions are asked. */
export function beginStage(debate: Debate, index: number, deciding: Deciding): DebateEvent[] {
  return chain(
    debate,
    (now) => [stageBegun(now, index, deciding)],
    (now) => withoutErased(now, deciding),
    (now) => takeNext(now, deciding),
  );
}

/** In a vote that begins again, whoever was erased since could vote twice, so their ballot goes. */
function withoutErased(debate: Debate, { now }: Deciding): EventOf<'ballot-withdrawn'>[] {
  const stage = stageOf(debate);
  if (stage?.kind !== 'vote') return [];
  const { vote } = stage;
  const voters = [...debate.voted[vote]].filter((person) => debate.erased.has(person));
  return voters.map((by) => ({ kind: 'ballot-withdrawn', at: now, by, vote }));
}

function stageBegun(debate: Debate, index: number, { now }: Deciding): EventOf<'stage-begun'> {
  const stage = debate.setup.stages[index];
  if (!stage) throw new Error(`no stage ${index}`);
  if (stage.kind !== 'turn') return { kind: 'stage-begun', at: now, stage: index, endsAt: now + stage.ms };
  const before = debate.called.get(index);
  const speaker = (before === PARLEY ? undefined : before) ?? nextSpeaker(debate, stage.side) ?? PARLEY;
  const ms = speaker === PARLEY ? Math.min(stage.ms, READING) : stage.ms;
  return { kind: 'stage-begun', at: now, stage: index, endsAt: now + ms, speaker };
}

/** In place of a speaker, where nobody took a side. */
export const PARLEY = 'parley';

/** Whoever of the side is not absent and was called least often; of several, whoever came first. */
export function nextSpeaker(debate: Debate, side: Side): string | undefined {
  const turns = (person: string) => debate.people.get(person)?.turns ?? 0;
  const absence = (person: string) => (debate.people.get(person)?.isAbsent ? 1 : 0);
  return membersHere(debate, side).toSorted((a, b) => absence(a) - absence(b) || turns(a) - turns(b))[0];
}

/** Takes the question that has waited longest, where questions are asked and none is being answered. */
export function takeNext(debate: Debate, { now }: Deciding): EventOf<'question-taken'>[] {
  const stage = stageOf(debate);
  const { running } = debate;
  const [next] = queueOf(debate);
  if (stage?.kind !== 'floor' || !running || !next || running.paused) return [];
  if (running.question && running.question.endsAt > now) return [];
  return [{ kind: 'question-taken', at: now, id: next.id, endsAt: Math.min(now + stage.each, running.endsAt) }];
}

/** Begins a stage again. A question that was being answered is taken again. */
export function beginAgain(debate: Debate, index: number, deciding: Deciding): DebateEvent[] {
  return chain(
    debate,
    (now) => [stageBegun(now, index, deciding)],
    (now) => withoutErased(now, deciding),
    (now) => takeAgain(now, deciding),
    (now) => takeNext(now, deciding),
  );
}

function takeAgain(debate: Debate, { now }: Deciding): EventOf<'question-taken'>[] {
  const { running, lastQuestion: id } = debate;
  const stage = stageOf(debate);
  const isThere = debate.entries.some((one) => one.id === id && one.status === 'shown');
  if (stage?.kind !== 'floor' || !running || id === undefined || !isThere) return [];
  return [{ kind: 'question-taken', at: now, id, endsAt: Math.min(now + stage.each, running.endsAt) }];
}

/** Ends the stage that runs, and begins the next one or closes the debate. */
export function endStage(
  debate: Debate,
  how: EventOf<'stage-ended'>['how'],
  deciding: Deciding,
  by?: string,
): DebateEvent[] {
  const ended: DebateEvent = { kind: 'stage-ended', at: deciding.now, how, ...(by !== undefined && { by }) };
  const next = requireRunning(debate).stage + 1;
  return chain(
    debate,
    () => [ended],
    (now) => (next < now.setup.stages.length ? beginStage(now, next, deciding) : [closed(now, deciding)]),
  );
}

export function requireRunning({ running }: Debate): Running {
  if (!running) throw new Error('nothing runs');
  return running;
}

/** Closes a debate: counts the ballots. Afterwards they are deleted. */
export function closed(debate: Debate, { now, dice, ballots, reasons }: Deciding): EventOf<'closed'> {
  const result = resultOf(byVote(ballots), speakersOf(debate));
  return { kind: 'closed', at: now, early: debate.isEarly, result, reasons: shuffled(reasons, dice) };
}

const isChoice = (value: string): value is BallotChoice => (CHOICES as readonly string[]).includes(value);

function byVote(ballots: readonly Ballot[]): Ballots {
  const votes = { opening: new Map<string, BallotChoice>(), closing: new Map<string, BallotChoice>() };
  for (const { by, vote, choice } of ballots)
    if ((vote === 'opening' || vote === 'closing') && isChoice(choice)) votes[vote].set(by, choice);
  return votes;
}
