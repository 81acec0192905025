import { App, HTTPReceiver, type ReceiverEvent, SocketModeReceiver } from '@slack/bolt';
import { report } from '../shared/deps.ts';
import { storeNew } from '../shared/late-answer.ts';
import { deliveryOf } from './answer.ts';
import type { SlackContext } from './context.ts';
import { createDedupe, type Dedupe } from './dedupe.ts';
import type { Delivered } from './delivery.ts';
import { type Ack, dispatch } from './dispatch.ts';
import { SLACK_PATH } from './manifest.ts';
import { readMention } from './mention.ts';
import { suggestions } from './open-form.ts';
import { answerOutsider } from './outsider.ts';
import { workspaceOf } from './parse.ts';
import { readPress, readShortcut, readSlash, readSubmit, readSuggest } from './payload.ts';
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
    // Bolt would first wait for seconds, and an error would then end the process.
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(api) },
  });
}

export function httpReceiver(signingSecret: string, log: (line: string) => void): HTTPReceiver {
  return new HTTPReceiver({ signingSecret, endpoints: [SLACK_PATH], logger: warnOnce(log) });
}

/** Current work. With `stopping`, no new work is accepted. */
export type UnderWay = { all: Set<Promise<unknown>>; stopping: boolean };

/** Connects Bolt's app with the receiver and the context. */
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
    // Not acknowledged, so Slack repeats the delivery, possibly to another process of ours.
    if (underWay.stopping) return;
    const done = dedupe.run(event, async (first) => {
      if (await answerOutsider(context, first)) return;
      if (await isNew(context, first)) await work(first);
    });
    underWay.all.add(done);
    await done.finally(() => underWay.all.delete(done));
  };
  return dedupe;
}

/**
 * True if the event is new. Slack repeats an event until it is acknowledged, and Bolt acknowledges before our code runs. So a mention is
 * stored first.
 */
async function isNew({ deps }: SlackContext, event: ReceiverEvent): Promise<boolean> {
  const mention = readMention(event.body);
  if (!mention) return true;
  if (await storeNew(deps.inbox, workspaceOf(mention.team), deliveryOf(deps, mention))) return true;
  await event.ack();
  return false;
}

const ALL = /^/;

/** Bolt has a type for each kind of acknowledgement. The tests check ours against Slack's schemas. */
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
