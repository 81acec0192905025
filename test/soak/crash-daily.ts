import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { isRemoved } from '#core/article.ts';
import type { Platform } from '#core/request.ts';
import { nextParagraph } from '#features/daily/paragraphs.ts';
import { readRun } from '#features/daily/run.ts';
import { type Item, type Schedule, storedSchedule } from '#features/daily/schedule.ts';
import { migrate } from '#store/migrate.ts';
import { openDatabase } from '#store/open-database.ts';
import { storeOver } from '#store/transaction.ts';
import { openServices } from '../../src/services.ts';
import { type SetClock, withClock } from '../store/set-clock.ts';
import { type Life, lifeUntil, type Parts, startProcess } from './crash-daily-process.ts';
import { type CrashSide, type Fate, SIDES } from './crash-daily-sides.ts';
import { seeded } from './random.ts';

const MINUTE = 60_000;
const DAY = Temporal.PlainDate.from('2026-03-24');
const ARTICLE = 'deepseek-lesson';

/**
 * How the platform is. `first`: what becomes of the first message that arrives; `each`: of every one. `takes`: ms that a message takes. `lag`: ms
 * until it is in the history. `rest`: ms until another process goes on. `isBlind`: the bot may not read the history. `isLast`: the article ends.
 */
type Weather = {
  first?: Fate;
  each?: Fate;
  takes?: number;
  lag?: number;
  rest?: number;
  isBlind?: true;
  isLast?: true;
  without?: readonly Platform[];
};

const WEATHERS: Readonly<Record<string, Weather>> = {
  well: {},
  'the last part': { isLast: true },
  slow: { takes: 12_000 },
  failing: { first: 'broken' },
  'an answer is lost': { first: 'cut after' },
  'a message is lost': { first: 'cut before' },
  lagging: { first: 'cut after', lag: 15_000 },
  'beyond the guard': { rest: 5 * MINUTE },
  'beyond the guard, without the right to look': { rest: 5 * MINUTE, isBlind: true },
  // Slack has no guard against a request that comes twice, and says so.
  'answers twice': { each: 'twice', without: ['slack'] },
};

type Stage = Parts & { side: CrashSide; items: Item[]; cases: number };
export type CrashReport = { faults: string[] } & Record<string, unknown>;

/**
 * Ends a process at every moment of a run: look, post, thread, notice. Then another goes on until nothing is due, and it is counted what people
 * see. `times`: at most so many moments of each platform and weather, chosen by the seed.
 */
export async function run({ seed, times }: { seed: number; times: number }): Promise<CrashReport> {
  const random = seeded(seed);
  const report: CrashReport = { faults: [] };
  for (const platform of ['console', 'discord', 'slack'] as const) {
    const counts = { crashes: 0, doubled: 0, missed: 0, told: 0 };
    const stage = await open(platform);
    for (const [name, weather] of Object.entries(WEATHERS)) {
      if (weather.without?.includes(platform)) continue;
      const last = await momentsOf(stage, weather);
      for (const at of chosen(last, times, random)) {
        const found = await crashAt(stage, weather, at);
        counts.crashes += 1;
        for (const what of ['doubled', 'missed', 'told'] as const) counts[what] += found[what];
        report.faults.push(...found.faults.map((fault) => `${platform}, ${name}, moment ${at}: ${fault}`));
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
  const all = Array.from({ length: count }, (_, at) => at);
  return all
    .map((at) => ({ at, order: random() }))
    .sort((a, b) => a.order - b.order)
    .slice(0, most)
    .map(({ at }) => at);
}

async function open(platform: Platform): Promise<Stage> {
  const folder = mkdtempSync(path.join(tmpdir(), 'parley-crash-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const clock: SetClock = { at: DAY.toZonedDateTime('UTC').epochMilliseconds };
  const database = await openDatabase({ folder });
  await migrate(database);
  const fastNow = () => clock.at;
  const opened = await openServices({
    store: { folder },
    open: async () => ({ ...storeOver(withClock(database, clock), fastNow), fastNow }),
  });
  const side = await SIDES[platform](clock);
  side.outgoing(opened);
  const stage = { running: opened, database, clock, side, items: [] as Item[], cases: 0 };
  // What a process says that has ended, or of a platform that is not well, is nothing new.
  const silent = { ...opened.log, bug: () => undefined, line: () => undefined };
  return { ...stage, running: { ...opened, log: silent }, items: await partsOf(stage) };
}

async function partsOf({ running, side }: Omit<Stage, 'items'>): Promise<Item[]> {
  const article = await running.services.library.open(side.workspace, ARTICLE);
  if (!article || isRemoved(article)) throw new Error('no article');
  const items: Item[] = [];
  for (let part = 1; ; part += 1) {
    const last = items.at(-1);
    const found = nextParagraph(article, 'en', last?.kind === 'paragraph' ? last.to : undefined);
    if (!found) return items;
    items.push({ kind: 'paragraph', from: found.from, to: found.to, part });
  }
}

/** The number of moments of a run that nothing ends. */
async function momentsOf(stage: Stage, weather: Weather): Promise<number> {
  let moments = 0;
  const life = lifeUntil();
  const counting: Life = {
    ...life,
    moment: () => {
      moments += 1;
      return life.moment();
    },
  };
  const one = await begun(stage, weather);
  await goOn(stage, weather, counting, one);
  await ended(stage, one);
  return moments;
}

type Found = { doubled: number; missed: number; told: number; faults: string[] };

async function crashAt(stage: Stage, weather: Weather, at: number): Promise<Found> {
  const one = await begun(stage, weather);
  await work(stage, weather, lifeUntil(at));
  stage.clock.at += weather.rest ?? 0;
  // Every other time on the same machine, where it is seen that the process has ended; else its lease runs out.
  if (at % 2)
    await stage.database.writeOne((db) => sql`update outbox set holder = null, held_until = null`.execute(db));
  await goOn(stage, weather, lifeUntil(), one);
  const found = await look(stage, weather, one);
  await ended(stage, one);
  return found;
}

/** A schedule that is due now, with few parts left. */
async function begun(stage: Stage, { isLast, lag = 0, isBlind }: Weather): Promise<Schedule> {
  const { side, items, clock, running } = stage;
  stage.cases += 1;
  const date = DAY.add({ days: stage.cases });
  clock.at = date.toZonedDateTime({ timeZone: 'UTC', plainTime: '09:00' }).epochMilliseconds;
  side.history(lag, !isBlind);
  const at = isLast ? items.length - 1 : items.length - 4;
  const [before, item] = [items[at - 1], items[at]];
  if (before?.kind !== 'paragraph' || !item) throw new Error('the article is too short');
  const name = `case-${stage.cases}-`;
  const schedule: Schedule = {
    ...{ format: 1, id: name, name, heading: name, status: 'on', language: 'en' },
    place: { platform: side.platform, channel: side.channel },
    rule: { zone: 'UTC', time: '09:00', days: [1, 2, 3, 4, 5, 6, 7], except: [], until: '20:00' },
    source: { kind: 'article', article: ARTICLE, language: 'en', after: before.to },
    ...{ isSilent: false, opensThread: true, toldLow: isLast === true, unanswered: 0 },
    by: { id: side.leader, name: 'Dora', language: 'en' },
    notBefore: clock.at,
    upcoming: [item],
  };
  await running.store.schedules.put(side.workspace, storedSchedule(schedule));
  return schedule;
}

const ended = ({ running, side }: Stage, schedule: Schedule) =>
  running.store.schedules.put(side.workspace, storedSchedule({ ...schedule, status: 'off' }));

/** A process does what is due now. */
async function work(stage: Stage, weather: Weather, life: Life): Promise<void> {
  await processOf(stage, weather, life).work();
}

function processOf(stage: Stage, { first, each = 'well', takes = 0 }: Weather, life: Life): { work(): Promise<void> } {
  const { side, clock } = stage;
  let messages = 0;
  side.onRequest((isMessage) => {
    if (life.moment()) return 'cut before';
    if (isMessage) clock.at += takes;
    if (life.moment()) return 'cut after';
    messages += isMessage ? 1 : 0;
    return isMessage && messages === 1 ? (first ?? each) : isMessage ? each : 'well';
  });
  return startProcess(stage, life, side.platform, side.outgoing);
}

/** Turns after which nobody believes any more that nothing will be due. */
const MOST_TURNS = 3_000;

/** A process goes on until nothing of the schedule is due any more. */
async function goOn(stage: Stage, weather: Weather, life: Life, { id }: Schedule): Promise<void> {
  const { running, clock, side } = stage;
  const next = processOf(stage, weather, life);
  for (let turns = 0; turns < MOST_TURNS; turns += 1) {
    await next.work();
    const rows = (await running.store.outbox.list(side.workspace, 100)).filter(
      ({ key, state }) => key.includes(` ${id} `) && (state === 'waiting' || state === 'sending'),
    );
    if (!rows.length) return;
    clock.at = Math.max(clock.at + 5_000, Math.min(...rows.map(({ dueAt }) => dueAt)));
  }
  throw new Error('it never comes to an end');
}

/** Looks what people see of the run, and what is recorded of it. */
async function look({ side, running, clock }: Stage, { isBlind, isLast }: Weather, schedule: Schedule): Promise<Found> {
  const date = Temporal.Instant.fromEpochMilliseconds(schedule.notBefore).toZonedDateTimeISO('UTC').toPlainDate();
  const all = await side.shown(schedule.name);
  const isNotice = ({ text }: { text: string }) => text.includes(`Schedule “${schedule.name}”`);
  const posts = all.filter((one) => one.under === undefined && one.to === undefined && !isNotice(one));
  const notices = all.filter(isNotice);
  const told = notices.filter(({ text }) => text.includes('may be missing')).length;
  const stored = await running.store.scheduleRuns.get(side.workspace, schedule.id, date.toString());
  const body = stored && readRun(stored);
  const faults: string[] = [];
  if (posts.length > 1) faults.push(`posted ${posts.length} times`);
  if (!body) faults.push(`nothing is recorded by ${new Date(clock.at).toISOString()}`);
  const isPosted = body?.kind === 'posted' || body?.kind === 'late';
  const [post] = posts;
  if (isPosted && post?.id !== body.message) faults.push(`recorded as ${body.message}, and there is ${post?.id}`);
  if (!isPosted && !(body?.kind === 'in doubt' && told)) faults.push(`${body?.kind}, and nobody was told`);
  if (!isPosted && !isBlind) faults.push(`not posted: ${body?.kind}`);
  const below = all.filter(({ under }) => post && under === post.id).length;
  if (below > 1) faults.push(`${below} messages below it`);
  if (isPosted && !isBlind && below === 0) faults.push('no thread');
  const expected = isLast ? 'Shall I begin it again' : 'parts of the article';
  if (!isBlind && !notices.some(({ text }) => text.includes(expected))) faults.push('the notice did not come');
  if (isLast && notices.filter(({ text }) => text.includes(expected)).length > 1)
    faults.push('asked twice in the channel');
  return { doubled: posts.length > 1 ? 1 : 0, missed: post ? 0 : 1, told, faults };
}
