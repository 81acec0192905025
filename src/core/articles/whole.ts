import type { WorkspaceSettings } from '../ports.ts';

/** With or without an article among those that the reader shows whole. */
export function withWhole(before: WorkspaceSettings, article: string, whole: boolean): WorkspaceSettings {
  const others = before.whole.filter((id) => id !== article);
  return { ...before, whole: whole ? [...others, article] : others };
}
