import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openStore } from '#store/index.ts';
import { KEEPER_TOPIC } from '../commands/keeper-topic.ts';
import { lighthouse } from '../commands/lighthouse.ts';
import { people, shown } from '../contract/chat-slack.ts';
import { CONVERSATION } from '../contract/conversation.ts';
import { ANA, FAY, type Scene } from '../contract/scene.ts';
import { SECOND_OF_MAY } from '../contract/store-samples.ts';
import { openSlack, type SlackSimulator } from '../simulators/slack/index.ts';
import { mentionPacket } from '../simulators/slack/packets.ts';
import { BOT, CHANNEL, type Json, type Message, nextTs, TEAM } from '../simulators/slack/world.ts';
import { seeded } from '../soak/random.ts';
import { openBalancer } from './balancer.ts';
import { type Cluster, type Member, startCluster } from './cluster.ts';
import { watchPeople } from './patient-people.ts';
import { openQuery, type Query } from './queries.ts';
import { type PostgresServer, startPostgres } from './server.ts';

type Site = { slack: SlackSimulator; cluster: Cluster; url: string };

let server: PostgresServer;
let site: Site;
let query: Query;
beforeAll(async () => {
  server = await startPostgres();
  site = await opened();
  query = await openQuery(site.url);
});
afterAll(async () => {
  await query.close();
  await site.cluster.close();
  await site.slack.close();
  await server.remove();
});

async function opened(): Promise<Site> {
  const slack = await openSlack({ mode: 'http', clock: { now: Date.now, pass: () => undefined } });
  const url = await server.database();
  const cluster = await startCluster(3, {
    DATABASE_URL: url,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.api,
  });
  return { slack, cluster, url };
}

function mentioned(slack: SlackSimulator, words: string): Json {
  const { facts } = slack.person({ name: 'Ana', locale: 'en-GB' });
  const ts = nextTs(slack.world);
  const text = words.replaceAll('@parley', `<@${BOT.user}>`);
  const message: Message = { ts, channel: CHANNEL.id, user: facts.id, text, blocks: [], edited: 0 };
  slack.world.messages.push(message);
  return mentionPacket(slack.world, message, []);
}

/** Accepts a topic as another process does, and removes it. */
async function topicsChange({ url }: Site, at: ReturnType<typeof peopleAt>): Promise<void> {
  const store = await openStore({ url });
  const camps = async (index: number) => (await at(index).type('/camps dark-nights', ANA)).text;
  const workspace = `slack-${TEAM.id}`;
  const file = lighthouse();
  try {
    for (const index of [0, 1, 2]) expect(await camps(index)).not.toContain('Blame the oil');
    const preview = await at(0).send({ name: file.name, text: new TextDecoder().decode(file.bytes) }, FAY);
    await at(1).press(preview, 'Add it', FAY);
    const topic = { id: 'dark-nights', status: 'accepted', yaml: KEEPER_TOPIC, by: 'Ines', at: SECOND_OF_MAY } as const;
    await store.topics.put(workspace, topic);
    for (const index of [0, 1, 2]) expect(await camps(index)).toContain('Blame the oil');
    await store.topics.remove(workspace, topic.id, 'accepted');
    for (const index of [2, 0, 1]) expect(await camps(index)).not.toContain('Blame the oil');
  } finally {
    await store.close();
  }
}

const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

function oneOf<T>(random: () => number, all: readonly T[]): T {
  const one = all[Math.floor(random() * all.length)];
  if (one === undefined) throw new Error('nothing to choose from');
  return one;
}

/** ms of which most requests take a part: a process that is killed within them dies at any moment of its work. */
const AT_WORK = 60;
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

/** What people do at one process; `at` says which. */
function peopleAt({ slack, cluster }: Site) {
  const acts = people(slack);
  return (index: number) => {
    slack.sendTo(`${cluster.members[index]?.url()}/slack/events`);
    return acts;
  };
}

const INK = {
  name: 'ink.md',
  text: `---
title: What the ink maker knew
licence: CC0
---

The ink maker of the lower town boiled oak galls in rain water every September.
Nobody asked him why the rain mattered, and he told nobody.
`,
};

describe('three processes on one database', () => {
  test('serve a conversation on Slack, each request by another, killed between and inside steps, and each answer comes once', async () => {
    const random = seeded(SEED);
    const { slack, cluster } = site;
    const kill = killer(random);
    const running = () =>
      oneOf(
        random,
        cluster.members.filter((one) => one.isReady()),
      );
    const balancer = await openBalancer(running, kill.onRequest);
    onTestFinished(balancer.close);
    slack.sendTo(`${balancer.url}/slack/events`);
    const before = () => {
      kill.arm();
      return {
        get over() {
          return kill.over();
        },
      };
    };
    const watch = watchPeople(slack, before, async () => (await query.unanswered()) === 0);
    const chat = { ...people(watch), channel: async () => slack.channelMessages().map(shown) };
    const scene: Scene = {
      chat: { ...chat, restart: async () => undefined, close: async () => undefined },
      seen: new Map(),
    };
    for (const step of CONVERSATION) {
      await step.run(scene).catch((error: unknown) => {
        if (error instanceof Error) error.message = `seed ${SEED}, ${step.does}: ${error.message}`;
        throw error;
      });
      if (random() * KILL_ONE_IN < 1 && kill.canStrike()) await kill.strike(running());
    }
    await kill.over();
    await kill.allStarted();
    while (await query.unanswered()) await sleep(100);
    const doubled = [...watch.posted].filter(([, messages]) => messages.size > 1).map(([trigger]) => trigger);
    expect(doubled, `seed ${SEED}`).toEqual([]);
    console.log(`seed ${SEED}: ${kill.kills()} kills, ${JSON.stringify(watch.counts)}`);
  }, 180_000);

  test('each see at once what another has changed: settings, an article, a topic', async () => {
    const at = peopleAt(site);
    const asked = (index: number, words: string) => at(index).type(`/quote ${words}`, ANA);
    for (const index of [0, 1, 2])
      expect((await asked(index, 'oak galls rain water')).text).not.toContain('boiled oak galls');
    const preview = await at(0).send(INK, FAY);
    const added = await at(1).press(preview, 'Add it', FAY);
    expect(added.text).toContain('Added: What the ink maker knew');
    for (const index of [0, 2, 1])
      expect((await asked(index, 'oak galls rain water')).text).toContain('boiled oak galls');
    await at(0).type('/parley settings language:zh-Hans', FAY);
    for (const index of [2, 1, 0]) expect((await asked(index, 'ink:1')).buttons).toContain('看上下文');
    await at(2).type('/parley settings language:en', FAY);
    for (const index of [0, 1, 2]) expect((await asked(index, 'ink:1')).buttons).toContain('More around it');
    const removal = await at(1).type('/parley article remove article:ink', FAY);
    await at(2).press(removal, 'Remove it', FAY);
    for (const index of [0, 1, 2])
      expect((await asked(index, 'oak galls rain water')).text).not.toContain('boiled oak galls');
    await topicsChange(site, at);
  });

  test('answer an event once that Slack sends to each of them, also at the same time', async () => {
    const { slack, cluster } = site;
    const event = { ...mentioned(slack, '@parley quote chip-controls:3'), event_id: 'Ev0ONE' };
    const urls = cluster.members.map((member) => `${member.url()}/slack/events`);
    const before = slack.channelMessages().length;
    const deliver = (to = '') => {
      slack.sendTo(to);
      return slack.deliver('event', event);
    };
    const acks = await Promise.all([...urls, ...urls].map(deliver));
    expect(acks.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    while (slack.channelMessages().length === before || (await query.unanswered())) await sleep(50);
    expect((await deliver(urls[2])).status).toBe(200);
    expect(slack.channelMessages()).toHaveLength(before + 1);
  });
});
