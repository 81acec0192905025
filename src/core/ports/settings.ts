import type { PublicLanguage } from '../language.ts';

/** What can be chosen for a whole workspace, and otherwise for one channel. */
export type PlaceSettings = {
  /** Of public posts. */
  language?: PublicLanguage;
  /** The article that is searched first. */
  article?: string;
  /** Ids of people. Those of a channel come to those of the workspace. */
  facilitators: readonly string[];
};

/** What a workspace has chosen. */
export type WorkspaceSettings = PlaceSettings & {
  channels: Readonly<Record<string, PlaceSettings>>;
  /** Articles that the reader shows whole although their licence does not say that anybody may. */
  whole: readonly string[];
};

export type SettingsPort = {
  get(workspace: string): Promise<WorkspaceSettings>;
  /** Stores what `change` makes of the present settings, and gives it back; two changes at once both count. `change` throws: nothing is stored. */
  change(workspace: string, change: (before: WorkspaceSettings) => WorkspaceSettings): Promise<WorkspaceSettings>;
};
