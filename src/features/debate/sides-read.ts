import { PARLEY } from './course.ts';
import { SIDES, type Side } from './format.ts';
import { type Debate, membersOf } from './state.ts';

/** The sides for which Parley read in a stage, because nobody took them. */
export function sidesRead(debate: Debate, at: number): Side[] {
  const stage = debate.setup.stages[at];
  if (stage?.kind === 'turn') return debate.called.get(at) === PARLEY ? [stage.side] : [];
  return stage?.kind === 'window' && hasEnded(debate, at)
    ? SIDES.filter((side) => !membersOf(debate, side).length)
    : [];
}

const hasEnded = ({ phase, isEarly, running }: Debate, at: number): boolean =>
  running ? at < running.stage : phase === 'over' && !isEarly;
