import { zipSync } from 'fflate';
import { fromHtml } from 'hast-util-from-html';
import mammoth from 'mammoth';
import { UserError } from '#core/errors.ts';
import { bylineFacts } from '../byline.ts';
import type { DocumentBody } from './block.ts';
import { readTree } from './tree-blocks.ts';
import { writtenFacts } from './written-facts.ts';
import { elementsOf, faultInXml, parseXml, wordsIn } from './xml.ts';
import { unpack } from './zip.ts';

/** Pictures and what is embedded are not unpacked. */
const PARTS = /\.(?:xml|rels)$/i;
const STYLES = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='标题'] => h1:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='Caption'] => figcaption:fresh",
];

/** Reads a Word document: tracked changes as accepted, without comments, headers and footers. */
export async function readDocx(bytes: Uint8Array, name: string): Promise<DocumentBody> {
  const parts = unpack(bytes, { name, format: 'DOCX' }, PARTS);
  for (const part of Object.values(parts)) {
    const fault = faultInXml(new TextDecoder().decode(part));
    if (fault) throw refusal(name, fault);
  }
  const html = await htmlOf(parts, name);
  const body = readTree(fromHtml(html, { fragment: true }), 'kept');
  const core = parseXml(parts['docProps/core.xml']);
  const { title, ...facts } = writtenFacts({
    title: wordsIn(elementsOf(core, 'dc:title'))[0],
    authors: wordsIn(elementsOf(core, 'dc:creator')),
    published: wordsIn(elementsOf(core, 'dcterms:created'))[0],
  });
  // The title that a reader sees is right more often than the one that the program keeps.
  const said = bylineFacts(body.blocks);
  return { ...body, facts: { ...facts, ...said, ...(title !== undefined && body.title === undefined && { title }) } };
}

const refusal = (name: string, why: 'damaged' | 'too-deep' | 'too-large-inside') =>
  new UserError({ kind: 'file-content', name, format: 'DOCX', why });

async function htmlOf(parts: Record<string, Uint8Array>, name: string): Promise<string> {
  try {
    const buffer = Buffer.from(zipSync(parts, { level: 0 }));
    const convertImage = mammoth.images.imgElement(async () => ({ src: '' }));
    const { value } = await mammoth.convertToHtml(
      { buffer },
      { styleMap: STYLES, convertImage, externalFileAccess: false, transformDocument: withTargets },
    );
    return value;
  } catch (error) {
    throw refusal(name, error instanceof RangeError ? 'too-deep' : 'damaged');
  }
}

/** A part of a document as the library has it. */
type Part = {
  type?: string;
  href?: string;
  anchor?: string;
  children?: readonly Part[];
  body?: readonly Part[];
  notes?: { _notes?: Readonly<Record<string, Part>> };
};

/** Gives links that lead nowhere an empty address: the library cannot write them, and their words are text. */
function withTargets<Document extends Part>(document: Document): Document {
  const open: Part[] = [document];
  for (let part = open.pop(); part; part = open.pop()) {
    if (part.type === 'hyperlink' && part.href === undefined && part.anchor === undefined) part.href = '';
    for (const inside of [part.children, part.body, Object.values(part.notes?._notes ?? {})])
      for (const one of inside ?? []) open.push(one);
  }
  return document;
}
