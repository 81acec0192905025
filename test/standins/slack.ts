import type { Speaker } from '../contract/chat-driver.ts';
import { people, shown } from '../contract/chat-slack.ts';
import { check } from '../simulators/slack/check.ts';
import { createPerson } from '../simulators/slack/person.ts';
import { isBots, seen } from '../simulators/slack/seen.ts';
import { startServer } from '../simulators/slack/server.ts';
import { httpTransport, type Transport } from '../simulators/slack/transport.ts';
import {
  CHANNEL,
  createClock,
  createWorld,
  type Json,
  notice,
  post,
  TEAM,
  type View,
  type World,
} from '../simulators/slack/world.ts';
import { type Emulated, openEmulated } from './emulate-package.ts';
import { type Answered, type Passing, startProxy } from './proxy.ts';
import type { Standin } from './standin.ts';

/** `emulate` under the project's own driver, which signs what Slack sends; `emulated` answers the Web API and keeps the files. */
type Stage = {
  world: World;
  emulated: Emulated;
  /** emulate's trigger_ids, each with the driver's own. */
  triggers: Map<string, string>;
  /** The driver's files, by their ids there: emulate's ids. */
  files: Map<string, string>;
};

export async function openEmulate(speakers: readonly Speaker[]): Promise<Standin> {
  const world = createWorld(createClock());
  const emulated = await openEmulated(world, speakers);
  const server = await startServer(world);
  const own = world.origin;
  const stage: Stage = { world, emulated, triggers: new Map(), files: new Map() };
  const proxy = await startProxy({
    target: ({ path }) => (/^\/(?:api|files-pri)\//.test(path) ? emulated.origin : own),
    seen: (request, answer) => goneBy(stage, request, answer),
  });
  world.origin = proxy.origin;
  const transport = translating(stage, httpTransport(world));
  const person: Parameters<typeof people>[0]['person'] = ({ name, locale = 'en-GB', admin = false }) => {
    const facts = { id: emulated.ids.get(name) ?? '', name, locale, admin };
    world.people.set(facts.id, facts);
    return createPerson({ world, transport, undelivered: [], facts });
  };
  return {
    ...people({ person }),
    channel: async () =>
      world.messages.filter((one) => isBots(one) && one.only === undefined).map((one) => shown(seen(one))),
    settings: {
      SLACK_BOT_TOKEN: world.botToken,
      SLACK_SIGNING_SECRET: world.signingSecret,
      SLACK_API_URL: `${proxy.origin}/api/`,
    },
    ready: /Slack knows this bot in the workspace Readers/,
    servedAt: (address) => {
      world.events = `${address}/slack/events`;
    },
    faults: () => world.faults,
    close: async () => {
      await Promise.all([proxy.close(), emulated.close()]);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Packets with emulate's ids in place of the driver's own, each with a trigger_id that emulate knows. */
function translating(stage: Stage, to: Transport): Transport {
  const deliver: Transport['deliver'] = async (kind, payload, retry) => {
    const trigger = typeof payload.trigger_id === 'string' ? payload.trigger_id : undefined;
    const known = trigger && (await stage.emulated.trigger(userOf(payload)));
    if (trigger && known) stage.triggers.set(known, trigger);
    await uploadAll(stage);
    return to.deliver(kind, translated(stage, known ? { ...payload, trigger_id: known } : payload), retry);
  };
  return { ...to, deliver };
}

function userOf({ user, user_id }: Json): string {
  return String(user_id ?? (user as Json | undefined)?.id);
}

function translated({ emulated, files }: Stage, payload: Json): Json {
  let text = JSON.stringify(payload);
  for (const [ours, theirs] of files) {
    text = text.replaceAll(`/files-pri/${TEAM.id}-${ours}/download/`, `/files-pri/${theirs}/`);
    text = text
      .replaceAll(`/files-pri/${TEAM.id}-${ours}/`, `/files-pri/${theirs}/`)
      .replaceAll(`"${ours}"`, `"${theirs}"`);
  }
  text = text.replaceAll(`"${TEAM.id}"`, `"${emulated.team}"`).replaceAll(`"${CHANNEL.id}"`, `"${emulated.channel}"`);
  return JSON.parse(text) as Json;
}

async function uploadAll({ world, emulated, files }: Stage): Promise<void> {
  for (const { id, name, bytes } of world.files.values())
    if (!files.has(id)) files.set(id, await emulated.upload(name, bytes));
}

/** Every request of the bot, once it has been answered. What goes to a response_url is checked where it is taken. */
function goneBy(stage: Stage, { path, type, body }: Passing, answer: Answered): Answered {
  const { world } = stage;
  const [, method] = /^\/api\/([\w.]+)$/.exec(path) ?? [];
  if (answer.status >= 400) world.faults.push(`${path}: ${answer.status} ${answer.body}`);
  if (method === undefined) return answer;
  const sent = decoded(type, body.toString());
  check(world, method, sent);
  const told = JSON.parse(answer.body.toString()) as Json;
  if (told.ok !== true) world.faults.push(`${method}: ${String(told.error)}`);
  else mirror(stage, method, sent, told);
  if (method === 'users.info') localise(world, told);
  return { ...answer, body: Buffer.from(JSON.stringify(told)) };
}

function decoded(type: string, text: string): Json {
  if (type.startsWith('application/json')) return JSON.parse(text || '{}') as Json;
  const fields = [...new URLSearchParams(text)].filter(([name]) => name !== 'token');
  return Object.fromEntries(fields.map(([name, value]) => [name, /^[[{]/.test(value) ? JSON.parse(value) : value]));
}

/** What came of it, for the person who waits for it: emulate tells nobody. */
function mirror({ world, triggers }: Stage, method: string, sent: Json, told: Json): void {
  if (method === 'chat.postMessage' || method === 'chat.postEphemeral') {
    const only = method === 'chat.postEphemeral' ? { only: String(sent.user) } : {};
    notice(world, { message: post(world, sent, { channel: CHANNEL.id, ...only }), channel: CHANNEL.id });
  }
  if (method === 'views.open') {
    const view = told.view as View;
    world.views.set(view.id, view);
    notice(world, { view, trigger: triggers.get(String(sent.trigger_id)) ?? '' });
  }
}

/** emulate leaves `locale` out, asked for or not. */
function localise({ people: all }: World, { user }: Json): void {
  const known = user as Json;
  known.locale = all.get(String(known.id))?.locale;
}
