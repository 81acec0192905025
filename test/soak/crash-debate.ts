import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { UserError } from '#core/errors.ts';
import type { Platform } from '#core/request.ts';
import { act } from '#features/debate/act.ts';
import { readEvents } from '#features/debate/events.ts';
import { debateFrom } from '#features/debate/evolve.ts';
import { migrate } from '#store/migrate.ts';
import { openDatabase } from '#store/open-database.ts';
import { storeOver } from '#store/transaction.ts';
import { openServices } from '../../src/services.ts';
import { type SetClock, withClock } from '../store/set-clock.ts';
import { type Life, lifeUntil, type Parts, startProcess } from './crash-daily-process.ts';
import { type CrashSide, type Fate, SIDES } from './crash-daily-sides.ts';
import { LEADER, PEOPLE, postsOf, QUICK, type Step, setupOf, WRITTEN } from './debate-script.ts';
import { seeded } from './random.ts';

const FROM = Temporal.Instant.from('2026-03-24T09:00Z').epochMilliseconds;

/** How the platform is: as in crash-daily. `isBlind`: the bot may not read the history. */
type Weather = { first?: Fate; each?: Fate; isBlind?: true; without?: readonly Platform[] };

const WEATHERS: Readonly<Record<string, Weather>> = {
  well: {},
  failing: { first: 'broken' },
  'an answer is lost': { first: 'cut after' },
  'answers are lost, without the right to look': { first: 'cut after', isBlind: true },
  'answers twice': { each: 'twice', without: ['slack'] },
};
const SCRIPTS: Readonly<Record<string, readonly Step[]>> = { quick: QUICK, written: WRITTEN };

type Stage = Parts & { side: CrashSide; cases: number };
export type CrashReport = { faults: string[] } & Record<string, unknown>;

/**
 * Lets a process end at every moment of a debate: before and after every commit and every request to the platform; at most `times` in each
 * weather, chosen by the seed. Another process goes on. Compares what becomes of the debate with one that nothing has disturbed.
 */
export async function run({ seed, times }: { seed: number; times: number }): Promise<CrashReport> {
  const random = seeded(seed);
  const report: CrashReport = { faults: [] };
  for (const platform of ['console', 'discord', 'slack'] as const) {
    const stage = await open(platform);
    const counts = { moments: 0, crashes: 0, messages: 0, doubled: 0, missed: 0, 'called again': 0 };
    for (const [format, script] of Object.entries(SCRIPTS))
      for (const [name, weather] of Object.entries(WEATHERS)) {
        if (weather.without?.includes(platform)) continue;
        const whole = await play(stage, { format, script, weather, at: undefined });
        counts.moments += whole.moments;
        report.faults.push(...whole.faults.map((fault) => `${platform}, ${format}, ${name}: ${fault}`));
        for (const at of chosen(whole.moments, times, random)) {
          const found = await play(stage, { format, script, weather, at });
          counts.crashes += 1;
          for (const what of ['messages', 'doubled', 'missed', 'called again'] as const) counts[what] += found[what];
          const faults = [...found.faults, ...(found.outcome === whole.outcome ? [] : ['it ended otherwise'])];
          report.faults.push(...faults.map((fault) => `${platform}, ${format}, ${name}, moment ${at}: ${fault}`));
        }
      }
    report.faults.push(...new Set(stage.side.faults()));
    report[platform] = counts;
    await stage.side.close();
    await stage.database.close();
  }
  return report;
}

function chosen(count: number, most: number, random: () => number): number[] {
  const all = Array.from({ length: count }, (_, at) => ({ at, order: random() }));
  return all
    .toSorted((a, b) => a.order - b.order)
    .slice(0, most)
    .map(({ at }) => at);
}

async function open(platform: Platform): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-crash-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const clock: SetClock = { at: FROM };
  const database = await openDatabase({ folder });
  await migrate(database);
  const fastNow = () => clock.at;
  const opened = await openServices({
    store: { folder },
    open: async () => ({ ...storeOver(withClock(database, clock), fastNow), fastNow }),
  });
  const side = await SIDES[platform](clock);
  side.outgoing(opened);
  // What a process says that has ended, or of a platform that is not well, is nothing new.
  const silent = { ...opened.log, bug: () => undefined, line: () => undefined };
  return { running: { ...opened, log: silent }, database, clock, side, cases: 0 };
}

/** `at`: the moment at which the first process ends; undefined if it does not. */
type Case = { format: string; script: readonly Step[]; weather: Weather; at: number | undefined };
type Found = {
  moments: number;
  messages: number;
  doubled: number;
  missed: number;
  'called again': number;
  outcome: string;
  faults: string[];
};
type Playing = { stage: Stage; weather: Weather; id: string; life: Life; process: ReturnType<typeof startProcess> };

async function play(stage: Stage, { format, script, weather, at }: Case): Promise<Found> {
  stage.cases += 1;
  const { side, clock, running } = stage;
  const id = `case-${stage.cases}`;
  side.history(0, !weather.isBlind);
  let moments = 0;
  const counted = lifeUntil(at);
  const moment = () => {
    moments += 1;
    return counted.moment();
  };
  const life: Life = { ...counted, moment };
  for (const person of PEOPLE) {
    const user = person === LEADER ? side.leader : person;
    await running.store.participants.idOf(side.workspace, `${side.platform} ${user}`, person, `${person}`);
  }
  const playing: Playing = { stage, weather, id, life, process: processOf(stage, weather, life) };
  const place = { platform: side.platform, channel: side.channel };
  const setup = setupOf(format, place, side.platform !== 'console');
  const steps: Step[] = [{ kind: 'act', command: { kind: 'open', by: LEADER, setup } }, ...script];
  for (const step of steps) await carryOut(playing, step);
  await settle(playing);
  const found = { ...(await look(stage, weather, id)), moments };
  await running.store.streams.remove(side.workspace, id);
  await side.forget();
  clock.at += 1_000_000;
  return found;
}

function processOf(stage: Stage, { first, each = 'well' }: Weather, life: Life) {
  let messages = 0;
  stage.side.onRequest((isMessage) => {
    if (life.moment()) return 'cut before';
    if (life.moment()) return 'cut after';
    messages += isMessage ? 1 : 0;
    // Every third message meets the weather.
    return isMessage ? (first && messages % 3 === 1 ? first : each) : 'well';
  });
  return startProcess(stage, life, stage.side.platform, stage.side.outgoing);
}

/** Does a step; again by another process, if the first one ends meanwhile, as somebody does who gets no answer. */
async function carryOut(playing: Playing, step: Step): Promise<void> {
  const { stage } = playing;
  const until = step.kind === 'wait' ? stage.clock.at + step.ms : stage.clock.at;
  for (;;) {
    if (step.kind === 'act') await doOnce(playing, step);
    await pass(playing, until);
    if (!playing.life.hasEnded()) return;
    await replaced(playing);
  }
}

async function replaced(playing: Playing): Promise<void> {
  const { stage, weather } = playing;
  await stage.database.writeOne((db) => sql`update outbox set holder = null, held_until = null`.execute(db));
  playing.life = lifeUntil();
  playing.process = processOf(stage, weather, playing.life);
}

async function doOnce({ stage, id, life, process }: Playing, { command, beside }: Extract<Step, { kind: 'act' }>) {
  const { workspace } = stage.side;
  const parts = { store: process.store, dice: () => 0, factor: 1 };
  const done = act(parts, workspace, id, command, (ports) => beside?.(ports, workspace, id) ?? Promise.resolve());
  await Promise.race([done, life.end]).catch((error: unknown) => {
    // Somebody who presses twice hears that it is done.
    if (!(error instanceof UserError)) throw error;
  });
}

/** Lets time pass to `until`, from one due moment to the next. */
async function pass({ stage, id, life, process }: Playing, until: number): Promise<void> {
  const { running, side, clock } = stage;
  while (!life.hasEnded()) {
    await process.work();
    const head = await running.store.streams.read(side.workspace, id);
    const next = head?.isOpen ? head.dueAt : undefined;
    if (next === undefined || next > until || life.hasEnded()) break;
    clock.at = Math.max(clock.at, next);
  }
  if (life.hasEnded()) return;
  clock.at = Math.max(clock.at, until);
  await process.work();
}

const MOST_TURNS = 2_000;

/** A process goes on until nothing is to be sent any more. */
async function settle(playing: Playing): Promise<void> {
  const { stage, id } = playing;
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    await pass(playing, stage.clock.at);
    if (playing.life.hasEnded()) await replaced(playing);
    const rows = await stage.running.store.outbox.list(stage.side.workspace, 200);
    const open = rows.filter(({ ids, state }) => ids.debate === id && (state === 'waiting' || state === 'sending'));
    if (!open.length) return;
    stage.clock.at = Math.max(stage.clock.at + 1_000, Math.min(...open.map(({ dueAt }) => dueAt)));
  }
  throw new Error('it never comes to an end');
}

/** Looks what people see of the debate, and what is recorded of it. */
async function look({ side, running }: Stage, { isBlind }: Weather, id: string): Promise<Omit<Found, 'moments'>> {
  const stored = await running.store.streams.read(side.workspace, id);
  const events = readEvents(stored?.events ?? []);
  const found = { messages: 0, doubled: 0, missed: 0, 'called again': 0, outcome: '', faults: [] as string[] };
  for (const { key, what, isPassing } of postsOf(id, events)) {
    const posted = await side.posted(`${key} post`);
    const again = await side.posted(`${key} again post`);
    found.messages += posted + again;
    found['called again'] += again;
    if (posted > 1) {
      found.doubled += 1;
      found.faults.push(`${what} was posted ${posted} times`);
    }
    if (posted + again === 0 && !isPassing) {
      found.missed += 1;
      if (!isBlind) found.faults.push(`${what} was not posted`);
    }
  }
  const end = debateFrom(events);
  if (end?.phase !== 'over') found.faults.push(`it is ${end?.phase}`);
  if ((await running.store.ballots.list(side.workspace, id)).length) found.faults.push('ballots are left');
  found.outcome = JSON.stringify([
    end?.result,
    end?.entries.map(({ id: entry, kind, by, status, stage }) => [entry, kind, by, status, stage]),
    [...(end?.called ?? [])],
  ]);
  return found;
}
