import { parseHTML } from 'linkedom';

/** The parts of the DOM that are used here. */
export type PageElement = {
  tagName: string;
  parentElement: PageElement | null;
  textContent: string | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  remove(): void;
};
export type PageDocument = Pick<PageElement, 'querySelector' | 'querySelectorAll'> & {
  title: string;
  body: PageElement;
};

/** Parses a page. The library that finds the article expects two things of a browser that this parser does not have. */
export function documentOf(html: string): PageDocument {
  const whole = /<body[\s>]/i.test(html) ? html : `<body>${html}</body>`;
  const { document } = parseHTML(/<html[\s>]/i.test(whole) ? whole : `<!doctype html><html>${whole}</html>`);
  const view: { getComputedStyle?: unknown } | null = document.defaultView;
  if (view && !view.getComputedStyle) view.getComputedStyle = () => ({ display: '' });
  return Object.assign(document, { styleSheets: [] });
}

export const wordsOf = (element: PageElement) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
