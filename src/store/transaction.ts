import { AsyncLocalStorage } from 'node:async_hooks';
import { SHELF } from '#core/article.ts';
import type { Ports, Store } from '#core/ports/store.ts';
import { queue } from '#core/queue.ts';
import { toldToPeople } from '#core/store-error.ts';
import { newHolder } from './holder.ts';
import { portsIn } from './ports/all.ts';
import { countersOf } from './ports/versions.ts';
import { createRequestVersions, sharedInTurn } from './request-versions.ts';
import type { Access, Database, Db } from './tables.ts';

/** A running transaction. `open` becomes false at its end. */
type OpenTransaction = { open: boolean };

/**
 * Makes a store over any database. Inside a transaction, only the ports given to `work` can be used. The store itself throws there: a write
 * would wait for ever for its own transaction, and a read would not see what the transaction wrote. `work` must be short and must not wait
 * for anything outside the database, because all other writes wait for it.
 */
export function storeOver(database: Database, fastNow?: () => number): Store {
  const sessions = new AsyncLocalStorage<OpenTransaction>();
  const outside = async <T>(use: () => Promise<T>): Promise<T> => {
    if (sessions.getStore()?.open) throw new Error('inside a transaction, use the ports that it hands out');
    return use().catch((error: unknown) => {
      throw toldToPeople(error);
    });
  };
  const read: Access['read'] = (work) => outside(() => database.read(work));
  const counters = sharedInTurn((workspaces) => database.read((db) => countersOf(db, workspaces)));
  const versions = createRequestVersions((workspace) => outside(() => counters(workspace)));
  const access: Access = {
    dialect: database.dialect,
    holder: newHolder(),
    read,
    ...(fastNow && { fastNow }),
    version: versions.version,
    // Also after a failure: whoever lost a race looks again.
    write: (workspace, work) => outside(() => database.write(workspace, work).finally(versions.refresh)),
    writeOne: (work) => outside(() => database.writeOne(work)),
  };
  return {
    ...portsIn(access),
    transaction: (workspace, work) =>
      access.write(workspace, (db) => inSession({ sessions, access, workspace }, db, work)),
    request: versions.run,
    refresh: versions.refresh,
    isReachable: database.isReachable,
    close: () => outside(() => database.close()),
  };
}

type Session = { sessions: AsyncLocalStorage<OpenTransaction>; access: Access; workspace: string };

async function inSession<T>(
  { sessions, access, workspace }: Session,
  db: Db,
  work: (ports: Ports) => Promise<T>,
): Promise<T> {
  const session = { open: true };
  const queued = queue();
  let waiting = 0;
  const step = async <R>(use: (db: Db) => Promise<R>): Promise<R> => {
    if (!session.open) throw new Error('the transaction is over');
    waiting++;
    return queued(() => use(db)).finally(() => waiting--);
  };
  const write: Access['write'] = async (of, use) => {
    if (of !== workspace) throw new Error(`a transaction of ${workspace} cannot write what is ${of}'s`);
    return step(use);
  };
  const { version } = createRequestVersions((of) => step((own) => countersOf(own, [of, SHELF])));
  const inside = { ...access, read: step, version, write, writeOne: step };
  try {
    const result = await sessions.run(session, () => work(portsIn(inside)));
    if (waiting) throw new Error('a transaction ended before all that it does was awaited');
    return result;
  } finally {
    session.open = false;
    // Waits for calls that still run, so that none runs after the transaction and outside of it.
    await queued(async () => undefined);
  }
}
