import type { RequestListener } from 'node:http';
import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import { type Chat, type ChatDeps, ChatStartError, report } from '../shared/deps.ts';
import { realTiming, type Timing, within } from '../shared/timing.ts';
import { type ConnectionParts, identify, persist, stayConnected } from './connect.ts';
import type { Identity, SlackContext } from './context.ts';
import { listener } from './http.ts';
import { createPeople } from './people.ts';
import { createApp, httpReceiver, socketReceiver, type UnderWay } from './receive.ts';
import { recoverAnswers } from './recover.ts';
import { createRespond } from './response-url.ts';
import { createWeb } from './web-api.ts';

/** Settings of the chat. `api`: the address of the Web API, if it is not Slack's own. */
export type SlackSettings = { botToken: string; appToken?: string; signingSecret?: string; api?: string };
/** A running chat. `listener` receives Slack's requests to `SLACK_PATH`; Socket Mode has none. */
export type SlackChat = Chat & { listener?: RequestListener };

/** Milliseconds that current answers may take after the chat is told to stop. */
const GRACE = 8_000;
/** Milliseconds for closing the connection. */
const GOODBYE = 1_000;
/** Milliseconds. */
const HOUR = 60 * 60 * 1000;
/** Milliseconds that deliveries are kept: Slack may repeat an event for a day. */
const REMEMBERED = 25 * HOUR;

/**
 * Starts the chat in Slack: over Socket Mode with an `appToken`, otherwise over HTTP. Rejects with a `ChatStartError` if Slack refuses a
 * token. If Slack cannot be reached, it resolves and continues trying.
 */
export async function startSlack(deps: ChatDeps, settings: SlackSettings, timing = realTiming): Promise<SlackChat> {
  checkSettings(settings);
  const end = new AbortController();
  const connection: ConnectionParts = { timing, end: end.signal, log: deps.log };
  const { context, knowMyself } = contextFor(deps, settings, connection);
  const receiver = settings.appToken
    ? socketReceiver(settings.appToken, settings.api, deps.log)
    : httpReceiver(settings.signingSecret ?? '', deps.log);
  const underWay: UnderWay = { all: new Set(), stopping: false };
  const dedupe = createApp(context, receiver, underWay);
  const pending = await deps.inbox.pending('slack');
  for (const { id } of pending) dedupe.remember(id);
  let open = false;
  const begin = async () => {
    open = true;
    underWay.all.add(recoverAnswers(context, pending));
    void forgetOld(context, connection);
    return receiver instanceof SocketModeReceiver ? stayConnected(connection, receiver.client) : undefined;
  };
  try {
    await connected(connection, knowMyself, begin);
  } catch (error) {
    end.abort();
    throw error;
  }
  const stop = () => stopped(receiver, underWay, end, timing);
  if (!(receiver instanceof HTTPReceiver)) return { stop };
  const isOpen = () => open && !underWay.stopping;
  const signingSecret = settings.signingSecret ?? '';
  return { stop, listener: listener({ receiver, signingSecret, open: isOpen, log: deps.log }) };
}

function checkSettings({ botToken, appToken, signingSecret }: SlackSettings): void {
  const wrong = (setting: string, should: string) =>
    new ChatStartError(
      `${setting} ${should}. You find it on your app's page at api.slack.com/apps; docs/slack.md says where.`,
    );
  if (!botToken.startsWith('xoxb-'))
    throw wrong('SLACK_BOT_TOKEN', botToken ? 'does not begin with xoxb-' : 'is missing');
  if (appToken && !appToken.startsWith('xapp-')) throw wrong('SLACK_APP_TOKEN', 'does not begin with xapp-');
  if (!appToken && !signingSecret)
    throw wrong('SLACK_APP_TOKEN', 'is missing (or SLACK_SIGNING_SECRET, where Slack reaches this server over HTTP)');
}

/** Makes the context. `knowMyself` asks Slack for the bot that the token belongs to; before that, no workspace is known. */
function contextFor(deps: ChatDeps, { botToken, api }: SlackSettings, connection: ConnectionParts) {
  let installed: Identity | undefined;
  const web = createWeb({ token: botToken, ...(api && { api }) }, connection.timing, connection.end);
  // Only one workspace today; many would be looked up here.
  const tokens: SlackContext['tokens'] = async (team) => (installed?.team === team ? installed : undefined);
  const webOf: SlackContext['web'] = async (team) => {
    if (installed?.team !== team) throw new Error(`Parley is not installed in ${team}`);
    return web;
  };
  const people = createPeople({ web: webOf, outside: deps.outside, log: deps.log });
  const context: SlackContext = {
    deps,
    timing: connection.timing,
    people,
    respond: createRespond(connection),
    tokens,
    web: webOf,
    api,
  };
  const knowMyself = async () => {
    const { name, ...identity } = await identify(web, botToken);
    installed = identity;
    deps.log(`Slack knows this bot in the workspace ${name}.`);
  };
  return { context, knowMyself };
}

/** Resolves after the first tries. Later tries run in the background; if they fail for good, one line is logged. */
async function connected(
  parts: ConnectionParts,
  knowMyself: () => Promise<void>,
  begin: () => Promise<ReturnType<typeof stayConnected> | undefined>,
): Promise<void> {
  const log = (error: unknown) => parts.log(error instanceof Error ? error.message : String(error));
  const myself = persist(parts, 'SLACK_BOT_TOKEN', async () => ({ known: await knowMyself() }));
  const connection = myself.done.then((known) => known && begin());
  const firstConnection = connection.then(async (opened) => {
    opened?.done.catch(log);
    await opened?.first;
  });
  if (await myself.first.catch((error) => firstConnection.catch(() => Promise.reject(error)))) await firstConnection;
  else firstConnection.catch(log);
}

async function forgetOld({ deps }: SlackContext, { timing, end }: ConnectionParts): Promise<void> {
  while (!end.aborted) {
    await deps.inbox.forget('slack', deps.outside.now() - REMEMBERED).catch((error) => void report(deps, error));
    await timing.sleep(HOUR, end);
  }
}

async function stopped(
  receiver: SocketModeReceiver | HTTPReceiver,
  underWay: UnderWay,
  end: AbortController,
  timing: Timing,
): Promise<void> {
  underWay.stopping = true;
  await within(timing, GRACE, Promise.allSettled([...underWay.all]));
  end.abort();
  if (receiver instanceof SocketModeReceiver) await within(timing, GOODBYE, receiver.client.disconnect());
}
