import { UserError } from '#core/errors.ts';
import type { PublicLanguage } from '#core/language.ts';
import type { PlaceSettings, TakingPart, WorkspaceSettings } from '#core/ports/settings.ts';
import type { Right } from '#core/request.ts';
import type { Words } from '#core/words.ts';

/** A change of settings. What is undefined is taken back; what is absent stays. People are ids. */
export type SettingsChange = {
  language?: PublicLanguage | undefined;
  article?: string | undefined;
  facilitator?: string;
  dropped?: string;
  takingPart?: TakingPart | undefined;
  schedules?: Right | undefined;
  debates?: Right | undefined;
};

/** The settings after the change: the workspace's, or one channel's own. Throws a user error. */
export function changedAt(
  before: WorkspaceSettings,
  channel: string | undefined,
  change: SettingsChange,
): WorkspaceSettings {
  if (channel === undefined) {
    const { channels, whole } = before;
    return { ...changed(before, change), channels, whole };
  }
  const { [channel]: _, ...others } = before.channels;
  const own = Object.hasOwn(before.channels, channel) ? before.channels[channel] : undefined;
  const now = changed(own ?? { facilitators: [] }, change);
  const { facilitators, ...chosen } = now;
  const isEmpty = !facilitators.length && !Object.keys(chosen).length;
  return { ...before, channels: isEmpty ? others : { ...others, [channel]: now } };
}

const NOT_FACILITATOR: Words = { en: 'not-facilitator', zh: '取消主持人' };

function changed(before: PlaceSettings, change: SettingsChange): PlaceSettings {
  const { language, article, takingPart, schedules, debates } = { ...before, ...change };
  const named = change.facilitator === undefined ? [] : [change.facilitator];
  const { dropped } = change;
  const { facilitators } = before;
  if (dropped !== undefined && !facilitators.includes(dropped)) {
    const allowed = facilitators.map((one) => ({ en: one, zh: one }));
    throw new UserError({ kind: 'bad-option', option: NOT_FACILITATOR, value: dropped, allowed });
  }
  return {
    ...(language && { language }),
    ...(article && { article }),
    ...(takingPart && { takingPart }),
    ...(schedules && { schedules }),
    ...(debates && { debates }),
    facilitators: [...new Set([...facilitators, ...named])].filter((one) => one !== dropped),
  };
}
