import { fromMarkdown } from 'mdast-util-from-markdown';
import type { DocumentBody, TextBlock } from './block.ts';
import { chunks } from './md-chunks.ts';
import { readTxt } from './txt.ts';

type Node = ReturnType<typeof fromMarkdown>['children'][number];
type Heading = Extract<Node, { type: 'heading' }>;

// Characters. A longer list or paragraph is data. It is read as plain text, because the parser would take too long.
const LONGEST = 40_000;
// Prose is never nested deeper. The parser's time grows with the square of the depth.
const DEEPEST = 24;
const CONTAINER = String.raw`(?:[-*+>]|\d{1,9}[.)])[ \t]*`;
const TOO_DEEP = new RegExp(String.raw`^[ \t]*(?:${CONTAINER}){${DEEPEST},}\S`, 'm');
const INDENTED_TOO_DEEP = new RegExp(String.raw`^[ \t]{${DEEPEST * 2},}[-*+>\d]`, 'm');
// CommonMark does not read ** beside Chinese punctuation as emphasis (**“迷你”**版), so the marks are removed here.
const LEFT_STRONG = /(\*\*|__)(?=\S)([^*_\n]{1,300})(?<=\S)\1/g;
const HAN = /\p{Script=Han}/u;
/** Marks a hard line break until the text is split there. It is in no text, because control characters are refused. */
const HARD = '\u0001';

/** Reads Markdown (CommonMark) without marks, link targets, pictures and raw HTML. A heading at the beginning is the title. */
export function readMd(text: string): DocumentBody {
  const [first, ...rest] = chunks(text).map(readChunk);
  const headings = [first, ...rest].flatMap((chunk) => chunk?.headings ?? []);
  const [highest] = headings.toSorted((a, b) => a.depth - b.depth);
  return {
    ...(first?.title !== undefined && { title: first.title }),
    ...(highest && { heading: highest.text }),
    blocks: [...(first?.blocks ?? []), ...rest.flatMap(({ title, blocks }) => [...heading(title), ...blocks])],
  };
}

type Chunk = DocumentBody & { headings?: { depth: number; text: string }[] };

function readChunk(text: string): Chunk {
  if (text.length > LONGEST || TOO_DEEP.test(text) || INDENTED_TOO_DEEP.test(text)) return readTxt(text);
  const { children } = fromMarkdown(text);
  const [first, ...rest] = children.filter((node) => node.type !== 'html' && node.type !== 'definition');
  const title = first?.type === 'heading' ? headingText(first) : '';
  if (title) return { title, blocks: rest.flatMap((node) => blocksOf(node)) };
  const headings = children.flatMap((node) =>
    node.type === 'heading' && headingText(node) ? [{ depth: node.depth, text: headingText(node) }] : [],
  );
  return { headings, blocks: children.flatMap((node) => blocksOf(node)) };
}

const heading = (text: string | undefined) => (text ? block('whole', [text]) : []);

function blocksOf(node: Node, inItem = false): TextBlock[] {
  switch (node.type) {
    case 'heading':
      return heading(headingText(node));
    case 'code':
      return block('whole', node.value.split('\n'));
    case 'paragraph':
      return block(inItem ? 'item' : 'prose', wordsOf(node).split(HARD));
    case 'blockquote':
    case 'list':
    case 'listItem':
      return node.children.flatMap((child) => blocksOf(child, inItem || node.type === 'listItem'));
    default:
      return [];
  }
}

function block(kind: TextBlock['kind'], lines: readonly string[]): TextBlock[] {
  const pieces = lines.map((line) => (kind === 'whole' ? line.trimEnd() : line.trim())).filter((line) => line.trim());
  return pieces.length ? [{ kind, pieces }] : [];
}

const headingText = (node: Heading) => wordsOf(node).replace(/\s+/g, ' ').replaceAll(HARD, ' ').trim();

function wordsOf(node: Node): string {
  const words = visible(node);
  return HAN.test(words) ? words.replace(LEFT_STRONG, '$2') : words;
}

function visible(node: Node): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value;
    case 'break':
      return HARD;
    default:
      return 'children' in node ? node.children.map((child) => visible(child)).join('') : '';
  }
}
