import path from 'node:path';
import { type Command, Option } from 'commander';
import { StoreError } from '#core/store-error.ts';
import type { TableSum, Watched } from '#store/copy.ts';
import { locationName, type StoreLocation } from '#store/location.ts';
import { isSameLocation, parseLocation } from '../store-location.ts';
import { agrees, canAsk } from './ask.ts';
import { printError } from './errors.ts';
import { settledLocation, UsageError } from './session.ts';
import { counted, printed } from './words.ts';

type JsonFlag = { json?: boolean };
type DataFlag = { data?: string };
type MoveFlags = JsonFlag & DataFlag & { from?: string; to?: string; anyway?: boolean };
type RestoreFlags = JsonFlag & DataFlag & { replace?: boolean; yes?: boolean };

export function declareData(data: Command): void {
  const json = () => new Option('--json', 'print one JSON object: rows and SHA-256 of each table');
  data
    .command('move')
    .description(
      'copy everything to another folder or PostgreSQL database, which must be empty; compare; change nothing here',
    )
    .option(
      '--to <place>',
      'a folder, or postgres://user:password@host:5432/database (default: what the settings name)',
    )
    .option('--from <place>', 'the same (default: what the settings name)')
    .option('--anyway', 'also while Parley runs: what it stores from then on is left behind')
    .addOption(json())
    .action((_: unknown, command: Command) => moveData(command.optsWithGlobals<MoveFlags>()));
  data
    .command('backup')
    .description('copy everything into a new file, also while Parley runs')
    .argument('<file>')
    .addOption(json())
    .action((file: string, _: unknown, command: Command) => backUpData(file, command.optsWithGlobals()));
  data
    .command('restore')
    .description('bring back a backup, into an empty folder or database')
    .argument('<file>')
    .option('--replace', 'delete what is stored there, after a question')
    .option('--yes', 'without the question')
    .addOption(json())
    .action((file: string, _: unknown, command: Command) => restoreData(file, command.optsWithGlobals()));
}

async function moveData({ from, to, data, anyway = false, json }: MoveFlags): Promise<void> {
  if (from === undefined && to === undefined)
    throw new UsageError('move takes --to PLACE: a folder, or the address of a PostgreSQL database.');
  const settled = settledLocation(data);
  const places = { from: named('--from', from) ?? settled, to: named('--to', to) ?? settled };
  if (isSameLocation(places.from, places.to))
    throw new UsageError(`--from and --to are the same: ${locationName(places.to)}.`);
  const { move } = await import('#store/transfer.ts');
  await run(
    json,
    (watched) => move({ ...watched, ...places, anyway }),
    (sums) => {
      const done = `Moved ${rowsIn(sums)} from ${locationName(places.from)} to ${locationName(places.to)} and compared them.`;
      return `${done} ${nextStep(places.to, settled)} ${locationName(places.from)} is unchanged.`;
    },
  );
}

function nextStep(to: StoreLocation, settled: StoreLocation): string {
  if (isSameLocation(to, settled)) return 'The settings name the new place already: start Parley.';
  if ('url' in to) return 'Set DATABASE_URL in .env to the address you moved to, and start Parley.';
  return `Set PARLEY_DATA=${to.folder} in .env, leave DATABASE_URL empty there, and start Parley.`;
}

async function backUpData(name: string, { data, json }: JsonFlag & DataFlag): Promise<void> {
  const from = settledLocation(data);
  const file = path.resolve(name);
  const { backUp } = await import('#store/transfer.ts');
  await run(
    json,
    (watched) => backUp({ ...watched, from, file }),
    (sums) =>
      `Backed up ${rowsIn(sums)} of ${locationName(from)} to ${file}. Keep it safe: whoever has it can read everything.`,
  );
}

async function restoreData(name: string, { data, json, replace = false, yes = false }: RestoreFlags): Promise<void> {
  const to = settledLocation(data);
  const file = path.resolve(name);
  const { restore } = await import('#store/transfer.ts');
  const into = (watched: Watched, over: boolean) => restore({ ...watched, file, to, replace: over });
  const work = async (watched: Watched) => {
    if (replace && yes) return into(watched, true);
    try {
      return await into(watched, false);
    } catch (error) {
      if (!replace || !(error instanceof StoreError) || error.kind !== 'not-empty') throw error;
      await confirmReplacing(to, name);
      return into(watched, true);
    }
  };
  await run(json, work, (sums) => `Restored ${rowsIn(sums)} from ${file} to ${locationName(to)}. Start Parley.`);
}

async function confirmReplacing(to: StoreLocation, file: string): Promise<void> {
  const what = `Everything stored in ${locationName(to)} is deleted`;
  if (!canAsk())
    throw new UsageError(
      `${what} only after a question, and nobody can answer it here. Type: parley data restore ${file} --replace --yes`,
    );
  if (!(await agrees(printed(`${what}, and ${file} takes its place. Do it?`))))
    throw new UsageError('Nothing was changed.');
}

/** Returns the place that an option names; undefined if it was not given. */
function named(option: string, text: string | undefined): StoreLocation | undefined {
  if (text === undefined) return undefined;
  const location = parseLocation(text, process.cwd());
  if ('fault' in location) throw new UsageError(`${option} ${location.fault}.`);
  return location;
}

type Work = (watched: Watched) => Promise<TableSum[]>;

/** The exit code of a program that Ctrl-C has ended. */
const INTERRUPTED = 130;

/** Does the work and prints its result. Ctrl-C stops it between two steps, so that the databases can take back what was begun. */
async function run(json: boolean | undefined, work: Work, words: (sums: readonly TableSum[]) => string): Promise<void> {
  const stop = new AbortController();
  // More than once: a terminal signals the program and its launcher, which passes it on.
  const onSignal = () => stop.abort();
  const line = progressLine();
  for (const signal of SIGNALS) process.on(signal, onSignal);
  try {
    const sums = await work({ signal: stop.signal, progress: line.show }).finally(line.clear);
    console.log(json ? JSON.stringify({ tables: sums }) : printed(words(sums)));
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    printError({ kind: 'interrupted', message: 'Stopped. Nothing was changed.' }, json);
    process.exitCode = INTERRUPTED;
  } finally {
    for (const signal of SIGNALS) process.off(signal, onSignal);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

function rowsIn(sums: readonly TableSum[]): string {
  return counted(
    sums.reduce((all, { rows }) => all + rows, 0),
    'row',
  );
}

/** A line on the terminal with percent and table. Shows nothing if standard error is not a terminal. */
function progressLine(): { show: NonNullable<Watched['progress']>; clear(): void } {
  const CLEAR = '\r\u001B[K';
  const PERCENT = 100;
  let shown = '';
  const write = (text: string) => {
    if (process.stderr.isTTY && text !== shown) process.stderr.write(CLEAR + text);
    shown = text;
  };
  return {
    show: (part, table) => write(`${Math.floor(part * PERCENT)} % ${table}`),
    clear: () => write(''),
  };
}
