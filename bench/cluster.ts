import { Agent, request } from 'node:http';
import path from 'node:path';
import { type Cluster, startCluster } from '../test/postgres/cluster.ts';
import { startPostgres } from '../test/postgres/server.ts';
import { openSlack, type SlackSimulator } from '../test/simulators/slack/index.ts';
import { slashPacket } from '../test/simulators/slack/packets.ts';
import { encode, signature } from '../test/simulators/slack/transport.ts';
import { newResponseUrl, newTrigger, type PersonFacts } from '../test/simulators/slack/world.ts';
import { lateAt, median, type Side, topRate, warm } from './load.ts';
import { round, scratchFolder } from './program.ts';

const ROUNDS = 5;
/** Help reads, a quotation stores a card, settings are changed in a transaction of the workspace. */
const COMMANDS = [
  ['/parley', 'help'],
  ['/quote', 'export controls'],
  ['/parley', 'settings language:en'],
] as const;

/** Slack over HTTP: one process on SQLite, one and three on PostgreSQL, all by turns in one run. */
export async function benchCluster({ rounds = ROUNDS }: { rounds?: number }): Promise<Record<string, unknown>[]> {
  const slack = await openSlack({ mode: 'http', clock: { now: Date.now, pass: () => undefined } });
  const server = await startPostgres({ isDurable: true });
  try {
    return await scratchFolder(async (folder) => {
      const clusters = {
        'one on SQLite': await started(slack, 1, { PARLEY_DATA: path.join(folder, 'data') }),
        'one on PostgreSQL': await started(slack, 1, { DATABASE_URL: await server.database() }),
        'three on PostgreSQL': await started(slack, 3, { DATABASE_URL: await server.database() }),
      };
      try {
        return await measured(slack, clusters, rounds);
      } finally {
        await Promise.all(Object.values(clusters).map((cluster) => cluster.close()));
      }
    });
  } finally {
    await server.remove();
    await slack.close();
  }
}

function started(slack: SlackSimulator, count: number, store: Record<string, string>): Promise<Cluster> {
  return startCluster(count, {
    ...store,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.api,
  });
}

async function measured(slack: SlackSimulator, clusters: Record<string, Cluster>, rounds: number) {
  const rows: Record<string, unknown>[] = [];
  const { facts } = slack.person({ name: 'Ana', admin: true });
  for (const [command, text] of COMMANDS) {
    const sides = Object.entries(clusters).map(([name, { members }]) => {
      const asks = members.map((member) => sender(slack, `${member.url()}/slack/events`, facts, command, text));
      let sent = 0;
      return { name, asks, side: { pid: undefined, ask: async () => asks[sent++ % asks.length]?.() } satisfies Side };
    });
    for (const { asks } of sides) for (const ask of asks) await warm({ ask, pid: undefined });
    const rates = await byTurns(sides, rounds, async ({ side }) => (await topRate(side)).rate);
    const half = Math.min(...rates.values()) / 2;
    const late = await byTurns(sides, rounds, async ({ side }) => (await lateAt(half, side)).p99);
    const row = (of: ReadonlyMap<string, number>, digits: number) =>
      Object.fromEntries([...of].map(([name, value]) => [name, round(value, digits)]));
    rows.push({ what: `${command} ${text}, per second`, ...row(rates, 0) });
    rows.push({ what: `p99 at ${round(half, 0)}/s, ms`, ...row(late, 1) });
  }
  return rows;
}

/** Medians of each side, measured by turns, so that a busy machine slows all. One round before them is not counted. */
async function byTurns<S extends { name: string }>(
  sides: readonly S[],
  rounds: number,
  measure: (side: S) => Promise<number>,
): Promise<Map<string, number>> {
  const found = new Map<string, number[]>(sides.map(({ name }) => [name, []]));
  for (let turn = 0; turn <= rounds; turn += 1)
    for (const side of sides) {
      const value = await measure(side);
      if (turn) found.get(side.name)?.push(value);
    }
  return new Map([...found].map(([name, values]) => [name, median(values)]));
}

/** One person who sends a signed command; it must be answered in the acknowledgement. */
function sender(slack: SlackSimulator, url: string, person: PersonFacts, command: string, text: string) {
  const agent = new Agent({ keepAlive: true });
  const { world } = slack;
  const ask = (): Promise<void> => {
    const trigger = newTrigger(world, person.id);
    const reach = { trigger, url: newResponseUrl(world, 'commands', { channel: 'C0BENCH', user: person.id, trigger }) };
    const { body, type } = encode('slash', slashPacket(person, command, text, reach));
    const headers = {
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      ...signature(slack.signingSecret, Math.floor(Date.now() / 1000), body),
    };
    return new Promise((resolve, reject) => {
      const sent = request(url, { method: 'POST', agent, headers }, (response) => {
        let length = 0;
        response.on('data', (some: Buffer) => {
          length += some.length;
        });
        const fault = () => new Error(`${command} ${text}: ${response.statusCode}, ${length} bytes`);
        response.on('end', () => (response.statusCode === 200 && length > 50 ? resolve() : reject(fault())));
      });
      // The server closes a connection that nobody has used for some seconds, maybe just when it is used again.
      const isClosed = (code: unknown) => sent.reusedSocket && code === 'ECONNRESET';
      sent.on('error', (error: NodeJS.ErrnoException) => (isClosed(error.code) ? resolve(ask()) : reject(error)));
      sent.end(body);
    });
  };
  return ask;
}
