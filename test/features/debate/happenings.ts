// What may happen in a random history: whoever does whatever at any time, the bot stands still, posts arrive late, people are erased.
import fc from 'fast-check';
import { STANCES } from '#features/debate/events.ts';
import { hours, minutes, SIDES, VOTES } from '#features/debate/format.ts';
import { type BallotChoice, CHOICES } from '#features/debate/result.ts';
import { stageOf } from '#features/debate/state.ts';
import { Happening, type Loose, type Oracle, USERS } from './happening.ts';
import type { World } from './world.ts';

const user = fc.nat(USERS - 1);
/** The usual spans, and those of a machine that stood still. */
export const span = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 0, max: minutes(3) }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: hours(30) }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: hours(24 * 9) }) },
);
const choice = fc.constantFrom(...CHOICES);
const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 7, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });

const steps = (
  who: fc.Arbitrary<number | { onTurn: number }>,
  kind: string,
  what: fc.Arbitrary<(oracle: Oracle, world: World) => Loose>,
) =>
  fc
    .tuple(who, what)
    .map(([by, make]) => new Happening({ kind: 'do', user: by, what: make }, `${kind} by ${JSON.stringify(by)}`));

const plain = (
  kind:
    | 'leave'
    | 'balance'
    | 'draw-lots'
    | 'start'
    | 'cancel'
    | 'done'
    | 'next-question'
    | 'pause'
    | 'resume'
    | 'skip'
    | 'undo'
    | 'end',
) => fc.constant(() => ({ kind }));

/** Mostly the facilitator and another. */
const few = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.constantFrom(1, 2, USERS - 1) },
  { weight: 1, arbitrary: user },
);

const id = (oracle: Oracle): string => {
  oracle.entries += 1;
  return `e${oracle.entries}`;
};
const entryAt = ({ debate }: World, at: number): string =>
  debate.entries.at(-1 - (at % (debate.entries.length || 1)))?.id ?? 'none';
const cited = { article: 'a', language: 'en', from: '1', to: '2' } as const;

const camps = ([cut, one, other]: [number, BallotChoice, BallotChoice]): BallotChoice[] =>
  Array.from({ length: USERS }, (_, at) => (at < cut ? one : other));

const joins = steps(
  user,
  'join',
  fc.constantFrom(...STANCES).map((stance) => () => ({ kind: 'join', stance })),
);
const speech = fc
  .record({
    characters: fc.oneof(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 3_000 })),
    stage: seldom(fc.nat(8)),
    ago: seldom(fc.integer({ min: 0, max: minutes(4) })),
  })
  .map(
    ({ characters, stage, ago }) =>
      (oracle: Oracle, { now }: World): Loose => ({
        ...{ kind: 'speak', id: id(oracle), characters },
        ...(stage !== undefined && { stage }),
        ...(ago !== undefined && { sentAt: now - ago }),
      }),
  );
/** Everybody votes as they like, or all like one of two. */
const allVote = fc
  .tuple(
    fc.oneof(fc.array(choice, { minLength: 6, maxLength: USERS }), fc.tuple(fc.nat(8), choice, choice).map(camps)),
    user,
  )
  .map(([choices, from]) => new Happening({ kind: 'all-vote', choices, from }, `all vote ${choices} from ${from}`));
const votes = fc.tuple(user, choice, fc.constantFrom(...VOTES)).map(([by, chosen, other]) => {
  const what = (_: Oracle, { debate }: World): Loose => {
    const stage = stageOf(debate);
    return { kind: 'vote', vote: stage?.kind === 'vote' ? stage.vote : other };
  };
  return new Happening({ kind: 'do', user: by, what, choice: chosen }, `vote ${chosen} by ${by}`);
});
const onEntries = fc.tuple(fc.constantFrom('approve', 'withdraw', 'report'), fc.nat(5)).map(
  ([kind, at]) =>
    (_: Oracle, world: World): Loose =>
      ({ kind, id: entryAt(world, at) }) as Loose,
);

const onTurn = user.map((n) => ({ onTurn: n }));

const OFTEN = [
  joins,
  ...[1, 2, 3].map(() => steps(onTurn, 'speak', speech)),
  votes,
  ...[1, 2, 3].map(() => allVote),
  ...(['start', 'skip', 'done'] as const).map((kind) => steps(kind === 'done' ? onTurn : few, kind, plain(kind))),
  ...[1, 2].map(() => fc.constant(new Happening({ kind: 'next' }, 'what is due'))),
  ...[true, false].map((isUp) => span.map((ms) => new Happening({ kind: 'wait', ms, isUp }, `wait ${ms} ${isUp}`))),
];
const AT_TIMES = [
  ...(['leave', 'balance', 'draw-lots', 'pause', 'resume', 'undo', 'next-question'] as const).map((kind) =>
    steps(few, kind, plain(kind)),
  ),
  steps(user, 'speak', speech),
  steps(
    user,
    'answer',
    fc.constantFrom('come', 'maybe', 'cannot').map((answer) => () => ({ kind: 'answer', answer }) as Loose),
  ),
  steps(
    user,
    'ask',
    fc
      .option(fc.constantFrom(...SIDES), { nil: undefined })
      .map((to) => (oracle) => ({ kind: 'ask', id: id(oracle), ...(to && { to }) })),
  ),
  steps(
    onTurn,
    'put-evidence',
    fc.constantFrom(...SIDES).map((side) => (oracle) => ({ kind: 'put-evidence', id: id(oracle), cited, side })),
  ),
  steps(few, 'on entry', onEntries),
  steps(user, 'on entry', onEntries),
  steps(
    few,
    'extend',
    fc.integer({ min: 1, max: hours(24 * 3) }).map((ms) => () => ({ kind: 'extend', ms })),
  ),
  steps(
    few,
    'more-time',
    fc.tuple(user, span).map(([person, ms]) => (oracle) => ({
      kind: 'more-time',
      person: oracle.ids[person] ?? '',
      ms: ms + 1,
    })),
  ),
  steps(
    few,
    'hand-over',
    user.map((to) => (oracle) => ({ kind: 'hand-over', to: oracle.ids[to] ?? '' })),
  ),
  steps(
    user,
    'give-reason',
    fc.constant((oracle) => ({ kind: 'give-reason', id: id(oracle) })),
  ),
  fc.nat(4).map((count) => new Happening({ kind: 'arrive', count }, `arrive ${count}`)),
  user.map((who) => new Happening({ kind: 'erase', user: who }, `erase ${who}`)),
];
const SELDOM = [
  ...(['cancel', 'end'] as const).map((kind) => steps(few, kind, plain(kind))),
  steps(
    fc.constant(0),
    'trouble',
    fc
      .constantFrom('locked', 'removed', 'locked', 'removed', 'place-gone')
      .map((why) => () => ({ kind: 'trouble', why }) as Loose),
  ),
];
export const happening = fc.oneof(
  { weight: 14, arbitrary: fc.oneof(...OFTEN) },
  { weight: 12, arbitrary: fc.oneof(...AT_TIMES) },
  { weight: 1, arbitrary: fc.oneof(...SELDOM) },
);
