import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UserError } from '#core/errors.ts';
import type { Requester } from '#core/request.ts';
import { FORMATS } from '#library/ingest/formats/index.ts';
import { unpackDraft } from '#library/ingest/packed-draft.ts';
import { openServices, type Running } from '../../src/services.ts';
import { type IngestPool, startIngest } from '../../src/start/ingest-pool.ts';
import { INGEST_LIMITS } from '../../src/start/ingest-process.ts';
import { startThreads } from '../../src/start/threads.ts';
import { seeded } from './random.ts';
import { HOSTILE } from './readers-hostile.ts';
import { bytesOf, mutated, SAMPLES } from './readers-samples.ts';

/** `read`: it became a draft. `refused`: the reader said what is wrong with it. `died`: a limit, or an error of the reader. */
type Counts = { read: number; refused: number; died: number; slowest: number };
type Soak = { ingest: IngestPool; lines: string[]; faults: string[]; reasons: Map<string, number> };

const CACHE = 64_000_000;
/** Ms between two questions, and questions that are asked while nothing is read. */
const EVERY = 20;
const IDLE_QUESTIONS = 400;
/** How many times as long as alone an answer may take, at the 99th of a hundred. */
const MOST_SLOWER = 2;
/** Ms that starting and ending a process may take beside its deadline. */
const SLACK = 10_000;

/** Reads a file that was made to break its reader. Whatever comes of it must be a draft or a user error, in time. */
async function tryFile(
  soak: Soak,
  counts: Counts,
  label: string,
  workspace: string,
  file: { name: string; bytes: Buffer },
) {
  const begun = performance.now();
  const before = soak.lines.length;
  try {
    unpackDraft(await soak.ingest.read(workspace, file));
    counts.read += 1;
  } catch (error) {
    if (!(error instanceof UserError)) soak.faults.push(`${label}: ${String(error)}`);
    else if (error.problem.kind === 'file-not-read') counts.died += 1;
    else counts.refused += 1;
  }
  for (const line of soak.lines.slice(before)) {
    const reason = `${label.replace(/, \d+$/, '')}: ${line.replace(/^a file was not read: | \(\.\w+, \d+ bytes\)$/g, '')}`;
    soak.reasons.set(reason, (soak.reasons.get(reason) ?? 0) + 1);
    if (line.includes('an attack')) soak.faults.push(`${label}: ${line}`);
  }
  const took = performance.now() - begun;
  counts.slowest = Math.max(counts.slowest, Math.round(took));
  if (took > 2 * INGEST_LIMITS.deadline + SLACK) soak.faults.push(`${label}: took ${Math.round(took)} ms`);
}

/** From so many changes of each format on, the hostile files that are slow are read, too. */
const FULL = 1_000;

async function readAll(soak: Soak, { seed, times, fresh }: Given): Promise<Record<string, Counts>> {
  const all: Record<string, Counts> = {};
  let processes = 0;
  // The files of a workspace are read by one process as long as it lives.
  const workspace = () => (fresh ? `w${++processes}` : 'w');
  for (const { endings } of FORMATS) {
    const ending = endings[0] ?? '';
    const counts: Counts = { read: 0, refused: 0, died: 0, slowest: 0 };
    all[ending] = counts;
    const sample = SAMPLES[ending];
    if (!sample) {
      soak.faults.push(`there is no sample of ${ending}`);
      continue;
    }
    await tryFile(soak, counts, `${ending}: the sample`, workspace(), { name: `a${ending}`, bytes: bytesOf(sample) });
    if (!counts.read) soak.faults.push(`the sample of ${ending} was not read`);
    for (const { what, bytes } of fresh ? [] : hostileOf(ending, times))
      await tryFile(soak, counts, `${ending}: ${what}`, workspace(), { name: `a${ending}`, bytes: bytes() });
    for (let n = 0; n < times; n += 1) {
      const bytes = mutated(sample, seeded(seed * 1_000_003 + n));
      await tryFile(soak, counts, `${ending}, ${n}`, workspace(), { name: `a${ending}`, bytes });
    }
  }
  return all;
}

const hostileOf = (ending: string, times: number) =>
  HOSTILE.filter((one) => one.ending === ending && (times >= FULL || !one.slow));

const ANA: Requester = {
  user: { id: 'ana', name: 'Ana', may: 'member' },
  place: { platform: 'console', workspace: 'local', channel: 'general' },
  language: 'en',
};

/** Asks until `isOver`, and returns how long each answer took, ms. */
async function asked({ answerer }: Running, isOver: (asked: number) => boolean): Promise<number[]> {
  const times: number[] = [];
  while (!isOver(times.length)) {
    const begun = performance.now();
    await answerer.answer({ ...ANA, kind: 'command', path: ['quote'], args: { words: 'chips' }, files: [] });
    times.push(performance.now() - begun);
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
  return times.sort((a, b) => a - b);
}

const p99 = (sorted: readonly number[]): number => Number((sorted[Math.floor(sorted.length * 0.99)] ?? 0).toFixed(1));

/** `fresh`: each changed file in a process of its own; the files that were made by hand are left out, because most end their process anyway. */
export type Given = { seed: number; times: number; fresh: boolean };

export async function run(given: Given) {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-readers-'));
  const lines: string[] = [];
  const soak: Soak = {
    ingest: startIngest({ log: (line) => lines.push(line) }),
    lines,
    faults: [],
    reasons: new Map(),
  };
  const threads = startThreads({ store: { folder }, cacheBytes: CACHE });
  const running = await openServices({ store: { folder }, threads, ingest: soak.ingest, cacheBytes: CACHE });
  try {
    await asked(running, (count) => count >= IDLE_QUESTIONS / 4);
    const idle = p99(await asked(running, (count) => count >= IDLE_QUESTIONS));
    let isOver = false;
    const meanwhile = asked(running, () => isOver);
    const formats = await readAll(soak, given).finally(() => {
      isOver = true;
    });
    const while_ = p99(await meanwhile);
    // A sample is too short to judge by, and often runs on a busy machine.
    if (given.times >= FULL && while_ > MOST_SLOWER * idle)
      soak.faults.push(`a question took ${while_} ms while files were read, ${idle} ms before`);
    const reasons = [...soak.reasons].sort((a, b) => b[1] - a[1]).slice(0, 12);
    for (const [reason, count] of reasons) console.log(`  ${count} × ${reason.slice(0, 300)}`);
    return { faults: soak.faults, ...formats, question: { idle, meanwhile: while_ } };
  } finally {
    soak.ingest.close();
    await threads.close();
    await running.store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
