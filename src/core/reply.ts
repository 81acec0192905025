import type { Highlight } from './display.ts';
import type { EditionLanguage, PublicLanguage } from './language.ts';

/** Text with a role. Never markup: every renderer escapes it. */
export type Span =
  | { kind: 'text' | 'strong' | 'code'; text: string }
  | { kind: 'link'; text: string; url: string }
  /** A person: displayed by name if the platform knows it, never notified. `text` is the name to use otherwise. */
  | { kind: 'user'; id: string; text: string }
  /** A role or a user group: displayed and never notified as a person is. `text` is what to write otherwise: @ and the name. */
  | { kind: 'group'; id: string; text: string }
  /** A channel or thread: named, and led to, if the platform knows it and the reader may see it. `text` is what to write otherwise. */
  | { kind: 'channel'; id: string; text: string }
  /**
   * An instant in ms. Shown in each reader's own zone where the platform can; `text` is for the others, and where it cannot. `ticks`: as the
   * time that is left until then, where the platform counts down by itself.
   */
  | { kind: 'instant'; at: number; text: string; ticks?: true };

/**
 * A passage word for word. `text` is exactly the edition's text, except in the parts of a long passage that was cut: their line breaks are
 * folded. `context` passages are displayed subdued next to the cited one.
 */
export type PassageBlock = {
  kind: 'passage';
  reference: string;
  language: EditionLanguage;
  text: string;
  highlights: readonly Highlight[];
  role: 'cited' | 'context';
  withdrawn: boolean;
  /** Number of this part, from 1, when a platform's limits make the passage take several. */
  part?: { at: number; of: number };
};

export type Button = { id: string; label: string; style: 'plain' | 'primary' | 'danger'; disabled: boolean };

/** One option of a list. Choosing it is the same as pressing a button with its `id`. */
export type Choice = { id: string; label: string; chosen: boolean };

/** Most options of a choice block: Discord's limit, which every other platform allows too. */
export const MOST_CHOICES = 25;

export type Block =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; spans: readonly Span[]; subdued: boolean }
  | PassageBlock
  | { kind: 'list'; items: readonly (readonly Span[])[] }
  | { kind: 'fields'; fields: readonly { name: string; value: readonly Span[] }[] }
  | { kind: 'buttons'; buttons: readonly Button[] }
  | { kind: 'choice'; label: string; options: readonly Choice[] };

/** A reply of the core, independent of the platform. `language` is the language of Parley's own words in it. */
export type Reply = { language: PublicLanguage; blocks: readonly Block[] };

export type Visibility = 'public' | 'only-me';

/**
 * A new message (`reply`), or a new content for the message whose button was pressed (`update`). `visibility`: who sees it. `failed`: it
 * says why the request was not carried out. `page`: the page to show, from 0, when a platform's limits make the reply take several
 * messages.
 */
export type Outcome = { page?: number } & (
  | { kind: 'reply'; reply: Reply; visibility: Visibility; failed?: true }
  | { kind: 'update'; reply: Reply; visibility: Visibility }
);

/** A value to pick while typing an argument. */
export type Suggestion = { value: string; label: string };

export const onlyMe = (reply: Reply): Outcome => ({ kind: 'reply', visibility: 'only-me', reply });
/** A new content for a message that only the requester sees. */
export const updateMine = (reply: Reply): Outcome => ({ kind: 'update', visibility: 'only-me', reply });
export const text = (value: string): Span => ({ kind: 'text', text: value });
export const instant = (at: number, value: string, { ticks }: { ticks?: true } = {}): Span => ({
  ...{ kind: 'instant', at, text: value },
  ...(ticks && { ticks }),
});
export const strong = (value: string): Span => ({ kind: 'strong', text: value });
export const code = (value: string): Span => ({ kind: 'code', text: value });
export const link = (label: string, url: string): Span => ({ kind: 'link', text: label, url });
export const person = (id: string, name: string): Span => ({ kind: 'user', id, text: name });
export const group = (id: string, name: string): Span => ({ kind: 'group', id, text: `@${name}` });
export const channel = (id: string, words: string): Span => ({ kind: 'channel', id, text: words });
export const paragraph = (...spans: Span[]): Block => ({ kind: 'paragraph', spans, subdued: false });
export const subdued = (...spans: Span[]): Block => ({ kind: 'paragraph', spans, subdued: true });
