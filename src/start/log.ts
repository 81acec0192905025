import path from 'node:path';
import { createLog, type Log, READABLE } from '#ops/log.ts';
import type { Settings } from '../settings.ts';
import { storeSecrets } from '../store-location.ts';
import { ownVersion, ROOT_FOLDER } from '../version.ts';

const parts = (secrets: readonly string[]) => ({
  secrets,
  root: ROOT_FOLDER + path.sep,
  versions: { parley: ownVersion(), node: process.versions.node },
  output: { line: (line: string) => console.log(line), bug: (line: string) => console.error(line) },
});

/** The server's log: readable if standard error is a terminal, else JSON. Events go to standard output, bugs to standard error. */
export async function openLog(settings: Settings): Promise<Log> {
  const format = process.stderr.isTTY ? READABLE : (await import('#ops/json-format.ts')).jsonFormat();
  return createLog(parts(secretsOf(settings)), format);
}

/** The log of the command line, for a person to read. */
export const readableLog = (): Log => createLog(parts([]), READABLE);

function secretsOf({ discord, slack, draft, store }: Settings): string[] {
  const all = [discord?.token, slack?.botToken, slack?.appToken, slack?.signingSecret, draft?.key];
  return [...all.filter((one) => one !== undefined), ...storeSecrets(store)];
}
