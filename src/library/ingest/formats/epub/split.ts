import type { Element, Nodes, Parents } from 'hast';
import type { TextBlock } from '../block.ts';
import { type TreeBlock, treeParts } from '../tree-blocks.ts';

/** A piece of a file's text. `fragment`: the element with which it begins; undefined for what stands before the first one. */
export type Piece = { fragment?: string; blocks: readonly TreeBlock[] };

/** Elements between which a text can be split. */
const CONTAINERS = new Set(['html', 'body', 'div', 'section', 'article', 'main', 'header', 'blockquote', 'center']);

/**
 * A mark that stands in the tree where a piece begins. A file that has such marks of its own would only be split at other places; those
 * that were not put are no marks.
 */
const mark = (index: number) => `\u{f0000}${index}\u{f0000}`;
const MARK = /^\u{f0000}(\d{1,6})\u{f0000}$/u;

/** Splits a file before the elements with these ids, in the order of the text. Its footnotes stand at the end of its last piece. */
export function splitTree(tree: Nodes, fragments: ReadonlySet<string>): Piece[] {
  const found = fragments.size ? putMarks(tree, fragments) : [];
  const { blocks, notes } = treeParts(tree);
  const pieces: { fragment?: string; blocks: TreeBlock[] }[] = [{ blocks: [] }];
  let next = 0;
  for (const block of blocks) {
    const index = Number(MARK.exec(block.pieces[0] ?? '')?.[1] ?? -1);
    const fragment = found[index];
    if (fragment !== undefined && index >= next) {
      pieces.push({ fragment, blocks: [] });
      next = index + 1;
    } else pieces.at(-1)?.blocks.push(block);
  }
  pieces.at(-1)?.blocks.push(...notes);
  return pieces;
}

type Place = { parent: Parents; child: Element };

/** Puts a mark before each of the elements, outside the paragraph or heading in which it stands. Returns the fragments in order. */
function putMarks(tree: Nodes, fragments: ReadonlySet<string>): string[] {
  if (tree.type !== 'root' && tree.type !== 'element') return [];
  const found: string[] = [];
  const marks = new Map<Parents, Map<Nodes, Element[]>>();
  const wanted = new Set(fragments);
  const open: [node: Parents, place: Place | undefined][] = [[tree, undefined]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, place] = next;
    for (const id of place && node.type === 'element' ? idsOf(node) : []) {
      if (place && wanted.delete(id)) put(marks, place, markElement(found.push(id) - 1));
    }
    const isContainer = node.type === 'root' || CONTAINERS.has(node.tagName);
    for (const child of node.children.toReversed()) {
      if (child.type === 'element') open.push([child, isContainer ? { parent: node, child } : place]);
    }
  }
  for (const [parent, before] of marks)
    parent.children = parent.children.flatMap((child) => [...(before.get(child) ?? []), child]) as Element[];
  return found;
}

function put(marks: Map<Parents, Map<Nodes, Element[]>>, { parent, child }: Place, element: Element): void {
  const before = marks.get(parent) ?? new Map<Nodes, Element[]>();
  marks.set(parent, before);
  before.set(child, [...(before.get(child) ?? []), element]);
}

const idsOf = ({ properties }: Element): string[] =>
  [properties.id, properties.name].filter((one) => typeof one === 'string');

const markElement = (index: number): Element => ({
  type: 'element',
  tagName: 'p',
  properties: {},
  children: [{ type: 'text', value: mark(index) }],
});

/** Returns the heading with which blocks begin, if one is among the first of them. */
export function headingOf(blocks: readonly TreeBlock[]): string | undefined {
  return blocks.slice(0, NEAR_BEGINNING).find(({ depth }) => depth)?.pieces[0];
}

const NEAR_BEGINNING = 3;

export const lengthOf = (blocks: readonly TextBlock[]): number =>
  blocks.reduce((sum, { pieces }) => sum + pieces.reduce((all, piece) => all + piece.length, 0), 0);
