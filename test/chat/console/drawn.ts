import { unescaped } from '../../unescaped.ts';

/** A piece of text on a page, and the elements it stands in, the outermost first: `blockquote`, `p.subtext`. */
export type Drawn = { text: string; in: readonly string[] };

const TOKEN = /<(\/?)([a-z\d]+)([^>]*)>|([^<]+)/g;
/** Elements without an end, and the text they stand for. */
const ALONE: Readonly<Record<string, string>> = { br: '\n', hr: '—' };

/** The text of a page in reading order. Throws where its elements do not nest. */
export function drawn(html: string): Drawn[] {
  const out: Drawn[] = [];
  const open: string[] = [];
  for (const [, closing, name = '', attributes = '', text] of html.matchAll(TOKEN)) {
    if (text !== undefined) out.push({ text: unescaped(text), in: [...open] });
    else if (ALONE[name] !== undefined) out.push({ text: ALONE[name], in: [...open] });
    else if (closing) closeElement(open, name);
    else open.push(named(name, attributes));
  }
  if (open.length) throw new Error(`never closed: ${open.join(' ')}`);
  return out.filter(({ text }) => text.trim() || text === '\n');
}

function named(name: string, attributes: string): string {
  const [, classes = ''] = / class="([^"]*)"/.exec(attributes) ?? [];
  return [name, ...classes.split(' ').filter(Boolean)].join('.');
}

function closeElement(open: string[], name: string): void {
  const last = open.pop();
  if (last?.split('.')[0] !== name) throw new Error(`</${name}> ends ${last}`);
}

/** Pairs of a text and the innermost element it stands in. */
export const pairs = (html: string): [text: string, element: string][] =>
  drawn(html).map(({ text, in: elements }) => [text, elements.at(-1) ?? '']);

/** All that can be read, without the elements. */
export const readable = (html: string): string =>
  drawn(html)
    .map(({ text }) => text)
    .join('');
