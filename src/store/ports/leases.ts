import { sql } from 'kysely';
import type { Leases } from '#core/ports/leases.ts';
import { hasEnded } from '../holder.ts';
import type { Access, Db } from '../tables.ts';

/** Beginning of the name of the lease with which a process says that it runs. Its holder's id follows. */
export const PRESENCE = 'process ';

/** Stores leases in a database. Each call is one statement, so that of two processes one is first. */
export function leasesIn(access: Access): Leases {
  const { holder } = access;
  const take = async (name: string, ms: number) => {
    if (await access.writeOne((db) => taken(db, access, name, ms))) return true;
    return (await freed(access, name)) && access.writeOne((db) => taken(db, access, name, ms));
  };
  return {
    take,
    release: (name) => access.writeOne((db) => drop(db, name, holder)),
    arrive: async (ms) => {
      await dropEnded(access);
      await access.writeOne((db) => spare(db, access, ms));
      await take(PRESENCE + holder, ms);
    },
    leave: () => access.writeOne((db) => dropAll(db, holder)),
    others: async () => {
      await dropEnded(access);
      return access.read((db) => others(db, access));
    },
  };
}

async function taken(db: Db, { holder, dialect }: Access, name: string, ms: number): Promise<boolean> {
  const until = sql<number>`${dialect.now} + ${sql.lit(Math.round(ms))}`;
  const row = await db
    .insertInto('leases')
    .values({ name, holder, until })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ holder, until })
        .where((where) => where.or([where('leases.holder', '=', holder), where('leases.until', '<=', dialect.now)])),
    )
    .returning('name')
    .executeTakeFirst();
  return row !== undefined;
}

/** Drops the lease if its holder has ended on this machine. Returns true if it did. */
async function freed(access: Access, name: string): Promise<boolean> {
  const row = await access.read((db) =>
    db.selectFrom('leases').select('holder').where('name', '=', name).executeTakeFirst(),
  );
  if (!row || !hasEnded(row.holder)) return false;
  await access.writeOne((db) => drop(db, name, row.holder));
  return true;
}

/** Drops the leases of all processes that have ended on this machine. Their time may not be over yet. */
async function dropEnded(access: Access): Promise<void> {
  const rows = await access.read((db) => db.selectFrom('leases').select('holder').distinct().execute());
  for (const { holder } of rows) if (hasEnded(holder)) await access.writeOne((db) => dropAll(db, holder));
}

/**
 * If no process at all could renew its presence in time, the database was away. Then all of them get `ms` more to do so: the first that is
 * back must not take over what the others are still answering.
 */
async function spare(db: Db, { dialect }: Access, ms: number): Promise<void> {
  const present = db.selectFrom('leases as one').select('one.name').where('one.name', 'like', `${PRESENCE}%`);
  await db
    .updateTable('leases')
    .set({ until: sql<number>`${dialect.now} + ${sql.lit(Math.round(ms))}` })
    .where('name', 'like', `${PRESENCE}%`)
    .where((where) => where.not(where.exists(present.where('one.until', '>', dialect.now))))
    .execute();
}

async function drop(db: Db, name: string, holder: string): Promise<void> {
  await db.deleteFrom('leases').where('name', '=', name).where('holder', '=', holder).execute();
}

async function dropAll(db: Db, holder: string): Promise<void> {
  await db.deleteFrom('leases').where('holder', '=', holder).execute();
}

async function others(db: Db, { holder, dialect }: Access): Promise<number> {
  const rows = await db
    .selectFrom('leases')
    .select('holder')
    .where('name', 'like', `${PRESENCE}%`)
    .where('holder', '!=', holder)
    .where('until', '>', dialect.now)
    .execute();
  return rows.length;
}
