import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '#core/errors.ts';
import type { Store } from '#core/ports/store.ts';
import { act } from '#features/debate/act.ts';
import type { DebateCommand } from '#features/debate/commands.ts';
import { readEvents } from '#features/debate/events.ts';
import { debateFrom } from '#features/debate/evolve.ts';
import { CHOICES } from '#features/debate/result.ts';
import { type Debate, stageOf } from '#features/debate/state.ts';
import type { StoreLocation } from '#store/index.ts';
import { openServices } from '../../src/services.ts';
import { postsOf, setupOf } from './debate-script.ts';
import { type Bot, startBot } from './kill-chats-bot.ts';
import { type DailySide, openSide } from './kill-daily-sides.ts';
import { SITES } from './kill-store-sites.ts';
import { seeded } from './random.ts';

/** A quick debate takes less than a minute with it. */
const FACTOR = 20;
const FROM = Temporal.Instant.from('2026-03-25T09:00Z').epochMilliseconds;
/** ms between two things that people do. */
const EVERY = 250;
/** ms from the last kill until everything is looked at: what is in doubt is looked up by then. A machine that is busy is waited for longer. */
const SETTLE = { discord: 20_000, slack: 75_000 };
const SETTLE_AT_MOST = 600_000;
/** ms within which a process is killed, from when a message arrives; and how long one is waited for. */
const KILL_WITHIN = 200;
const MESSAGE_WITHIN = 4_000;
/** ms within which a process is killed in its start, as one in so many is. */
const START = 2_000;
const IN_START_ONE_IN = 5;

const PEOPLE = ['ana', 'ben', 'chen', 'dora', 'eva', 'fang'];
const LEADER = 'dora';

type Given = { seed: number; times: number; store: keyof typeof SITES; platform: 'discord' | 'slack' };
type Stage = Given & { random: () => number; side: DailySide; place: StoreLocation; told: string[] };
export type DebateKills = { kills: number; faults: string[] } & Record<string, unknown>;

/** Kills processes `times` times while people debate in several places, then lets all debates end, and looks what became of every message. */
export async function run(given: Given): Promise<DebateKills> {
  const random = seeded(given.seed);
  const site = await SITES[given.store]();
  const isCluster = given.store === 'postgres';
  const side = await openSide(given.platform, random, isCluster);
  const stage: Stage = { ...given, random, side, place: await site.place('data'), told: [] };
  const clock = { from: FROM, factor: FACTOR };
  const { store } = await openServices({ store: stage.place, clock });
  const people = new AbortController();
  const debating = debate(stage, store, people.signal);
  const bots = Array.from({ length: isCluster ? 3 : 1 }, () => started(stage));
  for (let kill = 0; kill < given.times; kill += 1) await strike(stage, bots);
  people.abort();
  const ids = await debating;
  await finish(stage, store);
  await Promise.all(bots.map((bot) => bot.ready));
  await settle(stage, store);
  await Promise.all(bots.map((bot) => bot.kill()));
  const looked = await look(stage, store, ids);
  await store.close();
  const faults = [...looked.faults, ...side.faults(), ...stage.told.map((text) => `the bot says: ${text}`)];
  await side.close();
  await site.close(faults.length === 0);
  return { kills: given.times, ...looked.counts, faults: faults.map((fault) => `seed ${given.seed}: ${fault}`) };
}

function started({ side, place, random, told }: Stage): Bot {
  const isFolder = 'folder' in place;
  const where = isFolder ? {} : { DATABASE_URL: place.url };
  const env = { ...side.env, ...where, PARLEY_CLOCK: `${Temporal.Instant.fromEpochMilliseconds(FROM)} x${FACTOR}` };
  const args = isFolder ? ['--data', place.folder] : [];
  return startBot(tmpdir(), env, Math.floor(random() * 1_000_000), (text) => told.push(text), args);
}

/** Kills one of the processes, in its start or later, and starts another in its place. */
async function strike(stage: Stage, bots: Bot[]): Promise<void> {
  const { random, side } = stage;
  const at = Math.floor(random() * bots.length);
  const isInStart = random() * IN_START_ONE_IN < 1;
  if (!isInStart) {
    await bots[at]?.ready;
    await side.message(MESSAGE_WITHIN);
  }
  await sleep(random() * (isInStart ? START : KILL_WITHIN));
  await bots[at]?.kill();
  bots[at] = started(stage);
}

type Doing = { stage: Stage; store: Store; id: string; place: DailySide['places'][number] };

/** People debate in every place until the signal. What they do comes from another process that is not killed. Resolves with all debates. */
async function debate(stage: Stage, store: Store, signal: AbortSignal): Promise<string[]> {
  const { random, side } = stage;
  for (const person of PEOPLE)
    await store.participants.idOf(side.workspace, `${stage.platform} ${person}`, person, person);
  const ids: string[] = [];
  const present = new Map<number, string>();
  while (!signal.aborted) {
    const at = Math.floor(random() * side.places.length);
    const place = side.places[at] ?? { channel: '' };
    const id = present.get(at);
    const found = id === undefined ? undefined : await read(stage, store, id);
    if (id === undefined || !found || found.phase === 'over' || found.phase === 'cancelled') {
      const fresh = `debate-${ids.length}`;
      ids.push(fresh);
      present.set(at, fresh);
      await begin({ stage, store, id: fresh, place });
    } else await doSomething({ stage, store, id, place }, found);
    await sleep(EVERY);
  }
  return ids;
}

async function read({ side }: Stage, store: Store, id: string): Promise<Debate | undefined> {
  const stored = await store.streams.read(side.workspace, id);
  return debateFrom(readEvents(stored?.events ?? []));
}

async function carryOut({ stage, store, id }: Doing, command: DebateCommand, words?: string): Promise<void> {
  const parts = { store, dice: (sides: number) => Math.floor(stage.random() * sides), factor: FACTOR };
  const { workspace } = stage.side;
  try {
    await act(parts, workspace, id, command, async (ports) => {
      if (command.kind === 'vote') {
        const choice = CHOICES[parts.dice(CHOICES.length)] ?? 'for';
        await ports.ballots.put(workspace, id, { by: command.by.person, vote: command.vote, choice });
      }
      if (!('id' in command) || words === undefined || !('by' in command) || typeof command.by === 'string') return;
      const text = { id: command.id, stream: id, by: command.by.person, kind: command.kind };
      await ports.streamTexts.put(workspace, { ...text, createdAt: FROM, body: { format: 1, text: words } });
    });
  } catch (error) {
    // People press what is not possible now.
    if (!(error instanceof UserError)) throw error;
  }
}

async function begin(doing: Doing): Promise<void> {
  const { channel, thread } = doing.place;
  const place = { platform: doing.stage.platform, channel, ...(thread !== undefined && { thread }) };
  await carryOut(doing, { kind: 'open', by: LEADER, setup: setupOf('quick', place, false) });
  for (const [at, person] of PEOPLE.entries()) {
    const stance = (['for', 'against', 'undecided', 'watching'] as const)[at % 4] ?? 'watching';
    await carryOut(doing, { kind: 'join', by: { person, steers: false }, stance });
  }
  await carryOut(doing, { kind: 'start', by: { person: LEADER, steers: false } });
}

const WORDS = 'A harbour that turns ships away still has to feed its town, and the town knows it.';

async function doSomething(doing: Doing, debate: Debate): Promise<void> {
  const { random } = doing.stage;
  const person = PEOPLE[Math.floor(random() * PEOPLE.length)] ?? LEADER;
  const by = { person, steers: false };
  const id = `text-${Math.floor(random() * 1e12)}`;
  const stage = stageOf(debate);
  const lead = { person: LEADER, steers: false };
  if (debate.running?.paused) return carryOut(doing, { kind: 'resume', by: lead });
  const chance = random();
  if (chance < 0.05) return carryOut(doing, { kind: 'pause', by: lead });
  if (chance < 0.1) return carryOut(doing, { kind: 'skip', by: lead });
  if (chance < 0.15) return carryOut(doing, { kind: 'ask', by, id }, 'Who pays for the pilots?');
  if (stage?.kind === 'vote') return carryOut(doing, { kind: 'vote', by, vote: stage.vote });
  if (chance < 0.3) return carryOut(doing, { kind: 'done', by });
  return carryOut(doing, { kind: 'speak', by, id, characters: WORDS.length }, WORDS);
}

/** Brings all debates to their end. */
async function finish(stage: Stage, store: Store): Promise<void> {
  const by = { person: LEADER, steers: true };
  for (const { id, isOpen } of await store.streams.list(stage.side.workspace)) {
    const doing = { stage, store, id, place: { channel: '' } };
    if (!isOpen) continue;
    await carryOut(doing, { kind: 'resume', by });
    for (const kind of ['end', 'end'] as const) await carryOut(doing, { kind, by });
  }
}

/** Resolves when nothing waits to be sent any more. */
async function settle({ platform, side }: Stage, store: Store): Promise<void> {
  await sleep(SETTLE[platform]);
  const latest = performance.now() + SETTLE_AT_MOST;
  const isOpen = async () => {
    const rows = await store.outbox.list(side.workspace, 10_000);
    return rows.some(({ state }) => state === 'waiting' || state === 'sending');
  };
  while ((await isOpen()) && performance.now() < latest) await sleep(1_000);
}

type Looked = { counts: Record<string, number>; faults: string[] };

/** Goes through all messages of all debates. */
async function look({ side }: Stage, store: Store, ids: readonly string[]): Promise<Looked> {
  const counts = { debates: ids.length, events: 0, messages: 0, doubled: 0, missed: 0, 'called again': 0 };
  const faults: string[] = [];
  for (const id of ids) {
    const stored = await store.streams.read(side.workspace, id);
    const events = readEvents(stored?.events ?? []);
    counts.events += events.length;
    for (const { key, what, isPassing } of postsOf(id, events)) {
      const posted = side.posted(key).length;
      const again = side.posted(`${key} again`).length;
      counts.messages += posted + again;
      counts['called again'] += again;
      if (posted > 1) {
        counts.doubled += 1;
        faults.push(`${id}: ${what} was posted ${posted} times`);
      }
      if (posted + again === 0 && !isPassing) {
        counts.missed += 1;
        faults.push(`${id}: ${what} was not posted`);
      }
    }
    if (debateFrom(events)?.phase === 'running') faults.push(`${id} has not ended`);
  }
  const open = (await store.outbox.list(side.workspace, 500)).filter(({ state }) => state === 'failed');
  // Whoever runs the debate is nobody on the platform, and cannot be told of a doubt.
  const lost = open.filter(({ key, trouble }) => trouble !== 'too late' && !key.endsWith(' told'));
  faults.push(...lost.map(({ key, trouble }) => `${key}: ${trouble}`));
  return { counts, faults };
}
