import type { Cited, EventOf, Setup, Stance } from './events.ts';
import type { Side, Vote } from './format.ts';

/**
 * Who acts: a random id, and whether the settings let them steer every debate of the place. `isInvited`: they have the role, or are in the group,
 * that may take part in this debate.
 */
export type Actor = { person: string; steers: boolean; isInvited?: boolean };

type Plain<Kind extends string> = Kind extends string ? { kind: Kind; by: Actor } : never;
type OnEntry<Kind extends string> = Kind extends string ? { kind: Kind; by: Actor; id: string } : never;

/**
 * What somebody, the clock (`due`) or the platform (`posted`, `trouble`) wants of a debate. Words and ballots are stored beside it; `id` is the id
 * of the text. `sentAt`: ms at which a speech was handed in, if its author looked at it once more before it was posted.
 * `stage`: for which it was written, if that is known.
 */
export type DebateCommand =
  | { kind: 'open'; by: string; setup: Setup }
  | { kind: 'answer'; by: Actor; answer: EventOf<'answered'>['answer'] }
  | { kind: 'join'; by: Actor; stance: Stance }
  | Plain<'leave' | 'balance' | 'draw-lots' | 'start' | 'cancel' | 'done' | 'next-question'>
  | Plain<'pause' | 'resume' | 'skip' | 'undo' | 'end'>
  | { kind: 'vote'; by: Actor; vote: Vote }
  | { kind: 'speak'; by: Actor; id: string; characters: number; sentAt?: number; stage?: number }
  | { kind: 'ask'; by: Actor; id: string; to?: Side }
  | { kind: 'put-evidence'; by: Actor; id: string; cited: Cited; side?: Side }
  | OnEntry<'approve' | 'withdraw' | 'report'>
  | { kind: 'extend'; by: Actor; ms: number }
  | { kind: 'more-time'; by: Actor; person: string; ms: number }
  | { kind: 'hand-over'; by: Actor; to: string }
  | { kind: 'give-reason'; by: Actor; id: string }
  | { kind: 'forget'; person: string }
  | { kind: 'due' }
  | { kind: 'posted'; what: string; id: string; link?: string }
  | { kind: 'trouble'; why: 'locked' | 'removed' | 'place-gone' };
export type CommandOf<Kind extends DebateCommand['kind']> = Extract<DebateCommand, { kind: Kind }>;
