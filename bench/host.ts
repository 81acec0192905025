import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type Measured, type Started, startWatched, type Watched } from './watched.ts';

/** A program that is started again when it ends, as whoever supervises it does. */
export type Host = {
  measured: Measured;
  url(): string;
  /** Resolves when it answers again, or has ended. One that stays silent is ended. */
  idle(): Promise<void>;
  /** Starts it again where it has ended. Gives what happened, in words; nothing when it is alive. */
  revive(): Promise<string[]>;
  alive(): boolean;
  close(): Promise<void>;
};

/**
 * ms of work of the main thread in which nobody is answered: whoever supervises a program would have ended it before. Not time that passes,
 * which on a busy machine says nothing of the program.
 */
const LONGEST_SILENCE = 30_000;
/** Likewise, soon after a start. */
const SILENT_AT_START = 15_000;
/** ms that pass, for one that does not even work. */
const LONGEST_WAIT = 600_000;
/** ms between two looks. */
const EVERY = 250;
/** Starts on the same folder, before it is believed that none helps. */
const STARTS = 3;
/** ms after a start in which what is owed can end it again. */
const SOON = 10_000;

/** `told`: gets each new address. */
export async function openHost(settings: Omit<Started, 'folder'>, told: (url: string) => void): Promise<Host> {
  const measured: Measured = { turns: [], collections: [] };
  const folders = [await newFolder()];
  const start = async () => {
    const one = await startWatched({ ...settings, folder: folders.at(-1) ?? '' }, measured);
    told(one.url);
    return one;
  };
  let program = await start();
  let silent: string | undefined;
  const revive = async (): Promise<string[]> => {
    if (program.alive()) return [];
    const said = [silent ?? `the program ${await program.ended}`];
    silent = undefined;
    for (let tries = 1; tries <= STARTS; tries += 1) {
      const again = await endsSoon(async () => {
        program = await start();
        return program;
      });
      if (again === undefined) return [...said, `came back at start ${tries}`];
      said.push(`start ${tries}: ${again}`);
    }
    folders.push(await newFolder());
    program = await start();
    return [...said, 'did not come back: a new folder from here on'];
  };
  return {
    measured,
    revive,
    url: () => program.url,
    idle: async () => {
      silent = (await endIfSilent(program, LONGEST_SILENCE, measured)) ?? silent;
    },
    alive: () => program.alive(),
    close: async () => {
      await program.kill();
      await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
    },
  };
}

const newFolder = (): Promise<string> => mkdtemp(path.join(os.tmpdir(), 'parley-bench-'));

/** How it ended, if it did within a short time. */
async function endsSoon(start: () => Promise<Watched>): Promise<string | undefined> {
  try {
    const program = await start();
    const ended = await Promise.race([program.ended, pause(SOON)]);
    return ended ?? (await endIfSilent(program, SILENT_AT_START));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Says so when it had to be ended; what its main thread was at counts as a turn that was not over. */
async function endIfSilent(program: Watched, most: number, measured?: Measured): Promise<string | undefined> {
  const [before, start] = [await mainThreadTime(program.pid), performance.now()];
  const over = new AbortController();
  const answered = healthy(program, over.signal);
  let [worked, waited] = [0, 0];
  while (worked < most && waited < LONGEST_WAIT) {
    if (await Promise.race([answered, pause(EVERY)])) return undefined;
    if (!program.alive()) return undefined;
    [worked, waited] = [(await mainThreadTime(program.pid)) - before, performance.now() - start];
  }
  over.abort();
  measured?.turns.push({
    kind: 'turn',
    at: Date.now(),
    wall: waited,
    cpu: worked,
    request: 'unknown (it was not over)',
  });
  await program.kill();
  return `silent for ${Math.round(worked / 1000)} s of work, then ended by the bench`;
}

/** Asks until it answers, has ended, or nobody wants to know any more. True when it answered. */
async function healthy(program: Watched, signal: AbortSignal): Promise<boolean> {
  while (program.alive() && !signal.aborted) {
    const response = await fetch(`${program.url}/health`, { signal }).catch(() => undefined);
    if (response) return true;
    await pause(EVERY);
  }
  return false;
}

const pause = (ms: number) => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms));

/** ms in a tick of /proc. */
const TICK = 10;

/** ms of CPU time that the main thread has had so far. */
async function mainThreadTime(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/task/${pid}/stat`, 'utf8').catch(() => '');
  const [user = 0, system = 0] = text.split(' ').slice(13, 15).map(Number);
  return (user + system) * TICK;
}
