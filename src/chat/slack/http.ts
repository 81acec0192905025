import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { type BufferedIncomingMessage, HTTPModuleFunctions, HTTPResponseAck } from '@slack/bolt';
import { type ClockCheck, createClockCheck } from './clock-check.ts';
import type { Envelope } from './dispatch.ts';
import { SLACK_PATH } from './manifest.ts';
import { warnOnce } from './warn-once.ts';

export type ListenerParts = {
  signingSecret: string;
  /** True if requests are accepted now. */
  open(): boolean;
  /** Ms since the epoch. */
  now(): number;
  log(line: string): void;
  receive(envelope: Envelope): Promise<void>;
};

type Logger = ReturnType<typeof warnOnce>;
type Parts = Pick<ListenerParts, 'signingSecret' | 'receive'> & { logger: Logger; clock: ClockCheck };

/** Makes the listener that answers Slack's requests on Parley's own web server. Reading and checking them are Bolt's functions. */
export function listener({ signingSecret, open, now, log, receive }: ListenerParts): RequestListener {
  const parts = { signingSecret, receive, logger: warnOnce(log), clock: createClockCheck(now, log) };
  return (request, response) => {
    const early = earlyRefusal(request, open);
    if (early !== undefined) return refuse(response, early);
    void answer(parts, request, response).catch(() => refuse(response, 500));
  };
}

function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) HTTPModuleFunctions.buildNoBodyResponse(response, status);
}

function earlyRefusal({ method, url }: IncomingMessage, open: () => boolean): number | undefined {
  if (!open()) return 503;
  return method === 'POST' && url?.split('?', 1)[0] === SLACK_PATH ? undefined : 404;
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await bodyOf(parts, request);
  if (typeof body === 'number') return refuse(response, body);
  if (body.ssl_check === '1') return HTTPModuleFunctions.buildSSLCheckResponse(response);
  if (body.type === 'url_verification') return HTTPModuleFunctions.buildUrlVerificationResponse(response, body);
  const ack = new HTTPResponseAck({
    logger: parts.logger,
    processBeforeResponse: false,
    httpRequest: request,
    httpRequestBody: body,
    httpResponse: response,
  });
  await parts.receive({ body, ack: ack.bind() }).finally(() => ack.ack());
  // Not acknowledged, because the chat stops.
  refuse(response, 503);
}

type Body = Record<string, unknown>;

/**
 * Returns the body of a request that Slack has signed, or the status of the refusal. Of a request to check the certificate, nothing else is
 * left.
 */
async function bodyOf(parts: Parts, request: IncomingMessage): Promise<Body | number> {
  const { signingSecret, clock, logger } = parts;
  const bodyLimit = HTTPModuleFunctions.defaultBodyLimit;
  try {
    const whole = await HTTPModuleFunctions.parseAndVerifyHTTPRequest({ signingSecret, bodyLimit }, request);
    const body = parsed(whole);
    // Bolt accepts any time to come.
    const isInTime = body?.ssl_check === '1' || clock.isInTime(sentAt(whole));
    return isInTime ? (body ?? 400) : 401;
  } catch (error) {
    const isBuffered = HTTPModuleFunctions.isBufferedIncomingMessage(request);
    if (isBuffered && hasSignature(request, signingSecret) && !clock.isInTime(sentAt(request))) return 401;
    logger.warn(`a request was refused: ${error instanceof Error ? error.message : String(error)}`);
    return HTTPModuleFunctions.isRawBodyError(error) && error.type === 'entity.too.large' ? 413 : 401;
  }
}

/** Returns the time that the request names, in seconds. */
const sentAt = ({ headers }: IncomingMessage): number => Number(headers['x-slack-request-timestamp']);

/** True if the request has Slack's signature, whatever its time. */
function hasSignature({ headers, rawBody }: BufferedIncomingMessage, secret: string): boolean {
  const time = headers['x-slack-request-timestamp'];
  const given = Buffer.from(String(headers['x-slack-signature']));
  const ours = Buffer.from(`v0=${createHmac('sha256', secret).update(`v0:${time}:${rawBody}`).digest('hex')}`);
  return given.length === ours.length && timingSafeEqual(given, ours);
}

/** Parses the body; undefined if it cannot be read or is no object. */
function parsed(whole: BufferedIncomingMessage): Body | undefined {
  try {
    const body: unknown = HTTPModuleFunctions.parseHTTPRequestBody(whole);
    return isObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (body: unknown): body is Body => typeof body === 'object' && body !== null && !Array.isArray(body);
