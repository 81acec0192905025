import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { StoreError } from '#core/store-error.ts';
import { LOCK_RETRY, retryWhileLocked } from '../../src/store/sqlite/lock-retry.ts';
import { openSqlite } from '../../src/store/sqlite/open.ts';
import { scratch } from './folder.ts';

const THREE = { timeoutMs: 0, tries: 3, pauseMs: 0 };
const busy = (n: number) => new StoreError('busy', `locked at try ${n}`);

/** Fails as often as there are errors, then gives 'stored'; how often it was tried. */
function failing(errors: readonly Error[]) {
  const tried = { count: 0 };
  const use = async () => {
    const error = errors[tried.count];
    tried.count += 1;
    if (error) throw error;
    return 'stored';
  };
  return { tried, use };
}

describe('a lock that another process holds', () => {
  test('is waited for up to the last try', async () => {
    const { tried, use } = failing([busy(1), busy(2)]);
    expect(await retryWhileLocked(THREE, use)).toBe('stored');
    expect(tried.count).toBe(3);
  });

  test('is given up after the last try, with what that one said', async () => {
    const { tried, use } = failing([busy(1), busy(2), busy(3)]);
    await expect(retryWhileLocked(THREE, use)).rejects.toThrow('locked at try 3');
    expect(tried.count).toBe(3);
  });

  test('leaves a turn to everybody else between two tries', async () => {
    const order: string[] = [];
    let tries = 0;
    const use = () => {
      tries += 1;
      order.push(`try ${tries}`);
      setImmediate(() => order.push('somebody else'));
      if (tries < 3) throw busy(tries);
    };
    await retryWhileLocked({ ...THREE, pauseMs: 1 }, use);
    expect(order).toEqual(['try 1', 'somebody else', 'try 2', 'somebody else', 'try 3']);
  });

  test.for([new StoreError('full', 'the disk is full'), new Error('busy')])(
    'is not what “%s” says: that is thrown at once',
    async (error) => {
      const { tried, use } = failing([error]);
      await expect(retryWhileLocked(THREE, use)).rejects.toBe(error);
      expect(tried.count).toBe(1);
    },
  );

  test('stops the process for 25 ms at most, and is waited for for eight seconds', () => {
    const { timeoutMs, tries, pauseMs } = LOCK_RETRY;
    expect(timeoutMs).toBeLessThanOrEqual(25);
    expect(tries * (timeoutMs + pauseMs)).toBe(8_000);
  });

  test('is waited for by SQLite as long as it is told, by readers and writers', async () => {
    const database = await openSqlite(scratch(), { ...THREE, timeoutMs: 7 });
    onTestFinished(() => database.close());
    const timeout = sql<{ timeout: number }>`PRAGMA busy_timeout`;
    expect((await database.read((db) => timeout.execute(db))).rows).toEqual([{ timeout: 7 }]);
    expect((await database.writeOne((db) => timeout.execute(db))).rows).toEqual([{ timeout: 7 }]);
  });
});

test('of transactions that come at once each has a turn of the event loop for itself', async () => {
  const database = await openSqlite(scratch());
  onTestFinished(() => database.close());
  let turns = 0;
  const count = () => {
    turns += 1;
    timer = setImmediate(count);
  };
  let timer = setImmediate(count);
  const seen = await Promise.all([1, 2, 3].map(() => database.write('W', async () => turns)));
  clearImmediate(timer);
  expect(new Set(seen).size).toBe(3);
});
