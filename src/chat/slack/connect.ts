import { SocketModeReceiver } from '@slack/bolt';
import { z } from 'zod';
import type { StateKeeper } from '../shared/chat-state.ts';
import { pauseAfter, REFUSED_PAUSE, type Timing } from '../shared/timing.ts';
import type { Identity } from './context.ts';
import type { Envelope } from './dispatch.ts';
import { errorOf, isFinal, retryAfter } from './error-codes.ts';
import { warnOnce } from './warn-once.ts';
import { clientOptions, type Web } from './web-api.ts';

/** Dependencies of connecting. `end` is aborted when the chat stops. */
export type ConnectionParts = { timing: Timing; end: AbortSignal; log(line: string): void };

const AuthTest = z.object({ team_id: z.string(), team: z.string(), bot_id: z.string(), user_id: z.string() });

/**
 * Tries until it works, with growing pauses; after a refusal that a person has to mend, at long intervals. `first` resolves after the first
 * try, to true if it worked. `done` resolves to the result, or to undefined when the chat stops. Neither rejects.
 */
export function persist<T>(
  { timing, end, log }: ConnectionParts,
  { setting, state }: Attempted,
  attempt: () => Promise<T>,
): { first: Promise<boolean>; done: Promise<T | undefined> } {
  const first = Promise.withResolvers<boolean>();
  const loop = async () => {
    for (let failures = 1; !end.aborted; failures++) {
      try {
        const result = await attempt();
        state.up();
        first.resolve(true);
        return result;
      } catch (error) {
        const isRefused = failed({ setting, state }, error, log);
        first.resolve(false);
        await timing.sleep(isRefused ? REFUSED_PAUSE : pauseFor(failures, error), end);
      }
    }
    first.resolve(false);
    return undefined;
  };
  return { first: first.promise, done: loop() };
}

/** What is tried: the setting that it depends on, and where its state is kept. */
export type Attempted = { setting: string; state: StateKeeper };

/** Notes and logs a failure. Returns true if Slack refuses until a person mends it. */
function failed({ setting, state }: Attempted, error: unknown, log: (line: string) => void): boolean {
  if (error instanceof z.ZodError) {
    state.refused('not_a_bot', refusal(setting, 'it is not the token of a bot'));
    return true;
  }
  if (isFinal(error)) {
    state.refused(errorOf(error), refusal(setting, errorOf(error)));
    return true;
  }
  state.lost();
  log(`Slack cannot be reached (${errorOf(error)}); trying again.`);
  return false;
}

const pauseFor = (failures: number, error: unknown): number =>
  Math.max(pauseAfter(failures), (retryAfter(error) ?? 0) * 1_000);

const refusal = (setting: string, why: string): string =>
  `Slack does not accept ${setting} (${why}). Copy it again from your app's page at api.slack.com/apps; docs/slack.md says where it stands.`;

/** Returns the bot that the token belongs to. Throws the errors of @slack/web-api, and zod's error if it is not a bot's token. */
export async function identify(web: Web, token: string): Promise<Identity> {
  const told = AuthTest.parse(await web.call('auth.test', {}));
  return { team: told.team_id, name: told.team, token, bot: told.bot_id, botUser: told.user_id };
}

export type Socket = SocketModeReceiver['client'];

/** Makes the client of Socket Mode. Bolt's receiver has no app here: what comes is answered by `receive`. */
export function socketClient(
  appToken: string,
  api: string | undefined,
  log: (line: string) => void,
  receive: (envelope: Envelope) => Promise<void>,
): Socket {
  const { client } = new SocketModeReceiver({
    appToken,
    logger: warnOnce(log),
    // It would first wait for seconds, and an error would then end the process.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(api) },
  });
  // Slack repeats a packet that is not acknowledged.
  client.on('slack_event', ({ body, ack }: Envelope) => void receive({ body, ack }).catch(() => {}));
  return client;
}

/** A connection. `closed` resolves when it ends. */
type Connected = { closed: Promise<void> };

/** Keeps a WebSocket open: Slack closes each one after about an hour. `first` as in `persist`. */
export function stayConnected(parts: ConnectionParts, state: StateKeeper, client: Socket): { first: Promise<boolean> } {
  const connect = () => persist(parts, { setting: 'SLACK_APP_TOKEN', state }, () => open(parts, client));
  const connection = connect();
  const again = async () => {
    for (let now = await connection.done; now && !parts.end.aborted; now = await connect().done) {
      parts.log('Connected to Slack.');
      await now.closed;
      state.lost();
    }
  };
  void again();
  return { first: connection.first };
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
