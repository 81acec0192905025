import type { Outgoing } from '#core/ports/outgoing.ts';
import type { Platform } from '#core/request.ts';
import type { Database } from '#store/tables.ts';
import { storeOver } from '#store/transaction.ts';
import type { Running } from '../../src/services.ts';
import { workOf } from '../../src/start/work.ts';
import { type SetClock, withClock } from '../store/set-clock.ts';

/**
 * How long a process lives: it ends at its `at`th moment, from 0. There is a moment before and one after every commit, and before and after every
 * request to the platform. Without a number it does not end.
 */
export type Life = {
  /** True if the process has ended, with this moment or before. */
  moment(): boolean;
  hasEnded(): boolean;
  /** Resolves when the process ends. */
  end: Promise<void>;
};

export function lifeUntil(at = Number.POSITIVE_INFINITY): Life {
  const { promise: end, resolve } = Promise.withResolvers<void>();
  let moments = 0;
  let isOver = false;
  return {
    moment: () => {
      isOver ||= moments++ === at;
      if (isOver) resolve();
      return isOver;
    },
    hasEnded: () => isOver,
    end,
  };
}

const never = () => new Promise<never>(() => {});

/** The database as a process sees it that may end: nothing of what it asks after its end is done. */
export function mortal(database: Database, life: Life): Database {
  const around = async <T>(commit: () => Promise<T>): Promise<T> => {
    if (life.moment()) return never();
    const result = await commit();
    return life.moment() ? never() : result;
  };
  return {
    ...database,
    read: (work) => (life.hasEnded() ? never() : database.read(work)),
    write: (workspace, work) => around(() => database.write(workspace, work)),
    writeOne: (work) => around(() => database.writeOne(work)),
  };
}

export type Parts = { running: Running; database: Database; clock: SetClock };

/** A process that does what is due. `work` resolves when nothing is due any more, or when the process has ended. `store`: as the process sees it. */
export function startProcess(
  { running, database, clock }: Parts,
  life: Life,
  platform: Platform,
  outgoing: (running: Running) => Outgoing,
): { work(): Promise<void>; store: Running['store'] } {
  const store = storeOver(withClock(mortal(database, life), clock), () => clock.at);
  const own = { ...running, store, services: { ...running.services, store } };
  const chats = new Map([[platform, outgoing(own)]]);
  const work = workOf({ running: own, chats: () => chats });
  return { work: () => Promise.race([work(), life.end]), store };
}
