import { type ArticleFile, type Draft, type HeadReport, LARGEST_FILE } from '#core/article-draft.ts';
import { UserError } from '#core/errors.ts';
import type { EditionLanguage } from '#core/language.ts';
import { visible } from '#core/visible.ts';
import type { Words } from '#core/words.ts';
import { textKey } from '../numbering/text-key.ts';
import { inOneLanguage, isBilingual, only, twoLanguages } from './bilingual.ts';
import { draftChapters } from './book.ts';
import { bylineFacts } from './byline.ts';
import { decode } from './decode.ts';
import { alternatesOf, type FetchedArticle, readFetched } from './fetched-page.ts';
import { type FileName, nameFor, readName } from './file-name.ts';
import { isNoise, looksLike } from './file-signatures.ts';
import type { DocumentBody, DocumentFacts } from './formats/block.ts';
import { KNOWN_ENDINGS } from './formats/endings.ts';
import { type Format, formatOf, formatOfKind, type TextFormat } from './formats/index.ts';
import { type FrontMatter, readFrontMatter } from './front-matter/read.ts';
import { detectLanguage } from './language-detect.ts';
import { MOST_PASSAGES, SURELY_TOO_MANY } from './limits.ts';
import { plainText } from './line-ends.ts';
import { originOf } from './origin.ts';
import { pageName } from './page-name.ts';
import { compose, fewestPassages } from './passages.ts';
import { type Provenance, takeProvenance } from './provenance.ts';
import { titleIn, withoutSite } from './titles.ts';

const WORDS = /[\p{L}\p{N}]/u;

/** The result of reading a file's bytes, before it is cut into passages. */
type ReadFile = Partial<Pick<FetchedArticle, 'alternates'>> & {
  body: DocumentBody;
  meta: FrontMatter;
  provenance?: Provenance | undefined;
  head?: HeadReport | undefined;
  warnings?: readonly Words[];
};

/**
 * Reads a file into a draft: encoding, facts, title, language, passages. Throws one user error of a kind `file-…` for bad input. The
 * language is the one that is wanted, else it comes from what the file says, else from the name's suffix, else from the text.
 */
export async function readDraft(file: ArticleFile): Promise<Draft> {
  const name = readName(file.name);
  const format = check(name, file.bytes);
  if (format.of === 'text') return draftOf(name, file, readText(name, file.bytes, format));
  if (file.page && format.endings.includes('.html')) {
    const { body, alternates } = await readFetched(file.bytes, name.whole, file.page);
    return draftOf(name, file, { body, meta: {}, alternates });
  }
  const body = await format.read(file.bytes, name.whole);
  return draftOf(name, file, { body, meta: {} });
}

/** Reads a file of a text format, like `readDraft`. It refuses every other. */
export function readTextDraft(file: ArticleFile): Draft {
  const name = readName(file.name);
  const format = check(name, file.bytes);
  if (format.of !== 'text') throw new UserError({ kind: 'file-binary', name: name.whole });
  return draftOf(name, file, readText(name, file.bytes, format));
}

/** Decodes a text and takes front matter and provenance from its first lines. */
function readText(name: FileName, bytes: Uint8Array, format: TextFormat): ReadFile {
  const { text, encoding, warnings } = decoded(name.whole, bytes);
  const { meta, body, head } = readFrontMatter(plainText(name.whole, text));
  checkLength(name, body, format);
  const { provenance, rest } = takeProvenance(body, format.hasHeadings);
  const read = format.read(rest);
  const facts = { ...bylineFacts(read.blocks), ...read.facts };
  return { body: { ...read, facts, encoding }, meta, provenance, head, warnings };
}

function checkLength({ whole }: FileName, text: string, { longest }: TextFormat): void {
  if (!longest || (text.length <= longest.characters && text.split('\n').length <= longest.lines)) return;
  throw new UserError({ kind: 'file-content', name: whole, format: longest.format, why: 'too-large-inside' });
}

function draftOf(name: FileName, file: ArticleFile, read: ReadFile): Draft {
  const { body, meta, provenance, head, warnings: told, alternates = [] } = read;
  const { page, language: wanted } = file;
  const facts = { ...body.facts, ...meta };
  if (fewestPassages(body.blocks) > SURELY_TOO_MANY) throw tooManyPassages(name);
  const isBoth = isBilingual(body.blocks);
  const { title, heading, blocks } = titled(isBoth && wanted ? oneSide(body, wanted) : body, facts);
  const composed = compose(blocks, MOST_PASSAGES);
  if (!composed) throw tooManyPassages(name);
  const { text, passages } = composed;
  const chapters = draftChapters(body.chapters ?? [], blocks, composed.firsts, passages.length);
  if (!WORDS.test(text)) throw new UserError({ kind: 'file-no-text', name: name.whole });
  const said = wanted ?? facts.language;
  const detected = said ?? detectLanguage(text);
  const named = nameFor(file.name, detected);
  const language = said ?? named.language ?? detected;
  const warnings = [...(told ?? []), ...(isBoth && !wanted ? [twoLanguages(language)] : [])];
  const others = page ? alternatesOf({ alternates }, language, page) : [];
  const found = title ?? titleIn(text, passages, heading);
  return {
    name: page ? `${pageName(page.address, found ?? '')}${name.ending}` : file.name,
    language,
    ...(body.encoding && { encoding: body.encoding }),
    meta: articleMeta(found ?? visible(named.stem), { ...(page && { source: page.address }), ...facts }, provenance),
    text,
    passages,
    ...(provenance && { provenance: provenance.line }),
    ...(head && { head }),
    ...(warnings.length && { warnings }),
    ...(others.length && { alternates: others }),
    ...(chapters.length && { chapters }),
    origin: originOf(file.bytes),
  };
}

const tooManyPassages = ({ whole }: FileName) =>
  new UserError({ kind: 'file-too-many-passages', name: whole, most: MOST_PASSAGES });

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
  if (meta.title === undefined) return body;
  if (body.title === undefined) return { title: meta.title, blocks: below(meta.title, body) };
  const same = textKey(meta.title) === textKey(body.title);
  return { title: meta.title, blocks: same ? body.blocks : [{ kind: 'whole', pieces: [body.title] }, ...body.blocks] };
}

/** Returns the blocks without a first line that only repeats the title which the file's properties have. */
function below(title: string, { facts, blocks }: DocumentBody): DocumentBody['blocks'] {
  const [first, ...rest] = blocks;
  const isSame =
    facts?.title === title && first?.pieces.length === 1 && textKey(first.pieces[0] ?? '') === textKey(title);
  return isSame && rest.length ? rest : blocks;
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
