import { createHash } from 'node:crypto';
import { type Draft, type HeadReport, LARGEST_FILE } from '#core/article-draft.ts';
import { UserError } from '#core/errors.ts';
import type { EditionLanguage } from '#core/language.ts';
import { visible } from '#core/visible.ts';
import type { Words } from '#core/words.ts';
import { textKey } from '../numbering/text-key.ts';
import { inOneLanguage, isBilingual, only, TWO_LANGUAGES } from './bilingual.ts';
import { decode } from './decode.ts';
import { type FileName, nameFor, readName } from './file-name.ts';
import { isNoise, looksLike } from './file-signatures.ts';
import type { DocumentBody, DocumentFacts } from './formats/block.ts';
import { type Format, formatOf, formatOfKind, KNOWN_ENDINGS, type TextFormat } from './formats/index.ts';
import { type FrontMatter, readFrontMatter } from './front-matter/read.ts';
import { detectLanguage } from './language-detect.ts';
import { plainText } from './line-ends.ts';
import { compose } from './passages.ts';
import { type Provenance, takeProvenance } from './provenance.ts';
import { titleIn, withoutSite } from './titles.ts';

/**
 * Most sentences of one edition; a long novel has about 20,000. The whole process waits while an edition is read from the store: 5 ms
 * for this many.
 */
export const MOST_PASSAGES = 25_000;
const WORDS = /[\p{L}\p{N}]/u;

type File = { name: string; bytes: Uint8Array };
type Options = { language?: EditionLanguage };
/** The result of reading a file's bytes, before it is cut into passages. */
type ReadFile = {
  body: DocumentBody;
  meta: FrontMatter;
  provenance?: Provenance | undefined;
  head?: HeadReport | undefined;
  warnings?: readonly Words[];
};

/**
 * Reads a file into a draft: encoding, facts, title, language, passages. Throws one user error of a kind `file-…` for bad input. The
 * language comes from the option, else from what the file says, else from the name's suffix, else from the text.
 */
export async function readDraft(file: File, options: Options = {}): Promise<Draft> {
  const name = readName(file.name);
  const format = check(name, file.bytes);
  if (format.of === 'text') return draftOf(name, file, readText(name, file.bytes, format), options);
  const body = await format.read(file.bytes, name.whole);
  return draftOf(name, file, { body, meta: {} }, options);
}

/** Reads a file of a text format, like `readDraft`. It refuses every other. */
export function readTextDraft(file: File, options: Options = {}): Draft {
  const name = readName(file.name);
  const format = check(name, file.bytes);
  if (format.of !== 'text') throw new UserError({ kind: 'file-binary', name: name.whole });
  return draftOf(name, file, readText(name, file.bytes, format), options);
}

/** Decodes a text and takes front matter and provenance from its first lines. */
function readText(name: FileName, bytes: Uint8Array, format: TextFormat): ReadFile {
  const { text, encoding, warnings } = decoded(name.whole, bytes);
  const { meta, body, head } = readFrontMatter(plainText(name.whole, text));
  const { provenance, rest } = takeProvenance(body, format.hasHeadings);
  return { body: { ...format.read(rest), encoding }, meta, provenance, head, warnings };
}

function draftOf(
  name: FileName,
  file: File,
  { body, meta, provenance, head, warnings: told }: ReadFile,
  options: Options,
): Draft {
  const facts = { ...body.facts, ...meta };
  const isBoth = isBilingual(body.blocks);
  const { title, heading, blocks } = titled(isBoth && options.language ? oneSide(body, options.language) : body, facts);
  const warnings = [...(told ?? []), ...(isBoth && !options.language ? [TWO_LANGUAGES] : [])];
  const composed = compose(blocks, MOST_PASSAGES);
  if (!composed) throw new UserError({ kind: 'file-too-many-passages', name: name.whole, most: MOST_PASSAGES });
  const { text, passages } = composed;
  if (!WORDS.test(text)) throw new UserError({ kind: 'file-no-text', name: name.whole });
  const said = options.language ?? facts.language;
  const named = nameFor(file.name, said ?? detectLanguage(text));
  return {
    name: file.name,
    language: said ?? named.language ?? detectLanguage(text),
    ...(body.encoding && { encoding: body.encoding }),
    meta: articleMeta(title ?? titleIn(text, passages, heading) ?? visible(named.stem), facts, provenance),
    text,
    passages,
    ...(provenance && { provenance: provenance.line }),
    ...(head && { head }),
    ...(warnings.length && { warnings }),
    origin: originOf(file.bytes),
  };
}

/** Takes one language out of a text in two. */
function oneSide(body: DocumentBody, language: EditionLanguage): DocumentBody {
  const { title, heading } = body;
  return {
    ...body,
    ...(title !== undefined && { title: only(title, language) || title }),
    ...(heading !== undefined && { heading: only(heading, language) || heading }),
    blocks: inOneLanguage(body.blocks, language),
  };
}

/** Returns the checksum (SHA-256) of a file's bytes. */
export function originOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * Returns the format of a file that can be read as one: the one that its first bytes show, else the one of its ending. Throws the user error
 * that says why a file cannot.
 */
function check(name: FileName, bytes: Uint8Array): Format {
  const { whole, ending } = name;
  if (!bytes.length) throw new UserError({ kind: 'file-empty', name: whole });
  if (bytes.length > LARGEST_FILE) {
    throw new UserError({ kind: 'file-too-large', name: whole, bytes: bytes.length, most: LARGEST_FILE });
  }
  const kind = looksLike(bytes);
  const format = kind ? formatOfKind(kind) : formatOf(ending);
  if (kind && !format) throw new UserError({ kind: 'file-binary', name: whole, looksLike: kind });
  if (!format) throw new UserError({ kind: 'file-format', name: whole, known: [...KNOWN_ENDINGS] });
  return format;
}

/** Decodes a file. Throws `file-binary` if the bytes have many control characters and no encoding fits, or only UTF-8. */
function decoded(name: string, bytes: Uint8Array): ReturnType<typeof decode> {
  try {
    const result = decode(name, bytes);
    if (result.encoding !== 'utf-8' || !isNoise(bytes)) return result;
  } catch (error) {
    if (!(error instanceof UserError) || !isNoise(bytes)) throw error;
  }
  throw new UserError({ kind: 'file-binary', name });
}

/** Chooses the title: front matter first, else the heading at the beginning. If both are there and differ, the heading becomes a passage. */
function titled(body: DocumentBody, meta: FrontMatter): DocumentBody {
  if (meta.title === undefined || body.title === undefined)
    return { ...body, ...(meta.title !== undefined && { title: meta.title }) };
  const same = textKey(meta.title) === textKey(body.title);
  return { title: meta.title, blocks: same ? body.blocks : [{ kind: 'whole', pieces: [body.title] }, ...body.blocks] };
}

function articleMeta(title: string, meta: DocumentFacts, provenance: Provenance | undefined): Draft['meta'] {
  const source = meta.source ?? provenance?.source;
  const published = meta.published ?? provenance?.published;
  return {
    title: withoutSite(title, { ...(meta.site && { site: meta.site }), ...(source && { source }) }),
    authors: meta.authors ?? [],
    ...(published && { published }),
    ...(source && { source }),
    ...(meta.licence && { licence: meta.licence }),
  };
}
