import { parseButtonId } from './command.ts';
import { errorWords } from './error-words.ts';
import type { Problem } from './errors.ts';
import type { Language } from './language.ts';
import type { BugScene, LogBug } from './ports/bugs.ts';
import { type Outcome, paragraph, text } from './reply.ts';
import type { Asked } from './request.ts';
import type { Say, Words } from './words.ts';

/** Characters of a bug's number: enough to find its line in the log, few enough to be read out. */
const BUG_NUMBER = 8;

/** What people are told of a bug. It does not say that nothing was changed: nobody knows. */
export const bugWords = (id: string): Words => ({
  en: `Something went wrong on my side. If it happens again, tell the operator this number: ${id}.`,
  zh: `我这边出了错。如果再次出现，请把这个编号告诉管理员：${id}。`,
});

/** What people are told when Parley ended both times it worked on their answer. */
export const GAVE_UP: Words = {
  en: 'I tried twice to answer this and failed. Please ask in another way; if that fails too, tell the operator.',
  zh: '我试了两次，都没能回答。请换一种方式再问；如果还是不行，请告诉管理员。',
};

/** Logs a bug under a new number. Gives the number. */
export function reportBug(
  { logBug, newId }: { logBug: LogBug; newId(): string },
  error: unknown,
  scene?: BugScene,
): string {
  const id = newId().slice(0, BUG_NUMBER);
  logBug(id, error, scene);
  return id;
}

/** A reply that tells one person what failed, in their language. */
export function failedReply(language: Language, words: string): Extract<Outcome, { kind: 'reply' }> {
  const blocks = [paragraph(text(words))];
  return { kind: 'reply', visibility: 'only-me', failed: true, reply: { language, blocks } };
}

/** A reply that tells one person what they can mend. */
export function problemReply(say: Say, language: Language, problem: Problem): Extract<Outcome, { kind: 'reply' }> {
  return failedReply(language, say(errorWords(problem)));
}

/** Longer than any command or action that Parley makes; more than this is not ours. */
const LONGEST_DOING = 120;

/** A request, as far as it may stand in the log. */
export type LoggedRequest = Asked & { path?: readonly string[]; button?: string };

/** The scene of a request: its command, or its button without the card. Arguments are left out, because people typed them. */
export function sceneOf(request: LoggedRequest): BugScene {
  const doing = request.path ? `/${request.path.join(' ')}` : buttonName(request.button);
  return { place: request.place, ...(doing !== undefined && { doing: doing.slice(0, LONGEST_DOING) }) };
}

function buttonName(id: string | undefined): string | undefined {
  const button = id === undefined ? undefined : parseButtonId(id);
  return button && `button ${button.path.join('.')} ${button.action}`;
}
