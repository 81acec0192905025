/** The facts of an error that are logged. */
export type BugFacts = {
  error: string;
  code?: string;
  message?: string;
  stack: string[];
  cause?: Omit<BugFacts, 'cause'>;
};

/** Most frames of an error's stack, and characters of its message, that are logged. */
const MOST_FRAMES = 15;
const LONGEST_MESSAGE = 200;

/** Matches a line of a stack: `at name (file:line:column)` or `at file:line:column`. */
const FRAME = /^\s+at ((?:.+ )?\(?(?:[^()\s]+:\d+:\d+|<anonymous>|native)\)?)$/;
/** Matches a name or code that a program gives: `TypeError`, `DiscordAPIError[50013]`, `SQLITE_BUSY`. */
const IDENTIFIER = /^[\w$[\].-]{1,80}$/;

/**
 * Returns the facts of an error without anybody's words: name, code and stack. The message is included only if the error was made in the
 * project's own code (`root`), because other code puts its input into the message: JSON.parse the text that it could not read, a platform
 * the words that it refused.
 */
export function bugFacts(error: unknown, root: string): BugFacts {
  const cause = error instanceof Error ? error.cause : undefined;
  return { ...factsOf(error, root), ...(cause !== undefined && { cause: factsOf(cause, root) }) };
}

function factsOf(error: unknown, root: string): Omit<BugFacts, 'cause'> {
  if (!(error instanceof Error)) return { error: `a thrown ${typeof error}`, stack: [] };
  const frames = framesOf(error);
  const code = codeOf(error);
  const message = isOurs(error, frames, root) ? error.message.slice(0, LONGEST_MESSAGE) : undefined;
  const name = IDENTIFIER.test(error.name) ? error.name : 'Error';
  const stack = frames.slice(0, MOST_FRAMES).map((frame) => frame.replace('file://', '').replace(root, ''));
  return { error: name, ...(code !== undefined && { code }), ...(message !== undefined && { message }), stack };
}

/** Returns the frames of a stack. Skips the message before them, because it can have lines that look like frames. */
function framesOf({ stack = '', message }: Error): string[] {
  const at = message ? stack.indexOf(message) : -1;
  const after = at < 0 ? stack : stack.slice(at + message.length);
  return after.split('\n').flatMap((line) => FRAME.exec(line)?.[1] ?? []);
}

/** True if the error was made in the project's own code. Errors of JavaScript itself are not, because they quote their input. */
function isOurs(error: Error, [first = '']: readonly string[], root: string): boolean {
  const isBuiltIn = error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;
  return !isBuiltIn && first.includes(root) && !first.includes('node_modules');
}

function codeOf(error: Error): string | undefined {
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'number') return String(code);
  return typeof code === 'string' && IDENTIFIER.test(code) ? code : undefined;
}
