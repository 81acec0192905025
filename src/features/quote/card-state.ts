import { EDITION_LANGUAGES, type EditionLanguage } from '#core/language.ts';
import type { Visibility } from '#core/reply.ts';

/**
 * What a quotation card shows at a time: passages of one edition that stand together. `highlights`: UTF-16 offsets into the text of the only
 * passage. `length`: the length of that text, because a text of another length gets no highlights.
 */
export type QuoteEntry = {
  article: string;
  language: EditionLanguage;
  labels: readonly string[];
  highlights: readonly (readonly [start: number, end: number])[];
  length: number;
};

/** The result of a search: as asked for, from other articles than the default one, or not the exact phrase. */
export const FOUND = ['as-asked', 'everywhere', 'inexact'] as const;

/** The content of a quotation card. It never changes: the current view is in the card's buttons. */
export type QuoteCardState = {
  visibility: Visibility;
  found: (typeof FOUND)[number];
  /** Name of the person who shared the card with everybody. */
  sharedBy?: string;
  entries: readonly QuoteEntry[];
  /** The references of a list, as they were typed. The card shows one after the other. */
  list?: readonly string[];
};

/** The current view of a card: its entry, whether more context is shown, and the language of the other edition, if one was chosen. */
export type CardView = { entry: number; around: boolean; editionLanguage: EditionLanguage | undefined };

/** A view as the card has it: an entry after the last one is the last one. */
export function viewOn({ entries }: Pick<QuoteCardState, 'entries'>, view: CardView): CardView {
  return { ...view, entry: Math.min(view.entry, entries.length - 1) };
}

/** `share` posts a view for everybody, only once. `again` posts it once more, because the first post may be lost. */
const ACTIONS = ['show', 'share', 'again'] as const;
export type QuoteAction = { kind: (typeof ACTIONS)[number]; view: CardView };

export function formatAction({ kind, view }: QuoteAction): string {
  return [kind, view.entry, view.around ? 'around' : 'alone', view.editionLanguage ?? 'own'].join('.');
}

export function parseAction(typed: string): QuoteAction | undefined {
  const [name, entry, around, editionLanguage] = typed.split('.');
  const kind = ACTIONS.find((one) => one === name);
  if (!kind || !/^\d{1,4}$/.test(entry ?? '')) return undefined;
  const language = EDITION_LANGUAGES.find((one) => one === editionLanguage);
  return { kind, view: { entry: Number(entry), around: around === 'around', editionLanguage: language } };
}
