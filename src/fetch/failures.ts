import type { PageRefusal } from '#core/page-refusals.ts';

/** Ends a request for a reason that people are told. */
export class Refusal extends Error {
  readonly why: PageRefusal;
  readonly found: string | undefined;
  constructor(why: PageRefusal, found?: string) {
    super(why);
    this.name = 'Refusal';
    this.why = why;
    this.found = found;
  }
}

const NO_SITE = ['ENOTFOUND', 'EAI_AGAIN', 'EAI_NODATA', 'EAI_NONAME', 'EAI_FAIL', 'ENODATA', 'ESERVFAIL'];
const UNREACHABLE = [
  ...[
    'ECONNREFUSED',
    'ECONNRESET',
    'EHOSTUNREACH',
    'ENETUNREACH',
    'EADDRNOTAVAIL',
    'EPIPE',
    'ENETDOWN',
    'EACCES',
    'EPERM',
  ],
  ...['UND_ERR_SOCKET', 'UND_ERR_CLOSED', 'UND_ERR_DESTROYED'],
];
const TOO_SLOW = ['ETIMEDOUT', 'UND_ERR_CONNECT_TIMEOUT', 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT'];
/** What OpenSSL says of a certificate, and of a connection without any. */
const CERTIFICATE =
  /^(?:CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|ERR_TLS_|ERR_SSL_|HOSTNAME_MISMATCH|INVALID_CA|INVALID_PURPOSE|PATH_LENGTH|EPROTO$)/;

/** Returns the reason of an error that a request ended with; undefined for a bug. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (!(error instanceof Error)) return undefined;
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return new Refusal('too-slow');
  if (error.name === 'HTTPParserError') return new Refusal('broken');
  const code = 'code' in error ? String(error.code) : '';
  if (NO_SITE.includes(code)) return new Refusal('no-site');
  if (UNREACHABLE.includes(code)) return new Refusal('unreachable');
  if (TOO_SLOW.includes(code)) return new Refusal('too-slow');
  if (CERTIFICATE.test(code)) return new Refusal('certificate');
  if (/^(?:HPE_|Z_|ERR_BROTLI|ERR__ERROR_FORMAT|ERR_|ZSTD_|UND_ERR_)/.test(code)) return new Refusal('broken');
  // All addresses of a host failed, each with an error of its own.
  if (error instanceof AggregateError || error.cause) {
    const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
    return inner === error ? undefined : refusalOf(inner);
  }
  return undefined;
}
