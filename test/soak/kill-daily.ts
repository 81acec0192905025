import { tmpdir } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { postKey } from '#features/daily/look.ts';
import { readRun } from '#features/daily/run.ts';
import type { StoreLocation } from '#store/index.ts';
import { openServices } from '../../src/services.ts';
import { type Bot, startBot } from './kill-chats-bot.ts';
import { type DailySide, openSide } from './kill-daily-sides.ts';
import { SITES } from './kill-store-sites.ts';
import { seeded } from './random.ts';

/** The clock of schedules: a day in three minutes. Looking a doubt up waits for twenty real seconds, which is some hours. */
const FACTOR = 500;
const FIRST_DAY = Temporal.PlainDate.from('2026-03-25');
const FROM = FIRST_DAY.toZonedDateTime('UTC').epochMilliseconds;
/** Schedules, spread over the day from a little after midnight. Posts that were missed are made up for until the day is over. */
const SCHEDULES = 48;
const EVERY_MINUTES = 20;
const UNTIL = '23:59';
/** What they read: a part a day, so that they do not come to an end soon, as prompts that are shared do. */
const ARTICLES = [
  'ai-safety-talks',
  'chip-controls',
  'compute-data-talent',
  'deepseek-lesson',
  'loss-of-control',
  'open-weights',
];
/** ms from the last kill until everything is looked at: what is in doubt is looked up by then. */
const SETTLE = { discord: 12_000, slack: 60_000 };
/** ms within which a process is killed, from when a message of it or another arrives; and how long one is waited for. */
const KILL_WITHIN = 200;
const MESSAGE_WITHIN = 8_000;
/** ms within which a process is killed in its start. */
const START = 2_000;
/** One in so many kills falls into the start. */
const IN_START_ONE_IN = 5;

type Given = { seed: number; times: number; store: keyof typeof SITES; platform: 'discord' | 'slack' };
export type DailyKills = { kills: number; faults: string[] } & Record<string, unknown>;
type Stage = Given & { random: () => number; side: DailySide; place: StoreLocation; told: string[] };

/** Kills processes while posts are due, `times` times, then lets them go on, and looks what became of every date of every schedule. */
export async function run(given: Given): Promise<DailyKills> {
  const random = seeded(given.seed);
  const site = await SITES[given.store]();
  const isCluster = given.store === 'postgres';
  const side = await openSide(given.platform, random, isCluster);
  const stage: Stage = { ...given, random, side, place: await site.place('data'), told: [] };
  await setUp(stage);
  const bots = Array.from({ length: isCluster ? 3 : 1 }, () => started(stage));
  for (let kill = 0; kill < given.times; kill += 1) await strike(stage, bots);
  await Promise.all(bots.map((bot) => bot.ready));
  await sleep(SETTLE[given.platform]);
  await Promise.all(bots.map((bot) => bot.kill()));
  const looked = await look(stage);
  const faults = [...looked.faults, ...side.faults(), ...stage.told.map((text) => `the bot says: ${text}`)];
  await side.close();
  await site.close(faults.length === 0);
  return { kills: given.times, ...looked.counts, faults: faults.map((fault) => `seed ${given.seed}: ${fault}`) };
}

const opened = ({ place }: Stage) => openServices({ store: place, clock: { from: FROM, factor: 1 } });

/** Begins the schedules as a facilitator does. Every other one opens a thread below each post. */
async function setUp(stage: Stage): Promise<void> {
  const { side, platform } = stage;
  const running = await opened(stage);
  const user = { id: side.leader.id, name: side.leader.name, may: 'manager' } as const;
  for (let at = 0; at < SCHEDULES; at += 1) {
    const time = new Temporal.PlainTime()
      .add({ minutes: EVERY_MINUTES * (at + 1) })
      .toString({ smallestUnit: 'minute' });
    const where = side.places[at % side.places.length] ?? { channel: '' };
    const article = ARTICLES[at % ARTICLES.length];
    const outcome = await running.answerer.answer({
      kind: 'command',
      path: ['daily', 'on'],
      args: { time, zone: 'UTC', language: 'en', article, until: UNTIL, name: `s${at}`, thread: at % 2 ? 'yes' : 'no' },
      files: [],
      user,
      place: { platform, workspace: side.workspace, ...where },
      language: 'en',
    });
    if (!JSON.stringify(outcome).includes('It is set up')) throw new Error(`not set up: ${JSON.stringify(outcome)}`);
  }
  await running.store.close();
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

type Looked = { counts: Record<string, number>; faults: string[] };

/** Goes through all dates from the first to the last that is decided, of each schedule. */
async function look(stage: Stage): Promise<Looked> {
  const { side } = stage;
  const { store } = await opened(stage);
  const counts: Record<string, number> = { posts: side.all(), dates: 0, doubled: 0, 'told of a doubt': 0 };
  const faults: string[] = [];
  const add = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  const waiting = new Set((await store.outbox.list(side.workspace, 10_000)).map(({ key }) => key));
  let keyed = 0;
  for (const { id, state } of await store.schedules.list(side.workspace)) {
    const { name, decided } = state as { name: string; decided?: string };
    for (let date = FIRST_DAY.toString(); decided !== undefined && date <= decided; date = after(date)) {
      const run = await store.scheduleRuns.get(side.workspace, id, date);
      const posts = side.posted(postKey(id, date));
      keyed += posts.length;
      add('dates');
      const body = run && readRun(run);
      add(body?.kind ?? 'nothing recorded');
      if (posts.length > 1) add('doubled');
      const fault = faultOf(body, posts, side.told(), date, waiting.has(postKey(id, date)));
      if (fault) faults.push(`${name} on ${date}: ${fault}`);
    }
  }
  counts['told of a doubt'] = side.told().filter((text) => text.includes('may be missing')).length;
  if (keyed !== side.all()) faults.push(`${side.all()} posts, ${keyed} of them with the key of a date`);
  await store.close();
  return { counts, faults };
}

const after = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString();

type Body = ReturnType<typeof readRun>;

/** What is wrong with a date; undefined if it was posted once, or not at all and that is recorded. */
function faultOf(
  body: Body | undefined,
  posts: ReturnType<DailySide['posted']>,
  told: readonly string[],
  date: string,
  isWaiting: boolean,
): string | undefined {
  if (!body) return 'nothing is recorded';
  if (posts.length > 1) return `posted ${posts.length} times`;
  const [post] = posts;
  if (post && post.below > 1) return `${post.below} messages below it`;
  switch (body.kind) {
    case 'posted':
    case 'late':
      return post?.id === body.message ? undefined : `recorded as ${body.message}, and there is ${post?.id}`;
    case 'in doubt':
      return told.some((text) => text.includes(date)) ? undefined : 'in doubt, and nobody was told';
    case 'queued':
      return isWaiting ? undefined : 'queued, and nothing waits';
    default:
      return post ? `recorded as ${body.kind}, and it is there` : undefined;
  }
}
