import { webApi } from '@slack/bolt';
import { pauseAfter, type Timing } from '../shared/timing.ts';

/** Slack's Web API with one workspace's token. */
export type Web = {
  /** Throws the errors of @slack/web-api. Told to slow down, it waits and tries again; nothing else is repeated: it might have been done. */
  call(method: string, args: Record<string, unknown>): Promise<webApi.WebAPICallResult>;
};

export type WebSettings = { token: string; api?: string };

/** ms: no call of ours takes longer to answer. */
const TIMEOUT = 10_000;
/** s: who is told to wait longer than this gives up. */
const LONGEST_WAIT = 60;
const MOST_TRIES = 4;

export function createWeb({ token, api }: WebSettings, timing: Timing, end: AbortSignal): Web {
  const client = new webApi.WebClient(token, clientOptions(api));
  /** A method that was told to slow down is waited for by every call of it. */
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

/** No repeating behind our back: a message whose answer got lost may have been posted. */
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
/** What goes wrong is thrown, and told by whoever knows what was being done. */
export const SILENT: NonNullable<webApi.WebClientOptions['logger']> = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  setName: nothing,
  getLevel: () => webApi.LogLevel.ERROR,
};

/** Slack's own word for what is wrong (`not_in_channel`), or the error's message. */
export function errorOf(error: unknown): string {
  if (error instanceof webApi.WebAPIPlatformError) return error.data.error;
  return error instanceof Error ? error.message : String(error);
}
