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

/** True if somebody may take part in this debate at all. */
export function isInvited({ facilitator, setup }: Debate, { person, isInvited }: Actor): boolean {
  const { mayTakePart } = setup;
  switch (mayTakePart?.kind) {
    case 'role':
    case 'group':
      return isInvited === true || person === facilitator;
    case 'people':
      return mayTakePart.people.includes(person) || person === facilitator;
    default:
      return true;
  }
}

/** True if whoever comes after the opening vote takes no part in the debate. */
export const endsWithLobby = ({ setup }: Debate): boolean => (setup.mayTakePart?.kind ?? 'lobby') === 'lobby';

export const takesPart = ({ people }: Debate, { person }: Actor): boolean => people.has(person);
