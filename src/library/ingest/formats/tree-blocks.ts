import type { Element, Nodes } from 'hast';
import type { DocumentBody, TextBlock } from './block.ts';
import { BLOCKS, bookTypes, CAPTIONS, HEADING, ITEMS, isUnseen, propertyWords, textOf } from './tree-elements.ts';
import { type Breaks, oneLine, tidyLines } from './tree-lines.ts';
import { type Note, type Survey, survey as surveyOf } from './tree-survey.ts';

/** A block of a tree. `depth`: of a heading, from 1. */
export type TreeBlock = TextBlock & { depth?: number };
/** What a reader sees of a tree, and its footnotes, which stand at the end of the article or chapter. */
export type TreeParts = { blocks: readonly TreeBlock[]; notes: readonly TextBlock[] };

/** Reads a tree of HTML (hast) as one article. */
export function readTree(tree: Nodes, breaks: Breaks = 'blank'): DocumentBody {
  return bodyOf([treeParts(tree, breaks)]);
}

/** Joins parts of an article. Its title is the heading with which it begins. */
export function bodyOf(parts: readonly TreeParts[]): DocumentBody {
  const blocks = parts.flatMap((part) => part.blocks);
  const notes = parts.flatMap((part) => part.notes);
  const title = blocks[0]?.depth ? blocks[0].pieces[0] : undefined;
  const text = title === undefined ? blocks : blocks.slice(1);
  const [highest] = text.filter(({ depth }) => depth).toSorted((a, b) => (a.depth ?? 0) - (b.depth ?? 0));
  const heading = highest?.pieces[0];
  return {
    ...(title !== undefined && { title }),
    ...(heading !== undefined && { heading }),
    blocks: [...text.map(({ depth, ...block }) => block), ...notes],
  };
}

/**
 * The state of a walk. `lines`: the finished lines of the open paragraph; `words`: the parts of its last line. `bracket`: a bracket was
 * left out, and the one that closes it has not come yet.
 */
type Walk = {
  survey: Survey;
  breaks: Breaks;
  blocks: TreeBlock[];
  notes: TextBlock[];
  lines: string[];
  words: string[];
  bracket: boolean;
};
/** `item`: inside a list item or footnote. `depth`: number of elements around. */
type Context = { item: boolean; depth: number };

// Elements. What is nested deeper is read as plain text.
const DEEPEST = 500;

/** Finds the blocks of a tree. The time grows with its size only. */
export function treeParts(tree: Nodes, breaks: Breaks = 'blank'): TreeParts {
  const walk: Walk = { survey: surveyOf(tree), breaks, blocks: [], notes: [], lines: [], words: [], bracket: false };
  visit(walk, tree, { item: false, depth: 0 });
  flush(walk, { item: false, depth: 0 });
  return { blocks: walk.blocks, notes: walk.notes };
}

function visit(walk: Walk, node: Nodes, context: Context): void {
  if (node.type === 'text') say(walk, node.value);
  else if (node.type === 'root') visitAll(walk, node.children, context);
  else if (node.type === 'element' && !isUnseen(node)) visitElement(walk, node, context);
}

function visitElement(walk: Walk, node: Element, context: Context): void {
  const { survey } = walk;
  const { tagName } = node;
  const note = survey.notes.get(node);
  const inside = { item: context.item || ITEMS.has(tagName), depth: context.depth + 1 };
  if (inside.depth > DEEPEST) say(walk, textOf(node));
  else if (survey.marks.has(node)) leaveOut(walk);
  else if (note) visitNote(walk, node, note, context);
  else if (BLOCKS.has(tagName) || HEADING.test(tagName)) {
    flush(walk, context);
    visitBlock(walk, node, inside);
    flush(walk, inside);
  } else visitInline(walk, node, inside);
}

function visitAll(walk: Walk, nodes: readonly Nodes[], context: Context): void {
  for (const node of nodes) visit(walk, node, context);
}

function visitBlock(walk: Walk, node: Element, context: Context): void {
  const { tagName, children } = node;
  const depth = Number(HEADING.exec(tagName)?.[1] ?? 0);
  if (depth || CAPTIONS.has(tagName)) addWhole(walk, [gather(walk, children, context)], depth);
  else if (tagName === 'pre') addWhole(walk, textOf(node).split('\n'));
  else if (tagName === 'form' && !walk.survey.pages.has(node)) return;
  else if (tagName === 'table' && !walk.survey.layout.has(node)) {
    for (const caption of children) if (isElement(caption, 'caption')) visit(walk, caption, context);
    addWhole(walk, rowsOf(walk, node, context));
  } else visitAll(walk, children, context);
}

function visitInline(walk: Walk, node: Element, context: Context): void {
  const { tagName, children } = node;
  if (tagName === 'br') endLine(walk);
  else if (tagName === 'rt' || tagName === 'rtc') sayReading(walk, textOf(node).trim());
  else if (isBareMark(walk, node) || isBackLink(node, context)) return;
  else {
    if (tagName === 'q') say(walk, '“');
    visitAll(walk, children, context);
    if (tagName === 'q') say(walk, '”');
  }
}

function say(walk: Walk, text: string): void {
  walk.words.push(walk.bracket ? text.replace(CLOSES, '') : text);
  walk.bracket = false;
}

/** Ends the open line. */
function endLine(walk: Walk): void {
  walk.lines.push(walk.words.join(''));
  walk.words = [];
}

/** Ends the open paragraph. */
function flush(walk: Walk, { item }: Context): void {
  endLine(walk);
  const pieces = tidyLines(walk.lines, walk.breaks);
  if (pieces.length) walk.blocks.push({ kind: item ? 'item' : 'prose', pieces });
  walk.lines = [];
}

function addWhole(walk: Walk, lines: readonly string[], depth = 0): void {
  const pieces = lines.map((line) => line.trimEnd()).filter(Boolean);
  if (pieces.length) walk.blocks.push({ kind: 'whole', pieces, ...(depth && { depth }) });
}

/** Returns the words of some nodes as one line. Their footnotes are kept. */
function gather(walk: Walk, nodes: readonly Nodes[], context: Context): string {
  const inner: Walk = { ...walk, blocks: [], lines: [], words: [] };
  visitAll(inner, nodes, context);
  flush(inner, context);
  return oneLine(inner.blocks.flatMap(({ pieces }) => pieces).join('\n'));
}

const isElement = (node: Nodes, ...names: readonly string[]): node is Element =>
  node.type === 'element' && names.includes(node.tagName);

/** Between the cells of a table's row. */
const BETWEEN_CELLS = ' · ';

function rowsOf(walk: Walk, table: Element, context: Context): string[] {
  return table.children.flatMap((part) => {
    if (isElement(part, 'tr')) return [rowOf(walk, part, context)];
    return isElement(part, 'thead', 'tbody', 'tfoot') && !isUnseen(part) ? rowsOf(walk, part, context) : [];
  });
}

function rowOf(walk: Walk, row: Element, context: Context): string {
  if (isUnseen(row)) return '';
  const cells = row.children.filter((cell) => isElement(cell, 'td', 'th')).filter((cell) => !isUnseen(cell));
  return cells
    .map((cell) => gather(walk, cell.children, context))
    .filter(Boolean)
    .join(BETWEEN_CELLS);
}

/** Reads a footnote, without its sign and the link back. */
function visitNote(walk: Walk, node: Element, { sign, apart }: Note, context: Context): void {
  flush(walk, context);
  const inner: Walk = { ...walk, blocks: [], lines: [], words: [] };
  const inside = { item: true, depth: context.depth + 1 };
  visitAll(inner, node.children, inside);
  flush(inner, inside);
  const [first, ...rest] = inner.blocks;
  const [line = '', ...lines] = first?.pieces ?? [];
  const pieces = [withoutSign(line, sign), ...lines].filter(Boolean);
  const blocks = first && pieces.length ? [{ ...first, pieces }, ...rest] : rest;
  if (apart) walk.notes.push(...blocks.map(({ depth, ...block }) => block));
  else walk.blocks.push(...blocks);
}

const AFTER_SIGN = /^[\s.:：、．)\]）］】]+/u;

function withoutSign(line: string, sign: string): string {
  if (sign && line.startsWith(sign)) return line.slice(sign.length).replace(AFTER_SIGN, '');
  const bare = sign.replaceAll(/[^\p{L}\p{N}]/gu, '');
  const rest = bare && line.replace(/^[[(（［【〔^]+/u, '');
  if (rest?.startsWith(bare) && AFTER_SIGN.test(rest.slice(bare.length)))
    return rest.slice(bare.length).replace(AFTER_SIGN, '');
  return line.replace(AFTER_SIGN, '');
}

const ARROWS = String.raw`[\s\d]*[↑↩⤴^⇧↵←«\ufe0e\ufe0f][↑↩⤴^⇧↵←«\ufe0e\ufe0f\s\d]*`;
const BACK = new RegExp(`^(?:${ARROWS})?$`, 'u');
const BACK_WORDS = new RegExp(`^(?:${ARROWS})?(?:(?:go |jump )?back|return|返回|回到正文)(?:${ARROWS})?$`, 'iu');
const BACK_NAME = /^(?:data-footnote-backref|footnote-?back(?:ref|link)?|reversefootnote|fn-?back)$/i;

/** True for a link from a footnote back to the text. */
function isBackLink(node: Element, { item }: Context): boolean {
  if (node.tagName !== 'a' || !String(node.properties.href ?? '').startsWith('#')) return false;
  const isNamed = propertyWords(node, 'className').some((name) => BACK_NAME.test(name));
  return (
    isNamed ||
    bookTypes(node).includes('backlink') ||
    (item ? BACK_WORDS : BACK).test(textOf(node, 20)) ||
    BACK.test(textOf(node, 20))
  );
}

const READING =
  /^(?:[\p{Ll}\p{M}\s]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][\p{Ll}\p{M}\s]*|[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}ー˙ˊˇˋ\s]+)$/u;
const ENDS_IN_HAN = /\p{Script=Han}\s*$/u;

/** Writes what stands above a word in brackets behind it, unless it only says how the word is pronounced. */
function sayReading(walk: Walk, reading: string): void {
  if (!reading || READING.test(reading)) return;
  say(walk, ENDS_IN_HAN.test(tail(walk)) ? `（${reading}）` : ` (${reading})`);
}

const AFTER_SENTENCE = /[.!?。！？…][”’"'」』）)\]]*$/u;
const BARE_SIGN = /^[[(［【]?(?:\d{1,3}|[*†‡]{1,3})[\])］】]?$/u;

/** True for a raised number behind a sentence: the sign of a note that has no link. */
function isBareMark(walk: Walk, node: Element): boolean {
  return node.tagName === 'sup' && AFTER_SENTENCE.test(tail(walk)) && BARE_SIGN.test(textOf(node, 40).trim());
}

const OPENS = /[[［【]\s*$/u;
const CLOSES = /^\s*[\]］】]/u;

/** Leaves out the sign of a footnote, with the bracket that opens before it. */
function leaveOut(walk: Walk): void {
  const last = walk.words.at(-1) ?? '';
  if (!OPENS.test(last.slice(-3))) return;
  walk.words[walk.words.length - 1] = last.trimEnd().slice(0, -1);
  walk.bracket = true;
}

/** The last characters of the open line. */
const tail = ({ words }: Walk) => words.slice(-4).join('').slice(-12);
