import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import type { Store } from '#core/ports/store.ts';
import { openStore } from '#store/index.ts';
import { seeded } from './random.ts';

const WRITER = fileURLToPath(new URL('kill-store-writer.ts', import.meta.url));
/** A commit takes some 4 ms: the kill falls anywhere in the next one or two. */
const MOST_DELAY_MS = 8;
/** Node, imports and migration take about this long: kills without waiting for a write fall in there. */
const START_MS = 250;
const MOST_WRITES = 12;
/** One in so many kills falls into the start, each on a folder of its own, which is not set up yet. */
const ONE_IN = 5;

export type KillReport = { kills: number; acknowledged: number; stored: number; faults: string[] };

/** Kills a process that writes, `times` times, and looks each time whether all it acknowledged is stored and nothing is torn. */
export async function run({ seed, times }: { seed: number; times: number }): Promise<KillReport> {
  const random = seeded(seed);
  const root = mkdtempSync(path.join(tmpdir(), 'parley-kill-'));
  const report: KillReport = { kills: 0, acknowledged: 0, stored: 0, faults: [] };
  for (let kill = 1; kill <= times; kill++) {
    const inStart = random() * ONE_IN < 1;
    const folder = path.join(root, inStart ? `fresh-${kill}` : 'kept');
    const afterWrites = inStart ? 0 : 1 + Math.floor(random() * MOST_WRITES);
    const delay = random() * (inStart ? START_MS : MOST_DELAY_MS);
    const acknowledged = await killWriter(folder, `W${kill}`, afterWrites, delay);
    const found = await look(folder, `W${kill}`, acknowledged);
    report.kills++;
    report.acknowledged += acknowledged;
    report.stored += found.stored;
    report.faults.push(...found.faults.map((fault) => `seed ${seed}, kill ${kill}: ${fault}`));
  }
  if (!report.faults.length) rmSync(root, { recursive: true });
  return report;
}

/** Starts a writer and kills it `delay` ms after so many acknowledged writes. Gives how many were acknowledged in the end. */
function killWriter(folder: string, workspace: string, afterWrites: number, delay: number): Promise<number> {
  const child = spawn(process.execPath, [WRITER, folder, workspace], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let acknowledged = 0;
  const strike = () => setTimeout(() => child.kill('SIGKILL'), delay);
  if (!afterWrites) strike();
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    acknowledged = Number(line);
    if (acknowledged === afterWrites) strike();
  });
  child.on('error', reject);
  child.on('close', (code, signal) => {
    if (signal === 'SIGKILL') resolve(acknowledged);
    else reject(new Error(`the writer ended by itself (${code ?? signal})`));
  });
  return promise;
}

async function look(
  folder: string,
  workspace: string,
  acknowledged: number,
): Promise<{ stored: number; faults: string[] }> {
  const store = await openStore({ folder });
  try {
    const found = await numbers(store, workspace);
    const faults: string[] = [];
    if (found.card < acknowledged) faults.push(`${acknowledged} writes acknowledged, ${found.card} stored`);
    if (found.card > acknowledged + 1) faults.push(`${found.card} stored, only ${acknowledged} acknowledged`);
    const torn =
      !isCount(found.messages, found.card) || !isCount(found.revisions, found.card) || found.version !== found.card;
    if (torn) faults.push(`torn: ${JSON.stringify(found)}`);
    if (integrity(folder) !== 'ok') faults.push(`SQLite says: ${integrity(folder)}`);
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

function integrity(folder: string): unknown {
  const database = new DatabaseSync(path.join(folder, 'parley.db'), { readOnly: true });
  try {
    return database.prepare('PRAGMA integrity_check').get()?.integrity_check;
  } finally {
    database.close();
  }
}
