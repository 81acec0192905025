import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callMethod } from '../test/simulators/slack/methods.ts';
import { actionPacket, slashPacket } from '../test/simulators/slack/packets.ts';
import { encode, type Kind, signature } from '../test/simulators/slack/transport.ts';
import {
  CHANNEL,
  createWorld,
  type Json,
  type Message,
  newTrigger,
  nextId,
  nextTs,
  type PersonFacts,
  type World,
} from '../test/simulators/slack/world.ts';

/** Slack tells the person that nothing came, or the answer is none. */
export class Refused extends Error {}

/** As much of Slack as people need who only ask; it checks nothing, so that it takes little of the machine that both sides share. */
export type BareSlack = {
  /** For SLACK_BOT_TOKEN, SLACK_SIGNING_SECRET, SLACK_API_URL. */
  env: Record<string, string>;
  sendTo(url: string): void;
  person(name: string): PersonFacts;
  /** The answer as it came, in the acknowledgement or later. Rejects with `Refused`. */
  ask(person: PersonFacts, command: string, text: string): Promise<string>;
  press(person: PersonFacts, button: string): Promise<string>;
  /** Sends a packet as it stands; gives the status. */
  deliver(kind: Kind, payload: Json): Promise<number>;
  close(): void;
};

/** ms: Slack waits so long for an acknowledgement. */
const FIRST_SIGN = 3_000;
/** ms: so long a person waits for what comes later. */
const PATIENCE = 60_000;

type Stage = { world: World; agent: Agent; waiting: Map<string, PromiseWithResolvers<string>> };

export async function openBareSlack(): Promise<BareSlack> {
  const world = createWorld({ now: Date.now, pass: () => {} });
  const stage: Stage = { world, agent: new Agent({ keepAlive: true }), waiting: new Map() };
  const server = createServer((asked, response) => {
    void serve(stage, asked).then((body) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: {
      ...{ SLACK_BOT_TOKEN: world.botToken, SLACK_SIGNING_SECRET: world.signingSecret },
      SLACK_API_URL: `${world.origin}/api/`,
    },
    sendTo: (url) => {
      world.events = url;
    },
    person: (name) => {
      const facts = { id: nextId(world, 'U'), name, locale: 'en-GB', admin: false };
      world.people.set(facts.id, facts);
      return facts;
    },
    ask: (person, command, text) =>
      answered(stage, 'slash', (reach) => slashPacket(person, command, text, reach), person),
    press: (person, button) =>
      answered(
        stage,
        'interactive',
        (reach) => actionPacket(world, person, anyMessage(world), action(button), reach),
        person,
      ),
    deliver: async (kind, payload) => (await deliver(stage, kind, payload)).status,
    close: () => close(server, stage),
  };
}

function close(server: Server, { agent }: Stage): void {
  agent.destroy();
  server.close().closeAllConnections();
}

const action = (button: string): Json => ({ type: 'button', action_id: button, block_id: 'b1' });
const anyMessage = (world: World): Message => {
  return { ts: nextTs(world), channel: CHANNEL.id, text: '', blocks: [], edited: 0 };
};

async function serve({ world, waiting }: Stage, asked: IncomingMessage): Promise<Json> {
  const body = await textOf(asked);
  const path = asked.url ?? '';
  if (!path.startsWith('/api/')) {
    waiting.get(path)?.resolve(body);
    return { ok: true };
  }
  const given = Object.fromEntries(new URLSearchParams(body));
  return callMethod(world, path.slice('/api/'.length), world.botToken, given);
}

async function answered(
  stage: Stage,
  kind: Kind,
  packet: (reach: { trigger: string; url: string }) => Json,
  { id }: PersonFacts,
): Promise<string> {
  const { world, waiting } = stage;
  const trigger = newTrigger(world, id);
  const path = `/answers/${trigger}`;
  const later = Promise.withResolvers<string>();
  waiting.set(path, later);
  const timer = setTimeout(() => later.reject(new Refused(`no answer within ${PATIENCE / 1000} s`)), PATIENCE);
  try {
    const { status, body } = await deliver(stage, kind, packet({ trigger, url: `${world.origin}${path}` }));
    if (status !== 200) throw new Refused(status ? `dispatch_failed (${status})` : 'operation_timeout');
    return sound(body || (await later.promise));
  } finally {
    clearTimeout(timer);
    waiting.delete(path);
    world.triggers.delete(trigger);
    // Rejected for nobody, when the acknowledgement failed.
    later.promise.catch(() => {});
  }
}

/** What Parley says when something broke is no answer. */
function sound(body: string): string {
  if (body.includes('Something went wrong')) throw new Refused(body.slice(0, 200));
  return body;
}

/** `status` 0: nothing came in time, or nobody was there. */
function deliver({ world, agent }: Stage, kind: Kind, payload: Json): Promise<{ status: number; body: string }> {
  const { body, type } = encode(kind, payload);
  const signed = signature(world.signingSecret, Math.floor(Date.now() / 1000), body);
  const headers = { 'content-type': type, 'content-length': Buffer.byteLength(body), ...signed };
  return new Promise((resolve) => {
    const nothing = () => resolve({ status: 0, body: '' });
    const signal = AbortSignal.timeout(FIRST_SIGN);
    const sent = request(world.events, { method: 'POST', agent, headers, signal }, (response) => {
      textOf(response).then((text) => resolve({ status: response.statusCode ?? 0, body: text }), nothing);
    });
    sent.on('error', nothing);
    sent.end(body);
  });
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of message) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks).toString('utf8');
}
