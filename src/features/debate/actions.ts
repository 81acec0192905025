import { buttonId } from '#core/command.ts';
import type { Stance } from './events.ts';
import type { BallotChoice } from './result.ts';

/**
 * Actions of the buttons below a debate's messages. `/debate status` answers them. The card part of their ids is the debate's id; for those on one
 * entry, and for ballots, see `cardOf`.
 */
export const DEBATE_ACTIONS = [
  // Before it begins.
  ...(['come', 'maybe', 'cannot'] as const),
  ...(['join-for', 'join-against', 'join-undecided', 'join-watching', 'leave'] as const),
  ...(['balance', 'draw-lots', 'start'] as const),
  // Ballots: the card is `<debate>.<vote>`.
  ...(['vote-for', 'vote-against', 'vote-undecided'] as const),
  'reason',
  // While it runs.
  ...(['speak', 'draft', 'done', 'ask', 'next-question', 'evidence', 'resume', 'where'] as const),
  // On one entry: the card is `<debate>.<entry>`.
  ...(['does-it-say', 'withdraw', 'report', 'approve', 'decline'] as const),
  // Afterwards.
  'transcript',
] as const;
export type DebateAction = (typeof DEBATE_ACTIONS)[number];

/** The command that answers the buttons. */
export const DEBATE_BUTTONS = ['debate', 'status'] as const;

/** The card part of a button's id: the debate, and the entry, number or vote that the button is about. */
export const cardOf = (debate: string, part?: string | number): string =>
  part === undefined ? debate : `${debate}.${part}`;

/** The debate and the part that a card is about. */
export function readCard(card: string): { debate: string; part?: string } {
  const [debate = '', ...rest] = card.split('.');
  return rest.length ? { debate, part: rest.join('.') } : { debate };
}

export const debateButtonId = (action: DebateAction, debate: string, part?: string | number): string =>
  buttonId(DEBATE_BUTTONS, action, cardOf(debate, part));

export const joinAction = (stance: Stance): DebateAction => `join-${stance}`;
export const voteAction = (choice: BallotChoice): DebateAction => `vote-${choice}`;
