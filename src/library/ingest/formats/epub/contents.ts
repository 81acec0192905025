import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { readLine } from '#core/article-facts.ts';
import { bookTypes, textOf } from '../tree-elements.ts';

/** An entry of a book's table of contents. `path`: of its file in the package. `fragment`: of the element there, if it names one. */
export type ContentsEntry = { title: string; path: string; fragment?: string; children: ContentsEntry[] };

/** Finds the path in the package, and the fragment, that a link leads to. */
export type Resolve = (href: string) => { path: string; fragment?: string };

/** Most entries that are read. A handbook has some hundreds. */
const MOST_ENTRIES = 2_000;
/** Levels of a table of contents. */
const DEEPEST = 8;

type Reading = { resolve: Resolve; left: number };

/** Reads the table of contents of an EPUB 3: the `nav` that is one, or the only one. */
export function contentsOfNav(html: string, resolve: Resolve): ContentsEntry[] {
  const navs = everyElement(fromHtml(html), 'nav');
  const nav = navs.find((one) => bookTypes(one).includes('toc')) ?? navs[0];
  const [list] = nav ? everyElement(nav, 'ol') : [];
  return list ? itemsOf({ resolve, left: MOST_ENTRIES }, list, 1) : [];
}

/** The kinds of places that a book names beside its contents (`cover`, `copyright-page`), by path. */
export function landmarksOfNav(html: string, resolve: Resolve): Map<string, string[]> {
  const [nav] = everyElement(fromHtml(html), 'nav').filter((one) => bookTypes(one).includes('landmarks'));
  const links = nav ? everyElement(nav, 'a') : [];
  return new Map(links.map((link) => [resolve(String(link.properties.href ?? '')).path, bookTypes(link)]));
}

/** Reads the table of contents of an EPUB 2 (NCX), which was written as HTML before (`asHtml`). */
export function contentsOfNcx(html: string, resolve: Resolve): ContentsEntry[] {
  const [map] = everyElement(fromHtml(html), 'navmap');
  return map ? pointsOf({ resolve, left: MOST_ENTRIES }, map, 1) : [];
}

function itemsOf(reading: Reading, list: Element, depth: number): ContentsEntry[] {
  return elementsIn(list, 'li').flatMap((item) => {
    const [link] = [...elementsIn(item, 'a'), ...elementsIn(item, 'span')];
    const inner = depth < DEEPEST ? elementsIn(item, 'ol').flatMap((one) => itemsOf(reading, one, depth + 1)) : [];
    return link ? entry(reading, textOf(link), String(link.properties.href ?? ''), inner) : inner;
  });
}

function pointsOf(reading: Reading, parent: Element, depth: number): ContentsEntry[] {
  return elementsIn(parent, 'navpoint').flatMap((point) => {
    const [label] = elementsIn(point, 'navlabel');
    const [content] = elementsIn(point, 'content');
    const inner = depth < DEEPEST ? pointsOf(reading, point, depth + 1) : [];
    return entry(reading, label ? textOf(label) : '', String(content?.properties.src ?? ''), inner);
  });
}

function entry(reading: Reading, words: string, href: string, children: ContentsEntry[]): ContentsEntry[] {
  reading.left -= 1;
  const title = readLine(words);
  if (reading.left < 0 || !title) return children;
  // A heading without a link begins where its first entry does.
  const { path, fragment } = href ? reading.resolve(href) : (children[0] ?? { path: '' });
  return path ? [{ title, path, ...(fragment && { fragment }), children }] : children;
}

const elementsIn = (parent: Element, tagName: string): Element[] =>
  parent.children.filter((child) => child.type === 'element').filter((child) => child.tagName === tagName);

/** Returns the elements with this name below a node, in order. */
function everyElement(root: Nodes, tagName: string): Element[] {
  const found: Element[] = [];
  const open: Nodes[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type !== 'element' && node.type !== 'root') continue;
    if (node.type === 'element' && node.tagName === tagName) found.push(node);
    for (const child of node.children.toReversed()) if (child.type === 'element') open.push(child);
  }
  return found;
}

const PART =
  /^(?:part|book|volume|vol\.?|section|act|tome)\s+(?:[\divxlc]+|one|two|three|four|five|six|seven|eight|nine|ten|the)\b|^第[一二三四五六七八九十百\d]{1,4}[部卷编編篇集册冊]|^[上中下][部卷篇编編册冊]|^卷[一二三四五六七八九十\d]/iu;
const CHAPTER = /^(?:chapter|canto|letter|scene)\b|^第.{1,6}[章回节節讲講]|^(?:[ivxlc]{1,7}|\d{1,3})\.?$/iu;
const BARE =
  /^(?:chapter\s+)?(?:[ivxlc]{1,7}|\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\.?$|^第.{1,6}[章回节節]$/iu;

/** Where a chapter begins. `opens`: a part of a book, which has chapters of its own. */
export type ChapterStart = Omit<ContentsEntry, 'children'> & { opens?: true };

/**
 * Chooses the entries that are chapters: those of the first level, or those below one that is a part of a book. The sections of a chapter
 * are none. A title that says little, or that several chapters have, stands behind the title of its part. `isAside`: true for what is no chapter.
 */
export function chapterStarts(entries: readonly ContentsEntry[], isAside: (title: string) => boolean): ChapterStart[] {
  const starts = below(entries, isAside);
  const byTitle = Map.groupBy(starts, ({ title }) => title);
  return starts.map(({ above, ...start }) => {
    const isShared = (byTitle.get(start.title)?.length ?? 0) > 1;
    const needsPart = above !== undefined && (isShared || BARE.test(start.title));
    return needsPart ? { ...start, title: `${above} · ${start.title}` } : start;
  });
}

function below(
  entries: readonly ContentsEntry[],
  isAside: (title: string) => boolean,
  above?: string,
): (ChapterStart & { above?: string })[] {
  const chapters = entries.filter(({ title }) => !isAside(title));
  return entries.flatMap(({ children, ...one }) => {
    const start = { ...one, ...(above !== undefined && { above }) };
    const isOnly = chapters.length === 1;
    if (isAside(one.title) || !children.length || !(isOnly || isPart(one.title, children))) return [start];
    return [{ ...start, opens: true as const }, ...below(children, isAside, isOnly ? above : one.title)];
  });
}

function isPart(title: string, children: readonly ContentsEntry[]): boolean {
  if (CHAPTER.test(title)) return false;
  return PART.test(title) || children.filter((one) => CHAPTER.test(one.title)).length * 2 >= children.length;
}
