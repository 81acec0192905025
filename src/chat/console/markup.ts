import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup whose values were escaped by `html`, ready to be put into a page. */
export type Markup = HtmlEscapedString;

/** `html` for values that are all at hand: it waits for nothing. */
export function markup(strings: TemplateStringsArray, ...values: unknown[]): Markup {
  const made = html(strings, ...values);
  if (made instanceof Promise) throw new Error('markup with a promise in it');
  return made;
}
