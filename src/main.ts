import { setFlagsFromString } from 'node:v8';
import { config } from 'dotenv';
import { readStart, type StartFlags } from './cli/start.ts';
import { DEFAULT_CONSOLE_PORT, readSettings, type Settings } from './settings.ts';
import { refuse } from './start/refuse.ts';

function settingsOrEnd({ data, port, console: console_ }: StartFlags): Settings {
  config({ quiet: true });
  const consolePort = console_ === true ? process.env.CONSOLE_PORT || String(DEFAULT_CONSOLE_PORT) : console_;
  const environment = {
    ...process.env,
    ...(data !== undefined && { PARLEY_DATA: data, DATABASE_URL: undefined }),
    ...(port !== undefined && { PORT: port }),
    ...(consolePort !== undefined && { CONSOLE_PORT: consolePort }),
  };
  const read = readSettings(environment, process.cwd());
  return 'faults' in read
    ? refuse(`the settings are wrong:\n  ${read.faults.join('\n  ')}\n.env.example explains each.`)
    : read.settings;
}

/**
 * Percent by which a heap may grow before all its garbage is collected. By default V8 lets it grow fourfold on a large machine: articles that
 * were read and dropped took 200 MB.
 */
const HEAP_GROWTH = 40;
setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);

const settings = settingsOrEnd(readStart(process.argv.slice(2)));
// Loaded after the options and settings were read, so that help and mistakes are told at once.
const { runServer } = await import('./start/server.ts');
await runServer(settings);
