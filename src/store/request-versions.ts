import { AsyncLocalStorage } from 'node:async_hooks';
import { SHELF } from '#core/article.ts';
import { countersOf } from './ports/versions.ts';
import type { Db, VersionName } from './tables.ts';

/** Counters by workspace, as they were when the request first asked. */
type Known = Map<string, Promise<ReadonlyMap<string, number>>>;

type Read = <T>(work: (db: Db) => Promise<T>) => Promise<T>;

/** Reads version counters, in a request only once. */
export type RequestVersions = {
  /** Runs a request. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Lets the request read again, because something has changed. */
  refresh(): void;
  version(workspace: string, name: VersionName): Promise<number>;
};

/** A request asks for counters of its workspace and of the shelf, so both are read at once. */
export function createRequestVersions(read: Read): RequestVersions {
  const requests = new AsyncLocalStorage<Known>();
  const load = (known: Known, workspace: string) => {
    const rows = read((db) => countersOf(db, [workspace, SHELF]));
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

function valuesOf(rows: Awaited<ReturnType<typeof countersOf>>, workspace: string): ReadonlyMap<string, number> {
  return new Map(rows.filter((row) => row.workspace === workspace).map(({ name, value }) => [name, value]));
}
