import { App, HTTPReceiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import { report } from '../shared/deps.ts';
import { storeNew } from '../shared/late-answer.ts';
import { deliveryOf } from './answer.ts';
import type { SlackContext } from './context.ts';
import { createDedupe, type Dedupe } from './dedupe.ts';
import type { Delivered } from './delivery.ts';
import { type Ack, dispatch } from './dispatch.ts';
import { SLACK_PATH } from './manifest.ts';
import { suggestions } from './open-form.ts';
import { workspaceOf } from './parse.ts';
import { readMention, readPress, readShortcut, readSlash, readSubmit, readSuggest } from './payload.ts';
import { warnOnce } from './warn-once.ts';
import { clientOptions, SILENT } from './web-api.ts';

type Receiver = SocketModeReceiver | HTTPReceiver;

export function socketReceiver(
  appToken: string,
  api: string | undefined,
  log: (line: string) => void,
): SocketModeReceiver {
  return new SocketModeReceiver({
    appToken,
    logger: warnOnce(log),
    // Bolt would wait for seconds first, and an error then would end the program.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(api) },
  });
}

export function httpReceiver(signingSecret: string, log: (line: string) => void): HTTPReceiver {
  return new HTTPReceiver({ signingSecret, endpoints: [SLACK_PATH], logger: warnOnce(log) });
}

/** What is being worked on; `stop` lets nothing new in. */
export type UnderWay = { all: Set<Promise<unknown>>; stopping: boolean };

/** Puts Bolt's app between the receiver and the context. */
export function createApp(context: SlackContext, receiver: Receiver, underWay: UnderWay): Dedupe {
  const dedupe = createDedupe();
  const app = new App({
    receiver,
    logger: SILENT,
    clientOptions: clientOptions(context.api),
    convoStore: false,
    authorize: async ({ teamId }) => {
      const identity = await context.tokens(teamId ?? '');
      if (!identity) throw new Error(`Parley is not installed in ${teamId}`);
      return { botToken: identity.token, botId: identity.bot, botUserId: identity.botUser, teamId: identity.team };
    },
  });
  app.error(async (error) => void report(context.deps, error));
  listen(app, context);
  const work = app.processEvent.bind(app);
  app.processEvent = async (event) => {
    // Not acknowledged: Slack asks again, or another process of ours.
    if (underWay.stopping) return;
    const done = dedupe.run(event, async (first) => {
      if (await isNew(context, first)) await work(first);
    });
    underWay.all.add(done);
    await done.finally(() => underWay.all.delete(done));
  };
  return dedupe;
}

/** Slack sends an event again until it is acknowledged; Bolt acknowledges before anybody has seen it. So it is stored first. */
async function isNew({ deps }: SlackContext, event: ReceiverEvent): Promise<boolean> {
  const mention = readMention(event.body);
  if (!mention) return true;
  if (await storeNew(deps.inbox, workspaceOf(mention.team), deliveryOf(deps, mention))) return true;
  await event.ack();
  return false;
}

const ALL = /^/;

/** Bolt has a type for each kind of acknowledgement; ours are checked against Slack's schemas in the tests. */
const plain = (ack: unknown): Ack => ack as Ack;

function listen(app: App, context: SlackContext): void {
  const answer = (delivered: Delivered | undefined, ack: unknown): Promise<void> =>
    delivered ? dispatch(context, delivered, plain(ack)) : plain(ack)();
  app.command(ALL, ({ body, ack }) => answer(readSlash(body), ack));
  app.action({ type: 'block_actions' }, ({ body, ack }) => answer(readPress(body), ack));
  app.shortcut(ALL, ({ body, ack }) => answer(readShortcut(body), ack));
  app.view(ALL, ({ body, ack }) => answer(readSubmit(body), ack));
  app.event('app_mention', ({ body }) => answer(readMention(body), async () => {}));
  app.options(ALL, async ({ body, ack }) => {
    const suggest = readSuggest(body);
    await plain(ack)(suggest ? await suggestions(context, suggest) : { options: [] });
  });
}
