import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  MANAGE_GUILD,
  openDiscordSimulator,
  type Seen,
  type SeenForm,
  type Simulator,
} from '../simulators/discord/index.ts';
import { type Cluster, type Member, startCluster } from './cluster.ts';
import { openQuery, type Query } from './queries.ts';
import { type PostgresServer, startPostgres } from './server.ts';

let server: PostgresServer;
let discord: Simulator;
let cluster: Cluster;
let query: Query;
beforeAll(async () => {
  server = await startPostgres();
  discord = await openDiscordSimulator();
  const url = await server.database();
  cluster = await startCluster(2, { DATABASE_URL: url, DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api });
  query = await openQuery(url);
  while (!discord.world.commands.length) await sleep(50);
});
afterAll(async () => {
  await query.close();
  await cluster.close();
  await discord.close();
  await server.remove();
});

const MINUTE = 60_000;
/** ms for a test: a lease must run out, on a machine that may be busy. */
const PATIENCE = 150_000;
/** Longer than a lease and the pauses of those who wait for it. */
const ASLEEP = 45_000;

/** A text that takes some seconds to be read. */
const longText = (title: string) =>
  `# ${title}\n\n${Array.from({ length: 6_000 }, (_, day) => `On day ${day} of ${title} the river rose by ${day % 7} hands.`).join('\n')}\n`;

const person = () => discord.person({ name: 'Dora', locale: 'en-GB', permissions: MANAGE_GUILD });
const quote = (words: string) => person().command(['quote'], { words });

/** The process that has the connection, by what `/health` says. */
async function holder(): Promise<Member> {
  for (;;) {
    for (const member of cluster.members) {
      if (!member.isReady()) continue;
      const health = await fetch(`${member.url()}/health`, { signal: AbortSignal.timeout(1_000) }).catch(
        () => undefined,
      );
      const said = (await health?.json()) as { chats?: { discord?: { state: string } } } | undefined;
      if (said?.chats?.discord?.state === 'up') return member;
    }
    await sleep(100);
  }
}

/** Sends an article and resolves when the process has told Discord that the answer takes longer. */
async function begun(title: string): Promise<{ answer: Promise<Seen | SeenForm> }> {
  const file = { name: `${title}.md`, text: longText(title) };
  const answer = person().command(['parley', 'article', 'add'], { file });
  // Before that, Discord itself tells the person that it failed.
  while (discord.world.interactions.at(-1)?.callback === undefined) await sleep(2);
  expect(await query.unanswered()).toBe(1);
  return { answer };
}

/** How often each interaction was answered with a message. */
function answers(): number[] {
  return discord.world.interactions.map(
    (one) => discord.world.messages.filter(({ interaction, deleted }) => interaction === one && !deleted).length,
  );
}

const textOf = (seen: Seen | SeenForm) => (seen.kind === 'message' ? seen.text : seen.title);

describe('of two processes, one has Discord’s connection', () => {
  test(
    'and when it is killed, the other takes over within a minute, and answers once what the dead one had begun',
    async () => {
      expect(textOf(await quote('chip-controls:12'))).toContain('ASML');
      const first = await holder();
      const { answer } = await begun('The high water');
      await first.signal('SIGKILL');
      const killed = performance.now();
      expect(textOf(await answer)).toContain('The high water');
      expect(performance.now() - killed).toBeLessThan(MINUTE);
      expect(textOf(await quote('chip-controls:3'))).toContain('chip-controls:3');
      expect(Math.max(...answers())).toBe(1);
      const second = await holder();
      expect(second).not.toBe(first);
      await first.start();
      expect(await holder()).toBe(second);
    },
    PATIENCE,
  );

  test(
    'and when it stood still for long and goes on, nothing is answered twice',
    async () => {
      const sleeper = await holder();
      const { answer } = await begun('The low water');
      await sleeper.signal('SIGSTOP');
      const stopped = performance.now();
      expect(textOf(await answer)).toContain('The low water');
      expect(performance.now() - stopped).toBeLessThan(MINUTE);
      await sleep(Math.max(0, ASLEEP - (performance.now() - stopped)));
      // Both connections are given this one: the sleeper reads it when it goes on.
      const both = quote('chip-controls:5');
      await sleeper.signal('SIGCONT');
      expect(textOf(await both)).toContain('chip-controls:5');
      while (!sleeper.output().includes('another process has the connection now')) await sleep(100);
      expect(textOf(await quote('chip-controls:7'))).toContain('chip-controls:7');
      expect(await holder()).not.toBe(sleeper);
      expect(await query.unanswered()).toBe(0);
      expect(Math.max(...answers())).toBe(1);
      const callbacks = discord.world.requests.filter(({ path }) => path.endsWith('/callback')).map(({ path }) => path);
      expect(new Set(callbacks).size).toBe(callbacks.length);
      expect([...new Set(discord.faults)]).toEqual([]);
    },
    PATIENCE,
  );
});
