import { sql } from 'kysely';
import type { Clock } from '#core/ports/clock.ts';
import type { Access } from '../tables.ts';

/** Asks the database for its time, unless another clock is used. */
export function clockIn({ read, dialect, fastNow }: Access): Clock {
  const now = () =>
    read(async (db) => {
      const { rows } = await sql<{ now: number }>`select ${dialect.now} as now`.execute(db);
      const [row] = rows;
      if (!row) throw new Error('the database told no time');
      return row.now;
    });
  return { now: async () => fastNow?.() ?? now() };
}
