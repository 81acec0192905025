import path from 'node:path';
import type { Command } from 'commander';
import { SHELF } from '#core/article.ts';
import { languageOf } from '#core/language.ts';
import type { Say } from '#core/words.ts';
import { sayIn } from '#core/words.ts';
import type { Running } from '../services.ts';
import { readDataFolder, readDraftSettings } from '../settings.ts';

/** Exit codes: done; told to do what cannot be done (or nothing found); called wrongly. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

/** Says what is wrong with how a command was called; ends with `EXIT.usage`. */
export class UsageError extends Error {}

/** `draftFaults`: what is wrong with the settings of the language model, a line each; only who asks for it is told. */
export type Session = Running & {
  workspace: string;
  say: Say;
  language: ReturnType<typeof languageOf>;
  draftFaults: readonly string[];
};

/** Runs `work` on the data and workspace that the options name, and closes the store whatever happens. */
export async function withSession<T>(command: Command, work: (session: Session) => Promise<T>): Promise<T> {
  const { data, workspace } = command.optsWithGlobals<{ data?: string; workspace: string }>();
  if (workspace === SHELF || !/^[\w.-]{1,100}$/.test(workspace)) {
    throw new UsageError(
      `--workspace "${workspace}" is no workspace: letters, digits, ".", "_" and "-", and not "${SHELF}".`,
    );
  }
  const drafting = readDraftSettings(process.env);
  // Only now: what says how the program is called needs none of it.
  const { openServices } = await import('../services.ts');
  const running = await openServices({ data: dataFolder(data), ...('draft' in drafting && drafting) });
  const language = languageOf(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG);
  for (const fault of running.shelfFaults) console.error(`parley: ${fault}`);
  try {
    const draftFaults = 'faults' in drafting ? drafting.faults : [];
    return await work({ ...running, workspace, language, say: sayIn(language, running.toTraditional), draftFaults });
  } finally {
    await running.store.close();
  }
}

/**
 * Where settings are meant from: `npm run parley` answers where the person stands (bin/parley.mjs), but `.env` and `./data` are the
 * checkout's, as they are for `npm start`.
 */
export function home(): string {
  const { npm_lifecycle_event: script, npm_package_json: checkout } = process.env;
  return script === 'parley' && checkout ? path.dirname(checkout) : process.cwd();
}

function dataFolder(given: string | undefined): string {
  return given === undefined ? readDataFolder(process.env, home()) : path.resolve(given);
}
