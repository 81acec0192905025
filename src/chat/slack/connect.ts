import { type SocketModeReceiver, webApi } from '@slack/bolt';
import { z } from 'zod';
import { ChatStartError } from '../shared/deps.ts';
import { pauseAfter, type Timing } from '../shared/timing.ts';
import type { Identity } from './context.ts';
import { errorOf, type Web } from './web-api.ts';

/** Dependencies of connecting. `end` is aborted when the chat stops. */
export type ConnectionParts = { timing: Timing; end: AbortSignal; log(line: string): void };

const AuthTest = z.object({ team_id: z.string(), team: z.string(), bot_id: z.string(), user_id: z.string() });

/** Errors of Slack that pass; the settings are not the cause. */
const PASSING = ['internal_error', 'fatal_error', 'service_unavailable', 'request_timeout', 'ratelimited'];

/**
 * Tries until it works, with growing pauses. `first` resolves to true if the first try reached Slack. `done` resolves to the result, or to
 * undefined when the chat stops. Both reject with a `ChatStartError`, which names `setting`, if Slack refuses.
 */
export function persist<T>(
  { timing, end, log }: ConnectionParts,
  setting: string,
  attempt: () => Promise<T>,
): { first: Promise<boolean>; done: Promise<T | undefined> } {
  const first = Promise.withResolvers<boolean>();
  const loop = async () => {
    for (let failures = 1; !end.aborted; failures++) {
      try {
        const result = await attempt();
        first.resolve(true);
        return result;
      } catch (error) {
        if (refused(error)) throw startError(setting, error);
        log(`Slack cannot be reached (${errorOf(error)}); trying again.`);
        first.resolve(false);
        await timing.sleep(pauseAfter(failures), end);
      }
    }
    return undefined;
  };
  const done = loop();
  done.catch(first.reject);
  return { first: first.promise, done };
}

function refused(error: unknown): boolean {
  return (
    error instanceof z.ZodError || (error instanceof webApi.WebAPIPlatformError && !PASSING.includes(error.data.error))
  );
}

function startError(setting: string, error: unknown): ChatStartError {
  const why = error instanceof z.ZodError ? 'it is not the token of a bot' : errorOf(error);
  return new ChatStartError(
    `Slack does not accept ${setting} (${why}). Copy it again from your app's page at api.slack.com/apps; docs/slack.md says where it stands.`,
  );
}

/** Returns the bot that the token belongs to. Throws the errors of @slack/web-api, and zod's error if it is not a bot's token. */
export async function identify(web: Web, token: string): Promise<Identity & { name: string }> {
  const told = AuthTest.parse(await web.call('auth.test', {}));
  return { team: told.team_id, name: told.team, token, bot: told.bot_id, botUser: told.user_id };
}

type Socket = SocketModeReceiver['client'];

/** A connection. `closed` resolves when it ends. */
type Connected = { closed: Promise<void> };

/** Keeps a WebSocket open: Slack closes each one after about an hour. `first` as in `persist`. */
export function stayConnected(
  parts: ConnectionParts,
  client: Socket,
): { first: Promise<boolean>; done: Promise<void> } {
  const connect = () => persist(parts, 'SLACK_APP_TOKEN', () => open(parts, client));
  const connection = connect();
  const again = async () => {
    for (let now = await connection.done; now && !parts.end.aborted; now = await connect().done) {
      parts.log('Connected to Slack.');
      await now.closed;
    }
  };
  return { first: connection.first, done: again() };
}

async function open({ end }: ConnectionParts, client: Socket): Promise<Connected> {
  const { promise: closed, resolve } = Promise.withResolvers<void>();
  const over = () => resolve();
  client.once('disconnected', over);
  try {
    await client.start();
  } catch (error) {
    client.off('disconnected', over);
    throw error ?? new Error('the connection was closed at once');
  }
  // The chat was stopped while connecting.
  if (end.aborted) await client.disconnect();
  return { closed };
}
