import { DiscordAPIError, REST } from 'discord.js';
import { createState } from '../shared/chat-state.ts';
import { type Chat, type ChatDeps, report } from '../shared/deps.ts';
import { keepRecovering } from '../shared/recover.ts';
import { pauseAfter, realTiming, resultWithin, type Timing } from '../shared/timing.ts';
import { openGateway } from './connect.ts';
import type { DiscordContext } from './context.ts';
import { discordCommands } from './declare.ts';
import { createInServer } from './direct.ts';
import { createOutgoing } from './outgoing.ts';
import { createReceiver } from './receive.ts';
import { register } from './register.ts';
import { createDiscordSend } from './send.ts';

export type DiscordSettings = {
  token: string;
  /** Address of the API, if it is not Discord's: for tests. */
  api?: string;
  /** Asked before an interaction is answered: false if another process has the connection now. */
  isOurs?(): Promise<boolean>;
};

/** Milliseconds for finishing current answers; the process has ten seconds for everything. */
const FINISH_WITHIN = 8_000;

/**
 * Connects the bot, registers its commands if they have changed, and answers. Resolves after the first try to connect, and continues
 * trying; `state` says how it stands.
 */
export async function startDiscord(deps: ChatDeps, settings: DiscordSettings, timing = realTiming): Promise<Chat> {
  const { token, api, isOurs = async () => true } = settings;
  const end = new AbortController();
  const rest = new REST({ version: '10', ...(api !== undefined && { api }) }).setToken(token);
  const send = createDiscordSend(rest, deps.log);
  const context: DiscordContext = { deps, send, timing, inServer: createInServer(rest, timing), api, end: end.signal };
  const receiver = createReceiver(context, isOurs);
  let known = false;
  const onReady = (application: string) => {
    if (known) return;
    known = true;
    void keepRecovering(timing, end.signal, receiver.recover);
    void registerCommands(context, rest, application);
  };
  const state = createState(deps);
  const parts = {
    token,
    rest,
    timing,
    end: end.signal,
    state,
    log: deps.log,
    ...(deps.onGone && { onGone: deps.onGone }),
  };
  const gateway = await openGateway({ ...parts, onInteraction: receiver.receive, onReady });
  state.started();
  const outgoing = createOutgoing({ deps, token, api });
  return { stop: () => stop(timing, receiver.close, end, gateway.close), state: state.now, outgoing };
}

async function stop(
  timing: Timing,
  finish: () => Promise<void>,
  end: AbortController,
  close: () => Promise<void>,
): Promise<void> {
  await resultWithin(timing, FINISH_WITHIN, finish());
  end.abort();
  await close();
}

/** Registers the commands. Tries again until it succeeds or Discord refuses. */
async function registerCommands({ deps, timing, end }: DiscordContext, rest: REST, application: string): Promise<void> {
  const wanted = discordCommands(deps.commands, deps.sayIn('zh-Hant'));
  for (let failures = 1; !end.aborted; failures += 1) {
    try {
      const changed = await register(rest, application, wanted);
      return deps.log(`Discord: ${wanted.length} commands ${changed ? 'registered' : 'are registered already'}.`);
    } catch (error) {
      if (error instanceof DiscordAPIError) return void report(deps, error, { doing: 'registering commands' });
      const pause = pauseAfter(failures);
      deps.log(`Discord: the commands could not be registered (${error}); trying again in ${pause / 1000} s.`);
      await timing.sleep(pause, end);
    }
  }
}
