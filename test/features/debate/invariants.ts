import { PARLEY } from '#features/debate/course.ts';
import { plan } from '#features/debate/plan.ts';
import { type Debate, type Entry, isOver, membersOf, sideOf, stageOf } from '#features/debate/state.ts';

/** Throws if a debate is in a state in which none may be. */
export function invariants(debate: Debate): void {
  for (const [what, holds] of [...ofPhase(debate), ...ofStage(debate), ...ofPeople(debate), ...ofEntries(debate)])
    if (!holds) throw new Error(`illegal state: ${what}`);
}

type Claims = Generator<[what: string, holds: boolean]>;

function* ofPhase(debate: Debate): Claims {
  const { phase, running, result, ended, endedAt } = debate;
  yield ['something runs only while the debate runs', (running !== undefined) === (phase === 'running')];
  yield ['a result stands only at the end', (result !== undefined) === (phase === 'over')];
  yield ['why it ended stands only if it was cancelled', (ended !== undefined) === (phase === 'cancelled')];
  yield ['it has an end only if it is over', (endedAt !== undefined) === isOver(debate)];
  yield ['whatever is open is due again', isOver(debate) === (plan(debate) === undefined)];
  yield ['when it is due is a time in whole milliseconds', Number.isSafeInteger(plan(debate) ?? 0)];
}

function* ofStage(debate: Debate): Claims {
  const { running, path, entries, setup } = debate;
  if (!running) return;
  const stage = stageOf(debate);
  yield ['the stage is one of the format', stage !== undefined];
  yield ['the path leads to the stage', path.at(-1) === running.stage];
  yield ['a stage does not end before it begins', running.endsAt >= running.since];
  yield ['time left is not negative', (running.paused?.left ?? 0) >= 0];
  yield ['a turn has a speaker, other stages do not', (running.speaker !== undefined) === (stage?.kind === 'turn')];
  const { speaker } = running;
  if (stage?.kind === 'turn' && speaker !== PARLEY)
    yield ['a speaker is of the side that speaks', sideOf(debate, speaker ?? '') === stage.side];
  const question = entries.find(({ id }) => id === running.question?.id);
  if (running.question) {
    yield ['questions are answered on the floor', stage?.kind === 'floor'];
    yield ['what is answered is a question that stands', question?.kind === 'question' && question.isTaken];
    yield ['a withdrawn question is not answered', question?.status === 'shown'];
  }
  yield ['stages are as they were opened', setup.stages.length > running.stage];
}

function* ofPeople(debate: Debate): Claims {
  const { people, voted, gaveReason, reasons, result } = debate;
  yield ['who voted takes part', [...voted.opening, ...voted.closing].every((person) => people.has(person))];
  yield ['who came late has no opening vote', ![...voted.opening].some((person) => people.get(person)?.isLate)];
  yield ['no reason is named before it is over, and one each then', reasons.length === (result ? gaveReason.size : 0)];
  const sides = [...membersOf(debate, 'for'), ...membersOf(debate, 'against')];
  yield ['nobody is on both sides', new Set(sides).size === sides.length];
}

function* ofEntries(debate: Debate): Claims {
  const { entries, setup, running } = debate;
  yield ['ids are unique', new Set(entries.map(({ id }) => id)).size === entries.length];
  for (const kind of ['speech', 'question', 'evidence'] as const) {
    const numbers = entries.filter((one) => one.kind === kind).map(({ number }) => number);
    yield [`numbers of each ${kind} count up`, numbers.every((number, at) => number === at + 1)];
  }
  for (const one of entries) {
    if (one.kind === 'speech') yield ['who speaks is on that side', sideOf(debate, one.by) === one.side];
    if (one.status === 'sealed') {
      yield ['only windows seal', setup.stages[one.stage]?.kind === 'window'];
      yield [
        'what is sealed opens with its window',
        debate.phase === 'cancelled' || (running?.stage ?? 99) <= one.stage,
      ];
    }
    if (one.kind !== 'question') yield ['budgets are kept', isInBudget(debate, one)];
  }
}

function isInBudget({ entries, setup }: Debate, { by, stage: index, kind }: Entry): boolean {
  const stage = setup.stages[index];
  if (stage?.kind !== 'window') return true;
  const own = entries.filter((one) => one.by === by && one.stage === index && one.status !== 'withdrawn');
  if (kind === 'evidence') return own.filter((one) => one.kind === kind).length <= stage.quotations;
  return own.reduce((sum, one) => sum + (one.kind === 'speech' ? one.characters : 0), 0) <= stage.characters;
}
