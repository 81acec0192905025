import { createHmac } from 'node:crypto';
import type { Json, World } from './world.ts';

/** How Slack sends: slash commands as form fields, interactions as one field of JSON, events as JSON. */
export type Kind = 'slash' | 'interactive' | 'event';

/** What the bot made of it. `status` 0: no answer at all. */
export type Ack = { status: number; body: Json | undefined };

export type Retry = { number: number; reason: string };
export type Transport = {
  deliver(kind: Kind, payload: Json, retry?: Retry): Promise<Ack>;
  close(): Promise<void>;
};

export function encode(kind: Kind, payload: Json): { body: string; type: string } {
  if (kind === 'event') return { body: JSON.stringify(payload), type: 'application/json' };
  const fields = kind === 'slash' ? payload : { payload: JSON.stringify(payload) };
  const body = new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])).toString();
  return { body, type: 'application/x-www-form-urlencoded' };
}

/** docs.slack.dev, "Verifying requests from Slack". `seconds` since the epoch. */
export function signature(secret: string, seconds: number, body: string): Record<string, string> {
  const hash = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(seconds), 'x-slack-signature': `v0=${hash}` };
}

/** Slack waits no longer for an acknowledgement, in ms. */
const PATIENCE = 3_000;

/** Sends to the bot's own web server. */
export function httpTransport(world: World): Transport {
  const deliver: Transport['deliver'] = async (kind, payload, retry) => {
    const { body, type } = encode(kind, payload);
    const again = retry && { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason };
    // Whoever checks the signature looks at the real clock.
    const signed = signature(world.signingSecret, Math.floor(Date.now() / 1000), body);
    try {
      const response = await fetch(world.events, {
        method: 'POST',
        headers: {
          'content-type': type,
          'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
          ...signed,
          ...again,
        },
        body,
        signal: AbortSignal.timeout(PATIENCE),
      });
      const text = await response.text();
      const isJson = response.headers.get('content-type')?.startsWith('application/json');
      return { status: response.status, body: text ? (isJson ? JSON.parse(text) : { text }) : undefined };
    } catch {
      return { status: 0, body: undefined };
    }
  };
  return { deliver, close: async () => {} };
}
