import type { BugDetails, LogBug } from '#core/ports/bugs.ts';
import { type BugFacts, bugFacts } from './bug-facts.ts';

/** The log for the operator. */
export type Log = {
  /** Logs an event in one sentence: connected, lost, registered. */
  line(text: string): void;
  bug: LogBug;
  /** Removes secrets from a text that is printed without the log. */
  redact(text: string): string;
};

/** Prints the log: `line` gets events, `bug` gets bugs. Each call gets one line without a line break. */
export type LogOutput = { line(line: string): void; bug(line: string): void };

export type LogParts = {
  /** Tokens and keys. They are removed from every line. */
  secrets: readonly string[];
  /** The project's folder. It is removed from stacks. */
  root: string;
  versions: { parley: string; node: string };
  output: LogOutput;
};

/** A bug as it is logged. */
export type LoggedBug = { bug: string } & BugDetails & BugFacts & LogParts['versions'];

/** Formats events and bugs as lines. */
export type LogFormat = { line(text: string): string; bug(bug: LoggedBug): string };

export function createLog({ secrets, root, versions, output }: LogParts, format: LogFormat): Log {
  const redact = redaction(secrets);
  return {
    line: (text) => output.line(redact(format.line(text))),
    bug: (id, error, bugDetails = {}) =>
      output.bug(redact(format.bug({ bug: id, ...bugDetails, ...bugFacts(error, root), ...versions }))),
    redact,
  };
}

/** Characters. A shorter secret could be part of ordinary words. */
const SHORTEST_SECRET = 6;
const REDACTED = '[secret]';

/** Makes a function that removes secrets from a text, also in the form that they have in an address or in JSON. */
function redaction(secrets: readonly string[]): (text: string) => string {
  const long = secrets.filter(({ length }) => length >= SHORTEST_SECRET);
  const forms = long.flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, REDACTED), text);
}

/** Writes one readable line for each event or bug, for a person at a terminal. */
export const READABLE: LogFormat = {
  line: (text) => oneLine(text),
  bug: ({ bug, doing, place, error, code, message, stack, cause, parley, node }) => {
    const where = place && ` (${Object.values(place).join(', ')})`;
    const what = [error, code && `[${code}]`, message && `: ${message}`].filter(Boolean).join(' ');
    const because = cause && `; because of ${cause.error} ${cause.code ?? ''}`;
    const at = stack.length ? `; at ${stack.join(' < ')}` : '';
    return oneLine(
      `bug ${bug} in ${doing ?? 'Parley'}${where ?? ''}: ${what}${because ?? ''}${at}; Parley ${parley}, Node ${node}`,
    );
  },
};

/** Replaces control characters, because they could end the line or control a terminal. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
