/** What the log says of an error. */
export type BugFacts = {
  error: string;
  code?: string;
  message?: string;
  stack: string[];
  cause?: Omit<BugFacts, 'cause'>;
};

/** More of an error is not logged: frames, and characters of its message. */
const MOST_FRAMES = 15;
const LONGEST_MESSAGE = 200;

/** A line of a stack: `at name (file:line:column)` or `at file:line:column`. */
const FRAME = /^\s+at ((?:.+ )?\(?(?:[^()\s]+:\d+:\d+|<anonymous>|native)\)?)$/;
/** A name or a code that a program gave: `TypeError`, `DiscordAPIError[50013]`, `SQLITE_BUSY`. */
const IDENTIFIER = /^[\w$[\].-]{1,80}$/;

/**
 * The facts of an error, without anybody's words: its name, code and stack say what went wrong and where. The message stands there only
 * when the error was made in the project's own code (`root`), because others put what they were given into it: JSON.parse the text that
 * it could not read, a platform the words that it refused.
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

/** The message stands in front of the frames, and may have lines that look like some. */
function framesOf({ stack = '', message }: Error): string[] {
  const at = message ? stack.indexOf(message) : -1;
  const after = at < 0 ? stack : stack.slice(at + message.length);
  return after.split('\n').flatMap((line) => FRAME.exec(line)?.[1] ?? []);
}

/** The errors of JavaScript itself quote what they were given, whoever called it. */
function isOurs(error: Error, [first = '']: readonly string[], root: string): boolean {
  const isBuiltIn = error instanceof TypeError || error instanceof RangeError || error instanceof SyntaxError;
  return !isBuiltIn && first.includes(root) && !first.includes('node_modules');
}

function codeOf(error: Error): string | undefined {
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'number') return String(code);
  return typeof code === 'string' && IDENTIFIER.test(code) ? code : undefined;
}
