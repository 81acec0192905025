// Random histories of debates: whoever does whatever at any time, the bot stands still, posts arrive late, people are erased.
import fc from 'fast-check';
import { type DebateEvent, type Setup, STANCES } from '#features/debate/events.ts';
import { arrive, freshOracle, must, type Oracle, perform, USERS } from './happening.ts';
import { happening } from './happenings.ts';
import { checkAllTold } from './messages.ts';
import { setups } from './setups.ts';
import { World } from './world.ts';

/** A whole debate that is opened, gets into its course, and meets random happenings. */
export const histories = (longest: number) =>
  fc.record({
    setup: setups,
    seed: fc.nat(),
    isFilled: fc.constantFrom(true, true, true, false),
    commands: fc.commands([happening], { maxCommands: longest, size: 'max' }),
  });

export type History = { setup: Setup; seed: number; isFilled: boolean; commands: Iterable<fc.Command<Oracle, World>> };

/** Lets a history happen, then leaves the debate to the clock. Throws if a promise is broken. Returns what came of it. */
export function live({ setup, seed, isFilled, commands }: History): World {
  let world: World | undefined;
  fc.modelRun(() => {
    const [model, real] = [freshOracle(), new World(setup, 'u0', seed)];
    world = real;
    if (isFilled && setup.startsAt === undefined) fill(model, real);
    return { model, real };
  }, commands);
  if (!world) throw new Error('nothing happened');
  world.finish();
  checkStages(world.events);
  arrive(world, 1_000);
  checkAllTold(world.debate, world.told);
  world.replay();
  return world;
}

function fill(oracle: Oracle, world: World): void {
  for (let at = 0; at < USERS; at++)
    perform(oracle, world, at, { kind: 'join', stance: STANCES[at % 7] ?? 'undecided' });
  perform(oracle, world, 0, { kind: 'start' });
}

/** Each stage that begins ends before the next one does. */
function checkStages(events: readonly DebateEvent[]): void {
  let open = 0;
  for (const { kind } of events) {
    if (kind === 'stage-begun') open += 1;
    if (kind === 'stage-ended' || kind === 'undone') open -= 1;
    if (kind === 'cancelled') open = 0;
    must(open === 0 || open === 1, `${open} stages at once after ${kind}`);
  }
  must(open === 0, 'a stage never ended');
}
