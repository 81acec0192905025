import { z } from 'zod';
import { EDITION_LANGUAGES, type EditionLanguage } from '#core/language.ts';

/** One screen of a quotation card: passages of one edition that are shown together. */
const QuotePage = z.object({
  article: z.string(),
  language: z.enum(EDITION_LANGUAGES),
  labels: z.array(z.string()).min(1),
  /** UTF-16 offsets into the words of the only passage, and how long those words were: a re-wrapped text gets no highlights. */
  highlights: z.array(z.tuple([z.number(), z.number()])),
  length: z.number(),
});
export type QuotePage = z.infer<typeof QuotePage>;

/** What is stored of a quotation card. It never changes: where somebody has got to stands in its buttons. */
const QuoteCardState = z.object({
  format: z.literal(1),
  asked: z.string(),
  visibility: z.enum(['public', 'only-me']),
  /** Whether what was asked for was found, or something near it: in other articles than the default one, or not the exact phrase. */
  found: z.enum(['as-asked', 'everywhere', 'inexact']),
  /** The name of who shared it, when it stands in public because of them. */
  sharedBy: z.string().optional(),
  pages: z.array(QuotePage).min(1),
});
export type QuoteCardState = z.infer<typeof QuoteCardState>;

/** The stored state, or undefined when this process does not know its format. */
export function parseState(stored: unknown): QuoteCardState | undefined {
  return QuoteCardState.safeParse(stored).data;
}

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
