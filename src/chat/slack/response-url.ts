import { dropOldest } from '../shared/drop-oldest.ts';
import type { Timing } from '../shared/timing.ts';

/** Result of sending to a response_url. `gone`: it accepts nothing any more. `unsure`: the message may or may not have arrived. */
export type Sent = 'sent' | 'gone' | 'unsure';

export type Respond = (url: string, body: Record<string, unknown>) => Promise<Sent>;

/** Slack's rule (docs.slack.dev, "Handling user interaction"): five uses within 30 minutes. */
const MOST_USES = 5;
/** Seconds. */
const LONGEST_WAIT = 30;
const MOST_TRIES = 4;
/** Milliseconds. */
const TIMEOUT = 10_000;
/** Most addresses whose uses are counted. An address is valid for half an hour. */
const MOST_URLS = 5_000;

type ResponseUrlParts = { timing: Timing; end: AbortSignal; log(line: string): void };

/** Makes the function that answers through a response_url. It repeats only requests that Slack refused as too fast. Never throws. */
export function createRespond(parts: ResponseUrlParts): Respond {
  const uses = new Map<string, number>();
  return async (url, body) => {
    const used = uses.get(url) ?? 0;
    if (used >= MOST_USES) return 'gone';
    uses.delete(url);
    uses.set(url, used + 1);
    dropOldest(uses, MOST_URLS);
    return post(parts, url, body);
  };
}

async function post({ timing, end, log }: ResponseUrlParts, url: string, body: Record<string, unknown>): Promise<Sent> {
  for (let tries = 1; ; tries++) {
    const answer = await attempt(url, body);
    if (answer === undefined || answer.status >= 500) {
      log(`An answer to Slack may not have arrived (${answer?.status ?? 'no connection'}); it is not sent again.`);
      return 'unsure';
    }
    const wait = answer.status === 429 ? Number(answer.headers.get('retry-after') ?? 1) : Number.NaN;
    if (wait <= LONGEST_WAIT && tries < MOST_TRIES && !end.aborted) {
      await timing.sleep(wait * 1000, end);
      continue;
    }
    if (answer.ok) return 'sent';
    log(`Slack did not take an answer (${answer.status} ${(await answer.text().catch(() => '')).slice(0, 100)}).`);
    return 'gone';
  }
}

async function attempt(url: string, body: Record<string, unknown>): Promise<Response | undefined> {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT),
    });
  } catch {
    return undefined;
  }
}
