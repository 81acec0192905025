import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Store } from '#core/ports/store.ts';
import { openStore, type StoreLocation } from '#store/index.ts';
import { SITES } from './kill-store-sites.ts';
import { seeded } from './random.ts';

const WRITER = fileURLToPath(new URL('kill-store-writer.ts', import.meta.url));
/** A commit takes some 4 ms: the kill falls anywhere in the next one or two. */
const MOST_DELAY_MS = 8;
/** Node, imports and migration take about this long: kills without waiting for a write fall in there. */
const START_MS = 250;
const MOST_WRITES = 12;
/** One in so many kills falls into the start, each on a folder of its own, which is not set up yet. */
const ONE_IN = 5;

/** One in so many kills is one of the server, where there is one. */
const CRASH_ONE_IN = 10;

export type KillReport = { kills: number; crashes: number; acknowledged: number; stored: number; faults: string[] };
export type Kills = { seed: number; times: number; store?: keyof typeof SITES };

/** How a writer ends. `inStart`: on a store of its own, which is not set up yet. `crash`: the server ends, not the writer. */
type Strike = { inStart: boolean; afterWrites: number; delay: number; crash: (() => Promise<void>) | undefined };

/** Kills a process that writes, `times` times, and looks each time whether all it acknowledged is stored and nothing is torn. */
export async function run({ seed, times, store = 'sqlite' }: Kills): Promise<KillReport> {
  const random = seeded(seed);
  const site = await SITES[store]();
  const report: KillReport = { kills: 0, crashes: 0, acknowledged: 0, stored: 0, faults: [] };
  for (let kill = 1; kill <= times; kill++) {
    const strike = nextStrike(random, site.crash);
    const place = await site.place(strike.inStart ? `fresh-${kill}` : 'kept');
    const acknowledged = await writeUntil(strike, place, `W${kill}`);
    const found = await look(place, `W${kill}`, acknowledged);
    if (strike.crash) report.crashes++;
    else report.kills++;
    report.acknowledged += acknowledged;
    report.stored += found.stored;
    const faults = [...found.faults, ...site.faults(place)];
    report.faults.push(...faults.map((fault) => `seed ${seed}, kill ${kill}: ${fault}`));
  }
  await site.close(report.faults.length === 0);
  return report;
}

function nextStrike(random: () => number, crash: (() => Promise<void>) | undefined): Strike {
  const inStart = random() * ONE_IN < 1;
  const afterWrites = inStart ? 0 : 1 + Math.floor(random() * MOST_WRITES);
  const delay = random() * (inStart ? START_MS : MOST_DELAY_MS);
  return { inStart, afterWrites, delay, crash: crash && random() * CRASH_ONE_IN < 1 ? crash : undefined };
}

/** Starts a writer and strikes `delay` ms after so many acknowledged writes. Gives how many were acknowledged in the end. */
async function writeUntil(strike: Strike, place: StoreLocation, workspace: string): Promise<number> {
  const { afterWrites, delay, crash } = strike;
  const args = [WRITER, JSON.stringify(place), workspace];
  // Without its server, a writer complains and ends.
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', crash ? 'ignore' : 'inherit'] });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let acknowledged = 0;
  let crashed = Promise.resolve();
  const kill = () => child.kill('SIGKILL');
  const end = () => {
    if (!crash) return void kill();
    crashed = crash().finally(kill);
  };
  const begin = () => setTimeout(end, delay);
  if (!afterWrites) begin();
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    acknowledged = Number(line);
    if (acknowledged === afterWrites) begin();
  });
  child.on('error', reject);
  child.on('close', (code, signal) => {
    if (signal === 'SIGKILL' || crash) resolve(acknowledged);
    else reject(new Error(`the writer ended by itself (${code ?? signal})`));
  });
  await promise;
  await crashed;
  return acknowledged;
}

async function look(
  place: StoreLocation,
  workspace: string,
  acknowledged: number,
): Promise<{ stored: number; faults: string[] }> {
  const store = await openStore(place);
  try {
    const found = await numbers(store, workspace);
    const faults: string[] = [];
    if (found.card < acknowledged) faults.push(`${acknowledged} writes acknowledged, ${found.card} stored`);
    if (found.card > acknowledged + 1) faults.push(`${found.card} stored, only ${acknowledged} acknowledged`);
    const torn =
      !isCount(found.messages, found.card) || !isCount(found.revisions, found.card) || found.version !== found.card;
    if (torn) faults.push(`torn: ${JSON.stringify(found)}`);
    return { stored: found.card, faults };
  } finally {
    await store.close();
  }
}

async function numbers(store: Store, workspace: string) {
  const article = await store.articles.get(workspace, 'canal');
  const messages = await store.transcript.since(workspace, 'hall', 0, Number.MAX_SAFE_INTEGER);
  return {
    card: Number((await store.cards.get(workspace, 'last'))?.state ?? 0),
    messages: messages.map((message) => Number(message.body)),
    revisions: article?.revisions.map((revision) => revision.number) ?? [],
    version: await store.articles.version(workspace),
  };
}

/** Whether it is 1, 2, 3 … up to `last`. */
function isCount(found: readonly number[], last: number): boolean {
  return found.length === last && found.every((number, index) => number === index + 1);
}
