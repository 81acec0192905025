import { realTiming } from '#chat/shared/timing.ts';
import type { Outgoing } from '#core/ports/outgoing.ts';
import type { CommandRequest } from '#core/request.ts';
import { supplyOf } from '#features/daily/items.ts';
import { type Item, type ScheduleState, storedSchedule } from '#features/daily/schedule.ts';
import { openServices, type Running } from '#services.ts';
import { createTicker, sendDue } from '#work/index.ts';
import { startThreads } from '../src/start/threads.ts';
import { startWork } from '../src/start/work.ts';
import { createRandom } from './made.ts';
import { quantile, round, scratchFolder } from './program.ts';
import { halfRemembered } from './search.ts';
import { shippedPassages } from './shipped.ts';

const DUE = 10_000;
const NOT_DUE = 100_000;
/** Schedules of one workspace in the part about what is not due: the most that one may have. */
const OF_ONE = 50;
/** Messages a second that Discord takes of one bot (docs: topics/rate-limits, global). */
const RATE = 50;
const CACHE = 256_000_000;
/** ms between two questions. */
const EVERY = 200;
/** ms in which questions are asked while nothing else happens. */
const IDLE = 20_000;
const MINUTE = 60_000;
/** ms between two looks at the event loop. */
const LOOK = 1;

type Row = Record<string, unknown>;

/** What 10,000 schedules of one minute take, with and without the platform's rate, and what 100,000 cost that are not due. */
export async function benchDaily({ due = DUE, rate = RATE }: { due?: number; rate?: number }): Promise<Row[]> {
  console.table([await notDue()]);
  return [await allAtOnce(due, undefined), await allAtOnce(due, rate)];
}

/** Opens the program in a scratch folder, with threads, as the server does. */
export async function opened<T>(work: (running: Running) => Promise<T>): Promise<T> {
  return scratchFolder(async (folder) => {
    const threads = startThreads({ store: { folder }, cacheBytes: CACHE });
    const running = await openServices({ store: { folder }, threads, cacheBytes: CACHE });
    try {
      return await work(running);
    } finally {
      await threads.close();
      await running.store.close();
    }
  });
}

async function allAtOnce(due: number, rate: number | undefined): Promise<Row> {
  return opened(async (running) => {
    const at = Math.floor(Date.now() / MINUTE) * MINUTE;
    await putSchedules(running, due, at, 1);
    const { passages } = await shippedPassages(running);
    const queries = halfRemembered(passages, 2_000, createRandom(1));
    const asking = (until: () => boolean) => quotes(running, queries, until);
    await asking(after(3_000));
    const idle = await asking(after(IDLE));
    const platform = standIn(rate);
    const turns = watchTurns();
    const cpu = process.cpuUsage();
    const start = performance.now();
    const work = startWork({ running, chats: () => new Map([['discord', platform.outgoing]]), timing: realTiming });
    const beside = await asking(() => platform.keys.size >= due);
    const took = platform.last() - start;
    const used = process.cpuUsage(cpu);
    turns.stop();
    await work.stop();
    return {
      due,
      'platform takes': rate === undefined ? 'all at once' : `${rate} a second`,
      'until the last (s)': round(took / 1000, 1),
      '× the least': rate === undefined ? '–' : round(took / ((due / rate) * 1000)),
      doubled: platform.count() - platform.keys.size,
      'CPU a post (ms)': round((used.user + used.system) / 1000 / due),
      '/quote p99 idle (ms)': round(quantile(idle, 0.99), 1),
      '/quote p99 × idle': round(quantile(beside, 0.99) / quantile(idle, 0.99), 1),
      'longest turn (ms of CPU)': round(turns.longest().cpu, 0),
      'longest turn (ms)': round(turns.longest().wall, 0),
    };
  });
}

/** The main thread's longest work without a pause. What it waits for a disk, or for a processor that others use, is in `wall` alone. */
export function watchTurns() {
  const spent = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1000;
  };
  const longest = { cpu: 0, wall: 0 };
  let [cpu, wall] = [spent(), performance.now()];
  const timer = setInterval(() => {
    const [cpuNow, wallNow] = [spent(), performance.now()];
    longest.cpu = Math.max(longest.cpu, cpuNow - cpu);
    longest.wall = Math.max(longest.wall, wallNow - wall);
    [cpu, wall] = [cpuNow, wallNow];
  }, LOOK);
  return { longest: () => longest, stop: () => clearInterval(timer) };
}

const after = (ms: number) => {
  const end = performance.now() + ms;
  return () => performance.now() > end;
};

/** Ticks of a minute, one after the other. */
async function notDue(): Promise<Row> {
  return opened(async (running) => {
    const { store, log } = running;
    await putSchedules(running, NOT_DUE, Date.now() + 60 * MINUTE, OF_ONE);
    const nothing = async () => undefined;
    const { due } = store.schedules;
    const parts = { store, due, logBug: (error: unknown) => log.bug('bench', error), log: log.line };
    const { outgoing } = standIn(undefined);
    const lookAtDue = createTicker({ ...parts, platforms: () => ['discord'], look: nothing });
    const cpu = process.cpuUsage();
    for (let tick = 0; tick < 60; tick++) {
      await lookAtDue();
      await sendDue({ ...parts, chats: () => new Map([['discord', outgoing]]), handlers: {} });
    }
    const { user, system } = process.cpuUsage(cpu);
    return { 'not due': NOT_DUE, 'CPU a minute (ms)': round((user + system) / 1000, 1) };
  });
}

/** Schedules that come every day at the minute of `at`, so many in each workspace. */
async function putSchedules({ store, services }: Running, count: number, at: number, ofOne: number): Promise<void> {
  const supply = await supplyOf(services, 'discord-0', {
    source: { kind: 'prompts', topics: [], kinds: [] },
    place: { platform: 'discord', channel: '0' },
  });
  const [first] = supply.kind === 'prompts' ? supply.topics : [];
  const [card] = first?.cards ?? [];
  if (!first || !card) throw new Error('no prompts on the shelf');
  const item: Item = { kind: 'prompt', topic: first.topic, prompt: card.id };
  for (let from = 0; from < count; from += 1_000) {
    const some = Array.from({ length: Math.min(1_000, count - from) }, (_, index) => from + index);
    await Promise.all(
      some.map((n) => {
        const state = stateAt(at, item, String(n));
        return store.schedules.put(`discord-${Math.floor(n / ofOne)}`, storedSchedule({ ...state, id: `s${n}` }));
      }),
    );
  }
}

function stateAt(at: number, item: Item, channel: string): ScheduleState {
  return {
    format: 1,
    name: 'daily',
    place: { platform: 'discord', channel },
    rule: {
      zone: 'UTC',
      time: new Date(at).toISOString().slice(11, 16),
      days: [1, 2, 3, 4, 5, 6, 7],
      except: [],
      until: '23:59',
    },
    source: { kind: 'prompts', topics: [], kinds: [] },
    language: 'en',
    isSilent: false,
    opensThread: false,
    by: { id: '1', name: 'Ana', language: 'en' },
    status: 'on',
    notBefore: at - 60 * MINUTE,
    upcoming: [item],
    toldLow: false,
    unanswered: 0,
  };
}

/** Takes posts at a rate, one after the other, as a platform's client does that keeps its limit. */
export function standIn(rate: number | undefined) {
  const keys = new Set<string>();
  let count = 0;
  let last = 0;
  let free = 0;
  const outgoing: Outgoing = {
    send: async (workspace, _, { key }) => {
      if (rate !== undefined) {
        const now = performance.now();
        free = Math.max(free, now) + 1000 / rate;
        await new Promise((resolve) => setTimeout(resolve, free - now));
      }
      keys.add(`${workspace} ${key}`);
      count++;
      last = performance.now();
      return { kind: 'sent', id: String(count) };
    },
  };
  return { outgoing, keys, count: () => count, last: () => last };
}

/** ms of each `/quote`, asked at a steady rate. */
async function quotes({ answerer }: Running, queries: readonly string[], isOver: () => boolean): Promise<number[]> {
  const times: number[] = [];
  const running: Promise<void>[] = [];
  for (let index = 0; !isOver(); index++) {
    running.push(ask(answerer, queries[index % queries.length] ?? '', times));
    await new Promise((resolve) => setTimeout(resolve, EVERY));
  }
  await Promise.all(running);
  return times;
}

async function ask(answerer: Running['answerer'], words: string, times: number[]): Promise<void> {
  const request: CommandRequest = {
    kind: 'command',
    path: ['quote'],
    args: { words },
    files: [],
    user: { id: 'bench', name: 'Bench', may: 'member' },
    place: { platform: 'console', workspace: 'local', channel: 'bench' },
    language: 'en',
  };
  const start = performance.now();
  await answerer.answer(request);
  times.push(performance.now() - start);
}
