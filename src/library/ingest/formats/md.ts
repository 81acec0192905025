import type { Nodes } from 'hast';
import { raw } from 'hast-util-raw';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toHast } from 'mdast-util-to-hast';
import { gfm } from 'micromark-extension-gfm';
import { SURELY_TOO_MANY } from '../limits.ts';
import { fewestPassages } from '../passages.ts';
import type { DocumentBody } from './block.ts';
import { chunks, isTooLong } from './md-chunks.ts';
import { plainMarkdown } from './md-source.ts';
import { bodyOf, type TreeParts, treeParts } from './tree-blocks.ts';
import { readTxt } from './txt.ts';

/**
 * Reads Markdown (GitHub's, with what other programs add) as its reader sees it: without marks, link targets, pictures and programs. HTML
 * in it is read as HTML. A heading at the beginning is the title; footnotes stand at the end.
 */
export function readMd(markdown: string): DocumentBody {
  const { text, notes } = plainMarkdown(markdown);
  const parts = until(SURELY_TOO_MANY, chunks(text), partOf);
  return bodyOf([...parts, ...until(SURELY_TOO_MANY, notes, noteParts)]);
}

/** Reads texts until they have more passages than `most`. */
function until(most: number, texts: readonly string[], read: (text: string) => TreeParts): TreeParts[] {
  const parts: TreeParts[] = [];
  let passages = 0;
  for (const text of texts) {
    const part = read(text);
    parts.push(part);
    passages += fewestPassages(part.blocks) + fewestPassages(part.notes);
    if (passages > most) break;
  }
  return parts;
}

const partOf = (chunk: string): TreeParts =>
  isTooLong(chunk) ? { blocks: readTxt(chunk).blocks, notes: [] } : treeParts(treeOf(chunk), 'kept');

function noteParts(note: string): TreeParts {
  const blocks = chunks(note)
    .map(partOf)
    .flatMap((part) => [...part.blocks, ...part.notes]);
  return { blocks: [], notes: blocks.map(({ kind, pieces }) => ({ kind: kind === 'prose' ? 'item' : kind, pieces })) };
}

// A tilde alone is a range in Chinese (5~10 元), no mark.
const SYNTAX = { extensions: [gfm({ singleTilde: false })], mdastExtensions: [gfmFromMarkdown()] };

function treeOf(markdown: string): Nodes {
  const text = isNestedTooDeep(markdown) ? markdown.replace(TAG, '') : markdown;
  const tree = toHast(fromMarkdown(text, SYNTAX), { allowDangerousHtml: true });
  return text.includes('<') ? raw(tree) : tree;
}

const TAG = /<\/?[a-z][^<>]{0,1000}>/gi;
// Those that need no end are not counted.
const TAG_BEGIN = /<(\/?)(?!(?:br|img|hr|input|wbr|col|source|p|li|td|th|tr|dt|dd|option)\b)[a-z]/gi;
// Elements that are open at once. The program that makes a tree of HTML calls itself for each.
const DEEPEST = 500;

function isNestedTooDeep(markdown: string): boolean {
  let depth = 0;
  for (const [, close] of markdown.matchAll(TAG_BEGIN)) {
    depth = Math.max(0, depth + (close ? -1 : 1));
    if (depth > DEEPEST) return true;
  }
  return false;
}
