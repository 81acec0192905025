import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Bot, startBot, written } from './kill-chats-bot.ts';
import { discordSide } from './kill-chats-discord.ts';
import type { Random, Side } from './kill-chats-side.ts';
import { slackSide } from './kill-chats-slack.ts';
import { seeded } from './random.ts';

const ACTIONS = 20;
/** ms that they are spread over, and within which the bot is killed: most actions are under way then, some come too late. */
const BURST = 400;
const KILL_WITHIN = 900;
/** One in so many rounds the bot is killed again while it starts and gives what is pending, ms after. */
const TWICE_ONE_IN = 3;
const KILL_AGAIN_WITHIN = 2_500;
/** ms between two looks whether everything is done, how many must say so, and after how many ms nobody believes in it any more. */
const LOOK_EVERY = 50;
const QUIET_LOOKS = 5;
const QUIET_WITHIN = 20_000;

type Counts = Record<string, number>;
export type ChatReport = { rounds: number; kills: number; faults: string[] } & Record<string, unknown>;
type Stage = {
  folder: string;
  random: Random;
  sides: readonly Side[];
  /** What the bot wrote to standard error, whichever run of it. */
  told: string[];
  kills: number;
  /** Answers that were stored as pending, or as being sent, when the bot was killed. */
  pending: number;
  sending: number;
  start(): Bot;
};

/** Kills the bot in the middle of bursts on both platforms, `times` times, and looks each time what became of everything. */
export async function run({ seed, times }: { seed: number; times: number }): Promise<ChatReport> {
  const stage = await open(seed);
  const counts: Record<string, Counts> = {};
  const faults: string[] = [];
  let bot = stage.start();
  await bot.ready;
  await quiet(stage);
  for (let round = 1; round <= times; round++) {
    const played = await play(stage, bot);
    bot = played.bot;
    for (const { name, look } of stage.sides) {
      const looked = look(played.doubtful);
      counts[name] = sum(counts[name] ?? {}, looked.counts);
      played.faults.push(...looked.faults);
    }
    played.faults.push(...stage.told.splice(0).map((text) => `the bot says: ${text}`));
    faults.push(...played.faults.map((fault) => `seed ${seed}, round ${round}: ${fault}`));
  }
  await bot.kill();
  await Promise.all(stage.sides.map((side) => side.close()));
  if (!faults.length) rmSync(stage.folder, { recursive: true });
  const { kills, pending, sending } = stage;
  return { rounds: times, kills, pending, sending, ...counts, faults: [...new Set(faults)] };
}

async function open(seed: number): Promise<Stage> {
  const random = seeded(seed);
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-chats-'));
  const sides = [await discordSide(random), await slackSide(random)];
  const env = Object.assign({}, ...sides.map((side) => side.env));
  const told: string[] = [];
  const start = () => startBot(folder, env, Math.floor(random() * 1_000_000), (text) => told.push(text));
  return { folder, random, sides, told, kills: 0, pending: 0, sending: 0, start };
}

type Played = { bot: Bot; doubtful: Set<string>; faults: string[] };

/** One round: a burst, the kill in it, the start, and a button of each platform. */
async function play(stage: Stage, before: Bot): Promise<Played> {
  const { random, sides } = stage;
  const burst = Promise.all(sides.flatMap((side) => Array.from({ length: ACTIONS / 2 }, () => soon(random, side))));
  await sleep(random() * KILL_WITHIN);
  const doubtful = new Set<string>();
  let bot = await killed(stage, before, doubtful);
  if (random() * TWICE_ONE_IN < 1) {
    await sleep(random() * KILL_AGAIN_WITHIN);
    bot = await killed(stage, bot, doubtful);
  }
  await Promise.all([burst, bot.ready]);
  const faults = await quiet(stage);
  for (const side of sides) faults.push(...(await side.turnOne()));
  faults.push(...(await quiet(stage)));
  return { bot, doubtful, faults };
}

async function soon(random: Random, side: Side): Promise<void> {
  await sleep(random() * BURST);
  side.act();
}

/** Gives the one that is started in its place. */
async function killed(stage: Stage, bot: Bot, doubtful: Set<string>): Promise<Bot> {
  await bot.kill();
  stage.kills += 1;
  const sending = written(stage.folder, 'sending');
  stage.pending += written(stage.folder, 'received').length;
  stage.sending += sending.length;
  for (const id of sending) doubtful.add(id);
  return stage.start();
}

/** Waits until nothing is under way and nothing is pending. Gives what never came to an end. */
async function quiet({ folder, sides }: Stage): Promise<string[]> {
  const end = performance.now() + QUIET_WITHIN;
  const pending = () => [...written(folder, 'received'), ...written(folder, 'sending')];
  for (let looks = 0; looks < QUIET_LOOKS; ) {
    looks = sides.every((side) => side.idle()) && pending().length === 0 ? looks + 1 : 0;
    if (performance.now() > end) return [`not quiet: ${pending().length} answers pending (${pending().slice(0, 5)})`];
    await sleep(LOOK_EVERY);
  }
  return [];
}

function sum(one: Counts, other: Counts): Counts {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}
