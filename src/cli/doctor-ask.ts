/** ms. A server that does not answer in this time counts as not reached. */
const TIMEOUT = 5000;

/** `skew`: ms that this machine's clock is ahead of the answer's `date` header, which has whole seconds. */
export type HttpAnswer = { kind: 'answer'; status: number; headers: Headers; body: unknown; skew: number | undefined };
export type Unreached = { kind: 'unreached'; why: string };
export type HttpRequest = { method?: 'GET' | 'POST'; headers?: Record<string, string> };

/** Sends one request. Never throws. The result contains nothing of what was sent. */
export async function ask(
  url: string,
  { method = 'GET', headers = {} }: HttpRequest = {},
): Promise<HttpAnswer | Unreached> {
  const startedAt = Date.now();
  try {
    const response = await fetch(url, { method, headers, redirect: 'manual', signal: AbortSignal.timeout(TIMEOUT) });
    const skew = skewOf(response.headers.get('date'), (startedAt + Date.now()) / 2);
    const body = parsed(await response.text());
    return { kind: 'answer', status: response.status, headers: response.headers, body, skew };
  } catch (error) {
    return { kind: 'unreached', why: whyOf(error) };
  }
}

function skewOf(date: string | null, now: number): number | undefined {
  const theirs = Date.parse(date ?? '');
  // + 500: the middle of the second that the header names.
  return Number.isNaN(theirs) ? undefined : now - (theirs + 500);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT / 1000} s`;
  const { cause = error } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return CAUSES[code] ?? (cause instanceof Error ? cause.message : String(cause));
}

const CAUSES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name is not known: no network, or a typing error',
  EAI_AGAIN: 'names cannot be looked up: no network',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is its own',
};
