import { type Bell, createBell } from '#chat/console/bell.ts';
import { createOutgoing } from '#chat/console/outgoing.ts';
import { ChatStartError } from '#chat/shared/deps.ts';
import { realTiming } from '#chat/shared/timing.ts';
import { SHELF } from '#core/article.ts';
import { StoreError } from '#core/store-error.ts';
import type { Log } from '#ops/log.ts';
import { eitherLinks, localLinks, NO_LINKS, publicLinks } from '#web/links.ts';
import type { Listening } from '#web/server.ts';
import { type MakeLinks, openServices, type Running } from '../services.ts';
import type { Settings } from '../settings.ts';
import { type Chats, startChats } from './chats.ts';
import { healthOf, isDiskFull } from './health.ts';
import { openLog } from './log.ts';
import { pagesFromWeb } from './pages.ts';
import { type PortSetting, portFault } from './port-fault.ts';
import { startPresence } from './presence.ts';
import { refuse } from './refuse.ts';
import { CONSOLE_WORKSPACE, serveConsole, servePublic } from './sites.ts';
import { type Step, stopOnSignal } from './stop.ts';
import { startSweeper } from './sweeper.ts';
import { startThreads, type Threads } from './threads.ts';
import { startWork } from './work.ts';

const hasChats = ({ discord, slack }: Settings) => discord !== undefined || slack !== undefined;
/** True if there is a chat or a public address. Otherwise only this machine can reach the console and its reader. */
const isPublic = (settings: Settings) => settings.publicUrl !== undefined || hasChats(settings);
const hasConsole = (settings: Settings) => !isPublic(settings) || settings.consolePort !== undefined;

/** Share of the cache for the search thread, whose indexes need most of the memory. */
const SEARCH_SHARE = 0.75;

async function openOrEnd(settings: Settings, threads: Threads, log: Log): Promise<Running> {
  const { store, clock, publicUrl, draft, cacheBytes } = settings;
  const links: MakeLinks = (opened, newKey) =>
    eitherLinks(
      hasConsole(settings) ? localLinks(CONSOLE_WORKSPACE, opened) : NO_LINKS,
      publicUrl === undefined ? NO_LINKS : publicLinks(publicUrl, opened, newKey),
    );
  try {
    return await openServices({
      store,
      ...(clock && { clock }),
      links,
      pages: pagesFromWeb(settings.contact),
      log,
      threads,
      cacheBytes: cacheBytes * (1 - SEARCH_SHARE),
      ...(draft && { draft }),
    });
  } catch (error) {
    if (error instanceof StoreError) refuse(error.message);
    throw error;
  }
}

async function chatsOrEnd(running: Running, settings: Settings): Promise<Chats> {
  try {
    return await startChats(running, settings);
  } catch (error) {
    if (!(error instanceof ChatStartError)) throw error;
    await running.store.close();
    refuse(running.log.redact(error.message));
  }
}

type Served = {
  pages?: Listening;
  console?: Listening;
  sweeper?: ReturnType<typeof startSweeper>;
  work?: ReturnType<typeof startWork>;
};

async function serveOrEnd(
  running: Running,
  settings: Settings,
  { listener, states }: Chats,
  bell: Bell,
): Promise<Served> {
  const { port, host, consolePort, publicUrl } = settings;
  if (!isPublic(settings)) return { console: await listening('PORT', port, serveConsole(running, port, bell)) };
  const isFull = async () => 'folder' in settings.store && (await isDiskFull(settings.store.folder));
  const health = async () => healthOf(states(), running.store, running.services.outside.now(), await isFull());
  const parts = { port, host, health, ...(publicUrl !== undefined && { publicUrl }), ...(listener && { listener }) };
  const pages = await listening('PORT', port, servePublic(running, parts), host);
  if (consolePort === undefined) return { pages };
  return { pages, console: await listening('CONSOLE_PORT', consolePort, serveConsole(running, consolePort, bell)) };
}

async function listening(
  name: PortSetting,
  port: number,
  server: Promise<Listening>,
  host?: string,
): Promise<Listening> {
  return server.catch((error: NodeJS.ErrnoException) => {
    const fault = portFault(error.code, { name, port, host });
    if (fault !== undefined) refuse(fault);
    throw error;
  });
}

type Open = { running: Running; threads: Threads; presence: Awaited<ReturnType<typeof startPresence>> };

/** Steps to stop, with the most ms for each, within the ten seconds. A chat finishes its pending work, the others have little to finish. */
function stepsOf(
  { running, threads, presence }: Open,
  chats: Chats | undefined,
  { pages, console, sweeper, work }: Served,
): Step[] {
  const servers = [pages, console].flatMap((one) => one ?? []);
  return [
    { what: 'what is sent unasked', within: 3_000, end: async () => work?.stop() },
    { what: 'the chats', within: 8_500, end: async () => chats?.stop() },
    { what: 'the server', within: 4_000, end: async () => void (await Promise.all(servers.map((one) => one.close()))) },
    { what: 'the leases', within: 1_000, end: () => presence.stop() },
    { what: 'the threads', within: 1_000, end: () => threads.close() },
    { what: 'the deletion of what is old', within: 1_000, end: async () => sweeper?.stop() },
    { what: 'the store', within: 2_000, end: () => running.store.close() },
  ];
}

function sweeperOf({ log, store, services }: Running, { keepDays }: Settings): ReturnType<typeof startSweeper> {
  const { now, newId } = services.outside;
  const logError = (error: unknown) => log.bug(newId(), error);
  return startSweeper({ retention: store.retention, keepDays, now, timing: realTiming, logError });
}

/** Sends unasked what the chats that are connected can send, and the console if it is served. */
function startedWork(
  running: Running,
  chats: Chats,
  { console }: Served,
  bell: Bell,
  clock: Settings['clock'],
): ReturnType<typeof startWork> {
  const { store, services, log } = running;
  const { outside } = services;
  const page = createOutgoing({ transcript: store.transcript, outside, bell, logBug: log.bug });
  const outgoing = () => new Map([...chats.outgoing(), ...(console ? [['console', page] as const] : [])]);
  return startWork({ running, chats: outgoing, timing: realTiming, ...(clock && { factor: clock.factor }) });
}

function greeting({ publicUrl }: Settings, served: Served): string {
  const end = '(Ctrl+C stops it)';
  if (!served.pages) return `Parley is at ${served.console?.url}  ${end}`;
  return [
    publicUrl === undefined
      ? `Serving at ${served.pages.url}. No PUBLIC_URL is set: answers carry no links to the reader.`
      : `The reader is at ${publicUrl}, served here at ${served.pages.url}`,
    ...(served.console ? [`The console is at ${served.console.url}, for this machine alone.`] : []),
    `Parley is ready  ${end}`,
  ].join('\n');
}

/** Runs the server with these settings, until a signal ends it. */
export async function runServer(settings: Settings): Promise<void> {
  const log = await openLog(settings);
  process.on('uncaughtException', (error) => {
    log.bug('crash', error);
    process.exit(1);
  });
  const threads = startThreads({ store: settings.store, cacheBytes: settings.cacheBytes * SEARCH_SHARE });
  const running = await openOrEnd(settings, threads, log);
  for (const fault of running.shelfFaults) console.error(`parley: ${fault}`);
  const presence = await startPresence({ leases: running.store.leases, timing: realTiming });
  let chats: Chats | undefined;
  let served: Served = {};
  stopOnSignal(() => stepsOf({ running, threads, presence }, chats, served));
  chats = await chatsOrEnd(running, settings);
  const bell = createBell();
  served = await serveOrEnd(running, settings, chats, bell);
  // Builds the shelf's index now, so that the first question in a chat does not wait for it.
  if (hasChats(settings)) await running.services.finder.find(SHELF, { words: 'x', limit: 1 });
  console.log(greeting(settings, served));
  served.sweeper = sweeperOf(running, settings);
  served.work = startedWork(running, chats, served, bell, settings.clock);
}
