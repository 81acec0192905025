import { config } from 'dotenv';
import { consoleApp } from '#chat/console/app.ts';
import { commands } from '#commands';
import { sayIn } from '#core/words.ts';
import { StoreError } from '#store/index.ts';
import { localLinks } from '#web/links.ts';
import { readerApp } from '#web/reader.ts';
import { type Listening, startServer } from '#web/server.ts';
import { siteApp } from '#web/site.ts';
import { readStart, type StartFlags } from './cli/start.ts';
import { logBug, openServices, type Running } from './services.ts';
import { readSettings, type Settings } from './settings.ts';

/** The console answers on this machine only, and knows one workspace. */
const LOOPBACK = '127.0.0.1';
const WORKSPACE = 'local';

/** Says what is wrong with how the program was started, and ends it. */
function refuse(why: string): never {
  console.error(`parley: ${why}`);
  process.exit(1);
}

function settingsOrEnd({ data, port }: StartFlags): Settings {
  config({ quiet: true });
  const environment = {
    ...process.env,
    ...(data !== undefined && { PARLEY_DATA: data }),
    ...(port !== undefined && { PORT: port }),
  };
  const read = readSettings(environment, process.cwd());
  return 'faults' in read
    ? refuse(`the settings are wrong:\n  ${read.faults.join('\n  ')}\n.env.example explains each.`)
    : read.settings;
}

async function openOrEnd({ data }: Settings): Promise<Running> {
  try {
    return await openServices({ data, links: () => localLinks(WORKSPACE) });
  } catch (error) {
    if (error instanceof StoreError) refuse(error.message);
    throw error;
  }
}

async function listenOrEnd(
  { store, services, answerer, toTraditional }: Running,
  { port }: Settings,
): Promise<Listening> {
  const say = (language: Parameters<typeof sayIn>[0]) => sayIn(language, toTraditional);
  const { outside, library } = services;
  const chat = consoleApp({
    ...answerer,
    commands,
    transcript: store.transcript,
    logBug,
    outside,
    sayIn: say,
    workspace: WORKSPACE,
  });
  const reader = readerApp({ workspace: WORKSPACE, open: library.open, sayIn: say });
  const site = siteApp({ apps: [chat, reader], sayIn: say, newId: outside.newId, logBug });
  return startServer(site, { port, hostname: LOOPBACK }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE')
      refuse(`port ${port} is in use. Stop what uses it, or choose another: PORT=4322 npm start`);
    if (error.code === 'EACCES')
      refuse(`port ${port} may not be used by this user. Choose one above 1023: PORT=4321 npm start`);
    throw error;
  });
}

const settings = settingsOrEnd(readStart(process.argv.slice(2)));
const running = await openOrEnd(settings);
for (const fault of running.shelfFaults) console.error(`parley: ${fault}`);
const listening = await listenOrEnd(running, settings);
console.log(`Parley is at ${listening.url}  (Ctrl+C stops it)`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void listening.close().then(() => running.store.close());
  });
}
