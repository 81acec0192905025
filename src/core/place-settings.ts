import type { PlaceSettings, WorkspaceSettings } from './ports/settings.ts';
import type { Asked, Right } from './request.ts';

/** What holds in a channel: its own choice, else the workspace's; facilitators of both. */
export function settingsAt(settings: WorkspaceSettings, channel: string): PlaceSettings {
  const own = Object.hasOwn(settings.channels, channel) ? settings.channels[channel] : undefined;
  const language = own?.language ?? settings.language;
  const article = own?.article ?? settings.article;
  return {
    ...(language && { language }),
    ...(article && { article }),
    facilitators: [...new Set([...settings.facilitators, ...(own?.facilitators ?? [])])],
  };
}

/**
 * What somebody may do, in the channel where they ask and in the whole workspace: what the platform says, or more where the settings name
 * them a facilitator. Who is named for one channel alone is a member elsewhere.
 */
export function rightsOf(settings: WorkspaceSettings, { user, place }: Asked): { may: Right; mayForAll: Right } {
  const named = ({ facilitators }: PlaceSettings): Right =>
    user.may === 'member' && facilitators.includes(user.id) ? 'facilitator' : user.may;
  return { may: named(settingsAt(settings, place.channel)), mayForAll: named(settings) };
}

/** With or without an article among those that the reader shows whole. */
export function withWhole(before: WorkspaceSettings, article: string, whole: boolean): WorkspaceSettings {
  const others = before.whole.filter((id) => id !== article);
  return { ...before, whole: whole ? [...others, article] : others };
}
