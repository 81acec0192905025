import { webApi } from '@slack/bolt';
import { pauseAfter, type Timing } from '../shared/timing.ts';

/** Slack's Web API with one workspace's token. */
export type Web = {
  /**
   * Calls a method. Throws the errors of @slack/web-api. If Slack limits the rate, it waits and tries again; no other error is retried,
   * because the call may have succeeded.
   */
  call(method: string, args: Record<string, unknown>): Promise<webApi.WebAPICallResult>;
};

export type WebSettings = { token: string; api?: string };

/** Milliseconds; no call that Parley makes takes longer. */
const TIMEOUT = 10_000;
/** Longest wait in seconds that is accepted; the call fails if Slack demands more. */
const LONGEST_WAIT = 60;
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
        const wait = error instanceof webApi.WebAPIRateLimitedError ? error.retryAfter : Number.POSITIVE_INFINITY;
        if (wait > LONGEST_WAIT || tries >= MOST_TRIES || end.aborted) throw error;
        paused.set(method, timing.sleep(wait * 1000 || pauseAfter(tries), end));
      }
    }
  };
  return { call };
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

/** Returns Slack's code for the error (`not_in_channel`), or the error's message. */
export function errorOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  return error instanceof Error ? error.message : String(error);
}
