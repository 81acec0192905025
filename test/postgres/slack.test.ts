import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { people, shown } from '../contract/chat-slack.ts';
import { CONVERSATION, HARBOUR } from '../contract/conversation.ts';
import { ANA, FAY, type Scene } from '../contract/scene.ts';
import { openSlack, type SlackSimulator } from '../simulators/slack/index.ts';
import { seeded } from '../soak/random.ts';
import { openBalancer } from './balancer.ts';
import { type Cluster, type Member, startCluster } from './cluster.ts';
import { watchPeople } from './patient-people.ts';
import { type PostgresServer, startPostgres } from './server.ts';

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
});
afterAll(() => server.remove());

type Site = { slack: SlackSimulator; cluster: Cluster; url: string };

async function opened(count: number): Promise<Site> {
  const slack = await openSlack({ mode: 'http', clock: { now: Date.now, pass: () => undefined } });
  const url = await server.database();
  const cluster = await startCluster(count, {
    DATABASE_URL: url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.api,
  });
  onTestFinished(async () => {
    await cluster.close();
    await slack.close();
    expect([...new Set(slack.world.faults)]).toEqual([]);
  });
  return { slack, cluster, url };
}

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

function oneOf<T>(random: () => number, all: readonly T[]): T {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}

/** Answers that are being sent, or wait, as the database has them. */
async function unanswered(url: string): Promise<number> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query("select count(*)::int as n from inbox where state != 'done'");
    return rows[0].n;
  } finally {
    await client.end();
  }
}

/** ms of which most requests take a part: a process that is killed within them dies at any moment of its work. */
const AT_WORK = 150;
/** One in so many requests is one during which its process is killed. */
const KILL_ONE_IN = 3;

/** One process always serves. */
const MOST_DOWN = 2;

/** Kills the process that a request went to, at some moment of its work, and starts it again. */
function killer(random: () => number) {
  let kills = 0;
  let armed = false;
  let over = Promise.resolve();
  const starts = new Set<Promise<void>>();
  const canStrike = () => starts.size < MOST_DOWN;
  const strike = async (member: Member) => {
    await sleep(random() * AT_WORK);
    await member.signal('SIGKILL');
    kills += 1;
    // The others serve meanwhile.
    const started = member.start().finally(() => starts.delete(started));
    starts.add(started);
    started.catch(() => undefined);
  };
  return {
    kills: () => kills,
    arm: () => {
      armed = canStrike() && random() * KILL_ONE_IN < 1;
    },
    onRequest: (member: Member) => {
      if (!armed) return;
      armed = false;
      over = strike(member);
    },
    over: () => over,
    strike,
    canStrike,
    allStarted: () => Promise.all(starts),
  };
}

describe('three processes on one database', () => {
  test('serve a conversation on Slack, each request by another, killed between and inside steps, and each answer comes once', async () => {
    const random = seeded(SEED);
    const { slack, cluster, url } = await opened(3);
    const kill = killer(random);
    const running = () => oneOf(random, cluster.members.filter((one) => one.isReady()));
    const balancer = await openBalancer(running, kill.onRequest);
    onTestFinished(balancer.close);
    slack.sendTo(`${balancer.url}/slack/events`);
    const before = () => {
      kill.arm();
      return { get over() { return kill.over(); } };
    };
    const watch = watchPeople(slack, before, async () => (await unanswered(url)) === 0);
    const chat = { ...people(watch), channel: async () => slack.channelMessages().map(shown) };
    const scene: Scene = { chat: { ...chat, restart: async () => undefined, close: async () => undefined }, seen: new Map() };
    for (const step of CONVERSATION) {
      const t=Date.now();
      await step.run(scene).catch((error: unknown) => {
        if (error instanceof Error) error.message = `seed ${SEED}, ${step.does}: ${error.message}`;
        throw error;
      });
      console.log(step.does, Date.now()-t, kill.kills());
      if (random() * KILL_ONE_IN < 1 && kill.canStrike()) await kill.strike(running());
    }
    await kill.over();
    await kill.allStarted();
    while (await unanswered(url)) await sleep(100);
    const doubled = [...watch.posted].filter(([, messages]) => messages.size > 1).map(([trigger]) => trigger);
    expect(doubled, `seed ${SEED}`).toEqual([]);
    console.log(`seed ${SEED}: ${kill.kills()} kills, ${JSON.stringify(watch.counts)}`);
  }, 180_000);
});
