import type { DebateRefusal } from '#core/debate-refusals.ts';
import { UserError } from '#core/errors.ts';
import type { Actor } from './commands.ts';
import type { Debate } from './state.ts';

/** Throws the user error of a debate. */
export function refuse(why: DebateRefusal): never {
  throw new UserError({ kind: 'debate', why });
}

export function must(condition: unknown, why: DebateRefusal): asserts condition {
  if (!condition) refuse(why);
}

/** True if somebody may steer this debate: whoever runs it, and who may steer all. */
export const steers = ({ facilitator }: Debate, { person, steers }: Actor): boolean => steers || person === facilitator;

export const takesPart = ({ people }: Debate, { person }: Actor): boolean => people.has(person);
