import { setTimeout as sleep } from 'node:timers/promises';
import { realTiming } from '#chat/shared/timing.ts';
import { buttonId } from '#core/command.ts';
import type { PressRequest } from '#core/request.ts';
import { act } from '#features/debate/act.ts';
import type { Stage } from '#features/debate/format.ts';
import type { Running } from '#services.ts';
import { startWork } from '../src/start/work.ts';
import { opened, standIn, watchTurns } from './daily.ts';
import { quantile, round } from './program.ts';

const DEBATES = 200;
const PEOPLE = 20;
/** Debates of one server, each in a channel of its own. */
const OF_ONE = 5;
/** Messages a second that Discord takes of one bot (docs: topics/rate-limits, global). */
const RATE = 50;
/** ms of each stage: two votes, and a turn between them. */
const VOTE = 30_000;
const TURN = 10_000;
/** ms between two presses in the debate that runs alone. */
const IDLE_EVERY = 100;
const IDLE = 20_000;

const STAGES: Stage[] = [
  { kind: 'vote', vote: 'opening', ms: VOTE },
  { kind: 'turn', part: 'opening', side: 'for', ms: TURN },
  { kind: 'vote', vote: 'closing', ms: VOTE },
];

type Row = Record<string, unknown>;
type Place = { id: string; workspace: string; channel: string };

/** Ms of a press on a ballot while 200 debates run with 20 people each, against one debate alone, and what a debate takes of memory. */
export async function benchDebate({
  debates = DEBATES,
  rate = RATE,
}: {
  debates?: number;
  rate?: number;
}): Promise<Row[]> {
  return opened(async (running) => {
    const platform = standIn(rate);
    const work = startWork({ running, chats: () => new Map([['discord', platform.outgoing]]), timing: realTiming });
    const [alone] = await begun(running, 1, 'alone');
    if (!alone) throw new Error('no debate');
    await pressed(running, [alone], IDLE_EVERY, IDLE / 4);
    const idle = await pressed(running, [alone], IDLE_EVERY, IDLE);
    const before = resident();
    const places = await begun(running, debates, 'many');
    const turns = watchTurns();
    const cpu = process.cpuUsage();
    const start = performance.now();
    const beside = await pressed(running, places, (VOTE * 2) / (debates * PEOPLE * 2), VOTE * 2 + TURN);
    const took = performance.now() - start;
    const used = process.cpuUsage(cpu);
    turns.stop();
    const after = resident();
    await work.stop();
    return [
      {
        ...{ debates, 'people in each': PEOPLE, presses: beside.length },
        'press p50 idle (ms)': round(quantile(idle, 0.5), 1),
        'press p99 idle (ms)': round(quantile(idle, 0.99), 1),
        'press p50 × idle': round(quantile(beside, 0.5) / quantile(idle, 0.5), 1),
        'press p99 × idle': round(quantile(beside, 0.99) / quantile(idle, 0.99), 1),
        'messages sent': platform.keys.size,
        doubled: platform.count() - platform.keys.size,
        'CPU of one core (%)': round(((used.user + used.system) / 1000 / took) * 100, 0),
        'longest turn (ms of CPU)': round(turns.longest().cpu, 0),
        'memory a debate (KB)': round((after - before) / 1024 / debates, 0),
      },
    ];
  });
}

function resident(): number {
  globalThis.gc?.();
  return process.memoryUsage.rss();
}

/** Debates that have just begun to vote, with twenty people in each. */
async function begun({ store, services }: Running, count: number, name: string): Promise<Place[]> {
  const { dice } = services.outside;
  const places: Place[] = [];
  for (let at = 0; at < count; at++) {
    const place = { id: `${name}-${at}`, workspace: `discord-${name}${Math.floor(at / OF_ONE)}`, channel: String(at) };
    const { id, workspace, channel } = place;
    const parts = { store, dice, factor: 1 };
    const leader = await personOf(store, workspace, 0);
    const words = { en: 'This house would open the harbour to every ship.', zh: '本方主张，港口应向所有船只开放。' };
    await act(parts, workspace, id, {
      kind: 'open',
      by: leader,
      setup: {
        place: { platform: 'discord', channel },
        ...{ language: 'en', motion: { words }, format: 'quick', stages: STAGES },
        ...{ approves: false, opensThread: false },
      },
    });
    for (let n = 0; n < PEOPLE; n++) {
      const by = { person: await personOf(store, workspace, n), steers: false };
      const stance = n < 2 ? 'for' : n < 4 ? 'against' : 'watching';
      await act(parts, workspace, id, { kind: 'join', by, stance });
    }
    places.push(place);
  }
  // All at once, so that their votes run side by side.
  for (const { id, workspace } of places) {
    const by = { person: await personOf(store, workspace, 0), steers: false };
    await act({ store, dice, factor: 1 }, workspace, id, { kind: 'start', by });
  }
  return places;
}

const personOf = (store: Running['store'], workspace: string, n: number): Promise<string> =>
  store.participants.idOf(workspace, `discord ${100 + n}`, `Person ${n}`, `p-${n}`);

/** ms of each press, at a steady rate, in one debate after the other. */
async function pressed({ answerer }: Running, places: readonly Place[], every: number, ms: number): Promise<number[]> {
  const times: number[] = [];
  const waiting: Promise<void>[] = [];
  const start = performance.now();
  for (let n = 0; performance.now() - start < ms; n++) {
    const place = places[n % places.length];
    if (!place) break;
    const vote = performance.now() - start < VOTE ? 'opening' : 'closing';
    const person = Math.floor(n / places.length) % PEOPLE;
    waiting.push(press(answerer, place, person, `${place.id}.${vote}`, times));
    await sleep(Math.max(0, start + (n + 1) * every - performance.now()));
  }
  await Promise.all(waiting);
  return times;
}

async function press(
  answerer: Running['answerer'],
  { workspace, channel }: Place,
  person: number,
  card: string,
  times: number[],
): Promise<void> {
  const request: PressRequest = {
    kind: 'press',
    button: buttonId(['debate', 'status'], person % 2 ? 'vote-for' : 'vote-against', card),
    user: { id: String(100 + person), name: `Person ${person}`, may: 'member' },
    place: { platform: 'discord', workspace, channel },
    language: 'en',
  };
  const start = performance.now();
  await answerer.answer(request);
  times.push(performance.now() - start);
}
