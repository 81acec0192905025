import type { Highlight } from './display.ts';
import type { EditionLanguage, PublicLanguage } from './language.ts';

/** Text with a role. Never markup: every renderer escapes it. */
export type Span =
  | { kind: 'text' | 'strong' | 'code'; text: string }
  | { kind: 'link'; text: string; url: string }
  /** A person: shown by name where the platform knows it, never notified. `text` is what else to call them. */
  | { kind: 'user'; id: string; text: string };

/** A passage word for word. `text` is exactly what stands in the edition; `context` ones are shown subdued beside the cited one. */
export type PassageBlock = {
  kind: 'passage';
  reference: string;
  language: EditionLanguage;
  text: string;
  highlights: readonly Highlight[];
  role: 'cited' | 'context';
  withdrawn: boolean;
  /** Which piece of the passage this is, from 1, where a platform's limits make several of it. */
  part?: { at: number; of: number };
};

export type Button = { id: string; label: string; style: 'plain' | 'primary' | 'danger'; disabled: boolean };

/** One of many to choose from; choosing it is pressing its `id`. */
export type Choice = { id: string; label: string; chosen: boolean };

/** Options of a choice block: as many as every platform's list takes (Discord's limit). */
export const MOST_CHOICES = 25;

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; spans: readonly Span[]; subdued: boolean }
  | PassageBlock
  | { kind: 'list'; items: readonly (readonly Span[])[] }
  | { kind: 'fields'; fields: readonly { name: string; value: readonly Span[] }[] }
  | { kind: 'buttons'; buttons: readonly Button[] }
  | { kind: 'choice'; label: string; options: readonly Choice[] };

/** What the core gives back: no platform in it. `language` is what its own words are in. */
export type Reply = { language: PublicLanguage; blocks: readonly Block[] };

export type Visibility = 'public' | 'only-me';

/**
 * A new message, or the message that was pressed on made new. `failed`: it says why what was asked for was not done. `page`: which of
 * the messages it takes is to be shown, from 0, where a platform's limits make several of it.
 */
export type Outcome = { page?: number } & (
  | { kind: 'reply'; reply: Reply; visibility: Visibility; failed?: true }
  | { kind: 'update'; reply: Reply }
);

/** Something to pick while typing an argument. */
export type Suggestion = { value: string; label: string };

export const onlyMe = (reply: Reply): Outcome => ({ kind: 'reply', visibility: 'only-me', reply });
export const text = (value: string): Span => ({ kind: 'text', text: value });
export const strong = (value: string): Span => ({ kind: 'strong', text: value });
export const code = (value: string): Span => ({ kind: 'code', text: value });
export const link = (label: string, url: string): Span => ({ kind: 'link', text: label, url });
export const person = (id: string, name: string): Span => ({ kind: 'user', id, text: name });
export const paragraph = (...spans: Span[]): Block => ({ kind: 'paragraph', spans, subdued: false });
export const subdued = (...spans: Span[]): Block => ({ kind: 'paragraph', spans, subdued: true });
