import { EDITION_LANGUAGES, type EditionLanguage } from '#core/language.ts';
import type { Visibility } from '#core/reply.ts';

/**
 * One screen of a quotation card: passages of one edition that are shown together. `highlights`: UTF-16 offsets into the words of the
 * only passage; `length`: how long those words were, because a text that was wrapped anew gets no highlights.
 */
export type QuotePage = {
  article: string;
  language: EditionLanguage;
  labels: readonly string[];
  highlights: readonly (readonly [start: number, end: number])[];
  length: number;
};

/** Whether what was asked for was found, or something near it: in other articles than the default one, or not the exact phrase. */
export const FOUND = ['as-asked', 'everywhere', 'inexact'] as const;

/** The content of a quotation card. It never changes: where somebody has got to stands in its buttons. */
export type QuoteCardState = {
  visibility: Visibility;
  found: (typeof FOUND)[number];
  /** The name of who shared it, when it stands in public because of them. */
  sharedBy?: string;
  pages: readonly QuotePage[];
};

/** Where somebody is in a card: the page, whether with more around it, and in which other edition, if any. */
export type CardView = { page: number; around: boolean; edition: EditionLanguage | undefined };

/** `share` posts a page for everybody once; `again` once more, because its first post may have got lost. */
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
