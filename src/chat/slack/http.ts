import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { HTTPModuleFunctions, type HTTPReceiver } from '@slack/bolt';
import { type ClockCheck, createClockCheck } from './clock-check.ts';
import { SLACK_PATH } from './manifest.ts';
import { warnOnce } from './warn-once.ts';

export type ListenerParts = {
  receiver: HTTPReceiver;
  signingSecret: string;
  /** True if requests are accepted now. */
  open(): boolean;
  /** Ms since the epoch. */
  now(): number;
  log(line: string): void;
};

/** Makes the listener that answers Slack's requests on Parley's own web server. */
export function listener({ receiver, signingSecret, open, now, log }: ListenerParts): RequestListener {
  const { warn } = warnOnce(log);
  const check = { signingSecret, warn, clock: createClockCheck(now, log) };
  return (request, response) => {
    const early = earlyRefusal(request, open);
    if (early !== undefined) return refuse(response, early);
    void read(request, check)
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

function earlyRefusal({ method, url }: IncomingMessage, open: () => boolean): number | undefined {
  if (!open()) return 503;
  return method === 'POST' && url?.split('?', 1)[0] === SLACK_PATH ? undefined : 404;
}

type Check = { signingSecret: string; warn(line: string): void; clock: ClockCheck };

/**
 * Reads a request and checks its signature, its time and its body, because in Bolt a signed body that is JSON but no object ends the
 * process. Bolt reuses what was read. Returns the status of the refusal, or undefined.
 */
async function read(request: IncomingMessage, { signingSecret, warn, clock }: Check): Promise<number | undefined> {
  try {
    const bodyLimit = HTTPModuleFunctions.defaultBodyLimit;
    const whole = await HTTPModuleFunctions.parseAndVerifyHTTPRequest(
      { enabled: false, signingSecret, bodyLimit },
      request,
    );
    // Slack asks without a signature whether the certificate is right. Bolt's own check leaves nothing else of such a request.
    const isSigned = hasSignature(whole, signingSecret);
    if (isSigned && !clock.isInTime(sentAt(whole))) return 401;
    await HTTPModuleFunctions.parseAndVerifyHTTPRequest({ enabled: true, signingSecret, bodyLimit }, request);
    return isObject(bodyOf(whole)) ? undefined : 400;
  } catch (error) {
    warn(`a request was refused: ${error instanceof Error ? error.message : String(error)}`);
    return HTTPModuleFunctions.isRawBodyError(error) && error.type === 'entity.too.large' ? 413 : 401;
  }
}

type Whole = Parameters<typeof HTTPModuleFunctions.parseHTTPRequestBody>[0];

/** Returns the time that the request names, in seconds. */
const sentAt = ({ headers }: Whole): number => Number(headers['x-slack-request-timestamp']);

/** True if the request has Slack's signature, whatever its time. */
function hasSignature({ headers, rawBody }: Whole, secret: string): boolean {
  const time = headers['x-slack-request-timestamp'];
  const given = Buffer.from(String(headers['x-slack-signature']));
  const ours = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${time}:${rawBody}`).digest('hex')}`);
  return given.length === ours.length && timingSafeEqual(given, ours);
}

/** Parses the body; undefined if it cannot be read. */
function bodyOf(whole: Whole): unknown {
  try {
    return HTTPModuleFunctions.parseHTTPRequestBody(whole);
  } catch {
    return undefined;
  }
}

const isObject = (body: unknown): boolean => typeof body === 'object' && body !== null && !Array.isArray(body);
