import { DEBATE_REFUSALS } from './debate-refusals.ts';
import type { Problem } from './errors.ts';
import type { Words } from './words.ts';

/** Kinds of problems with debates. */
export const DEBATE_PROBLEM_KINDS = ['debate', 'bad-debate-value'] as const;
export type DebateProblem = Extract<Problem, { kind: (typeof DEBATE_PROBLEM_KINDS)[number] }>;

/** Words a problem with a debate: what is wrong and what to do about it. */
export const debateProblemWords = (problem: DebateProblem): Words =>
  problem.kind === 'debate' ? DEBATE_REFUSALS[problem.why] : problem.words;
