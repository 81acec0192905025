import type { SettingsPort, StoredSettings, WorkspaceSettings } from '#core/ports/settings.ts';
import { decodeSettings, encodeSettings } from '../rows.ts';
import type { Access, Db } from '../tables.ts';
import { bump } from './versions.ts';

type ChangeSettings = Parameters<SettingsPort['change']>[1];

const NOTHING_CHOSEN: WorkspaceSettings = { facilitators: [], channels: {}, whole: [] };

/** Stores settings in a database. The settings of a workspace that has chosen nothing are empty. */
export function settingsIn(access: Access): StoredSettings {
  return {
    get: (workspace) => access.read((db) => get(db, workspace)),
    change: (workspace, change) => access.write(workspace, (db) => changed(db, workspace, change)),
    version: (workspace) => access.version(workspace, 'settings'),
  };
}

async function get(db: Db, workspace: string): Promise<WorkspaceSettings> {
  const row = await db.selectFrom('settings').select('body').where('workspace', '=', workspace).executeTakeFirst();
  return row ? decodeSettings(row.body) : NOTHING_CHOSEN;
}

/** Must run inside a writing transaction, so that nobody else writes between reading and storing. */
async function changed(db: Db, workspace: string, change: ChangeSettings): Promise<WorkspaceSettings> {
  const after = change(await get(db, workspace));
  await put(db, workspace, after);
  await bump(db, workspace, 'settings');
  return after;
}

async function put(db: Db, workspace: string, settings: WorkspaceSettings): Promise<void> {
  const body = encodeSettings(settings);
  await db
    .insertInto('settings')
    .values({ workspace, body })
    .onConflict((conflict) => conflict.column('workspace').doUpdateSet({ body }))
    .execute();
}
