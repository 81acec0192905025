import type { RequestListener } from 'node:http';
import type { PendingDelivery } from '#core/ports/inbox.ts';
import { createState, type StateKeeper, worst } from '../shared/chat-state.ts';
import { type Chat, type ChatDeps, ChatStartError, report } from '../shared/deps.ts';
import { keepRecovering } from '../shared/recover.ts';
import { every, realTiming, type Timing, within } from '../shared/timing.ts';
import { type ConnectionParts, identify, persist, type Socket, socketClient, stayConnected } from './connect.ts';
import type { Identity, SlackContext } from './context.ts';
import { isTokenGone } from './error-codes.ts';
import { listener } from './http.ts';
import { createOutgoing } from './outgoing.ts';
import { workspaceOf } from './parse.ts';
import { createPeople } from './people.ts';
import { createReceiver, type UnderWay } from './receive.ts';
import { recoverAnswers } from './recover.ts';
import { createRespond } from './response-url.ts';
import { createUserGroups } from './user-groups.ts';
import { createOneTry, createWeb, type Web } from './web-api.ts';

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
 * Starts the chat in Slack: over Socket Mode with an `appToken`, otherwise over HTTP. Resolves after the first try to reach Slack, and
 * continues trying; `state` says how it stands. Rejects with a `ChatStartError` if a setting cannot be right.
 */
export async function startSlack(deps: ChatDeps, settings: SlackSettings, timing = realTiming): Promise<SlackChat> {
  checkSettings(settings);
  const end = new AbortController();
  const connection: ConnectionParts = { timing, end: end.signal, log: deps.log };
  const [token, link] = [createState(deps), createState(deps)];
  const { context, knowMyself, outgoing } = contextFor(deps, settings, connection, token);
  const underWay: UnderWay = { all: new Set(), stopping: false };
  const { receive, remember } = createReceiver(context, underWay);
  const { appToken, signingSecret = '', api } = settings;
  const socket = appToken ? socketClient(appToken, api, deps.log, receive) : undefined;
  let pending: readonly PendingDelivery[] | undefined = await deps.inbox.pending('slack');
  for (const { id } of pending) remember(id);
  const recoverOnce = async () => {
    if (underWay.stopping) return;
    const done = recoverAnswers(context, pending);
    // Deliveries pending at a start are read before anything is received. Later passes read those that another process has left.
    pending = undefined;
    underWay.all.add(done);
    await done.finally(() => underWay.all.delete(done));
  };
  let open = false;
  const begin = () => {
    open = true;
    void keepRecovering(timing, end.signal, recoverOnce);
    void forgetOld(context, connection);
    if (socket) return stayConnected(connection, link, socket).first;
    link.up();
    return undefined;
  };
  const connected = knowMyself.done.then((known) => known && begin());
  if (await knowMyself.first) await connected;
  for (const one of [token, link]) one.started();
  const stop = () => stopped(socket, underWay, end, timing);
  const state = () => worst(token.now(), link.now());
  if (socket) return { stop, state, outgoing };
  const isOpen = () => open && !underWay.stopping;
  return {
    stop,
    state,
    outgoing,
    listener: listener({ signingSecret, open: isOpen, now: Date.now, log: deps.log, receive }),
  };
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

/**
 * Makes the context, and asks Slack for the bot that the token belongs to (`knowMyself`); before that, no workspace is known. If Slack
 * refuses the token later, it is asked again until it accepts it.
 */
function contextFor(deps: ChatDeps, { botToken, api }: SlackSettings, connection: ConnectionParts, state: StateKeeper) {
  let installed: Identity | undefined;
  const { timing, end } = connection;
  const settings = { token: botToken, ...(api && { api }) };
  const plain = createWeb(settings, timing, end);
  const told = (kind: 'removed' | 'returned') =>
    installed && deps.onGone?.({ kind, workspace: workspaceOf(installed.team) });
  const ask = () =>
    persist(connection, { setting: 'SLACK_BOT_TOKEN', state }, async () => {
      installed = await identify(plain, botToken);
      deps.log(`Slack knows this bot in the workspace ${installed.name}.`);
      told('returned');
      return true;
    });
  const knowMyself = ask();
  const tokenGone = onceAtATime(knowMyself.done, () => {
    told('removed');
    return ask().done;
  });
  const web = watched(plain, tokenGone);
  const once = createOneTry(settings);
  // Only one workspace today; many would be looked up here.
  const tokens: SlackContext['tokens'] = async (team) => (installed?.team === team ? installed : undefined);
  const webOf: SlackContext['web'] = async (team) => {
    if (installed?.team !== team) throw new Error(`Parley is not installed in ${team}`);
    return web;
  };
  const asking = { web: webOf, outside: deps.outside, log: deps.log };
  const context: SlackContext = {
    deps,
    timing,
    people: createPeople(asking),
    groups: createUserGroups(asking),
    respond: createRespond(connection),
    tokens,
    installedIn: () => (installed ? [installed.name] : []),
    removed: (team) => {
      if (installed?.team === team) tokenGone();
    },
    web: webOf,
    api,
  };
  const outgoing = createOutgoing({ deps, timing, web: { ...once, ...watched(once, tokenGone) }, me: () => installed });
  return { context, knowMyself, outgoing };
}

/** Makes the function that begins `work`, unless it or `first` is under way. */
function onceAtATime(first: Promise<unknown>, work: () => Promise<unknown>): () => void {
  let underWay: Promise<unknown> | undefined = first;
  const forget = () => {
    underWay = undefined;
  };
  void first.then(forget);
  return () => {
    if (underWay) return;
    underWay = work();
    void underWay.then(forget);
  };
}

/** Wraps `web`: a call that fails because the token is none any more calls `tokenGone`. */
function watched({ call }: Web, tokenGone: () => void): Web {
  return {
    call: async (method, args) => {
      try {
        return await call(method, args);
      } catch (error) {
        if (isTokenGone(error)) tokenGone();
        throw error;
      }
    },
  };
}

async function forgetOld({ deps }: SlackContext, { timing, end }: ConnectionParts): Promise<void> {
  const forget = () =>
    deps.inbox.forget('slack', deps.outside.now() - REMEMBERED).catch((error) => void report(deps, error));
  await forget();
  await every(timing, HOUR, end, forget);
}

async function stopped(
  socket: Socket | undefined,
  underWay: UnderWay,
  end: AbortController,
  timing: Timing,
): Promise<void> {
  underWay.stopping = true;
  await within(timing, GRACE, Promise.allSettled([...underWay.all]));
  end.abort();
  if (socket) await within(timing, GOODBYE, socket.disconnect());
}
