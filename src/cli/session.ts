import path from 'node:path';
import type { Command } from 'commander';
import { SHELF } from '#core/article.ts';
import { languageOf } from '#core/language.ts';
import type { Ingest } from '#core/ports/ingest.ts';
import type { Pages } from '#core/ports/pages.ts';
import type { Say } from '#core/words.ts';
import { sayIn } from '#core/words.ts';
import type { FastClock } from '#store/index.ts';
import type { StoreLocation } from '#store/location.ts';
import { clockFault, parseClock } from '../fast-clock.ts';
import type { Running } from '../services.ts';
import { readContact, readDraftSettings } from '../settings.ts';
import { pagesFromWeb } from '../start/pages.ts';
import { databaseFault, readStoreLocation } from '../store-location.ts';

/** Exit codes. `failed`: it cannot be done, or nothing was found. `usage`: the command was called wrongly. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** An error in how a command was called. The program ends with `EXIT.usage`. */
export class UsageError extends Error {}

/** `draftFaults`: faults in the settings of the language model, a line each. Printed only if the model is used. */
export type Session = Running & {
  workspace: string;
  /** Also unusual files are read, without a question. */
  anyFile: boolean;
  say: Say;
  language: ReturnType<typeof languageOf>;
  draftFaults: readonly string[];
};

/** The ports that read files and fetch pages. */
export type Reading = { ingest: Ingest; pages: Pages };
/** `reading`: what `runCli` was given. */
type SessionFlags = { data?: string; workspace: string; anyFile?: boolean; reading?: Reading };

/** Runs `work` with the data folder and workspace of the options. Always closes the store. */
export async function withSession<T>(command: Command, work: (session: Session) => Promise<T>): Promise<T> {
  const { data, workspace, anyFile = false, reading } = command.optsWithGlobals<SessionFlags>();
  if (workspace === SHELF || !/^[\w.-]{1,100}$/.test(workspace)) {
    throw new UsageError(
      `--workspace "${workspace}" is no workspace: letters, digits, ".", "_" and "-", and not "${SHELF}".`,
    );
  }
  const drafting = readDraftSettings(process.env);
  // Imported here, because help texts and usage errors do not need it.
  const { openServices } = await import('../services.ts');
  const running = await openServices({
    store: settledLocation(data),
    ...settledClock(),
    ...(reading ?? (await readingForReal())),
    ...('draft' in drafting && drafting),
  });
  const language = languageOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG);
  for (const fault of running.shelfFaults) console.error(`parley: ${fault}`);
  try {
    const draftFaults = 'faults' in drafting ? drafting.faults : [];
    const say = sayIn(language, running.toTraditional);
    return await work({ ...running, workspace, anyFile, language, say, draftFaults });
  } finally {
    await running.store.close();
  }
}

async function readingForReal(): Promise<Reading> {
  const { startIngest } = await import('../start/ingest-pool.ts');
  const ingest = startIngest({ log: (line) => console.error(`parley: ${line}`) });
  return { ingest, pages: pagesFromWeb(readContact(process.env)) };
}

/** Returns the clock of `PARLEY_CLOCK`, if it is set. */
function settledClock(): { clock?: FastClock } {
  const { PARLEY_CLOCK: typed } = process.env;
  if (!typed?.trim()) return {};
  const fault = clockFault(typed);
  if (fault !== undefined) throw new UsageError(`PARLEY_CLOCK ${fault}.`);
  return { clock: parseClock(typed) };
}

/** Returns where all data is stored, as `--data` or the settings say. */
export function settledLocation(data: string | undefined): StoreLocation {
  const location = readStoreLocation(process.env, home(), data);
  const fault = 'url' in location ? databaseFault(location.url) : undefined;
  // The address is not repeated, because it can have a password.
  if (fault !== undefined) throw new UsageError(`DATABASE_URL ${fault}.`);
  return location;
}

/**
 * Returns the folder of `.env` and `./data`. `npm run parley` works in the person's current folder (bin/parley.mjs), but uses the
 * checkout's `.env` and `./data`, as `npm start` does.
 */
export function home(): string {
  const { npm_lifecycle_event: script, npm_package_json: checkout } = process.env;
  return script === 'parley' && checkout ? path.dirname(checkout) : process.cwd();
}
