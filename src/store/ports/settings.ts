import type { SettingsPort, WorkspaceSettings } from '#core/ports.ts';
import { decodeSettings, encodeSettings } from '../rows.ts';
import type { Access, Db } from '../tables.ts';

/** A workspace that has chosen nothing yet has no facilitators and nothing else. */
export function settingsIn(access: Access): SettingsPort {
  return {
    get: (workspace) => access.read((db) => get(db, workspace)),
    put: (workspace, settings) => access.write((db) => put(db, workspace, settings)),
  };
}

async function get(db: Db, workspace: string): Promise<WorkspaceSettings> {
  const row = await db.selectFrom('settings').select('body').where('workspace', '=', workspace).executeTakeFirst();
  return row ? decodeSettings(row.body) : { facilitators: [] };
}

async function put(db: Db, workspace: string, settings: WorkspaceSettings): Promise<void> {
  const body = encodeSettings(settings);
  await db
    .insertInto('settings')
    .values({ workspace, body })
    .onConflict((conflict) => conflict.column('workspace').doUpdateSet({ body }))
    .execute();
}
