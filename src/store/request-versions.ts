import { AsyncLocalStorage } from 'node:async_hooks';
import { SHELF } from '#core/article.ts';
import type { CounterRow } from './ports/versions.ts';
import type { VersionName } from './tables.ts';

/** Counters by workspace, as they were when the request first asked. */
type Known = Map<string, Promise<ReadonlyMap<string, number>>>;

/** Reads the counters of a workspace and of the shelf. May give those of other workspaces too. */
export type ReadCounters = (workspace: string) => Promise<readonly CounterRow[]>;

/** Reads version counters, in a request only once. */
export type RequestVersions = {
  /** Runs a request. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Lets the request read again, because something has changed. */
  refresh(): void;
  version(workspace: string, name: VersionName): Promise<number>;
};

/** A request asks for counters of its workspace and of the shelf, so both are read at once. */
export function createRequestVersions(read: ReadCounters): RequestVersions {
  const requests = new AsyncLocalStorage<Known>();
  const load = (known: Known, workspace: string) => {
    const rows = read(workspace);
    for (const one of [SHELF, workspace]) {
      if (known.has(one)) continue;
      const values = rows.then((all) => valuesOf(all, one));
      // Nobody may ever ask for the other one, and an error that nobody waits for would end the process.
      values.catch(() => undefined);
      known.set(one, values);
    }
    return known.get(workspace);
  };
  return {
    run: (work) => requests.run(new Map(), work),
    refresh: () => requests.getStore()?.clear(),
    version: async (workspace, name) => {
      const known: Known = requests.getStore() ?? new Map();
      const values = await (known.get(workspace) ?? load(known, workspace));
      return values?.get(name) ?? 0;
    },
  };
}

/** Most workspaces of one read: PostgreSQL and SQLite take many more parameters, but a statement is kept for each number of them. */
const MOST_AT_ONCE = 50;

type Batch = { workspaces: Set<string>; rows: Promise<readonly CounterRow[]> };

/**
 * Shares one read among all who ask in a turn of the event loop. It begins after the last of them has asked, so that nobody misses a change
 * that was stored before.
 */
export function sharedInTurn(read: (workspaces: readonly string[]) => Promise<readonly CounterRow[]>): ReadCounters {
  let open: Batch | undefined;
  const begin = (): Batch => {
    const workspaces = new Set([SHELF]);
    const rows = endOfTurn().then(() => {
      if (open === batch) open = undefined;
      return read([...workspaces]);
    });
    const batch = { workspaces, rows };
    return batch;
  };
  return (workspace) => {
    if (!open || open.workspaces.size >= MOST_AT_ONCE) open = begin();
    open.workspaces.add(workspace);
    return open.rows;
  };
}

const endOfTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function valuesOf(rows: readonly CounterRow[], workspace: string): ReadonlyMap<string, number> {
  return new Map(rows.filter((row) => row.workspace === workspace).map(({ name, value }) => [name, value]));
}
