import { fromHtml } from 'hast-util-from-html';
import { readAddress, readLine } from '#core/article-facts.ts';
import { UserError } from '#core/errors.ts';
import { editionLanguage } from '../language-detect.ts';
import type { DocumentBody, DocumentFacts } from './block.ts';
import { decodeHtml, sizeOf } from './html/source.ts';
import { bodyOf, type TreeParts, treeParts } from './tree-blocks.ts';
import { writtenFacts } from './written-facts.ts';
import { asHtml, elementsOf, MOST_TAGS, parseXml, wordsIn } from './xml.ts';
import { unpack } from './zip.ts';

const PARTS = /\.(?:x?html?|xml|opf)$/i;
const CHAPTER = /html/i;
const DEEPEST = 500;
/** Most bytes of what names the chapters. */
const MOST_XML = 5_000_000;
/** Encrypted fonts do not matter, encrypted text does. */
const LOCKED = /CipherReference[^>]+URI\s*=\s*["'][^"']+\.x?html?["']/i;

type Package = { parts: Record<string, Uint8Array>; name: string };
type Opf = NonNullable<ReturnType<typeof parseXml>>;

/** Reads an e-book as one article, its chapters in reading order. The notes of a chapter stand at its end. */
export async function readEpub(bytes: Uint8Array, name: string): Promise<DocumentBody> {
  const parts = unpack(bytes, { name, format: 'EPUB' }, PARTS);
  const locks = parts['META-INF/encryption.xml'];
  if (locks && LOCKED.test(new TextDecoder().decode(locks))) throw refusal(name, 'encrypted');
  const container = smallXml(parts['META-INF/container.xml'], name);
  const root = elementsOf(container, 'rootfile').map((one) => one.getAttribute('full-path') ?? '')[0];
  const opf = smallXml(root === undefined ? undefined : parts[root], name);
  if (!opf || root === undefined) throw refusal(name, 'damaged');
  // A book that names a chapter twice is wrong.
  const paths = [...new Set(chaptersOf(opf, root))];
  const texts = paths.flatMap((path) => textOf({ parts, name }, path));
  if (texts.reduce((sum, text) => sum + tagsIn(text), 0) > MOST_TAGS) throw refusal(name, 'too-large-inside');
  const chapters = texts.map((text) => chapterOf(text, name));
  if (!chapters.length) throw refusal(name, 'damaged');
  return { ...bodyOf(chapters), facts: factsOf(opf) };
}

const refusal = (name: string, why: 'encrypted' | 'damaged' | 'too-deep' | 'too-large-inside') =>
  new UserError({ kind: 'file-content', name, format: 'EPUB', why });

function smallXml(bytes: Uint8Array | undefined, name: string): ReturnType<typeof parseXml> {
  if (bytes && bytes.length > MOST_XML) throw refusal(name, 'too-large-inside');
  if (bytes && sizeOf(new TextDecoder().decode(bytes)).depth > DEEPEST) throw refusal(name, 'too-deep');
  return parseXml(bytes);
}

const tagsIn = (text: string) => text.split('<').length - 1;

/** Returns the paths of the chapters in reading order. Tables of contents and what stands beside the text are left out. */
function chaptersOf(opf: Opf, root: string): string[] {
  const items = new Map(elementsOf(opf, 'item', 'opf:item').map((item) => [item.getAttribute('id'), item]));
  return elementsOf(opf, 'itemref', 'opf:itemref').flatMap((reference) => {
    const item = items.get(reference.getAttribute('idref'));
    const href = item?.getAttribute('href');
    const isText =
      CHAPTER.test(item?.getAttribute('media-type') ?? '') && !/\bnav\b/.test(item?.getAttribute('properties') ?? '');
    return href && isText && reference.getAttribute('linear') !== 'no' ? [pathOf(root, href)] : [];
  });
}

function pathOf(root: string, href: string): string {
  const path = new URL(href, `https://book.invalid/${root}`).pathname.slice(1);
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function textOf({ parts, name }: Package, path: string): string[] {
  const bytes = parts[path];
  return bytes ? [asHtml(decodeHtml(name, bytes).text)] : [];
}

function chapterOf(html: string, name: string): TreeParts {
  if (sizeOf(html).depth > DEEPEST) throw refusal(name, 'too-deep');
  const { blocks, notes } = treeParts(fromHtml(html));
  return { blocks: [...blocks, ...notes], notes: [] };
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
