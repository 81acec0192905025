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
