import { fromHtml } from 'hast-util-from-html';
import { readAddress, readLine } from '#core/article-facts.ts';
import { UserError } from '#core/errors.ts';
import { editionLanguage } from '../language-detect.ts';
import type { DocumentBody, DocumentFacts } from './block.ts';
import { isAsideKind } from './epub/asides.ts';
import { type BookFile, chaptersOf } from './epub/chapters.ts';
import { type ContentsEntry, contentsOfNav, contentsOfNcx, landmarksOfNav } from './epub/contents.ts';
import { decodeHtml, sizeOf } from './html/source.ts';
import { bodyOf } from './tree-blocks.ts';
import { writtenFacts } from './written-facts.ts';
import { asHtml, elementsOf, MOST_TAGS, parseXml, wordsIn } from './xml.ts';
import { unpack } from './zip.ts';

const PARTS = /\.(?:x?html?|xml|opf|ncx)$/i;
const NCX = 'application/x-dtbncx+xml';
const CHAPTER = /html/i;
const DEEPEST = 500;
/** Most bytes of what names the chapters. */
const MOST_XML = 5_000_000;
/** Encrypted fonts do not matter, encrypted text does. */
const LOCKED = /CipherReference[^>]+URI\s*=\s*["'][^"']+\.x?html?["']/i;

type Opf = NonNullable<ReturnType<typeof parseXml>>;
type Package = { parts: Record<string, Uint8Array>; name: string; opf: Opf; root: string };

/**
 * Reads an e-book: its chapters in reading order, with what its table of contents calls them. The notes of a file stand at its end. What is no
 * text of the book, such as its cover, is among the chapters and marked as such.
 */
export async function readEpub(bytes: Uint8Array, name: string): Promise<DocumentBody> {
  const parts = unpack(bytes, { name, format: 'EPUB' }, PARTS);
  const locks = parts['META-INF/encryption.xml'];
  if (locks && LOCKED.test(new TextDecoder().decode(locks))) throw refusal(name, 'encrypted');
  const container = smallXml(parts['META-INF/container.xml'], name);
  const root = elementsOf(container, 'rootfile').map((one) => one.getAttribute('full-path') ?? '')[0];
  const opf = smallXml(root === undefined ? undefined : parts[root], name);
  if (!opf || root === undefined) throw refusal(name, 'damaged');
  const book: Package = { parts, name, opf, root };
  const facts = factsOf(opf);
  const { contents, kinds } = contentsOf(book);
  const files = filesOf(book, kinds);
  if (!files.length) throw refusal(name, 'damaged');
  const { blocks, chapters } = chaptersOf(files, contents, facts.title ?? '');
  return { ...bodyOf([{ blocks, notes: [] }]), facts, chapters };
}

const refusal = (name: string, why: 'encrypted' | 'damaged' | 'too-deep' | 'too-large-inside') =>
  new UserError({ kind: 'file-content', name, format: 'EPUB', why });

function smallXml(bytes: Uint8Array | undefined, name: string): ReturnType<typeof parseXml> {
  if (bytes && bytes.length > MOST_XML) throw refusal(name, 'too-large-inside');
  if (bytes && sizeOf(new TextDecoder().decode(bytes)).depth > DEEPEST) throw refusal(name, 'too-deep');
  return parseXml(bytes);
}

const tagsIn = (text: string) => text.split('<').length - 1;

/** Returns the files of the text in reading order. Tables of contents and what stands beside the text are left out. */
function filesOf(book: Package, kinds: ReadonlyMap<string, readonly string[]>): BookFile[] {
  const { name } = book;
  // A book that names a chapter twice is wrong.
  const paths = [...new Set(pathsOf(book))];
  const texts = paths.flatMap((path) => textOf(book, path).map((text) => ({ path, text })));
  if (texts.reduce((sum, { text }) => sum + tagsIn(text), 0) > MOST_TAGS) throw refusal(name, 'too-large-inside');
  for (const { text } of texts) if (sizeOf(text).depth > DEEPEST) throw refusal(name, 'too-deep');
  return texts.map(({ path, text }) => ({
    path,
    isAside: [...(kinds.get(path) ?? []), ...kindsOf(text)].some(isAsideKind),
    tree: () => fromHtml(text),
  }));
}

const FIRST_TAGS = /<(?:body|section|div|nav)\b[^<>]{0,500}?\sepub:type\s*=\s*["']([^"'<>]{1,200})["']/gi;
/** Characters of a file in which it says what kind of place it is. */
const BEGINNING = 3_000;

/** The kinds that the outermost elements of a file say they have. */
function kindsOf(html: string): string[] {
  const body = html.search(/<body[\s>]/i);
  const beginning = html.slice(Math.max(0, body), Math.max(0, body) + BEGINNING);
  return [...beginning.matchAll(FIRST_TAGS)].slice(0, 2).flatMap(([, types = '']) => types.split(/\s+/));
}

function pathsOf({ opf, root }: Package): string[] {
  const items = itemsOf(opf);
  return elementsOf(opf, 'itemref', 'opf:itemref').flatMap((reference) => {
    const item = items.get(reference.getAttribute('idref'));
    const href = item?.getAttribute('href');
    const isText = CHAPTER.test(item?.getAttribute('media-type') ?? '') && !(item && isNav(item));
    return href && isText && reference.getAttribute('linear') !== 'no' ? [resolved(root, href).path] : [];
  });
}

const itemsOf = (opf: Opf) =>
  new Map(elementsOf(opf, 'item', 'opf:item').map((item) => [item.getAttribute('id'), item]));
const isNav = (item: Opf) => /\bnav\b/.test(item.getAttribute('properties') ?? '');

/** Reads the table of contents, and the kinds of places that the book names. Without any, the book has none. */
function contentsOf(book: Package): { contents: ContentsEntry[]; kinds: Map<string, string[]> } {
  const { opf, root } = book;
  const all = [...itemsOf(opf).values()];
  const href = (item: Opf | undefined) => item?.getAttribute('href') ?? undefined;
  const nav = href(all.find(isNav));
  const ncx = href(all.find((item) => item.getAttribute('media-type') === NCX));
  const kinds = new Map(
    elementsOf(opf, 'reference', 'opf:reference').map((one) => [
      resolved(root, one.getAttribute('href') ?? '').path,
      [one.getAttribute('type') ?? ''],
    ]),
  );
  const read = (from: string | undefined) => {
    const path = from === undefined ? '' : resolved(root, from).path;
    const [html = ''] = textOf(book, path);
    const isReadable = html.length <= MOST_XML && sizeOf(html).depth <= DEEPEST;
    return { html: isReadable ? html : '', resolve: (to: string) => resolved(path, to) };
  };
  const [inNav, inNcx] = [read(nav), read(ncx)];
  for (const [path, types] of landmarksOfNav(inNav.html, inNav.resolve)) kinds.set(path, types);
  const contents = contentsOfNav(inNav.html, inNav.resolve);
  return { contents: contents.length ? contents : contentsOfNcx(inNcx.html, inNcx.resolve), kinds };
}

function resolved(root: string, href: string): { path: string; fragment?: string } {
  const base = `https://book.invalid/${root}`;
  if (!URL.canParse(href, base)) return { path: '' };
  const { pathname, hash } = new URL(href, base);
  const fragment = decoded(hash.slice(1));
  return { path: decoded(pathname.slice(1)), ...(fragment && { fragment }) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function textOf({ parts, name }: Package, path: string): string[] {
  const bytes = parts[path];
  return bytes ? [asHtml(decodeHtml(name, bytes).text)] : [];
}

function factsOf(opf: Opf): DocumentFacts {
  const words = (name: string) => wordsIn(elementsOf(opf, `dc:${name}`));
  const creators = elementsOf(opf, 'dc:creator').filter((one) => /^(?:aut|)$/.test(one.getAttribute('opf:role') ?? ''));
  const [title] = words('title');
  const language = editionLanguage(words('language')[0] ?? '');
  const source = words('source')
    .map(readAddress)
    .find((one) => one);
  const licence = readLine(words('rights')[0] ?? '');
  return {
    ...writtenFacts({ authors: wordsIn(creators), published: words('date')[0] }),
    ...(title && readLine(title) && { title: readLine(title) ?? title }),
    ...(language && { language }),
    ...(source && { source }),
    ...(licence && { licence }),
  };
}
