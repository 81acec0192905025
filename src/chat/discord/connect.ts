import {
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
} from 'discord.js';
import { z } from 'zod';
import { ChatStartError } from '../shared/deps.ts';
import { pauseAfter, resultWithin, type Timing } from '../shared/timing.ts';

export type GatewayParts = {
  token: string;
  api: string | undefined;
  timing: Timing;
  end: AbortSignal;
  log(line: string): void;
  /** Called with each interaction as Discord sent it. */
  onInteraction(payload: unknown): void;
  /** Called at every READY, with this application's id. */
  onReady(application: string): void;
};

export type Gateway = { close(): Promise<void> };

/** Milliseconds that the start waits for Discord at most. */
const START_WITHIN = 10_000;
/** Milliseconds for closing the connection. */
const CLOSE_WITHIN = 1_500;

/**
 * Connects and stays connected: discord.js restores a lost connection by itself. Resolves when connected, after the first failed try, or
 * after 10 s; connecting then continues in the background. Throws a ChatStartError if Discord refuses for good within this time; later
 * refusals are logged.
 */
export async function openGateway(parts: GatewayParts): Promise<Gateway> {
  const current: { client?: Client } = {};
  const first = Promise.withResolvers<void>();
  let started = false;
  void connect(parts, current, () => first.resolve()).then(
    () => first.resolve(),
    (error: unknown) => {
      if (started) parts.log(`Discord: ${error instanceof Error ? error.message : String(error)}`);
      first.reject(error);
    },
  );
  first.promise.catch(() => {});
  await resultWithin(parts.timing, START_WITHIN, first.promise);
  started = true;
  return {
    close: async () => {
      await resultWithin(parts.timing, CLOSE_WITHIN, current.client?.destroy() ?? Promise.resolve());
    },
  };
}

async function connect(parts: GatewayParts, current: { client?: Client }, failedOnce: () => void): Promise<void> {
  for (let failures = 1; !parts.end.aborted; failures += 1) {
    const { client, closeCode } = createClient(parts);
    current.client = client;
    try {
      await client.login(parts.token);
      return;
    } catch (error) {
      const refused = refusal(error, closeCode());
      if (refused) throw refused;
      if (parts.end.aborted) return;
      const pause = pauseAfter(failures);
      parts.log(`Discord cannot be reached (${reason(error)}); trying again in ${pause / 1000} s.`);
      failedOnce();
      await parts.timing.sleep(pause, parts.end);
    }
  }
}

const reason = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
};

/** Creates a client without intents: interactions need none, and no other events are used. */
function createClient(parts: GatewayParts): { client: Client; closeCode(): number | undefined } {
  const { api } = parts;
  const client = new Client({
    intents: [],
    allowedMentions: { parse: [] },
    rest: { version: '10', ...(api !== undefined && { api }) },
  });
  let code: number | undefined;
  listen(client, parts);
  client.on(Events.ShardDisconnect, (event) => {
    code = event.code;
  });
  return { client, closeCode: () => code };
}

const Ready = z.object({
  user: z.object({ username: z.string() }),
  application: z.object({ id: z.string() }),
  guilds: z.array(z.unknown()),
});

function listen(client: Client, { log, onInteraction, onReady }: GatewayParts): void {
  let isUp = false;
  client.ws.on(GatewayDispatchEvents.Ready, (data: unknown) => {
    isUp = true;
    // An error thrown here would end the process.
    const ready = Ready.safeParse(data).data;
    if (!ready) return log('Discord: connected, but its greeting cannot be read; no commands are registered.');
    log(`Discord: connected as ${ready.user.username}; servers: ${ready.guilds.length}.`);
    onReady(ready.application.id);
  });
  client.ws.on(GatewayDispatchEvents.Resumed, () => {
    isUp = true;
    log('Discord: resumed.');
  });
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: object) => onInteraction(copyAndEmpty(data)));
  client.on(Events.ShardReconnecting, () => {
    if (isUp) log('Discord: the connection is lost; connecting again.');
    isUp = false;
  });
  client.on(Events.ShardDisconnect, ({ code }) => {
    if (isUp) log(`Discord: disconnected for good. ${refusal(undefined, code)?.message ?? ''}`);
    isUp = false;
  });
  client.on(Events.ShardError, (error) => log(`Discord: ${error.message}.`));
  client.on(Events.Error, (error) => log(`Discord: ${error.message}.`));
}

/**
 * Copies the packet and empties the original, so that discord.js ignores it. Otherwise discord.js would build objects for caches that
 * nobody reads, and throw on unknown data.
 */
function copyAndEmpty(data: object): object {
  const ours = { ...data };
  for (const key of Object.keys(data)) Reflect.deleteProperty(data, key);
  return ours;
}

const TOKEN =
  'Discord does not accept DISCORD_TOKEN. Copy the bot’s token anew: discord.com/developers › your application › Bot › Reset Token.';

/** Returns the error that makes another try useless; undefined if another try can help. */
function refusal(error: unknown, code: number | undefined): ChatStartError | undefined {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return new ChatStartError(TOKEN);
  switch (code) {
    case undefined:
      return undefined;
    case GatewayCloseCodes.AuthenticationFailed:
      return new ChatStartError(TOKEN);
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
      return new ChatStartError(
        `Discord refuses the bot’s intents (${code}), although it asks for none: update Parley.`,
      );
    default:
      return new ChatStartError(
        `Discord refuses the connection (${code}), and trying again does not help: update Parley.`,
      );
  }
}
