// given(events).when(command).gives(events), or .refuses(why); .says(...) for the messages of it.
import { expect } from 'vitest';
import type { UserError } from '#core/errors.ts';
import type { Ballot } from '#core/ports/ballots.ts';
import { type Announcement, announce, nameOfMessage } from '#features/debate/announce.ts';
import type { Actor, DebateCommand } from '#features/debate/commands.ts';
import { decide } from '#features/debate/decide.ts';
import type { DebateEvent, EventOf, Setup } from '#features/debate/events.ts';
import { evolve } from '#features/debate/evolve.ts';
import { minutes, type Stage } from '#features/debate/format.ts';
import { formatOf } from '#features/debate/formats/index.ts';
import type { Debate } from '#features/debate/state.ts';

export const by = (person: string, more: Partial<Actor> = {}): Actor => ({ person, steers: false, ...more });

export const stagesOf = (id: string): Stage[] => [...(formatOf(id)?.stages ?? [])];

export const opened = (format = 'oxford', more: Partial<Setup> = {}): EventOf<'opened'> => ({
  ...{ kind: 'opened', at: 0, by: 'fay' },
  setup: {
    ...{ place: { platform: 'console', channel: 'c' }, language: 'en', format, stages: stagesOf(format) },
    ...{ motion: { words: { en: 'Chips matter', zh: '芯片重要' } }, approves: false, opensThread: false, ...more },
  },
});
export const joined = (stances: Readonly<Record<string, EventOf<'joined'>['stance']>>): DebateEvent[] =>
  Object.entries(stances).map(([person, stance]) => ({ kind: 'joined', at: 0, by: person, stance }));

export const started: DebateEvent = { kind: 'started', at: 0, by: 'fay' };
/** A stage begins; the ones before it have. */
export const begun = (stage: number, more: Partial<EventOf<'stage-begun'>> = {}): EventOf<'stage-begun'> => ({
  ...{ kind: 'stage-begun', at: 0, stage, endsAt: minutes(3) },
  ...more,
});
export const spoke = (
  person: string,
  id: string,
  stage: number,
  more: Partial<EventOf<'spoke'>> = {},
): EventOf<'spoke'> => ({
  ...{ kind: 'spoke', at: 0, by: person, id, side: 'for', stage, characters: 100, status: 'posted' },
  ...more,
});
export const asked = (person: string, id: string, more: Partial<EventOf<'asked'>> = {}): EventOf<'asked'> => ({
  ...{ kind: 'asked', at: 0, by: person, id },
  ...more,
});
export const cited = { article: 'a', language: 'en', from: '1', to: '1' } as const;

type Given = {
  now?: number;
  ballots?: readonly Ballot[];
  reasons?: readonly string[];
  dice?: (sides: number) => number;
};
type Expected = Partial<DebateEvent> & { kind: DebateEvent['kind'] };

/** A message in short: what it is, to whom, whom it notifies. */
function inShort(one: Announcement): string {
  switch (one.kind) {
    case 'post':
      return [nameOfMessage(one.message), ...one.pings.map((person) => `@${person}`)].join(' ');
    case 'standing':
      return `edit ${one.message.kind}`;
    case 'entry':
      return `edit ${nameOfMessage(one.message)}`;
    case 'past':
      return `past stage of ${one.version}`;
    case 'direct':
      return `${nameOfMessage(one.message)} to ${one.to} alone`;
    case 'transcript':
      return 'transcript';
  }
}

export function given(...events: (DebateEvent | DebateEvent[])[]) {
  const debate = events.flat().reduce<Debate | undefined>(evolve, undefined);
  return { debate: debate as Debate, when: (command: DebateCommand, more: Given = {}) => when(debate, command, more) };
}

function when(
  debate: Debate | undefined,
  command: DebateCommand,
  { now = 0, ballots = [], reasons = [], dice = () => 0 }: Given,
) {
  const run = () => decide(debate, command, { now, ballots, reasons, dice });
  return {
    /** Exactly these events come of it; of each, what is named. */
    gives: (...expected: Expected[]) => {
      const got = run();
      expect(got.map(({ kind }) => kind)).toEqual(expected.map(({ kind }) => kind));
      expect(got).toMatchObject(expected);
    },
    refuses: (why: string) => {
      try {
        run();
      } catch (error) {
        return expect((error as UserError).problem).toEqual({ kind: 'debate', why });
      }
      expect.fail(`not refused as ${why}`);
    },
    /** What is said of it, in order, besides that a stage that is over loses its buttons. */
    says: (...expected: string[]) => {
      let after = debate;
      const said = run().flatMap((event) => {
        after = evolve(after, event);
        return announce(event, after)
          .filter(({ kind }) => kind !== 'past')
          .map(inShort);
      });
      expect(said).toEqual(expected);
    },
    events: run,
    debate: () => run().reduce<Debate | undefined>(evolve, debate) as Debate,
  };
}
