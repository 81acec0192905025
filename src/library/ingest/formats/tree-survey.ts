import type { Element, Nodes } from 'hast';
import { bookTypes, HEADING, propertyWords, textOf } from './tree-elements.ts';

/**
 * What must be known of a tree before it is read. `marks`: the signs in a text that point to a footnote. `notes`: the elements that are
 * footnotes, each with its sign; `apart` if it does not stand in a list of the text. `layout`: tables that only place their content.
 * `pages`: forms that hold a whole page.
 */
export type Survey = {
  marks: ReadonlySet<Element>;
  notes: ReadonlyMap<Element, Note>;
  layout: ReadonlySet<Element>;
  pages: ReadonlySet<Element>;
};
export type Note = { sign: string; apart: boolean };

/** What an element inherits: the nearest raised element, the nearest block that can be a note, the nearest table and form. */
type Around = { raised?: Element; home?: Element | undefined; table?: TableFacts; form?: Element; inNotes: boolean };
type TableFacts = { rows: number; widest: number; hasHeader: boolean; hasSections: boolean; hasTexts: boolean };
type Link = { element: Element; around: Around; target: string; sign: string };
type Target = { home: Element; inNotes: boolean };

const HOMES = new Set(['p', 'li', 'div', 'aside', 'dd']);
const NOTE_TYPES = new Set(['footnote', 'rearnote', 'endnote']);
const SECTION_TYPES = new Set(['footnotes', 'rearnotes', 'endnotes']);
const PAGE_PARTS = new Set(['article', 'main', 'h1']);
const CELL_TEXTS = new Set(['p', 'div', 'ul', 'ol', 'dl', 'blockquote', 'pre']);
const SIGN = /^[[(（［【〔]?(?:\d{1,4}|[*†‡§¶⁎]{1,4}|[a-z]|[ivxlc]{1,6}|注\d{0,3})[\])）］】〕]?$/u;
const BRACKETED = /^[[(（［【〔].*[\])）］】〕]$/u;
const RAISED_REST = /^[\s\d\p{P}*†‡§a-z]{0,30}$/u;
const MARK_NAME = /^(?:footnote-?_?ref|footnote-reference|note-?ref|fn-?ref|reference|data-footnote-ref)$/i;
// Nodes that are looked at to know the words of a link.
const FEW = 40;
// Nodes of a note. A longer element is a part of the text to which a number links.
const MOST_OF_NOTE = 1_000;

/** Looks once at every element of a tree. */
export function survey(tree: Nodes): Survey {
  const links: Link[] = [];
  const targets = new Map<string, Target>();
  const notes = new Map<Element, Note>();
  const tables = new Map<Element, TableFacts>();
  const pages = new Set<Element>();
  const open: [Nodes, Around][] = [[tree, { inNotes: false }]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, around] = next;
    if (node.type !== 'element' && node.type !== 'root') continue;
    const inside = node.type === 'root' ? around : within(node, around);
    if (node.type === 'element') {
      if (inside.table && inside.table !== around.table) tables.set(node, inside.table);
      if (around.form && PAGE_PARTS.has(node.tagName)) pages.add(around.form);
      if (node.tagName === 'a') links.push(linkOf(node, around));
      noticeTarget(node, inside, targets);
      if (HOMES.has(node.tagName) && isOf(node, NOTE_TYPES)) notes.set(node, { sign: '', apart: true });
    }
    for (const child of node.children.toReversed()) if (child.type === 'element') open.push([child, inside]);
  }
  const marks = marksOf(links, targets, notes);
  const layout = [...tables].flatMap(([table, facts]) => (isLayout(facts) ? [table] : []));
  return { marks, notes, layout: new Set(layout), pages };
}

const isOf = (element: Element, types: ReadonlySet<string>) => bookTypes(element).some((type) => types.has(type));

function noticeTarget({ properties }: Element, { home, inNotes }: Around, targets: Map<string, Target>): void {
  for (const id of [properties.id, properties.name])
    if (typeof id === 'string' && home && !targets.has(id)) targets.set(id, { home, inNotes });
}

function within(element: Element, around: Around): Around {
  const { tagName } = element;
  if (tagName === 'table') {
    if (around.table) around.table.hasSections = true;
    const isPlaced = propertyWords(element, 'role').some((role) => role === 'presentation' || role === 'none');
    return {
      ...around,
      home: undefined,
      table: { rows: 0, widest: 0, hasHeader: false, hasSections: isPlaced, hasTexts: false },
    };
  }
  if (around.table) noticeCells(element, around.table);
  if (tagName === 'form') return { ...around, form: element };
  if (tagName === 'sup') return { ...around, raised: element };
  if (HEADING.test(tagName)) return { ...around, home: undefined };
  const inNotes = around.inNotes || element.properties.dataFootnotes !== undefined || isOf(element, SECTION_TYPES);
  // What stands inside an item or a note is part of it.
  const isPart = around.home && (around.home.tagName === 'li' || isOf(around.home, NOTE_TYPES)) && tagName !== 'li';
  return { ...around, inNotes, home: HOMES.has(tagName) && !isPart ? element : around.home };
}

function noticeCells(element: Element, table: TableFacts): void {
  const { tagName, children } = element;
  if (tagName === 'tr') {
    const cells = children.filter((child) => child.type === 'element').length;
    table.rows += 1;
    table.widest = Math.max(table.widest, cells);
  } else if (tagName === 'th' || tagName === 'thead') table.hasHeader = true;
  else if (HEADING.test(tagName)) table.hasSections = true;
  else if (tagName === 'td') {
    const texts = children.filter((child) => child.type === 'element' && CELL_TEXTS.has(child.tagName));
    if (texts.length > 1) table.hasTexts = true;
  }
}

function isLayout({ rows, widest, hasHeader, hasSections, hasTexts }: TableFacts): boolean {
  return hasSections || (!hasHeader && (rows < 2 || widest < 2 || hasTexts));
}

function linkOf(element: Element, around: Around): Link {
  const href = String(element.properties.href ?? '');
  const target = href.startsWith('#') ? decoded(href.slice(1)) : '';
  return { element, around, target, sign: textOf(element, FEW).trim() };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Finds the links that are signs of notes, and completes the notes with their targets. */
function marksOf(
  links: readonly Link[],
  targets: ReadonlyMap<string, Target>,
  notes: Map<Element, Note>,
): Set<Element> {
  const marks = new Set<Element>();
  for (const { element, around, target, sign } of links) {
    // A link back from a note is no sign.
    if (!isMark(element, around, sign) || (around.home && notes.has(around.home))) continue;
    const { home, inNotes } = targets.get(target) ?? {};
    const isNote = home !== undefined && home !== around.home && isShort(home);
    if (!isNote && !around.raised && !isNamedMark(element)) continue;
    const { raised } = around;
    marks.add(raised && RAISED_REST.test(textOf(raised, FEW)) ? raised : element);
    if (isNote && !notes.get(home)?.sign) notes.set(home, { sign, apart: home.tagName !== 'li' || inNotes === true });
  }
  return marks;
}

function isShort(element: Element): boolean {
  const open = [element];
  for (let count = 0; open.length; count++) {
    if (count > MOST_OF_NOTE) return false;
    for (const child of open.pop()?.children ?? []) {
      if (child.type === 'element' && HEADING.test(child.tagName)) return false;
      if (child.type === 'element') open.push(child);
    }
  }
  return true;
}

function isMark(element: Element, { raised }: Around, sign: string): boolean {
  if (isNamedMark(element)) return true;
  if (!SIGN.test(sign)) return false;
  const [only, more] = element.children;
  return raised !== undefined || BRACKETED.test(sign) || (!more && only?.type === 'element' && only.tagName === 'sup');
}

function isNamedMark(element: Element): boolean {
  if (element.properties.dataFootnoteRef !== undefined || bookTypes(element).includes('noteref')) return true;
  return propertyWords(element, 'className').some((name) => MARK_NAME.test(name));
}
