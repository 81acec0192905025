// A debate as the store would hold it: events, ballots, messages, and what random people do to it.
import { isDeepStrictEqual } from 'node:util';
import { UserError } from '#core/errors.ts';
import type { Ballot } from '#core/ports/ballots.ts';
import { type Announcement, announce } from '#features/debate/announce.ts';
import type { DebateCommand } from '#features/debate/commands.ts';
import { decide } from '#features/debate/decide.ts';
import { type DebateEvent, readEvents, type Setup } from '#features/debate/events.ts';
import { debateFrom, evolve } from '#features/debate/evolve.ts';
import { plan } from '#features/debate/plan.ts';
import type { BallotChoice } from '#features/debate/result.ts';
import { type Debate, isOver } from '#features/debate/state.ts';
import { seeded } from '../../soak/random.ts';
import { invariants } from './invariants.ts';
import { checkMessages } from './messages.ts';

export type Outcome = { events: readonly DebateEvent[] } | { refused: string };
/** A message that was announced; `version` of the debate when it was. */
export type Told = { version: number; event: DebateEvent; one: Announcement };

/** When a debate is opened, ms. */
export const START = 1_000_000;

const ELSE: Readonly<Record<string, string>> = { for: 'against', against: 'undecided', undecided: 'for' };
/** Most steps of the clock until a debate that nobody touches has ended. */
const MOST_STEPS = 200;

export class World {
  now = START;
  debate: Debate;
  readonly events: DebateEvent[] = [];
  ballots: Ballot[] = [];
  readonly reasons: string[] = [];
  readonly told: Told[] = [];
  readonly #seed: number;
  #decided = 0;

  constructor(setup: Setup, by: string, seed: number) {
    this.#seed = seed;
    const [opened] = decide(
      undefined,
      { kind: 'open', by, setup },
      { now: this.now, dice: () => 0, ballots: [], reasons: [] },
    );
    if (!opened) throw new Error('a debate could not be opened');
    this.debate = evolve(undefined, opened);
    this.#record(opened);
  }

  /** Carries out a command. What it stores beside is stored first, and taken back if it is refused. */
  act(command: DebateCommand, choice?: BallotChoice): Outcome {
    const before = this.ballots;
    if (command.kind === 'vote' && choice)
      this.ballots = put(before, { by: command.by.person, vote: command.vote, choice });
    try {
      const events = this.#decide(command, this.ballots);
      this.#isSecret(command, events);
      for (const event of events) this.#take(event);
      if (command.kind === 'give-reason') this.reasons.push(command.id);
      invariants(this.debate);
      if (isOver(this.debate)) this.ballots = [];
      return { events };
    } catch (error) {
      if (!(error instanceof UserError) || error.problem.kind !== 'debate') throw error;
      this.ballots = before;
      return { refused: error.problem.why };
    }
  }

  #decide(command: DebateCommand, ballots: readonly Ballot[]): DebateEvent[] {
    const random = seeded(this.#seed + this.#decided);
    return decide(this.debate, command, {
      now: this.now,
      dice: (sides) => Math.floor(random() * sides),
      ballots,
      reasons: this.reasons,
    });
  }

  /** Had everybody chosen something else, the same would have happened; the result alone may differ. */
  #isSecret(command: DebateCommand, events: readonly DebateEvent[]): void {
    const others = this.ballots.map((one) => ({ ...one, choice: ELSE[one.choice] ?? 'for' }));
    const same = this.#decide(command, others);
    this.#decided += 1;
    const open = (all: readonly DebateEvent[]) =>
      all.map((one) => (one.kind === 'closed' ? { ...one, result: 0 } : one));
    if (this.ballots.length && !isDeepStrictEqual(open(events), open(same)))
      throw new Error(`${command.kind} depends on ballots`);
  }

  #take(event: DebateEvent): void {
    if (event.kind === 'ballot-withdrawn')
      this.ballots = this.ballots.filter(({ by, vote }) => by !== event.by || vote !== event.vote);
    this.debate = evolve(this.debate, event);
    this.#record(event);
  }

  #record(event: DebateEvent): void {
    this.events.push(event);
    const { version } = this.debate;
    for (const one of announce(event, this.debate)) {
      checkMessages(one, event, this.debate);
      this.told.push({ version, event, one });
    }
  }

  /** Does what is due now, as often as something is. */
  look(): void {
    for (let steps = 0; ; steps++) {
      const done = this.act({ kind: 'due' });
      if ('refused' in done) throw new Error(`the clock was refused: ${done.refused}`);
      if (!done.events.length) break;
      if (steps > MOST_STEPS) throw new Error('something stays due');
    }
    const next = plan(this.debate);
    if ((next === undefined) !== isOver(this.debate)) throw new Error(`${this.debate.phase} is due at ${next}`);
    if (next !== undefined && !(next > this.now)) throw new Error(`still due at ${next}, now ${this.now}`);
  }

  /** Lets time go by, while the bot runs or does not. */
  wait(ms: number, isUp: boolean): void {
    const until = this.now + ms;
    for (let next = plan(this.debate); isUp && next !== undefined && next <= until; next = plan(this.debate)) {
      this.now = Math.max(this.now, next);
      this.look();
    }
    this.now = until;
  }

  /** Lets the clock alone work until the debate has ended. */
  finish(): void {
    for (let steps = 0; !isOver(this.debate); steps++) {
      if (steps > MOST_STEPS) throw new Error('a debate that nobody touches does not end');
      this.now = Math.max(this.now, plan(this.debate) ?? Number.NaN);
      this.look();
    }
  }

  /** The stored events make the same debate, and the same messages. */
  replay(): void {
    const stored: unknown[] = JSON.parse(JSON.stringify(this.events));
    const events = readEvents(stored);
    if (!isDeepStrictEqual(debateFrom(events), this.debate)) throw new Error('stored events make another debate');
    let debate: Debate | undefined;
    const told = events.flatMap((event) => {
      debate = evolve(debate, event);
      return announce(event, debate);
    });
    if (
      !isDeepStrictEqual(
        told,
        this.told.map(({ one }) => one),
      )
    )
      throw new Error('stored events say something else');
  }
}

const put = (ballots: readonly Ballot[], ballot: Ballot): Ballot[] => [
  ...ballots.filter(({ by, vote }) => by !== ballot.by || vote !== ballot.vote),
  ballot,
];
