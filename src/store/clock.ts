import { z } from 'zod';
import { SHELF } from '#core/article.ts';
import { StoreError } from '#core/store-error.ts';
import { decodeBody, encodeBody } from './rows.ts';
import type { Database, Db } from './tables.ts';

/** A clock that runs faster than the real one: from an instant (ms), so many times as fast. */
export type FastClock = { from: number; factor: number };

/** The one row of the table. */
const ROW = 'clock';

/** What a database remembers: whether it has seen a fast clock, and the time that one showed last (ms). */
const Seen = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('real') }),
  z.object({ kind: z.literal('fast'), shown: z.number() }),
]);
type Seen = z.infer<typeof Seen>;

const REAL_HAS_SEEN =
  'This data has been used with the real clock, so PARLEY_CLOCK must not be set for it: schedules would post what is not due. Choose an empty folder with --data.';
const FAST_HAS_SEEN =
  'This data has been used with PARLEY_CLOCK, so the real clock must not be used for it: schedules would wait for a time that is long over. Choose another folder with --data, or set PARLEY_CLOCK.';

/**
 * Opens the clock of what is due. A fast clock goes on from the time that it showed last. Throws a StoreError if the data has seen the other kind
 * of clock. Returns undefined for the real clock, which is the database's own.
 */
export async function openClock(
  database: Database,
  wanted: FastClock | 'unused' | undefined,
): Promise<{ now(): number } | undefined> {
  if (wanted === 'unused') return undefined;
  const seen = await database.read((db) => seenIn(db));
  if (!wanted) {
    if (seen?.kind === 'fast') throw new StoreError('refused', FAST_HAS_SEEN);
    return undefined;
  }
  if (seen?.kind === 'real' || (!seen && (await database.read(isUsed)))) throw new StoreError('refused', REAL_HAS_SEEN);
  const clock = running({ ...wanted, from: Math.max(wanted.from, seen?.kind === 'fast' ? seen.shown : 0) });
  await remember(database, clock.now());
  keepRemembering(database, clock);
  return clock;
}

function running({ from, factor }: FastClock): { now(): number } {
  const started = performance.now();
  return { now: () => Math.round(from + (performance.now() - started) * factor) };
}

async function seenIn(db: Db): Promise<Seen | undefined> {
  const row = await db.selectFrom('clocks').select('body').where('workspace', '=', ROW).executeTakeFirst();
  return row && Seen.parse(decodeBody('the clock', row.body));
}

/** True if somebody has used the data: what Parley stores of the shelf at every start does not count. */
async function isUsed(db: Db): Promise<boolean> {
  for (const table of ['schedules', 'cards', 'messages', 'settings', 'articles', 'streams'] as const) {
    const found = await db
      .selectFrom(table)
      .select('workspace')
      .where('workspace', '!=', SHELF)
      .limit(1)
      .executeTakeFirst();
    if (found) return true;
  }
  return false;
}

async function remember(database: Database, shown: number): Promise<void> {
  const body = encodeBody({ kind: 'fast', shown } satisfies Seen);
  await database.writeOne((db) =>
    db
      .insertInto('clocks')
      .values({ workspace: ROW, body })
      .onConflict((conflict) => conflict.column('workspace').doUpdateSet({ body }))
      .execute(),
  );
}

/** In ms of real time. */
const EVERY = 1_000;

/** Until the database is closed. Lost time is at most a second of real time. */
function keepRemembering(database: Database, clock: { now(): number }): void {
  const timer = setInterval(() => void remember(database, clock.now()).catch(() => clearInterval(timer)), EVERY);
  timer.unref();
}
