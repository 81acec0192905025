import type { PublicLanguage } from '../language.ts';
import type { Right } from '../request.ts';

/** Those who take part: people by id, and groups (roles on Discord) with the name that they had. */
export type TakingPart = { people: readonly string[]; groups: readonly { id: string; name: string }[] };

/** Settings that can be chosen for a whole workspace or for one channel. */
export type PlaceSettings = {
  /** Language of public posts. */
  language?: PublicLanguage;
  /** The article that is searched first. */
  article?: string;
  /** Ids of people. A channel's facilitators are added to the workspace's. */
  facilitators: readonly string[];
  /** Who may answer and put prompts forward; everybody if undefined. */
  takingPart?: TakingPart;
  /** The right that is needed to change schedules; a facilitator's if undefined. */
  schedules?: Right;
  /** The right that is needed to start debates; a facilitator's if undefined. */
  debates?: Right;
};

/** All settings of a workspace. */
export type WorkspaceSettings = PlaceSettings & {
  channels: Readonly<Record<string, PlaceSettings>>;
  /** Articles that the reader shows whole although their licence does not allow everybody to publish them. */
  whole: readonly string[];
};

export type SettingsPort = {
  get(workspace: string): Promise<WorkspaceSettings>;
  /**
   * Stores the result of `change` on the present settings and returns it. Two simultaneous changes both count. If `change` throws, nothing
   * is stored.
   */
  change(workspace: string, change: (before: WorkspaceSettings) => WorkspaceSettings): Promise<WorkspaceSettings>;
};

/** Settings as the store has them. `version` grows with every change, whichever process makes it. */
export type StoredSettings = SettingsPort & { version(workspace: string): Promise<number> };
