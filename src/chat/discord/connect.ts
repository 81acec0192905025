import {
  Client,
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
} from 'discord.js';
import { z } from 'zod';
import type { StateKeeper } from '../shared/chat-state.ts';
import { pauseAfter, REFUSED_PAUSE, resultWithin, type Timing } from '../shared/timing.ts';

export type GatewayParts = {
  token: string;
  api: string | undefined;
  timing: Timing;
  end: AbortSignal;
  state: StateKeeper;
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
 * Connects and stays connected: discord.js restores a lost connection by itself; where it gives up, a new one is made. Resolves when
 * connected, after the first failed try, or after 10 s; connecting then continues in the background, at long intervals if Discord refuses.
 */
export async function openGateway(parts: GatewayParts): Promise<Gateway> {
  const current: { client?: Client } = {};
  const first = Promise.withResolvers<void>();
  void connect(parts, current, first.resolve);
  await resultWithin(parts.timing, START_WITHIN, first.promise);
  return {
    close: async () => {
      await resultWithin(parts.timing, CLOSE_WITHIN, current.client?.destroy() ?? Promise.resolve());
    },
  };
}

async function connect(parts: GatewayParts, current: { client?: Client }, tried: () => void): Promise<void> {
  let failures = 0;
  while (!parts.end.aborted) {
    const link = createClient(parts);
    current.client = link.client;
    let error: unknown;
    try {
      await link.client.login(parts.token);
      failures = 0;
      tried();
      await link.ended;
    } catch (thrown) {
      error = thrown;
    }
    if (parts.end.aborted) return;
    failures += 1;
    await pauseAfterEnd(parts, refusal(error, link.closeCode()), reason(error), failures, tried);
    await link.client.destroy().catch(() => {});
  }
}

/** Notes why there is no connection, and waits until the next try. */
async function pauseAfterEnd(
  { state, log, timing, end }: GatewayParts,
  refused: Refusal | undefined,
  why: string,
  failures: number,
  tried: () => void,
): Promise<void> {
  const pause = refused ? REFUSED_PAUSE : pauseAfter(failures);
  if (refused) state.refused(refused.code, refused.why);
  else {
    state.lost();
    log(`Discord cannot be reached (${why}); trying again in ${pause / 1000} s.`);
  }
  tried();
  await timing.sleep(pause, end);
}

const reason = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
};

/** A connection. `ended` resolves when discord.js has given it up, or when the chat stops. */
type Link = { client: Client; ended: Promise<void>; closeCode(): number | undefined };

/** Creates a client without intents: interactions need none, and no other events are used. */
function createClient(parts: GatewayParts): Link {
  const { api, end } = parts;
  const client = new Client({
    intents: [],
    allowedMentions: { parse: [] },
    rest: { version: '10', ...(api !== undefined && { api }) },
  });
  const ended = Promise.withResolvers<void>();
  end.addEventListener('abort', () => ended.resolve(), { once: true });
  let code: number | undefined;
  listen(client, parts);
  client.on(Events.ShardDisconnect, (event) => {
    code = event.code;
    ended.resolve();
  });
  return { client, ended: ended.promise, closeCode: () => code };
}

const Ready = z.object({
  user: z.object({ username: z.string() }),
  application: z.object({ id: z.string() }),
  guilds: z.array(z.unknown()),
});

function listen(client: Client, { state, log, onInteraction, onReady }: GatewayParts): void {
  const isUp = () => state.now().is === 'up';
  client.ws.on(GatewayDispatchEvents.Ready, (data: unknown) => {
    state.up();
    // An error thrown here would end the process.
    const ready = Ready.safeParse(data).data;
    if (!ready) return log('Discord: connected, but its greeting cannot be read; no commands are registered.');
    log(`Discord: connected as ${ready.user.username}; servers: ${ready.guilds.length}.`);
    onReady(ready.application.id);
  });
  client.ws.on(GatewayDispatchEvents.Resumed, () => {
    state.up();
    log('Discord: resumed.');
  });
  client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: object) => onInteraction(copyAndEmpty(data)));
  client.on(Events.ShardReconnecting, () => {
    if (isUp()) log('Discord: the connection is lost; connecting again.');
    if (isUp()) state.lost();
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

/** Why Discord refuses until a person changes something. */
type Refusal = { code: string; why: string };

/** Returns why Discord refuses for good; undefined if another try can help. */
function refusal(error: unknown, code: number | undefined): Refusal | undefined {
  if (error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid)
    return { code: '401', why: TOKEN };
  if (code === undefined) return undefined;
  return { code: String(code), why: closedBecause(code) };
}

function closedBecause(code: number): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return TOKEN;
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
      return `Discord refuses the bot’s intents (${code}), although it asks for none: update Parley.`;
    default:
      return `Discord refuses the connection (${code}), and trying again does not help: update Parley.`;
  }
}
