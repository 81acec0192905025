import { z } from 'zod';

/**
 * A step of a post's tally: what is told of `people` who answered one after another. `counts`: of each answer. `most`: in place of counts, the
 * answer of all but two of them, or of more.
 */
const Step = z.object({
  format: z.literal(1),
  people: z.number(),
  counts: z.array(z.number()).optional(),
  most: z.number().optional(),
});
export type TallyStep = z.infer<typeof Step>;

/** People in the steps of a tally: few at first, so that a small group sees one. */
const SIZES = [5, 5];
const LATER = 10;
/** So many may have answered otherwise where a step tells that nearly all answered the same. */
const APART = 2;

export const readSteps = (stored: readonly unknown[]): TallyStep[] => stored.map((one) => Step.parse(one));

/**
 * The next step, if enough people have answered. `open`: people for each answer who are in no step yet.
 *
 * Whoever knows all who are in a step, and is one of them, must not learn what another one answered. So each person is in one step of a post,
 * with the answer that they had when it was full: a change later moves nothing that others could compare. Counts are told only where at least
 * three people are outside the most frequent answer; then those who are not the observer did not all answer the same. Otherwise only that at
 * most two are outside is told: also for an observer who is one of them, the other one may be anybody or nobody.
 */
export function nextStep(open: readonly number[], before: number): TallyStep | undefined {
  const people = open.reduce((sum, one) => sum + one, 0);
  if (people < (SIZES[before] ?? LATER)) return undefined;
  const largest = Math.max(...open);
  const told = largest >= people - APART ? { most: open.indexOf(largest) } : { counts: [...open] };
  return { format: 1, people, ...told };
}

/** What is known of an answer: at least and at most so many people. */
export type Range = { least: number; most: number };

/** The whole tally: people in it, and a range for each of `answers` answers. Undefined if there is no step yet. */
export function tallyOf(steps: readonly TallyStep[], answers: number): { people: number; ranges: Range[] } | undefined {
  if (!steps.length) return undefined;
  const ranges = Array.from({ length: answers }, (_, answer) =>
    steps.map((step) => rangeIn(step, answer)).reduce((a, b) => ({ least: a.least + b.least, most: a.most + b.most })),
  );
  return { people: steps.reduce((sum, { people }) => sum + people, 0), ranges };
}

function rangeIn({ people, counts, most }: TallyStep, answer: number): Range {
  if (counts) return { least: counts[answer] ?? 0, most: counts[answer] ?? 0 };
  return answer === most ? { least: people - APART, most: people } : { least: 0, most: APART };
}
