import type { Nodes } from 'hast';
import type { BookChapter } from '../block.ts';
import type { TreeBlock } from '../tree-blocks.ts';
import { GUTENBERG, isAsideFile, isAsideTitle, LONGEST_ASIDE } from './asides.ts';
import { type ChapterStart, type ContentsEntry, chapterStarts } from './contents.ts';
import { headingOf, lengthOf, splitTree } from './split.ts';

/** A file of a book, in the order of reading. `isAside`: the book says that it is a cover, a title page or the like. */
export type BookFile = { path: string; isAside: boolean; tree(): Nodes };
/** The blocks of a chapter, under its number in `chapters`. */
export type BookText = { blocks: readonly TreeBlock[]; chapters: readonly BookChapter[] };

/** Most chapters that can become articles of their own. A novel with 365 is a rarity; a book of more entries is a dictionary. */
const MOST_CHAPTERS = 400;
/** Most characters of a part's title page, which is put before its first chapter. */
const LONGEST_OPENING = 600;

type Chapter = BookChapter & { blocks: TreeBlock[]; opens?: boolean };

/** Divides a book into its chapters, as its table of contents says, else as its files do. What has no text is no chapter. */
export function chaptersOf(files: readonly BookFile[], contents: readonly ContentsEntry[], title: string): BookText {
  const starts = chapterStarts(contents, isAsideTitle);
  const byPath = Map.groupBy(starts, ({ path }) => path);
  const hasContents = files.filter(({ path }) => byPath.has(path)).length > 0 && starts.length > 1;
  const found: Chapter[] = [];
  for (const file of files) addFile(found, file, (hasContents && byPath.get(file.path)) || [], { hasContents, title });
  const chapters = numbered(joined(found.filter((one) => lengthOf(one.blocks) > 0).map(judged)), title);
  return {
    blocks: chapters.flatMap(({ blocks }, chapter) => blocks.map((block) => ({ ...block, chapter }))),
    chapters: chapters.map(({ blocks, opens, ...chapter }) => chapter),
  };
}

type Book = { hasContents: boolean; title: string };

function addFile(found: Chapter[], file: BookFile, starts: readonly ChapterStart[], book: Book): void {
  const byFragment = new Map(starts.flatMap((start) => (start.fragment ? [[start.fragment, start] as const] : [])));
  const pieces = splitTree(file.tree(), new Set([...byFragment.keys(), ...GUTENBERG]));
  const atTop = starts.find(({ fragment }) => !fragment || !pieces.some((piece) => piece.fragment === fragment));
  for (const { fragment, blocks } of pieces) {
    const start = fragment === undefined ? atTop : byFragment.get(fragment);
    const isGutenbergs = GUTENBERG.some((one) => one === fragment);
    if (isGutenbergs) found.push({ title: 'Project Gutenberg', aside: true, blocks: [...blocks] });
    else if (start) found.push(begun(start, blocks));
    else addRest(found, file, blocks, book);
  }
}

function begun({ title, path, opens }: ChapterStart, blocks: readonly TreeBlock[]): Chapter {
  const isAside = isAsideTitle(title) || isAsideFile(path);
  return { title, ...(isAside && { aside: true }), ...(opens && { opens }), blocks: [...blocks] };
}

/** Adds text with which no chapter begins: the rest of the one before, or what stands before the first. */
function addRest(found: Chapter[], file: BookFile, blocks: readonly TreeBlock[], book: Book): void {
  if (!blocks.length) return;
  const heading = headingOf(blocks);
  const last = found.at(-1);
  const isAside = file.isAside || isAsideFile(file.path) || (heading !== undefined && isAsideTitle(heading));
  const begins = !book.hasContents && heading !== undefined;
  const isFront = book.hasContents && !found.some((one) => !one.aside);
  if (isAside || isFront) found.push({ title: heading ?? firstWords(blocks), aside: true, blocks: [...blocks] });
  else if (last && !last.aside && !begins) last.blocks.push(...blocks);
  else found.push({ title: heading ?? book.title, blocks: [...blocks] });
}

const LONGEST_NAME = 40;

/** What names a page that has no title. */
function firstWords(blocks: readonly TreeBlock[]): string {
  const words = [...(blocks[0]?.pieces[0] ?? '').replace(/\s+/gu, ' ')];
  return words.length > LONGEST_NAME ? `${words.slice(0, LONGEST_NAME - 1).join('')}…` : words.join('');
}

/** What is long is text, whatever it is called, except what Project Gutenberg says of itself. */
function judged(chapter: Chapter): Chapter {
  const { aside, ...rest } = chapter;
  const isText = aside && lengthOf(chapter.blocks) > LONGEST_ASIDE && !/gutenberg/i.test(chapter.title);
  return isText ? rest : chapter;
}

/** Puts the title page of a part before its first chapter. */
function joined(chapters: readonly Chapter[]): Chapter[] {
  const result: Chapter[] = [];
  let opening: TreeBlock[] = [];
  for (const [index, chapter] of chapters.entries()) {
    const isOpening = chapter.opens && index + 1 < chapters.length && lengthOf(chapter.blocks) <= LONGEST_OPENING;
    if (isOpening) opening.push(...chapter.blocks);
    else if (chapter.aside) result.push(chapter);
    else {
      result.push({ ...chapter, blocks: [...opening, ...chapter.blocks] });
      opening = [];
    }
  }
  return result;
}

/** Too many chapters are one. */
function numbered(chapters: readonly Chapter[], title: string): readonly Chapter[] {
  if (chapters.filter((one) => !one.aside).length <= MOST_CHAPTERS) return chapters;
  const result: Chapter[] = [];
  for (const chapter of chapters) {
    const last = result.at(-1);
    if (chapter.aside) result.push(chapter);
    else if (last && !last.aside) last.blocks.push(...chapter.blocks);
    else result.push({ title, blocks: [...chapter.blocks] });
  }
  return result;
}
