import { CloseCodes, WebSocketManager, WebSocketShardEvents } from '@discordjs/ws';
import { DiscordAPIError, GatewayCloseCodes, GatewayDispatchEvents, GatewayIntentBits, type REST } from 'discord.js';
import { z } from 'zod';
import type { WorkspaceEvent } from '#core/workspace-event.ts';
import type { StateKeeper } from '../shared/chat-state.ts';
import { pauseAfter, REFUSED_PAUSE, resultWithin, type Timing } from '../shared/timing.ts';
import { workspaceEvent } from './workspace-events.ts';

export type GatewayParts = {
  token: string;
  rest: REST;
  timing: Timing;
  end: AbortSignal;
  state: StateKeeper;
  log(line: string): void;
  /** Called with each interaction as Discord sent it. */
  onInteraction(payload: unknown): void;
  /** Called when the bot is removed from a server or comes into one, and when a channel or thread is deleted. */
  onGone?(event: WorkspaceEvent): void;
  /** Called at every READY, with this application's id. */
  onReady(application: string): void;
};

export type Gateway = { close(): Promise<void> };

/** Milliseconds that the start waits for Discord at most. */
const START_WITHIN = 10_000;
/** Milliseconds for closing the connection. */
const CLOSE_WITHIN = 1_500;

/**
 * Connects and stays connected: discord.js restores a lost connection by itself; where it gives up, a new one is made. Its `Client` is not
 * used, because it builds objects of every packet for caches that nobody reads. Resolves when
 * connected, after the first failed try, or after 10 s; connecting then continues in the background, at long intervals if Discord refuses.
 */
export async function openGateway(parts: GatewayParts): Promise<Gateway> {
  const current: CurrentLink = {};
  const first = Promise.withResolvers<void>();
  void connect(parts, current, first.resolve);
  await resultWithin(parts.timing, START_WITHIN, first.promise);
  return {
    close: async () => {
      await resultWithin(parts.timing, CLOSE_WITHIN, closed(current.manager));
    },
  };
}

async function closed(manager: WebSocketManager | undefined): Promise<void> {
  await manager?.destroy({ code: CloseCodes.Normal, reason: 'Parley stops' });
}

/** The connection that there is now. */
type CurrentLink = { manager?: WebSocketManager };

async function connect(parts: GatewayParts, current: CurrentLink, tried: () => void): Promise<void> {
  let failures = 0;
  while (!parts.end.aborted) {
    const link = createLink(parts);
    current.manager = link.manager;
    let error: unknown;
    try {
      await link.manager.connect();
      failures = 0;
      tried();
      await link.ended;
    } catch (thrown) {
      error = thrown;
    }
    if (parts.end.aborted) return;
    failures += 1;
    await pauseAfterEnd(parts, refusal(error, link.closeCode()), reason(error), failures, tried);
    await closed(link.manager).catch(() => {});
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
type Link = { manager: WebSocketManager; ended: Promise<void>; closeCode(): number | undefined };

/** Creates a connection that hears of interactions, which need no intent, and of servers and channels. No intent is privileged. */
function createLink(parts: GatewayParts): Link {
  const { token, rest, end } = parts;
  const manager = new WebSocketManager({ token, rest, intents: GatewayIntentBits.Guilds });
  const ended = Promise.withResolvers<void>();
  end.addEventListener('abort', () => ended.resolve(), { once: true });
  let code: number | undefined;
  listen(manager, parts);
  manager.on(WebSocketShardEvents.Closed, (closed) => {
    if (!FINAL.includes(closed.code)) return reconnecting(parts);
    code = closed.code;
    ended.resolve();
  });
  return { manager, ended: ended.promise, closeCode: () => code };
}

const Ready = z.object({
  user: z.object({ username: z.string() }),
  application: z.object({ id: z.string() }),
  guilds: z.array(z.unknown()),
});

/** Codes after which discord.js makes no new connection. */
const FINAL: readonly number[] = [
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
];

function reconnecting({ state, log }: GatewayParts): void {
  if (state.now().is !== 'up') return;
  log('Discord: the connection is lost; connecting again.');
  state.lost();
}

function listen(manager: WebSocketManager, { state, log, onInteraction, onGone, onReady }: GatewayParts): void {
  manager.on(WebSocketShardEvents.Ready, ({ data }) => {
    state.up();
    // An error thrown here would end the process.
    const ready = Ready.safeParse(data).data;
    if (!ready) return log('Discord: connected, but its greeting cannot be read; no commands are registered.');
    log(`Discord: connected as ${ready.user.username}; servers: ${ready.guilds.length}.`);
    onReady(ready.application.id);
  });
  manager.on(WebSocketShardEvents.Resumed, () => {
    state.up();
    log('Discord: resumed.');
  });
  manager.on(WebSocketShardEvents.Dispatch, ({ data }) => {
    if (data.t === GatewayDispatchEvents.InteractionCreate) return onInteraction(data.d);
    const event = onGone && workspaceEvent(data.t, data.d);
    if (event) onGone(event);
  });
  manager.on(WebSocketShardEvents.Error, ({ error }) => log(`Discord: ${error.message}.`));
}

const TOKEN =
  'Discord does not accept DISCORD_TOKEN. Copy the bot’s token anew: discord.com/developers › your application › Bot › Reset Token.';

/** Why Discord refuses until a person changes something. */
type Refusal = { code: string; why: string };

/** The status of an answer to a token that is none. */
const UNAUTHORIZED = 401;

/** Returns why Discord refuses for good; undefined if another try can help. */
function refusal(error: unknown, code: number | undefined): Refusal | undefined {
  if (error instanceof DiscordAPIError && error.status === UNAUTHORIZED) return { code: '401', why: TOKEN };
  if (code === undefined) return undefined;
  return { code: String(code), why: closedBecause(code) };
}

function closedBecause(code: number): string {
  switch (code) {
    case GatewayCloseCodes.AuthenticationFailed:
      return TOKEN;
    case GatewayCloseCodes.InvalidIntents:
    case GatewayCloseCodes.DisallowedIntents:
      return `Discord refuses the bot’s intents (${code}), although it asks for none that is privileged: update Parley.`;
    default:
      return `Discord refuses the connection (${code}), and trying again does not help: update Parley.`;
  }
}
