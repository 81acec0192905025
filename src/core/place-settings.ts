import type { PlaceSettings, WorkspaceSettings } from './ports/settings.ts';

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

/** With or without an article among those that the reader shows whole. */
export function withWhole(before: WorkspaceSettings, article: string, whole: boolean): WorkspaceSettings {
  const others = before.whole.filter((id) => id !== article);
  return { ...before, whole: whole ? [...others, article] : others };
}
