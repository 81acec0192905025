import type { BugScene, LogBug } from '#core/ports/bugs.ts';
import { type BugFacts, bugFacts } from './bug-facts.ts';

/** What the operator reads. */
export type Log = {
  /** What happened, in a sentence: connected, lost, registered. */
  line(text: string): void;
  bug: LogBug;
  /** The text without secrets, for what is printed without the log. */
  redact(text: string): string;
};

/** `line` takes what happened, `bug` what broke: one line each, without its end. */
export type LogOutput = { line(line: string): void; bug(line: string): void };

export type LogParts = {
  /** Tokens and keys. They are cut out of every line, whatever brought them there. */
  secrets: readonly string[];
  /** The project's folder, which is left out of stacks. */
  root: string;
  versions: { parley: string; node: string };
  output: LogOutput;
};

/** A bug as it stands in the log. */
export type LoggedBug = { bug: string } & BugScene & BugFacts & LogParts['versions'];

/** How a line and a bug are written down. */
export type LogFormat = { line(text: string): string; bug(bug: LoggedBug): string };

export function createLog({ secrets, root, versions, output }: LogParts, format: LogFormat): Log {
  const redact = redaction(secrets);
  return {
    line: (text) => output.line(redact(format.line(text))),
    bug: (id, error, scene = {}) =>
      output.bug(redact(format.bug({ bug: id, ...scene, ...bugFacts(error, root), ...versions }))),
    redact,
  };
}

/** Shorter ones would be cut out of ordinary words. */
const SHORTEST_SECRET = 6;
const REDACTED = '[secret]';

/** Cuts secrets out of a text, also as they stand in an address or in JSON. */
function redaction(secrets: readonly string[]): (text: string) => string {
  const long = secrets.filter(({ length }) => length >= SHORTEST_SECRET);
  const forms = long.flatMap((secret) => [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]);
  return (text) => forms.reduce((rest, form) => rest.replaceAll(form, REDACTED), text);
}

/** For a person at a terminal: one readable line each. */
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

/** Control characters could end the line, or tell a terminal what to do. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ');
