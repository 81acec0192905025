import type { Problem } from '#core/errors.ts';
import type { Say } from '#core/words.ts';
import { printed, terminalWords } from './words.ts';

/** An error as `--json` prints it: its kind, the words for a person, and the data of its kind. */
export type CliError = { kind: string; message: string; [data: string]: unknown };

/**
 * Prints an error on standard error: a line for people, or with `--json` one object a line, `{"error":{"kind","message",…}}`. Standard
 * output has only what was asked for. Every error of the command line is printed here.
 */
export function printError(error: CliError, json: boolean | undefined): void {
  console.error(json ? JSON.stringify({ error }) : `parley: ${printed(error.message)}`);
}

/** Makes the error of a problem that a person can mend. */
export function problemError(problem: Problem, say: Say): CliError {
  return { ...problem, message: say(terminalWords(problem)) };
}
