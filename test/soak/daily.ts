// Runs four years of schedules in every zone, at hostile times, through downtime, edits, clocks set back and workers that disagree on the time.
// What comes is compared with an oracle after every look.
import type { ScheduleRule } from '#features/daily/rule.ts';
import { type Expected, middles, readClock, runsOf, type Span, type ZoneClock } from './daily-oracle.ts';
import { type Entry, plannerWorld, type World } from './daily-world.ts';
import { seeded } from './random.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The years to come, and years that had what is rarest: a date skipped (Samoa), changes at a minute past midnight (Newfoundland). */
const SPANS: readonly Span[] = [
  { from: Date.UTC(2026, 10, 1), to: Date.UTC(2030, 10, 1) },
  { from: Date.UTC(2009, 0, 1), to: Date.UTC(2013, 0, 1) },
];
const YEARS_TO_COME = 0.8;
const HOSTILE_TIMES = ['00:00', '02:30', '23:59'];
/** Zones whose changes are unlike the others'; schedules are moved to them, and a sample begins with them. */
const HOSTILE_ZONES = [
  ...[
    'Pacific/Apia',
    'America/Godthab',
    'America/St_Johns',
    'Africa/Casablanca',
    'Australia/Lord_Howe',
    'Africa/Cairo',
  ],
  ...[
    'Antarctica/Troll',
    'America/Santiago',
    'Pacific/Kiritimati',
    'Asia/Gaza',
    'Europe/Berlin',
    'Asia/Shanghai',
    'UTC',
  ],
];
/** How far the clocks of two workers lie apart. They look too early and too late, but ask the store's clock. */
const APART = 90_000;
const MOST_FAULTS = 20;

type Dice = (sides: number) => number;
type Clocks = (zone: string) => ZoneClock;
/** What a schedule went through. `clock`: what the store's clock shows. `decided`: the last date that was posted or missed. */
type Life = {
  world: World;
  rule: ScheduleRule;
  clock: number;
  decided: string | undefined;
  read: number;
  faults: string[];
};
type Counts = {
  zones: number;
  schedules: number;
  posted: number;
  missed: number;
  setBack: number;
  downtimes: number;
  edits: number;
};

/** `times`: zones with four years each, four in five of them of the years to come. */
export async function run({ seed, times }: { seed: number; times: number }) {
  const random = seeded(seed);
  const dice: Dice = (sides) => Math.floor(random() * sides);
  const counts: Counts = { zones: 0, schedules: 0, posted: 0, missed: 0, setBack: 0, downtimes: 0, edits: 0 };
  const faults: string[] = [];
  const all = zonesInOrder(dice);
  for (const [at, span] of SPANS.entries()) {
    const read = new Map<string, ZoneClock>();
    const clocks: Clocks = (zone) => {
      const clock = read.get(zone) ?? readClock(zone, span);
      read.set(zone, clock);
      return clock;
    };
    const share = at === 0 ? Math.ceil(times * YEARS_TO_COME) : Math.floor(times * (1 - YEARS_TO_COME));
    for (const zone of all.slice(0, share)) {
      if (faults.length < MOST_FAULTS) faults.push(...fourYears(zone, span, clocks, dice, counts));
    }
  }
  return { faults, ...counts };
}

function zonesInOrder(dice: Dice): string[] {
  const rest = Intl.supportedValuesOf('timeZone').filter((zone) => !HOSTILE_ZONES.includes(zone));
  for (let at = rest.length - 1; at > 0; at--) {
    const other = dice(at + 1);
    [rest[at], rest[other]] = [rest[other] ?? '', rest[at] ?? ''];
  }
  return [...HOSTILE_ZONES, ...rest];
}

function fourYears(zone: string, span: Span, clocks: Clocks, dice: Dice, counts: Counts): string[] {
  counts.zones += 1;
  const times = [...new Set([...HOSTILE_TIMES, ...middles(clocks(zone), span)])].slice(0, HOSTILE_TIMES.length + 3);
  return times.flatMap((time) => {
    const rule = { zone, time, days: daysOf(dice), except: [], until: dice(3) ? '20:00' : anyTime(dice) };
    const clock = span.from + dice(DAY);
    const life: Life = { world: plannerWorld(rule, clock), rule, clock, decided: undefined, read: 0, faults: [] };
    counts.schedules += 1;
    live(life, span, clocks, dice, counts);
    return life.faults.map((fault) => `${zone} ${time}: ${fault}`);
  });
}

/** Five in six come every day, because days that are left out hide what happens on them. */
const daysOf = (dice: Dice): number[] =>
  [1, 2, 3, 4, 5, 6, 7].filter((day, _, all) => dice(6 * all.length) !== 0 || day === 1);
const anyTime = (dice: Dice): string => `${String(dice(24)).padStart(2, '0')}:${String(dice(60)).padStart(2, '0')}`;

/** Lives through the span run by run. The oracle is asked anew after every edit. */
function live(life: Life, span: Span, clocks: Clocks, dice: Dice, counts: Counts): void {
  while (life.clock < span.to && !life.faults.length) {
    const runs = runsOf(clocks(life.rule.zone), life.rule, { after: life.decided, notBefore: life.clock });
    let coming = runs.next().value as Expected;
    while (life.clock < span.to && !life.faults.length && dice(90) !== 0) {
      counts.setBack += Number(dice(12) === 0 && setBack(life, dice));
      if (dice(10) === 0) {
        coming = comeBack(life, coming, runs, dice, counts);
        counts.downtimes += 1;
      } else coming = stayUp(life, coming, runs, dice, counts);
    }
    edit(life, dice, counts, clocks);
  }
}

/** Nobody sleeps: workers look before, at the wrong times, and a little after the run. */
function stayUp(life: Life, run: Expected, runs: Generator<Expected>, dice: Dice, counts: Counts): Expected {
  for (const early of [run.at - dice(DAY), run.at - APART, run.at - 1]) {
    if (early > life.clock) look(life, early, [], undefined);
  }
  const clock = Math.max(life.clock, run.at + dice(2) * dice(APART));
  look(life, clock, [], run);
  counts.posted += 1;
  look(life, clock + dice(APART), [], undefined);
  return next(runs);
}

/** All processes are down, and one comes back at a bad moment. Of what could still be posted the last is. */
function comeBack(life: Life, first: Expected, runs: Generator<Expected>, dice: Dice, counts: Counts): Expected {
  const moments = [
    first.latest,
    first.latest + 1,
    first.at,
    first.at - 1,
    first.at + dice(12 * HOUR),
    first.at + dice(6 * DAY),
  ];
  const back = Math.max(life.clock, dice(300) ? (moments[dice(moments.length)] ?? 0) : first.at + dice(100 * DAY));
  const passed: Expected[] = [];
  let coming = first;
  for (; coming.at <= back; coming = next(runs)) passed.push(coming);
  const last = passed.at(-1);
  const due = last && back <= last.latest ? passed.pop() : undefined;
  look(life, back, passed, due);
  counts.posted += Number(due !== undefined);
  counts.missed += passed.length;
  return coming;
}

const next = (runs: Generator<Expected>): Expected => runs.next().value as Expected;

/** The clock goes back by up to two hours; workers look at once and on the way to where it was. */
function setBack(life: Life, dice: Dice): true {
  const was = life.clock;
  const to = was - dice(2 * HOUR);
  for (let clock = to; clock < was; clock += 10 * MINUTE + dice(30 * MINUTE)) look(life, clock, [], undefined);
  look(life, dice(2) ? to : was, [], undefined);
  return true;
}

function edit(life: Life, dice: Dice, counts: Counts, clocks: Clocks): void {
  const zone = dice(3) ? (HOSTILE_ZONES[dice(HOSTILE_ZONES.length)] ?? 'UTC') : life.rule.zone;
  const times = [...HOSTILE_TIMES, ...middles(clocks(zone), { from: 0, to: Number.POSITIVE_INFINITY })];
  const time = dice(3) ? (times[dice(times.length)] ?? '') : anyTime(dice);
  life.rule = { ...life.rule, zone, time, except: [0, 1, 2].map(() => isoDate(life.clock + dice(60 * DAY))) };
  life.world.edit(life.rule, life.clock);
  counts.edits += 1;
}

const isoDate = (at: number): string => new Date(at).toISOString().slice(0, 'YYYY-MM-DD'.length);

/** A worker looks. Compares what came of it with what had to: these missed, this one posted, nothing else. */
function look(life: Life, clock: number, missed: readonly Expected[], due: Expected | undefined): void {
  life.clock = clock;
  life.world.tick(clock);
  const came = life.world.log.slice(life.read);
  life.read = life.world.log.length;
  const [is, should] = [came.map(shown).join('; '), wanted(missed, due)];
  if (is !== should)
    life.faults.push(`${JSON.stringify(life.rule)} at ${new Date(clock).toISOString()}: “${is}”, not “${should}”`);
  life.decided = due?.date ?? missed.at(-1)?.date ?? life.decided;
}

const shown = (entry: Entry): string =>
  entry.kind === 'posted'
    ? `posted ${entry.date}`
    : `missed ${entry.missed.count} from ${entry.missed.first} to ${entry.missed.last}, ${entry.missed.newest.map(({ date, at, latest }) => [date, at, latest])}`;

function wanted(missed: readonly Expected[], due: Expected | undefined): string {
  const newest = missed.slice(-31).map(({ date, at, latest }) => [date, at, latest]);
  const given = `missed ${missed.length} from ${missed[0]?.date} to ${missed.at(-1)?.date}, ${newest}`;
  return [...(missed.length ? [given] : []), ...(due ? [`posted ${due.date}`] : [])].join('; ');
}
