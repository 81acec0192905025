import type { PlaceSettings, WorkspaceSettings } from './ports/settings.ts';
import type { Requester, Right } from './request.ts';

/** Returns the settings valid in a channel: its own choice, otherwise the workspace's. Facilitators of both count. */
export function settingsAt(settings: WorkspaceSettings, channel: string): PlaceSettings {
  const own = Object.hasOwn(settings.channels, channel) ? settings.channels[channel] : undefined;
  const language = own?.language ?? settings.language;
  const article = own?.article ?? settings.article;
  const takingPart = own?.takingPart ?? settings.takingPart;
  const schedules = own?.schedules ?? settings.schedules;
  const debates = own?.debates ?? settings.debates;
  return {
    ...(language && { language }),
    ...(article && { article }),
    ...(takingPart && { takingPart }),
    ...(schedules && { schedules }),
    ...(debates && { debates }),
    facilitators: own?.facilitators.length
      ? [...new Set([...settings.facilitators, ...own.facilitators])]
      : settings.facilitators,
  };
}

/**
 * Returns a person's rights in the channel where they ask and in the whole workspace. The platform's answer counts, or more if the settings
 * name the person a facilitator. A facilitator of one channel is a member elsewhere.
 */
export function rightsOf(settings: WorkspaceSettings, { user, place }: Requester): { may: Right; mayForAll: Right } {
  const named = ({ facilitators }: PlaceSettings): Right =>
    user.may === 'member' && facilitators.includes(user.id) ? 'facilitator' : user.may;
  return { may: named(settingsAt(settings, place.channel)), mayForAll: named(settings) };
}

/** Returns settings in which the reader shows this article whole, or does not. */
export function withWhole(before: WorkspaceSettings, article: string, whole: boolean): WorkspaceSettings {
  const others = before.whole.filter((id) => id !== article);
  return { ...before, whole: whole ? [...others, article] : others };
}
