import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDiscordSimulator, type Seen, type SeenForm, type Simulator } from '../simulators/discord/index.ts';
import { openSlack, type Result, type SlackSimulator } from '../simulators/slack/index.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { watchPeople } from './patient-people.ts';
import { openQuery } from './queries.ts';
import { type PostgresServer, startPostgres } from './server.ts';

let server: PostgresServer;
let discord: Simulator;
let slack: SlackSimulator;
let cluster: Cluster;
let url: string;
beforeAll(async () => {
  server = await startPostgres();
  discord = await openDiscordSimulator();
  slack = await openSlack({ mode: 'http', clock: { now: Date.now, pass: () => undefined } });
  url = await server.database();
  cluster = await startCluster(2, {
    DATABASE_URL: url,
    DISCORD_TOKEN: discord.token,
    DISCORD_API_URL: discord.api,
    SLACK_BOT_TOKEN: slack.botToken,
    SLACK_SIGNING_SECRET: slack.signingSecret,
    SLACK_API_URL: slack.api,
  });
  while (!discord.world.commands.length) await sleep(50);
});
afterAll(async () => {
  await cluster.close();
  await Promise.all([discord.close(), slack.close()]);
  await server.remove();
});

/** ms without the database: longer than a process is taken to run without a word from it. */
const AWAY = Number(process.env.AWAY ?? 20_000);
/** ms that platforms wait for the first sign of an answer. */
const THREE_SECONDS = 3_000;
const SENTENCE = 'I cannot reach my database at the moment';

const ana = () => slack.person({ name: 'Ana', locale: 'en-GB', admin: true });
const dora = () => discord.person({ name: 'Dora', locale: 'en-GB' });

function textOf(came: Result | Seen | SeenForm): string {
  if (!('message' in came)) return JSON.stringify(came);
  return came.kind === 'message' && 'text' in came ? came.text : came.message.text;
}

/** The answer’s words, which come in time. */
async function inTime(came: Promise<Result | Seen | SeenForm>): Promise<string> {
  const start = performance.now();
  const text = textOf(await came);
  expect(performance.now() - start).toBeLessThan(THREE_SECONDS);
  return text;
}

async function health(index: number): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${cluster.members[index]?.url()}/health`);
  return { status: response.status, body: await response.json() };
}

function sendTo(index: number): void {
  slack.sendTo(`${cluster.members[index]?.url()}/slack/events`);
}

test(
  'a while without the database is told to everybody who asks, to the operator, and nothing that was acknowledged is lost',
  async () => {
    const before = new Map<number, { slackCard: Result; output: number }>();
    for (const index of [0, 1]) {
      sendTo(index);
      await ana().slash('/quote', 'chip-controls:12');
      const slackCard = await ana().slash('/quote', 'export controls');
      before.set(index, { slackCard, output: 0 });
    }
    const card = await dora().command(['quote'], { words: 'export controls' });
    for (const [index, one] of before) one.output = cluster.members[index]?.output().length ?? 0;
    sendTo(0);
    const posts = slack.channelMessages().length;

    await server.crash();
    const end = performance.now() + AWAY;
    for (const [index, { slackCard }] of before) {
      sendTo(index);
      expect(await inTime(ana().slash('/quote', 'export controls'))).toContain(SENTENCE);
      expect(await inTime(ana().slash('/parley', 'settings language:en'))).toContain(SENTENCE);
      if (slackCard.kind !== 'message') throw new Error('no card');
      expect(await inTime(ana().press(slackCard.message, 'Next ▶'))).toContain(SENTENCE);
      // Somebody whom this process does not know yet.
      const stranger = slack.person({ name: `Gus ${index}`, locale: 'en-GB' });
      expect(await inTime(stranger.slash('/quote', 'export controls'))).toContain(SENTENCE);
      expect(await health(index)).toMatchObject({ status: 503, body: { store: 'unreachable' } });
    }
    expect(await inTime(dora().command(['quote'], { words: 'export controls' }))).toContain(SENTENCE);
    if (card.kind !== 'message') throw new Error('no card');
    expect(await inTime(dora().press(card, 'Next ▶'))).toContain(SENTENCE);
    const mention = await ana().mention('@parley quote chip-controls:5');
    expect(mention.kind).toBe('refused');
    await sleep(end - performance.now());

    await server.start();
    sendTo(1);
    const acks = await slack.retryEvents();
    expect(acks.map(({ status }) => status)).toEqual([200]);
    const query = await openQuery(url);
    while (slack.channelMessages().length === posts || (await query.unanswered())) await sleep(50);
    expect(slack.channelMessages()).toHaveLength(posts + 1);
    await query.close();
    for (const [index, { output }] of before) {
      sendTo(index);
      expect(await inTime(ana().slash('/quote', 'export controls'))).toContain('20');
      expect(await health(index)).toMatchObject({ status: 200 });
      const lines = cluster.members[index]?.output().slice(output).trim().split('\n');
      expect(lines).toEqual([expect.stringContaining('cannot be reached'), expect.stringContaining('is back')]);
    }
    expect(await inTime(dora().command(['quote'], { words: 'export controls' }))).toContain('20');
    expect([...new Set([...discord.faults, ...slack.world.faults])]).toEqual([]);
  },
  AWAY + 60_000,
);

/** ms that people wait for a whole answer at most: what hangs is waited for some seconds. */
const TEN_SECONDS = 10_000;

test('a database that hangs is told to everybody who asks, within seconds, and nothing is answered twice when it goes on', async () => {
  const posted = watchPeople(
    slack,
    () => ({ over: Promise.resolve() }),
    async () => false,
  ).posted;
  const told = async (came: Promise<Result | Seen | SeenForm>) => {
    const start = performance.now();
    expect(textOf(await came)).toContain(SENTENCE);
    expect(performance.now() - start).toBeLessThan(TEN_SECONDS);
  };
  const answers = discord.channelMessages().length;
  sendTo(0);
  server.hang();
  try {
    await Promise.all([
      told(ana().slash('/quote', 'export controls')),
      told(ana().slash('/parley', 'settings language:en')),
      told(dora().command(['quote'], { words: 'export controls' })),
    ]);
    // From now on, it is known.
    await told(ana().slash('/quote', 'chip-controls:12'));
    await told(dora().command(['quote'], { words: 'chip-controls:12' }));
    expect(await health(0)).toMatchObject({ status: 503, body: { store: 'unreachable' } });
  } finally {
    server.wake();
  }
  while ((await health(0)).status !== 200) await sleep(50);
  const query = await openQuery(url);
  while (await query.unanswered()) await sleep(50);
  await query.close();
  for (const member of cluster.members) {
    await member.signal('SIGKILL');
    await member.start();
  }
  sendTo(0);
  expect(await inTime(ana().slash('/quote', 'export controls'))).toContain('20');
  for (const messages of posted.values()) expect(messages.size).toBe(1);
  expect(discord.channelMessages().length).toBeLessThanOrEqual(answers + 2);
  expect([...new Set([...discord.faults, ...slack.world.faults])]).toEqual([]);
}, 90_000);
