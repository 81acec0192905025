import { z } from 'zod';
import { EDITION_LANGUAGES, type EditionLanguage } from '#core/language.ts';
import type { Visibility } from '#core/reply.ts';

/** The stored state of a camps card. The current screen is in its buttons. `camps`: the camps that the typed words are about. */
const CampsCardState = z.object({
  format: z.literal(1),
  topic: z.string(),
  visibility: z.enum(['public', 'only-me']),
  camps: z.array(z.string()),
});
export type CampsCardState = z.infer<typeof CampsCardState>;

/** The stored state, or undefined if this process does not know its format. */
export function parseState(stored: unknown): CampsCardState | undefined {
  return CampsCardState.safeParse(stored).data;
}

/** A screen of a topic. */
export type Screen =
  | { kind: 'overview' | 'background' | 'agreed' | 'motions' }
  | { kind: 'camp'; camp: string }
  | { kind: 'pair'; one: string; other: string };

/**
 * The action of a button: shows a screen, another topic, the evidence of a claim (`mark` is its `claimMark`), the speakers of an article,
 * or the passages of one speaker (`at`: from 0).
 */
export type CampsAction =
  | { kind: 'show'; screen: Screen }
  | { kind: 'topic'; topic: string }
  | { kind: 'open'; mark: string }
  | { kind: 'article'; who: Visibility }
  | { kind: 'holder'; edition: EditionLanguage; at: number };

export function formatAction(action: CampsAction): string {
  switch (action.kind) {
    case 'show':
      return formatScreen(action.screen);
    case 'topic':
      return `topic.${action.topic}`;
    case 'article':
      return action.who === 'public' ? action.kind : `${action.kind}.${action.who}`;
    case 'holder':
      return `holder.${action.edition}.${action.at}`;
    case 'open':
      return `open.${action.mark}`;
  }
}

function formatScreen(screen: Screen): string {
  if (screen.kind === 'camp') return `camp.${screen.camp}`;
  return screen.kind === 'pair' ? `pair.${screen.one}.${screen.other}` : screen.kind;
}

/** Parses a button's action. Undefined if no button of ours has this action. */
export function parseAction(typed: string): CampsAction | undefined {
  const [kind, one, other, ...rest] = typed.split('.');
  if (rest.length) return undefined;
  if (one === undefined) return kind === 'article' ? { kind, who: 'public' } : plainScreen(kind);
  if (kind === 'article') return one === 'only-me' ? { kind, who: one } : undefined;
  if (kind === 'topic') return { kind, topic: one };
  if (other === undefined && kind === 'open') return { kind, mark: one };
  if (other === undefined) return kind === 'camp' ? { kind: 'show', screen: { kind, camp: one } } : undefined;
  if (kind === 'pair') return { kind: 'show', screen: { kind, one, other } };
  return kind === 'holder' ? holderAction(one, other) : undefined;
}

function holderAction(language: string, at: string): CampsAction | undefined {
  const edition = EDITION_LANGUAGES.find((one) => one === language);
  return edition && /^\d{1,2}$/.test(at) ? { kind: 'holder', edition, at: Number(at) } : undefined;
}

function plainScreen(kind: string | undefined): CampsAction | undefined {
  const screen = (['overview', 'background', 'agreed', 'motions'] as const).find((one) => one === kind);
  return screen && { kind: 'show', screen: { kind: screen } };
}
