import { echoed } from './clip.ts';
import { nameOf, parseButtonId } from './command.ts';
import { errorWords } from './error-words.ts';
import { type Problem, UserError } from './errors.ts';
import type { Language } from './language.ts';
import type { BugDetails, LogBug } from './ports/bugs.ts';
import { type Outcome, paragraph, text } from './reply.ts';
import type { Requester } from './request.ts';
import { StoreError, type StoreFault } from './store-error.ts';
import type { Say, Words } from './words.ts';

/** Characters of a bug's id: enough to find its line in the log, short enough to read aloud. */
const BUG_ID_LENGTH = 8;

/** Message to people after a bug. It does not say that nothing was changed, because nobody knows that. */
export const bugWords = (id: string): Words => ({
  en: `Something went wrong on my side. If it happens again, tell the operator this number: ${id}.`,
  zh: `我这边出了错。如果再次出现，请把这个错误编号告诉管理员：${id}。`,
});

/** Message to people after an error that they cannot mend. A fault of the disk or the database is called what it is. */
export function brokenWords(error: unknown, id: string): Words {
  const fault = error instanceof StoreError ? storeWords(error.kind) : undefined;
  if (!fault) return bugWords(id);
  return {
    en: `${fault.en} Please tell the operator this number: ${id}.`,
    zh: `${fault.zh}请把这个错误编号告诉管理员：${id}。`,
  };
}

function storeWords(kind: StoreFault): Words {
  switch (kind) {
    case 'full':
      return { en: 'The disk of the machine that I run on is full.', zh: '我所在的机器磁盘已满。' };
    case 'busy':
      return { en: 'My database is busy. Try again in a moment.', zh: '数据库正忙，请过一会儿再试。' };
    case 'unreachable':
    case 'refused':
      return { en: 'I cannot get to my database.', zh: '我连不上数据库。' };
    case 'folder':
    case 'disk':
    case 'damaged':
    case 'newer':
    case 'not-a-database':
    // Faults of moving and backups, which nobody asks for in a chat.
    case 'no-data':
    case 'not-empty':
    case 'in-use':
    case 'exists':
    case 'differs':
      return { en: 'I cannot read or write what I have stored.', zh: '我存储的数据读不出或写不进。' };
  }
}

/** Message to people when the process ended during both attempts to answer. */
export const GAVE_UP: Words = {
  en: 'I tried twice to answer this and failed. Please ask in another way; if that fails too, tell the operator.',
  zh: '我试了两次，都没能回答。请换一种方式再问；如果还是不行，请告诉管理员。',
};

function isStoreUnreachable(error: unknown): boolean {
  return error instanceof UserError && error.problem.kind === 'store-unreachable';
}

/** Logs a bug under a new id and returns the id. */
export function reportBug(
  { logBug, newId }: { logBug: LogBug; newId(): string },
  error: unknown,
  bugDetails?: BugDetails,
): string {
  const id = newId().slice(0, BUG_ID_LENGTH);
  // The log has one line about a lost database already. Commands that come meanwhile are no bugs.
  if (!isStoreUnreachable(error)) logBug(id, error, bugDetails);
  return id;
}

/** Makes a reply that tells one person, in their language, what failed. */
export function failedReply(language: Language, words: string): Extract<Outcome, { kind: 'reply' }> {
  const blocks = [paragraph(text(words))];
  return { kind: 'reply', visibility: 'only-me', failed: true, reply: { language, blocks } };
}

/** Makes a reply that tells one person about an error that they can fix. */
export function problemReply(say: Say, language: Language, problem: Problem): Extract<Outcome, { kind: 'reply' }> {
  return failedReply(language, say(errorWords(inShort(problem))));
}

/** Shortens what a person typed, which most problems repeat. */
function inShort<P extends Problem>(problem: P): P {
  const entries = Object.entries(problem).map(([key, value]) => [
    key,
    typeof value === 'string' ? echoed(value) : value,
  ]);
  return Object.fromEntries(entries) as P;
}

/** Longest text in a bug's details. Longer than any command or action of Parley, so a longer one is not ours. */
const LONGEST_DOING = 120;

/** The part of a request that the log may contain. */
export type LoggedRequest = Requester & { path?: readonly string[]; button?: string };

/** Returns what the log may say of a request: its command, or its button without the card. Arguments are left out, because people typed them. */
export function bugDetailsOf(request: LoggedRequest): BugDetails {
  const doing = request.path ? nameOf(request.path) : buttonName(request.button);
  return { place: request.place, ...(doing !== undefined && { doing: doing.slice(0, LONGEST_DOING) }) };
}

function buttonName(id: string | undefined): string | undefined {
  const button = id === undefined ? undefined : parseButtonId(id);
  return button && `button ${button.path.join('.')} ${button.action}`;
}
