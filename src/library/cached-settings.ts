import type { SettingsPort, StoredSettings, WorkspaceSettings } from '#core/ports/settings.ts';
import type { Cache } from './cache.ts';

/** Makes a port that reads a workspace's settings again only after a change, whichever process made it. */
export function cachedSettings(stored: StoredSettings, cache: Cache): SettingsPort {
  const kept = cache.part<{ version: number; value: WorkspaceSettings }>('settings');
  return {
    get: async (workspace) => {
      // Read first: after a change in between, the value is only read once more.
      const version = await stored.version(workspace);
      const before = kept.get(workspace);
      if (before?.version === version) return before.value;
      const value = await stored.get(workspace);
      kept.set(workspace, { version, value }, BYTES_OF_CHARACTER * JSON.stringify(value).length);
      return value;
    },
    change: stored.change,
  };
}

/** Bytes in memory for each character of the settings as JSON: UTF-16, and objects around short texts. */
const BYTES_OF_CHARACTER = 4;
