import { UserError } from '#core/errors.ts';
import { brokenWords, failedReply, GAVE_UP, problemReply } from '#core/failure.ts';
import type { Language } from '#core/language.ts';
import type { BugDetails } from '#core/ports/bugs.ts';
import type { Outcome } from '#core/reply.ts';
import { type ChatDeps, report } from './deps.ts';

type FailureDeps = Pick<ChatDeps, 'sayIn' | 'logBug' | 'outside'>;
type Failure = Extract<Outcome, { kind: 'reply' }>;

/**
 * Makes the reply to a person after an error in a chat: what they can mend is worded, anything else is logged as a bug and its number told.
 */
export function failureReply(deps: FailureDeps, language: Language, error: unknown, bugDetails?: BugDetails): Failure {
  const say = deps.sayIn(language);
  if (error instanceof UserError) return problemReply(say, language, error.problem);
  return failedReply(language, say(brokenWords(error, report(deps, error, bugDetails))));
}

/** Makes the reply that says that Parley tried twice. */
export function gaveUpReply({ sayIn }: Pick<ChatDeps, 'sayIn'>, language: Language): Failure {
  return failedReply(language, sayIn(language)(GAVE_UP));
}
