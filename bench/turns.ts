// Loaded before the program (`--import`): measures from inside how long its main thread works without a pause, and tells it on descriptor 3.
import { subscribe } from 'node:diagnostics_channel';
import { writeSync } from 'node:fs';
import { PerformanceObserver } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';
import { type Collection, NO_REQUEST, TOO_LONG, type Turn } from './turn.ts';

const DESCRIPTOR = 3;
/** ms between two looks: many turns are shorter, and a sum of many is no turn. */
const EVERY = 1;
/** ms. Of turns that are not too long, only the longest in such a time is told. */
const WINDOW = 250;
/** ms of a collection from which it is told. */
const LONG_COLLECTION = 5;
/** Characters of an address. */
const LONGEST_ADDRESS = 80;

const tell = (line: Turn | Collection) => void writeSync(DESCRIPTOR, `${JSON.stringify(line)}\n`);
const spent = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

function watchTurns(): void {
  let request = NO_REQUEST;
  let before = spent(process.threadCpuUsage());
  let since = performance.now();
  let told = since;
  let longest: Turn | undefined;
  const look = () => {
    const [cpu, now] = [spent(process.threadCpuUsage()), performance.now()];
    const turn: Turn = { kind: 'turn', at: Date.now(), wall: now - since, cpu: cpu - before, request };
    [before, since] = [cpu, now];
    if (turn.cpu >= TOO_LONG) tell(turn);
    else if (turn.cpu > (longest?.cpu ?? 0)) longest = turn;
    if (!longest || now - told < WINDOW) return;
    tell(longest);
    [longest, told] = [undefined, now];
  };
  setInterval(look, EVERY).unref();
  // Requests that waited come one after the other without a timer in between, each in a turn of its own.
  subscribe('http.server.request.start', (message) => {
    look();
    const { method, url } = (message as { request: { method: string; url: string } }).request;
    request = `${method} ${url.slice(0, LONGEST_ADDRESS)}`;
  });
}

function watchCollections(): void {
  const observer = new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      const at = performance.timeOrigin + startTime + duration;
      if (duration >= LONG_COLLECTION) tell({ kind: 'collection', at, ms: duration });
    }
  });
  observer.observe({ entryTypes: ['gc'] });
}

// A worker thread loads this too.
if (isMainThread) {
  watchTurns();
  watchCollections();
}
