import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, type HTTPReceiver } from '@slack/bolt';
import { SLACK_PATH } from './manifest.ts';
import { warnOnce } from './warn-once.ts';

/**
 * Seconds that a request's time may be in the future: Slack's rule ("Verifying requests from Slack"). Bolt checks only for old requests.
 */
const MOST_AHEAD = 5 * 60;

export type ListenerParts = {
  receiver: HTTPReceiver;
  signingSecret: string;
  /** True if requests are accepted now. */
  open(): boolean;
  log(line: string): void;
};

/** Makes the listener that answers Slack's requests on Parley's own web server. */
export function listener({ receiver, signingSecret, open, log }: ListenerParts): RequestListener {
  const { warn } = warnOnce(log);
  return (request, response) => {
    const early = earlyRefusal(request, open);
    if (early !== undefined) return refuse(response, early);
    void read(request, signingSecret, warn)
      .then((refused) => {
        if (refused !== undefined) refuse(response, refused);
        else receiver.requestListener(request, response);
      })
      .catch(() => refuse(response, 500));
  };
}

function refuse(response: ServerResponse, status: number): void {
  response.writeHead(status).end();
}

function earlyRefusal({ method, url, headers }: IncomingMessage, open: () => boolean): number | undefined {
  if (!open()) return 503;
  if (method !== 'POST' || url?.split('?', 1)[0] !== SLACK_PATH) return 404;
  const ahead = Number(headers['x-slack-request-timestamp'] ?? 0) - Date.now() / 1000;
  return ahead > MOST_AHEAD ? 401 : undefined;
}

/**
 * Reads a request and checks its signature and body, because in Bolt a signed body that is JSON but no object ends the process. Bolt reuses
 * what was read. Returns the status of the refusal, or undefined.
 */
async function read(
  request: IncomingMessage,
  signingSecret: string,
  warn: (line: string) => void,
): Promise<number | undefined> {
  try {
    const bodyLimit = HTTPModuleFunctions.defaultBodyLimit;
    const whole = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
      { enabled: true, signingSecret, bodyLimit },
      request,
    );
    return isObject(bodyOf(whole)) ? undefined : 400;
  } catch (error) {
    warn(`a request was refused: ${error instanceof Error ? error.message : String(error)}`);
    return HTTPModuleFunctions.isRawBodyError(error) && error.type === 'entity.too.large' ? 413 : 401;
  }
}

/** Parses the body; undefined if it cannot be read. */
function bodyOf(whole: Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0]): unknown {
  try {
    return HTTPModuleFunctions.parseHTTPRequestBody(whole);
  } catch {
    return undefined;
  }
}

const isObject = (body: unknown): boolean => typeof body === 'object' && body !== null && !Array.isArray(body);
