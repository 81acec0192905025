// npm run soak -- NAME [--seed N] [--times N] [--store sqlite|postgres] [--platform discord|slack]: what the tests try in a sample, at full length. Prints seed and wall time.
import { parseArgs } from 'node:util';
import * as crashDaily from './crash-daily.ts';
import * as crashDebate from './crash-debate.ts';
import * as daily from './daily.ts';
import * as debate from './debate.ts';
import * as decks from './decks.ts';
import * as edits from './edits.ts';
import * as killChats from './kill-chats.ts';
import * as killDaily from './kill-daily.ts';
import * as killDebate from './kill-debate.ts';
import * as killStore from './kill-store.ts';
import * as readers from './readers.ts';

/** `faults` says what went wrong, a line each; the rest is printed. */
type Report = { faults: string[] } & Record<string, unknown>;
/** `store`, `platform`: which one, where the soak has more than one. */
type Given = {
  seed: number;
  times: number;
  store: 'sqlite' | 'postgres';
  platform: 'discord' | 'slack';
  fresh: boolean;
};
type Soak = { what: string; times: number; run: (given: Given) => Promise<Report> };

const SOAKS: Record<string, Soak> = {
  edits: {
    what: 'revise articles: a number keeps its words, and every reference and all evidence ever given shows them',
    times: 100_000,
    run: edits.run,
  },
  decks: {
    what: 'draw prompts in fifty places over restarts: none twice before all came, camps even to within one',
    times: 10_000,
    run: decks.run,
  },
  daily: {
    what: 'four years of daily prompts in a zone at hostile times, through downtime, edits, clocks set back: none missed, doubled, early',
    times: 524, // every zone in the years to come, and a hundred in others
    run: daily.run,
  },
  debate: {
    what: 'random histories of debates in all formats: no ballot lost, doubled or shown, and each debate ends',
    times: 100_000,
    run: debate.run,
  },
  'kill-store': {
    what: 'kill -9 while storing: nothing acknowledged is lost, nothing is torn',
    times: 1000,
    run: killStore.run,
  },
  'kill-chats': {
    what: 'kill -9 in a burst on Discord and Slack: nobody waits in vain, nothing is answered twice, buttons still work',
    times: 200,
    run: killChats.run,
  },
  'crash-daily': {
    what: 'a crash at every moment of a daily post, on every platform, in all weathers: posted once, or somebody is told',
    times: 1_000, // of each weather on each platform; there are fewer
    run: crashDaily.run,
  },
  'crash-debate': {
    what: 'a crash at every moment of a debate, on every platform, in all weathers: it ends as an undisturbed one, nothing doubled',
    times: 1_000, // of each weather, format and platform; there are fewer
    run: crashDebate.run,
  },
  'kill-daily': {
    what: 'kill -9 while daily prompts are due, one process or three: every date posted once, or recorded why not',
    times: 200,
    run: killDaily.run,
  },
  readers: {
    what: 'files that were made to break their readers: each is read, refused or ended in time, and nobody waits meanwhile',
    times: 20_000, // of each format, and from 1,000 on the slow hostile files; with --fresh 2,000, in a process each
    run: readers.run,
  },
  'kill-debate': {
    what: 'kill -9 while people debate, one process or three: every message once, every debate to its end',
    times: 200,
    run: killDebate.run,
  },
};

function usage(): string {
  const names = Object.entries(SOAKS).map(([name, { what, times }]) => `  ${name.padEnd(14)}${what} (${times} times)`);
  return [
    'usage: npm run soak -- NAME [--seed N] [--times N] [--store sqlite|postgres] [--platform discord|slack] [--fresh]',
    'Stores are for kill-store, kill-daily and kill-debate, platforms for the last two.',
    ...names,
  ].join('\n');
}

type Wanted = Given & { name: string; soak: Soak };

function wanted(): Wanted | undefined {
  try {
    const text = { type: 'string' } as const;
    const options = { seed: text, times: text, store: text, platform: text, fresh: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [name = '', ...more] = positionals;
    const soak = Object.hasOwn(SOAKS, name) ? SOAKS[name] : undefined;
    const seed = Number(values.seed ?? Date.now() % 1_000_000);
    const times = Number(values.times ?? soak?.times);
    const { store = 'sqlite', platform = 'discord', fresh = false } = values;
    if (store !== 'sqlite' && store !== 'postgres') return undefined;
    if (platform !== 'discord' && platform !== 'slack') return undefined;
    const right = soak && !more.length && Number.isSafeInteger(seed) && Number.isSafeInteger(times) && times > 0;
    return right ? { name, soak, seed, times, store, platform, fresh } : undefined;
  } catch {
    return undefined;
  }
}

async function main(): Promise<number> {
  const found = wanted();
  if (!found) {
    console.error(usage());
    return 2;
  }
  const { name, soak, seed, times, store, platform, fresh } = found;
  console.log(`${name}: seed ${seed}, ${times} times${store === 'sqlite' ? '' : `, on ${store}`}`);
  const start = performance.now();
  const { faults, ...counts } = await soak.run({ seed, times, store, platform, fresh });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${name}: seed ${seed}, ${JSON.stringify(counts)}, faults ${faults.length}, ${seconds} s`);
  for (const fault of faults) console.error(fault);
  return faults.length ? 1 : 0;
}

process.exitCode = await main();
