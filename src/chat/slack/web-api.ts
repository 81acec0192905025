import { webApi } from '@slack/bolt';
import { pauseAfter, type Timing } from '../shared/timing.ts';
import { isPassing, retryAfter } from './error-codes.ts';
import { isSlacks } from './file-hosts.ts';

/** Slack's Web API with one workspace's token. */
export type Web = {
  /**
   * Calls a method. Throws the errors of @slack/web-api. If Slack limits the rate or did nothing because of trouble of its own, it waits and
   * tries again; no other error is retried, because the call may have succeeded.
   */
  call(method: string, args: Record<string, unknown>): Promise<webApi.WebAPICallResult>;
};

export type WebSettings = { token: string; api?: string };

/** Milliseconds; no call that Parley makes takes longer. */
const TIMEOUT = 10_000;
/** Longest wait in ms that is accepted; the call fails if Slack demands more. */
const LONGEST_WAIT = 60_000;
const MOST_TRIES = 4;

export function createWeb({ token, api }: WebSettings, timing: Timing, end: AbortSignal): Web {
  const client = new webApi.WebClient(token, clientOptions(api));
  /** For each rate-limited method, the pause that all its calls wait for. */
  const paused = new Map<string, Promise<void>>();
  const call: Web['call'] = async (method, args) => {
    for (let tries = 1; ; tries++) {
      await paused.get(method);
      try {
        return await client.apiCall(method, args);
      } catch (error) {
        const canRepeat = error instanceof webApi.WebAPIRateLimitedError || isPassing(error);
        const wait = (retryAfter(error) ?? 0) * 1000 || pauseAfter(tries);
        if (!canRepeat || wait > LONGEST_WAIT || tries >= MOST_TRIES || end.aborted) throw error;
        paused.set(method, timing.sleep(wait, end));
      }
    }
  };
  return { call };
}

/** The Web API without any second try, for what may be done once only. */
export type OneTry = {
  /** Calls a method. Throws the errors of @slack/web-api. */
  call: Web['call'];
  /** Sends the content of a file to an address that Slack gave for it. Throws if Slack did not take it. */
  put(url: string, content: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Returns the time by Slack's clock, in ms: this machine's may be wrong. */
  now(): Promise<number>;
};

export function createOneTry({ token, api }: WebSettings): OneTry {
  let heard = Number.NaN;
  const listening: typeof fetch = async (url, init) => {
    const response = await fetch(url, init);
    heard = Date.parse(response.headers.get('date') ?? '');
    return response;
  };
  const client = new webApi.WebClient(token, { ...clientOptions(api), fetch: listening });
  return {
    call: (method, args) => client.apiCall(method, args),
    put: (url, content) => put(url, content, api),
    now: async () => {
      await client.apiCall('auth.test');
      if (Number.isNaN(heard)) throw new Error('Slack did not tell the time');
      return heard;
    },
  };
}

async function put(url: string, content: Uint8Array<ArrayBuffer>, api: string | undefined): Promise<void> {
  if (!isSlacks(url, api)) throw new Error('an address that is not Slack’s');
  const signal = AbortSignal.timeout(TIMEOUT);
  const headers = { 'content-type': 'application/octet-stream' };
  const response = await fetch(url, { method: 'POST', body: content, headers, redirect: 'manual', signal });
  await response.body?.cancel();
  if (!response.ok) throw new Error(`status ${response.status}`);
}

/** Options of Slack's client. The client does not retry: a message whose answer was lost may have been posted. */
export function clientOptions(api: string | undefined): webApi.WebClientOptions {
  return {
    ...(api && { slackApiUrl: api.endsWith('/') ? api : `${api}/` }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: TIMEOUT,
    allowAbsoluteUrls: false,
    logger: SILENT,
  };
}

const nothing = () => {};
/** A logger that logs nothing: errors are thrown, and the caller logs them with what it was doing. */
export const SILENT: NonNullable<webApi.WebClientOptions['logger']> = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => webApi.LogLevel.ERROR,
};
