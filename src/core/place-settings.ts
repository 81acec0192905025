import type { PlaceSettings, WorkspaceSettings } from './ports.ts';

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
