// One thing that happens in a random history of a debate.
import type fc from 'fast-check';
import type { DebateCommand } from '#features/debate/commands.ts';
import type { DebateEvent } from '#features/debate/events.ts';
import { SIDES } from '#features/debate/format.ts';
import { plan } from '#features/debate/plan.ts';
import { type BallotChoice, resultOf } from '#features/debate/result.ts';
import { membersOf, stageOf } from '#features/debate/state.ts';
import type { World } from './world.ts';

export const USERS = 14;

/** What must have become of the ballots, kept apart. `ids`: under which random id somebody acts now. */
export type Oracle = { ballots: Map<string, BallotChoice>; spoke: Set<string>; ids: string[]; entries: number };

export const freshOracle = (): Oracle => ({
  ...{ ballots: new Map(), spoke: new Set(), entries: 0 },
  ids: Array.from({ length: USERS }, (_, user) => `u${user}`),
});

type Step =
  | {
      kind: 'do';
      user: number | { onTurn: number };
      what: (oracle: Oracle, world: World) => Loose;
      choice?: BallotChoice;
    }
  | { kind: 'wait'; ms: number; isUp: boolean }
  | { kind: 'next' }
  | { kind: 'arrive'; count: number }
  | { kind: 'erase'; user: number }
  | { kind: 'all-vote'; choices: readonly BallotChoice[]; from: number };
/** A command without who gives it. */
export type Loose = DebateCommand extends infer One ? (One extends DebateCommand ? Omit<One, 'by'> : never) : never;

/** One thing that happens in a history. */
export class Happening implements fc.Command<Oracle, World> {
  readonly #step: Step;
  readonly #name: string;
  constructor(step: Step, name: string) {
    this.#step = step;
    this.#name = name;
  }
  check = () => true;
  toString = () => this.#name;

  run(oracle: Oracle, world: World): void {
    const step = this.#step;
    const before = world.events.length;
    switch (step.kind) {
      case 'do':
        perform(oracle, world, userOf(oracle, world, step.user), step.what(oracle, world), step.choice);
        break;
      case 'wait':
        world.wait(step.ms, step.isUp);
        break;
      case 'next':
        world.wait(Math.max(0, (plan(world.debate) ?? world.now) - world.now), true);
        break;
      case 'arrive':
        arrive(world, step.count);
        break;
      case 'erase':
        erase(oracle, world, step.user);
        break;
      case 'all-vote':
        for (const [at, choice] of step.choices.entries()) {
          const stage = stageOf(world.debate);
          if (stage?.kind === 'vote')
            perform(oracle, world, (step.from + at) % USERS, { kind: 'vote', vote: stage.vote }, choice);
        }
    }
    checkBallots(oracle, world, world.events.slice(before));
  }
}

/** One of those who may speak now. */
function userOf({ ids }: Oracle, { debate }: World, user: number | { onTurn: number }): number {
  if (typeof user === 'number') return user;
  const stage = stageOf(debate);
  const sides = stage?.kind === 'turn' ? [stage.side] : SIDES;
  const may = sides.flatMap((side) => membersOf(debate, side)).map((person) => ids.indexOf(person));
  return may[user.onTurn % (may.length || 1)] ?? user.onTurn;
}

export function perform(oracle: Oracle, world: World, user: number, command: Loose, choice?: BallotChoice): void {
  const person = oracle.ids[user] ?? 'erased';
  const by = { person, steers: user === USERS - 1, isInvited: user % 3 !== 0 };
  const done = world.act({ ...command, by } as DebateCommand, choice);
  if ('refused' in done) return;
  if (command.kind === 'vote' && choice) oracle.ballots.set(`${command.vote} ${person}`, choice);
  if (command.kind === 'speak') oracle.spoke.add(person);
}

/** Nothing leads from the new random id of somebody to the old one. */
function erase(oracle: Oracle, world: World, user: number): void {
  const person = oracle.ids[user] ?? 'erased';
  world.act({ kind: 'forget', person });
  oracle.ids[user] = `${person}x`;
  const stage = stageOf(world.debate);
  if (stage?.kind === 'vote') oracle.ballots.delete(`${stage.vote} ${person}`);
}

/** A vote that is opened once more has the ballots of those alone who are there. */
function openedAgain({ ballots, ids }: Oracle, { debate }: World, events: readonly DebateEvent[]): void {
  for (const event of events) {
    const stage = event.kind === 'stage-begun' ? debate.setup.stages[event.stage] : undefined;
    if (stage?.kind !== 'vote') continue;
    for (const key of ballots.keys())
      if (key.startsWith(`${stage.vote} `) && !ids.includes(key.slice(stage.vote.length + 1))) ballots.delete(key);
  }
}

/** No ballot is lost, changed or doubled, no person has two, and the result counts those that were given last. */
function checkBallots(oracle: Oracle, world: World, events: readonly DebateEvent[]): void {
  openedAgain(oracle, world, events);
  const { ballots, spoke } = oracle;
  const { voted, phase } = world.debate;
  const cast = (vote: 'opening' | 'closing') =>
    new Map(
      [...ballots]
        .filter(([key]) => key.startsWith(`${vote} `))
        .map(([key, choice]) => [key.slice(vote.length + 1), choice]),
    );
  const [opening, closing] = [cast('opening'), cast('closing')];
  const stored = new Map(world.ballots.map(({ by, vote, choice }) => [`${vote} ${by}`, choice]));
  if (phase === 'over' || phase === 'cancelled') must(!world.ballots.length, 'ballots stay after the end');
  else must(sameMap(stored, ballots) && world.ballots.length === ballots.size, 'stored ballots are others');
  must(sameKeys(voted.opening, opening) && sameKeys(voted.closing, closing), 'who voted is told otherwise');
  const voters = world.ballots.map(({ vote, by }) => `${vote} ${by.replace(/x+$/u, '')}`);
  must(new Set(voters).size === voters.length, 'somebody has two ballots in one vote');
  const closed = events.find((one) => one.kind === 'closed');
  if (!closed) return;
  must(
    JSON.stringify(closed.result) === JSON.stringify(resultOf({ opening, closing }, spoke)),
    'the result counts other ballots',
  );
  const { paired, swing, moved } = closed.result;
  must(paired >= 5 || !swing, 'figures of fewer than five');
  must(paired >= 8 || !moved, 'counts of fewer than eight');
}

export function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

const sameKeys = (keys: ReadonlySet<string>, map: ReadonlyMap<string, unknown>): boolean =>
  keys.size === map.size && [...keys].every((key) => map.has(key));
const sameMap = (one: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>): boolean =>
  one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);

/** Some of the messages that were announced arrive, in order. */
export function arrive(world: World, count: number): void {
  for (const { version, one } of world.told.filter(({ one }) => one.kind === 'post').slice(0, count * 4)) {
    const message = one.kind === 'post' ? one.message : undefined;
    if (!message) continue;
    const what = 'id' in message ? `${message.kind} ${message.id}` : message.kind;
    if (world.debate.posts.get(what)?.id.split('.')[0] !== String(version) && !isOld(world, what, version))
      world.act({ kind: 'posted', what, id: `${version}.` });
  }
}

const isOld = ({ debate }: World, what: string, version: number): boolean =>
  Number(debate.posts.get(what)?.id.split('.')[0] ?? -1) >= version;
