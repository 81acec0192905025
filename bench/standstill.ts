import { openDiscordSimulator } from '../test/simulators/discord/index.ts';
import { type Attacker, attackers } from './attackers.ts';
import { openBareSlack, Refused } from './bare-slack.ts';
import { NoAnswer, tidyDiscord } from './guild.ts';
import { type Host, openHost } from './host.ts';
import { createRandom } from './made.ts';
import { HOST } from './page.ts';
import { round } from './program.ts';
import { phaseRow, type Span, sayTurns, sayYardstick, worstOf } from './standstill-words.ts';
import { type Latency, type Load, latency, startLoad } from './steady.ts';

export type StandstillOptions = {
  /** s without attackers, and at least so many with them. */
  seconds?: number;
  /** s that each attacker has at least, if not 5. */
  each?: number;
  /** Commands a second. */
  rate?: number;
  /** MB that V8 may take, if not as much as it wants. */
  heap?: number;
  /** Only attackers whose name has these words. */
  only?: string;
};

const SECONDS = 60;
const RATE = 50;
/** ms after the start, which are told by themselves: code is compiled, and what is needed for the first time is read. */
const WARM_UP = 10_000;
/** s that each attacker has at least. */
const LEAST = 5;
/** Characters of an answer. */
const WORDS = 80;

type Bench = { host: Host; load: Load; yardstick: number[]; tidy(): void };

/** Commands at a steady rate, first alone and then beside attackers in rotation: what the attackers do to everybody else. */
export async function benchStandstill(options: StandstillOptions): Promise<Record<string, unknown>[]> {
  const slack = await openBareSlack();
  const discord = await openDiscordSimulator();
  const env = {
    PUBLIC_URL: `https://${HOST}`,
    ...slack.env,
    ...{ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api },
  };
  const heap = options.heap === undefined ? {} : { heap: options.heap };
  const host = await openHost({ env, ...heap }, (url) => slack.sendTo(`${url}/slack/events`));
  const chosen = attackers({ discord, slack, url: host.url, idle: host.idle }).filter(({ name }) =>
    name.includes(options.only ?? ''),
  );
  const bench: Bench = {
    host,
    load: await startLoad(slack, options.rate ?? RATE),
    yardstick: [],
    tidy: () => tidyDiscord(discord),
  };
  try {
    console.log(`${options.rate ?? RATE} commands a second`);
    return await both(bench, chosen, options);
  } finally {
    await bench.load.stop();
    await host.close();
    slack.close();
    await discord.close();
  }
}

async function both(
  bench: Bench,
  chosen: readonly Attacker[],
  { seconds = SECONDS, each = LEAST }: StandstillOptions,
): Promise<Record<string, unknown>[]> {
  const first = await during(bench, 'the start', () => pause(WARM_UP));
  const alone = await during(bench, 'nobody', () => pause(seconds * 1000));
  const least = Math.max(each, seconds / chosen.length) * 1000;
  const rows: Record<string, unknown>[] = [];
  const spans: Span[] = [];
  const start = Date.now();
  for (const attacker of chosen) {
    const { row, span } = await slot(bench, attacker, least, alone.came);
    console.log(`  ${span.name}: ${row['words of the answer']}`);
    rows.push(row);
    spans.push(span);
  }
  await bench.load.settled();
  const beside = latency(bench.load.sent.filter(({ at, ms }) => at >= start && ms !== undefined));
  const withAll: Span = { name: 'all', from: start, to: Date.now() };
  console.table([
    phaseRow(`the first ${WARM_UP / 1000} s`, first.came, bench.host.measured, first.span),
    phaseRow('without attackers', alone.came, bench.host.measured, alone.span),
    phaseRow('beside attackers', beside, bench.host.measured, withAll),
  ]);
  console.log(`p99 beside attackers is ${round(beside.p99 / alone.came.p99, 1)} × p99 without`);
  if (alone.came.failed > 0)
    console.log('this machine is too busy for the rate: of latencies nothing is said (--rate)');
  sayYardstick(bench.yardstick);
  sayTurns(bench.host.measured, withAll, spans, bench.load.sent);
  return rows;
}

/** What became of commands while something went on. */
async function during(
  { load }: Bench,
  name: string,
  work: () => Promise<void>,
): Promise<{ came: Latency; span: Span }> {
  const from = Date.now();
  await work();
  const to = Date.now();
  await load.settled();
  return { came: latency(load.sent.filter(({ at }) => at >= from && at < to)), span: { name, from, to: Date.now() } };
}

type Outcome = { answered: boolean; words: string };

async function slot(bench: Bench, attacker: Attacker, least: number, alone: Latency) {
  const { host } = bench;
  const outcomes: Outcome[] = [];
  const happened: string[] = [];
  const { came, span } = await during(bench, attacker.name, async () => {
    const end = Date.now() + least;
    do {
      outcomes.push(await outcomeOf(attacker));
      await host.idle();
      bench.tidy();
    } while (host.alive() && Date.now() < end);
    happened.push(...(await host.revive()));
    bench.yardstick.push(yardstick());
  });
  const [first] = outcomes;
  const row = {
    attacker: attacker.name,
    times: outcomes.length,
    'answered?': fate(happened, first),
    'words of the answer': short([...happened, first?.words].join('; ')),
    'worst turn (ms)': round(worstOf(host.measured, span)?.cpu ?? Number.NaN, 0),
    failed: `${came.failed} of ${came.sent}`,
    'p99 (ms)': round(came.p99, 0),
    'p99 ×': round(came.p99 / alone.p99, 1),
  };
  return { row, span };
}

function fate([what]: readonly string[], first: Outcome | undefined): string {
  if (what !== undefined) return what.startsWith('silent') ? 'NO, SILENT' : 'NO, PROGRAM ENDED';
  return first?.answered ? 'yes' : 'NO';
}

async function outcomeOf({ act }: Attacker): Promise<Outcome> {
  try {
    return { answered: true, words: await act() };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      answered: false,
      words: error instanceof NoAnswer || error instanceof Refused ? why : `the attacker broke: ${why}`,
    };
  }
}

/** Numbers that are sorted, some 10 ms of work. */
const SORTED = 30_000;

/** ms of CPU time for the same piece of work again and again: what that time is worth on a machine that others use too. */
function yardstick(): number {
  const random = createRandom(1);
  const before = process.threadCpuUsage();
  Array.from({ length: SORTED }, random).sort((a, b) => a - b);
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

const short = (words: string): string => words.replace(/\s+/g, ' ').trim().slice(0, WORDS);
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
