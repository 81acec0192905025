import { StoreError } from '#core/store-error.ts';

/** Error codes of PostgreSQL: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const DISK_FULL = '53100';
const TOO_MANY_CONNECTIONS = '53300';
const STARTING_OR_STOPPING = /^(?:08|57P0)/;
/** Wrong password, no such user, no such database, or no right to use something. */
const REFUSED = /^(?:28|3D000|42501)/;
const READ_ONLY = '25006';
/** A statement or a lock took too long. */
const TOO_LONG = ['57014', '55P03'];
/** Codes of Node for a network that does not work. */
const NETWORK = /^(?:ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOENT|EACCES)/;
/** Errors of `pg` that have no code. */
const LOST = /connection terminated|timeout exceeded when trying to connect|client has encountered/i;
/** The server, or the way to it, gave no answer at all. */
const SILENT = /timeout|no answer|ETIMEDOUT/i;
const CERTIFICATE = /certificate|SSL|TLS/i;

/** Makes a `StoreError` for a fault of the server or of the way to it, and returns other errors unchanged. */
export function storeErrorOf(server: string, error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const fault = (kind: StoreError['kind'], words: string) => new StoreError(kind, words, error);
  if (code === DISK_FULL) return fault('full', `The disk of ${server} is full. Free some space and try again.`);
  if (TOO_LONG.includes(code)) return fault('busy', `${server} takes too long. Try again in a moment.`);
  if (code === READ_ONLY)
    return fault('refused', `${server} is a copy that can only be read. Name the main server in its place.`);
  if (REFUSED.test(code))
    return fault('refused', `${server} does not let Parley in (${error.message}). Correct its address (DATABASE_URL).`);
  if (code === TOO_MANY_CONNECTIONS)
    return fault('unreachable', `${server} has no connection left. Raise its max_connections, or run fewer processes.`);
  if (isLost(code, error))
    return fault('unreachable', `${server} cannot be reached (${detail(error)}). Is it running?`);
  if (CERTIFICATE.test(error.message))
    return fault('refused', `The connection to ${server} is not safe (${error.message}). See sslmode in DATABASE_URL.`);
  return error;
}

function isLost(code: string, error: Error): boolean {
  return STARTING_OR_STOPPING.test(code) || NETWORK.test(code) || LOST.test(error.message);
}

/** True if nobody answered, and whoever asks again would have to wait again. A refusal comes at once. */
export function isSilence({ kind, cause }: StoreError): boolean {
  return kind === 'unreachable' && cause instanceof Error && SILENT.test(detail(cause));
}

/** An address with several numbers has one error for each of them, and no message of its own. */
function detail(error: Error): string {
  if (error instanceof AggregateError) return error.errors.map((one) => detail(one as Error)).join(', ');
  return error.message;
}
