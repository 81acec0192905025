import { html } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** Markup whose values `html` has escaped, ready to be inserted into a page. */
export type Markup = HtmlEscapedString;

/** Makes markup like `html`, but synchronously. Throws if a value is a promise. */
export function markup(strings: TemplateStringsArray, ...values: unknown[]): Markup {
  const made = html(strings, ...values);
  if (made instanceof Promise) throw new Error('markup with a promise in it');
  return made;
}
