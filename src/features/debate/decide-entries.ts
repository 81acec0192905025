import type { Actor, CommandOf } from './commands.ts';
import { chain, type Deciding, endStage, takeNext } from './course.ts';
import { ROLE_WAITS, requireRuns } from './decide-course.ts';
import type { Cited, DebateEvent, EventOf } from './events.ts';
import { minutes, type Side, type Stage } from './format.ts';
import { isInvited, must, refuse, steers, takesPart } from './refuse.ts';
import { type Debate, type Entry, evidence, isOver, queueOf, sideOf, speeches, stageOf } from './state.ts';

/** Questions of one person that can wait. */
const MOST_WAITING = 3;

type Adding<Command> = (debate: Debate, command: Command, deciding: Deciding) => DebateEvent[];

/** Decides on a new entry. A second press, or a delivery that comes twice, adds nothing. */
export const once =
  <Command extends { id: string }>(adding: Adding<Command>): Adding<Command> =>
  (debate, command, deciding) =>
    debate.entries.some(({ id }) => id === command.id) ? [] : adding(debate, command, deciding);

/** Puts a speech into the record, as far as its author may speak now. */
export function speak(debate: Debate, command: CommandOf<'speak'>, { now }: Deciding): DebateEvent[] {
  const { stage: index } = requireRuns(debate);
  const { by, id, characters } = command;
  const side = sideOf(debate, by.person);
  must(side, takesPart(debate, by) ? 'on-no-side' : 'not-in-lobby');
  const spoke = { kind: 'spoke', at: now, by: by.person, id, side, characters } as const;
  const inTime = turnBefore(debate, side, command, now);
  if (inTime !== undefined) return [{ ...spoke, stage: inTime, status: debate.setup.approves ? 'waiting' : 'posted' }];
  const stage = stageOf(debate);
  const missed =
    writtenFor(debate, index, command) ?? (stage?.kind === 'window' ? undefined : lateWindow(debate, index, by));
  if (missed !== undefined) {
    requireBudget(debate, missed, by, characters);
    return [{ ...spoke, stage: missed, status: 'late' }];
  }
  requireTurn(debate, stage, side);
  if (stage?.kind === 'window') requireBudget(debate, index, by, characters);
  const open = stage?.kind === 'window' ? 'sealed' : 'posted';
  return [{ ...spoke, stage: index, status: debate.setup.approves ? 'waiting' : open }];
}

/** Ms after a turn in which a speech that was handed in during it is still taken. */
const STILL_IN_TIME = minutes(2);

/** The turn that has just ended, if the speech was handed in during it. While the same side goes on speaking, it belongs to its turn now. */
function turnBefore(debate: Debate, side: Side, { sentAt }: CommandOf<'speak'>, now: number): number | undefined {
  const { stage: index, since } = requireRuns(debate);
  const [before, present] = [debate.setup.stages[index - 1], stageOf(debate)];
  const isTheirs = before?.kind === 'turn' && before.side === side;
  const goesOn = present?.kind === 'turn' && present.side === side;
  const isInTime = sentAt !== undefined && sentAt <= since && now - since <= STILL_IN_TIME;
  return isTheirs && !goesOn && isInTime ? index - 1 : undefined;
}

/** The window that a speech was written for, if it has ended. What was written for another stage comes too late. */
function writtenFor({ setup }: Debate, index: number, { stage }: CommandOf<'speak'>): number | undefined {
  if (stage === undefined || stage >= index) return undefined;
  must(setup.stages[stage]?.kind === 'window', 'too-late');
  return stage;
}

function requireTurn(debate: Debate, stage: Stage | undefined, side: Side): void {
  switch (stage?.kind) {
    case 'turn':
      must(stage.side === side, 'not-your-side');
      break;
    case 'window':
      break;
    case 'floor': {
      const asked = debate.entries.find(({ id }) => id === debate.running?.question?.id);
      must(asked?.kind === 'question', 'no-speech-now');
      must(asked.to === undefined || asked.to === side, 'not-your-side');
      break;
    }
    case 'vote':
    case undefined:
      refuse('no-speech-now');
  }
}

/** The last window that has ended, if somebody has written nothing in it. */
function lateWindow({ setup, entries }: Debate, index: number, { person }: Actor): number | undefined {
  const last = setup.stages.slice(0, index).findLastIndex(({ kind }) => kind === 'window');
  const isOwn = ({ kind, by, stage, status }: Entry) =>
    kind === 'speech' && by === person && stage === last && status !== 'withdrawn';
  return last < 0 || entries.some(isOwn) ? undefined : last;
}

function requireBudget(debate: Debate, index: number, { person }: Actor, more: number): void {
  const stage = debate.setup.stages[index];
  if (stage?.kind !== 'window') return;
  const own = speeches(debate).filter((one) => one.by === person && one.stage === index && one.status !== 'withdrawn');
  must(own.reduce((sum, { characters }) => sum + characters, more) <= stage.characters, 'over-budget');
}

/** Ends a turn, for the side that speaks. */
export function done(debate: Debate, { by }: { by: Actor }, deciding: Deciding): DebateEvent[] {
  requireRuns(debate);
  const stage = stageOf(debate);
  must(stage?.kind === 'turn', 'no-speech-now');
  must(sideOf(debate, by.person) === stage.side || steers(debate, by), 'not-your-side');
  return endStage(debate, 'done', deciding, by.person);
}

const hasFloorAhead = ({ setup }: Debate, index: number): boolean =>
  setup.stages.slice(index).some(({ kind }) => kind === 'floor');

/** Puts a question into the queue. It is taken at once if questions are asked now and none is being answered. */
export function ask(debate: Debate, { by, id, to }: CommandOf<'ask'>, deciding: Deciding): DebateEvent[] {
  must(!isOver(debate), 'over');
  must(debate.running, 'not-begun');
  must(isInvited(debate, by), 'not-invited');
  must(hasFloorAhead(debate, debate.running.stage), 'no-floor-ahead');
  must(queueOf(debate).filter((one) => one.by === by.person).length < MOST_WAITING, 'too-many-questions');
  const asked: DebateEvent = { kind: 'asked', at: deciding.now, by: by.person, id, ...(to && { to }) };
  return chain(
    debate,
    () => [asked],
    (now) => takeNext(now, deciding),
  );
}

/** Takes the next question: whoever steers at any time, the others once the time of the present one is over. */
export function nextQuestion(debate: Debate, { by }: { by: Actor }, deciding: Deciding): DebateEvent[] {
  const { question } = requireRuns(debate);
  must(stageOf(debate)?.kind === 'floor', 'not-on-the-floor');
  must(steers(debate, by) || (takesPart(debate, by) && (question?.endsAt ?? 0) <= deciding.now), 'not-yours-to-steer');
  must(queueOf(debate).length, 'no-questions');
  const free = { ...debate, running: { ...requireRuns(debate), question: { id: '', endsAt: deciding.now } } };
  return takeNext(free, deciding);
}

/** Puts passages in as evidence for one's own side; whoever steers says for which. */
export function putEvidence(debate: Debate, command: CommandOf<'put-evidence'>, { now }: Deciding): DebateEvent[] {
  const { by, id, cited } = command;
  const { stage: index } = requireRuns(debate);
  const own = sideOf(debate, by.person);
  const side = own ?? (steers(debate, by) ? command.side : undefined);
  must(side, steers(debate, by) ? 'which-side' : 'on-no-side');
  const isIn = evidence(debate).some((one) => one.status === 'shown' && one.side === side && isSame(one.cited, cited));
  must(!isIn, 'evidence-in-already');
  const stage = stageOf(debate);
  if (stage?.kind === 'window') {
    const used = evidence(debate).filter(
      (one) => one.by === by.person && one.stage === index && one.status !== 'withdrawn',
    );
    must(used.length < stage.quotations, 'no-quotations-left');
  }
  return [{ kind: 'evidence-put', at: now, by: by.person, id, side, number: evidence(debate).length + 1, cited }];
}

const isSame = (one: Cited, other: Cited): boolean =>
  one.article === other.article && one.language === other.language && one.from === other.from && one.to === other.to;

function requireEntry(debate: Debate, id: string): Entry {
  const entry = debate.entries.find((one) => one.id === id);
  must(entry, 'no-entry');
  return entry;
}

/** Lets a speech stand that waits for approval, or came too late. After a day anybody taking part may. */
export function approve(debate: Debate, { by, id }: CommandOf<'approve'>, { now }: Deciding): DebateEvent[] {
  must(!isOver(debate), 'over');
  const entry = requireEntry(debate, id);
  must(entry.status === 'waiting' || entry.status === 'late', 'not-waiting');
  const isOpenToAll = now >= entry.at + ROLE_WAITS && takesPart(debate, by) && by.person !== entry.by;
  must(steers(debate, by) || isOpenToAll, 'not-yours-to-steer');
  return [{ kind: 'approved', at: now, by: by.person, id }];
}

/** Takes an entry back; the next question follows one that was being answered. It works after the end too, since what was said stays readable. */
export function withdraw(debate: Debate, { by, id }: CommandOf<'withdraw'>, deciding: Deciding): DebateEvent[] {
  const entry = requireEntry(debate, id);
  must(entry.status !== 'withdrawn', 'withdrawn-already');
  const isOwn = entry.by === by.person;
  must(isOwn || steers(debate, by), 'not-yours');
  const as: EventOf<'withdrawn'>['as'] = isOwn ? 'author' : 'facilitator';
  return chain(
    debate,
    () => [{ kind: 'withdrawn', at: deciding.now, by: by.person, id, as }],
    (now) => takeNext(now, deciding),
  );
}

export function report(debate: Debate, { by, id }: CommandOf<'report'>, { now }: Deciding): DebateEvent[] {
  const entry = requireEntry(debate, id);
  must(entry.status !== 'withdrawn', 'withdrawn-already');
  must(!entry.reports.includes(by.person), 'reported-already');
  return [{ kind: 'reported', at: now, by: by.person, id }];
}
