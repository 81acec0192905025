import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { openDiscordSimulator, type Simulator } from '../test/simulators/discord/index.ts';
import { createGuild, type Guild, NoAnswer, tidyDiscord } from './guild.ts';
import { manyWords } from './hostile-texts.ts';
import { quantile, round, scratchFolder } from './program.ts';
import type { Turn } from './turn.ts';
import { type Measured, residentMemory, startWatched, type Watched } from './watched.ts';

export type MemoryOptions = {
  /** Workspaces with one quotation each. */
  workspaces?: number;
  /** Workspaces with an article of their own. */
  articles?: number;
  /** Passages of such an article. */
  passages?: number;
};

type Sizes = Required<MemoryOptions>;
const SIZES: Sizes = { workspaces: 10_000, articles: 50, passages: 20_000 };
/** Times that each workspace with an article is asked, all in turn. */
const ROUNDS = 3;
/** Workspaces that ask at the same time. */
const AT_ONCE = 4;
/** ms in which nothing is asked, so that the garbage can be collected. */
const REST = 15_000;

type Row = Record<string, unknown>;

/** What many workspaces take: in memory, on the disk, and of time for a first answer. */
export async function benchMemory(options: MemoryOptions): Promise<Row[]> {
  const sizes = { ...SIZES, ...options };
  const rows: Row[] = [{ what: 'cache setting in force', value: cacheSetting() }];
  const discord = await openDiscordSimulator();
  try {
    await scratchFolder(async (folder) => {
      rows.push(...(await quotations(discord, folder, sizes)));
      rows.push(...(await articles(discord, path.join(folder, 'articles'), sizes)));
    });
  } finally {
    await discord.close();
  }
  return [...rows, { what: 'asked again because no answer came', value: `${unanswered} times` }];
}

const cacheSetting = (): string =>
  process.env.CACHE_MB ? `CACHE_MB=${process.env.CACHE_MB}` : 'CACHE_MB is not set: the program’s own default';

async function start(discord: Simulator, folder: string, into: Measured): Promise<Watched> {
  const env = { DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api, PUBLIC_URL: 'https://read.example.test' };
  const before = into.turns.length;
  const program = await startWatched({ folder, env }, into);
  // Until it is ready it serves nobody.
  starting.push(...into.turns.splice(before));
  return program;
}

/** Turns of the main thread while the program starts. */
const starting: Turn[] = [];

/** Tries for one answer, where a busy machine lets Discord's three seconds pass. */
const TRIES = 5;
let unanswered = 0;

/** Asks again where nothing came, as people do; how often that was is told in the end. */
async function patiently(act: () => Promise<unknown>): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      await act();
      return;
    } catch (error) {
      if (!(error instanceof NoAnswer) || tries === TRIES) throw error;
      unanswered += 1;
    }
  }
}

const quote = (guild: Guild, words: string) => patiently(() => guild.command(['quote'], { words }));

/** One quotation each; then as many more in one workspace, which take no link and no settings of their own. */
async function quotations(discord: Simulator, folder: string, { workspaces }: Sizes): Promise<Row[]> {
  const data = path.join(folder, 'quotations');
  await mkdir(data);
  const measured: Measured = { turns: [], collections: [] };
  const empty = await start(discord, data, measured);
  const began = performance.now();
  await quote(createGuild(discord, 'first'), 'safety talks');
  const first = empty.took + performance.now() - began;
  await empty.stop();
  const before = await bytesIn(data);
  const program = await start(discord, data, measured);
  await inTurn(discord, workspaces, (index) => quote(createGuild(discord, `group ${index}`), 'safety talks'));
  const memory = await rested(program);
  await program.stop();
  const between = await bytesIn(data);
  const again = await start(discord, data, measured);
  const one = createGuild(discord, 'one group');
  const more = Math.ceil(workspaces / 10);
  await inTurn(discord, more, () => quote(one, 'export controls'));
  await again.stop();
  const after = await bytesIn(data);
  const name = `${workspaces} workspaces with a quotation each`;
  return [
    { what: 'empty folder: from the start to the first answer', value: `${round(first, 0)} ms` },
    ...memoryRows(name, memory),
    { what: `${name}: stored for each`, value: `${round((between - before) / workspaces, 0)} bytes` },
    { what: `${more} more in one workspace: stored for each`, value: `${round((after - between) / more, 0)} bytes` },
  ];
}

/** An article each; then all are asked in turn, so that not all that is known of them can stay in memory. */
async function articles(discord: Simulator, data: string, { articles: count, passages }: Sizes): Promise<Row[]> {
  await mkdir(data);
  const measured: Measured = { turns: [], collections: [] };
  const guilds = Array.from({ length: count }, (_, index) => createGuild(discord, `readers ${index}`));
  const program = await start(discord, data, measured);
  const [unbuilt, asked]: [number[], number[]] = [[], []];
  for (const [index, guild] of guilds.entries()) {
    const file = { name: 'own.en.txt', text: manyWords(passages, index + 1) };
    await patiently(() => guild.add(file, { id: 'own' }));
    tidyDiscord(discord);
    unbuilt.push(await timed(() => quote(guild, 'harbour nights')));
    note(index, count, await residentMemory(program.pid));
  }
  for (let round = 0; round < ROUNDS; round += 1)
    for (const guild of guilds) asked.push(await timed(() => quote(guild, `harbour nights number ${round}`)));
  const memory = await rested(program);
  await program.stop();
  const stored = await bytesIn(data);
  const again = await start(discord, data, measured);
  const [reader] = guilds;
  const kept = reader ? again.took + (await timed(() => quote(reader, 'harbour nights'))) : Number.NaN;
  const loaded: number[] = [];
  for (const guild of guilds.slice(1)) loaded.push(await timed(() => quote(guild, 'harbour nights')));
  await again.stop();
  const name = `${count} workspaces with ${passages} passages each`;
  return [
    ...memoryRows(name, memory),
    { what: `${name}: stored`, value: `${round(stored / 1024 ** 2, 0)} MB` },
    { what: 'first answer of a workspace whose index is not built', value: times(unbuilt) },
    { what: `an answer when ${count} workspaces ask in turn`, value: times(asked) },
    { what: 'from a start on that folder to the first answer', value: `${round(kept, 0)} ms` },
    { what: 'first answer of the others after that start', value: times(loaded) },
    { what: 'longest turn of the main thread when it serves', value: `${round(longest(measured.turns), 0)} ms of CPU` },
    { what: 'longest turn while it starts', value: `${round(longest(starting), 0)} ms of CPU` },
  ];
}

const longest = (turns: readonly Turn[]): number => turns.reduce((most, { cpu }) => Math.max(most, cpu), 0);

const times = (all: readonly number[]): string =>
  `median ${round(quantile(all, 0.5), 0)} ms, longest ${round(Math.max(...all), 0)} ms`;

function memoryRows(name: string, { now, most }: { now: number; most: number }): Row[] {
  return [
    { what: `${name}: resident memory at most`, value: `${round(most, 0)} MB` },
    { what: `${name}: resident memory after ${REST / 1000} s of rest`, value: `${round(now, 0)} MB` },
  ];
}

async function rested({ pid }: Watched): Promise<{ now: number; most: number }> {
  await new Promise((resolve) => setTimeout(resolve, REST));
  return residentMemory(pid);
}

/** A few at the same time, until all were. */
async function inTurn(discord: Simulator, count: number, act: (index: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < count; from += AT_ONCE) {
    const some = Math.min(AT_ONCE, count - from);
    await Promise.all(Array.from({ length: some }, (_, index) => act(from + index)));
    tidyDiscord(discord);
    discord.world.members.length = 0;
  }
}

/** Says how far it has come: this takes minutes. */
function note(index: number, count: number, { now }: { now: number }): void {
  if ((index + 1) % 10 === 0 || index + 1 === count)
    console.log(`  ${index + 1} of ${count} articles, ${round(now, 0)} MB resident`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** All that the program has stored, when it has ended. */
async function bytesIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  const sizes = await Promise.all(names.map(async (name) => (await stat(path.join(folder, name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}
