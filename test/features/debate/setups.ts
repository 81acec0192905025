import fc from 'fast-check';
import type { Setup } from '#features/debate/events.ts';
import { hours, SIDES, SPEECH_PARTS, type Stage } from '#features/debate/format.ts';
import { FORMATS } from '#features/debate/formats/index.ts';
import { span } from './happenings.ts';
import { START } from './world.ts';

const ms = fc.integer({ min: 1_000, max: hours(48) });
const stage: fc.Arbitrary<Stage> = fc.oneof(
  fc.record({
    kind: fc.constant('turn' as const),
    part: fc.constantFrom(...SPEECH_PARTS),
    side: fc.constantFrom(...SIDES),
    ms,
  }),
  fc.record({ kind: fc.constant('floor' as const), ms, each: ms }),
  fc.record({
    kind: fc.constant('window' as const),
    part: fc.constantFrom(...SPEECH_PARTS),
    ms,
    characters: fc.integer({ min: 1, max: 6_000 }),
    quotations: fc.integer({ min: 1, max: 3 }),
  }),
);
const some = (least: number, most: number) => fc.array(stage, { minLength: least, maxLength: most });
/** At most one vote before and one after, with anything around them. */
const others = fc
  .record({ before: some(0, 2), between: some(1, 5), after: some(0, 1), opening: ms, closing: ms, votes: fc.nat(3) })
  .map(({ before, between, after, opening, closing, votes }): Stage[] => [
    ...before,
    ...(votes & 1 ? [{ kind: 'vote', vote: 'opening', ms: opening } as const] : []),
    ...between,
    ...(votes & 2 ? [{ kind: 'vote', vote: 'closing', ms: closing } as const] : []),
    ...after,
  ]);
/** The three formats, and any other that one could write. */
const courses: fc.Arbitrary<readonly Stage[]> = fc.oneof(
  ...FORMATS.map((format) => ({ weight: 3, arbitrary: fc.constant(format.stages) })),
  { weight: 2, arbitrary: others },
);

export const setups: fc.Arbitrary<Setup> = fc
  .record({
    stages: courses,
    startsAt: fc.oneof(
      { weight: 7, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: span.map((later) => START + later * 2) },
    ),
    approves: fc.constantFrom(true, false, false),
    who: fc.constantFrom('lobby', 'lobby', 'everybody', 'role', 'people'),
  })
  .map(({ stages, startsAt, approves, who }) => ({
    ...{ place: { platform: 'console', channel: 'c' }, language: 'both', format: 'any', approves, opensThread: false },
    motion: { words: { en: 'M', zh: '题' } },
    stages: [...stages].map((one) => ({ ...one })),
    ...(startsAt !== undefined && { startsAt }),
    ...(who === 'everybody' && { mayTakePart: { kind: who } }),
    ...(who === 'role' && { mayTakePart: { kind: who, id: 'r', name: 'R' } }),
    ...(who === 'people' && { mayTakePart: { kind: who, people: ['u0', 'u1', 'u2', 'u3', 'u4'] } }),
  }));
