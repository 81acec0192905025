import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import type { DocumentBody, TextBlock } from '../block.ts';
import { readTree } from '../tree-blocks.ts';
import { CAPTIONS, HEADING, propertyWords, textOf } from '../tree-elements.ts';

/** What one library takes for the article of a page. `letters`: of all its blocks. `linked`: those of its links; `headings`, `captions`: of these. */
export type Reading = {
  body: DocumentBody;
  letters: string;
  linked: ReadonlySet<string>;
  headings: ReadonlySet<string>;
  captions: ReadonlySet<string>;
};

export const lettersIn = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '');
export const lettersOf = ({ pieces }: TextBlock) => lettersIn(pieces.join(''));

export function readingOf(content: string): Reading {
  const tree = fromHtml(content, { fragment: true });
  const body = readTree(tree);
  return {
    body,
    letters: body.blocks.map(lettersOf).join(''),
    linked: lettersOfElements(tree, ({ tagName, properties }) => tagName === 'a' && properties.href !== undefined),
    headings: lettersOfElements(tree, ({ tagName }) => HEADING.test(tagName)),
    captions: lettersOfElements(tree, isCaption),
  };
}

const CAPTION = /caption|credit|photo-?by/i;
const isCaption = (element: Element) =>
  CAPTIONS.has(element.tagName) || propertyWords(element, 'className').some((name) => CAPTION.test(name));

function lettersOfElements(tree: Nodes, isWanted: (element: Element) => boolean): ReadonlySet<string> {
  const found = new Set<string>();
  const open: Nodes[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'element' && isWanted(node)) found.add(lettersIn(textOf(node)));
    else if ('children' in node) open.push(...node.children);
  }
  return found;
}
