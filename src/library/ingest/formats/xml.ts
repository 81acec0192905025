import { DOMParser } from 'linkedom';
import type { PageElement } from './html/dom.ts';

type XmlElement = PageElement & { getElementsByTagName(name: string): Iterable<XmlElement> };

/** Parses a small XML file of a package. */
export function parseXml(bytes: Uint8Array | undefined): XmlElement | undefined {
  if (!bytes) return undefined;
  const text = new TextDecoder().decode(bytes).replace(/<!DOCTYPE[^>[]*(?:\[[^\]]*\])?[^>]*>/i, '');
  const document: unknown = new DOMParser().parseFromString(text, 'text/xml');
  return document as XmlElement;
}

/** What begins with `<` and is no tag, and how it ends. */
const NO_TAG = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;
/** Elements that may be open at once. Parsers take time that grows with the square of their number, or call themselves for each. */
const DEEPEST = 500;
/** Tags of a text, and namespaces that it names. A long novel has some 400,000 and 50; twice as many take too much memory. */
export const MOST_TAGS = 600_000;
const MOST_NAMESPACES = 1_000;
const NAMESPACE = /\sxmlns(?::[^\s=]{1,100})?\s*=\s*(?:"[^"]*"|'[^']*')/g;

/**
 * Looks at the tags of an XML text alone and says what a parser should not be given. The time grows with the length only. Where tags do
 * not match, the depth cannot be known: a parser that goes on could still nest.
 */
export function faultInXml(xml: string): 'damaged' | 'too-deep' | 'too-large-inside' | undefined {
  const open: string[] = [];
  let tags = 0;
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const other = NO_TAG.find(([begin]) => xml.startsWith(begin, at));
    const end = other ? behind(xml, other[1], at + other[0].length) : endOfTag(xml, at + 1);
    if (end < 0) return 'damaged';
    if (xml[at + 1] === '/') {
      if (open.pop() !== xml.slice(at + 2, end - 1).trimEnd()) return 'damaged';
    } else if (!other && xml[end - 2] !== '/') open.push(nameAt(xml, at + 1));
    if (open.length > DEEPEST) return 'too-deep';
    tags += 1;
    at = xml.indexOf('<', end);
  }
  const namespaces = new Set(Array.from(xml.matchAll(NAMESPACE), ([one]) => one));
  return tags > MOST_TAGS || namespaces.size > MOST_NAMESPACES ? 'too-large-inside' : undefined;
}

function nameAt(xml: string, at: number): string {
  NAME_END.lastIndex = at;
  return xml.slice(at, NAME_END.exec(xml)?.index);
}

const NAME_END = /[\s/>]/g;
const QUOTE_OR_END = /["'<>]/g;

/** Returns the offset behind a tag, in which a `>` may stand in quotes, and a `<` nowhere. Negative if it does not end. */
function endOfTag(xml: string, from: number): number {
  let quote = '';
  QUOTE_OR_END.lastIndex = from;
  for (let found = QUOTE_OR_END.exec(xml); found; found = QUOTE_OR_END.exec(xml)) {
    const [sign] = found;
    if (sign === '<') return -1;
    if (quote) quote = sign === quote ? '' : quote;
    else if (sign === '>') return found.index + 1;
    else quote = sign;
  }
  return -1;
}

function behind(xml: string, sign: string, from: number): number {
  const at = xml.indexOf(sign, from);
  return at < 0 ? -1 : at + sign.length;
}

/** Returns the elements with this name, whatever their prefix is. */
export function elementsOf(parent: XmlElement | undefined, ...names: readonly string[]): XmlElement[] {
  return parent ? names.flatMap((name) => [...parent.getElementsByTagName(name)]) : [];
}

export const wordsIn = (elements: readonly XmlElement[]) =>
  elements.map((one) => one.textContent?.trim() ?? '').filter(Boolean);

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;

/** Writes elements without content (`<a id="x"/>`) as HTML expects them. */
export function asHtml(xhtml: string): string {
  return xhtml
    .replace(/<([a-z][\w:-]{0,40})((?:\s[^<>]{0,2000})?)\/>/gi, (whole, name, rest) =>
      VOID.test(name) ? whole : `<${name}${rest}></${name}>`,
    )
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1');
}
