import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextStep, readSteps, type TallyStep, tallyOf } from '#features/daily/tally.ts';

/** A press of somebody, or that they have their answers erased. The observer's presses have an answer, those of others are looked for. */
type Event = { who: number; answer: number } | { who: number; erases: true };

/** What the observer (person 0) is shown after each press of their own, where others answered as `given` says, press by press. */
function seenBy(events: readonly Event[], given: readonly number[]): string {
  const answers = new Map<number, { answer: number; counted: boolean }>();
  const steps: TallyStep[] = [];
  const shown: unknown[] = [];
  let next = 0;
  for (const event of events) {
    const { who } = event;
    if ('erases' in event) {
      answers.delete(who);
      continue;
    }
    const answer = who === 0 ? event.answer : (given[next++] ?? 0);
    answers.set(who, { answer, counted: answers.get(who)?.counted ?? false });
    const open = [...answers.values()].filter(({ counted }) => !counted);
    const counts = [0, 1, 2].map((index) => open.filter((one) => one.answer === index).length);
    const step = nextStep(counts, steps.length);
    if (step) {
      steps.push(step);
      for (const one of open) one.counted = true;
    }
    if (who === 0) shown.push(tallyOf(steps, 3));
  }
  return JSON.stringify(shown);
}

/** All ways in which the others can answer. */
function everyWay(presses: number, answers: number): number[][] {
  if (presses === 0) return [[]];
  return everyWay(presses - 1, answers).flatMap((one) => Array.from({ length: answers }, (_, n) => [...one, n]));
}

/** The first press of another that the observer can read off, in any world. */
function readOff(events: readonly Event[], answers: number): unknown {
  const others = events.filter((one) => one.who !== 0 && !('erases' in one)).length;
  const worlds = Map.groupBy(everyWay(others, answers), (given) => seenBy(events, given));
  for (const [seen, alike] of worlds)
    for (let press = 0; press < others; press++)
      if (new Set(alike.map((given) => given[press])).size < 2) return { seen, press, alike };
  return undefined;
}

const observer = fc.oneof(
  { weight: 4, arbitrary: fc.record({ who: fc.constant(0), answer: fc.nat({ max: 1 }) }) },
  { weight: 1, arbitrary: fc.record({ who: fc.constant(0), erases: fc.constant(true as const) }) },
);
/** Others press and change; the observer presses, changes, has their answers erased, and presses again, whenever they like. */
const histories = fc
  .array(fc.record({ who: fc.integer({ min: 1, max: 9 }), before: fc.array(observer, { maxLength: 3 }) }), {
    minLength: 4,
    maxLength: 11,
  })
  .chain((pressed) => fc.array(observer, { minLength: 1, maxLength: 3 }).map((after) => ({ pressed, after })))
  .map(({ pressed, after }): Event[] => [
    ...pressed.flatMap(({ who, before }): Event[] => [...before, { who, answer: 0 }]),
    ...after,
  ]);

describe('the tally of answers to tap', () => {
  it('lets nobody read another’s press off, who knows who pressed and presses as they like', () => {
    fc.assert(
      fc.property(histories, (events) => {
        expect(readOff(events, 2)).toBeUndefined();
      }),
      { numRuns: 60 },
    );
  });

  it('lets nobody read another’s press off with three answers, whatever the observer answers', () => {
    for (const at of [0, 2, 4])
      for (const answer of [0, 1, 2]) {
        const others: Event[] = [1, 2, 3, 4].map((who) => ({ who, answer: 0 }));
        const events = [...others.slice(0, at), { who: 0, answer }, ...others.slice(at), { who: 0, answer: 0 }];
        expect(readOff(events, 3)).toBeUndefined();
      }
  });

  it('says nothing before five have answered, and then steps after five more, and after ten', () => {
    expect(nextStep([2, 2], 0)).toBeUndefined();
    expect(nextStep([3, 2], 0)).toMatchObject({ people: 5 });
    expect(nextStep([2, 2], 1)).toBeUndefined();
    expect(nextStep([1, 2, 2], 1)).toMatchObject({ people: 5 });
    expect(nextStep([5, 4], 2)).toBeUndefined();
    expect(nextStep([5, 5], 2)).toMatchObject({ people: 10 });
  });

  it('gives counts where people are apart, and a range where nearly all agree', () => {
    const steps = [nextStep([4, 1], 0), nextStep([2, 2, 1], 1), nextStep([7, 3], 2)].filter((one) => one !== undefined);
    expect(tallyOf(steps.slice(0, 1), 2)).toEqual({
      people: 5,
      ranges: [
        { least: 3, most: 5 },
        { least: 0, most: 2 },
      ],
    });
    expect(tallyOf(readSteps(JSON.parse(JSON.stringify(steps))), 3)).toEqual({
      people: 20,
      ranges: [
        { least: 12, most: 14 },
        { least: 5, most: 7 },
        { least: 1, most: 3 },
      ],
    });
  });
});
