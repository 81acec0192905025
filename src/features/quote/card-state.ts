import { EDITION_LANGUAGES, type EditionLanguage } from '#core/language.ts';
import type { Visibility } from '#core/reply.ts';

/**
 * One screen of a quotation card: passages of one edition that are shown together. `highlights`: UTF-16 offsets into the text of the only
 * passage. `length`: the length of that text, because a text of another length gets no highlights.
 */
export type QuotePage = {
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
  pages: readonly QuotePage[];
  /** The references of a list, as they were typed. The card shows one after the other. */
  list?: readonly string[];
};

/** The current view of a card: its page, whether more context is shown, and the other edition, if one was chosen. */
export type CardView = { page: number; around: boolean; edition: EditionLanguage | undefined };

/** A view as the card has it: a page after the last one is the last one. */
export function viewOn({ pages }: Pick<QuoteCardState, 'pages'>, view: CardView): CardView {
  return { ...view, page: Math.min(view.page, pages.length - 1) };
}

/** `share` posts a view for everybody, only once. `again` posts it once more, because the first post may be lost. */
const ACTIONS = ['show', 'share', 'again'] as const;
export type QuoteAction = { kind: (typeof ACTIONS)[number]; view: CardView };

export function formatAction({ kind, view }: QuoteAction): string {
  return [kind, view.page, view.around ? 'around' : 'alone', view.edition ?? 'own'].join('.');
}

export function parseAction(typed: string): QuoteAction | undefined {
  const [name, page, around, edition] = typed.split('.');
  const kind = ACTIONS.find((one) => one === name);
  if (!kind || !/^\d{1,4}$/.test(page ?? '')) return undefined;
  const language = EDITION_LANGUAGES.find((one) => one === edition);
  return { kind, view: { page: Number(page), around: around === 'around', edition: language } };
}
