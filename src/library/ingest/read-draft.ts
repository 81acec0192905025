import { type ArticleFile, type Draft, type HeadReport, LARGEST_FILE } from '#core/article-draft.ts';
import { displayText } from '#core/display.ts';
import { UserError } from '#core/errors.ts';
import { looksLikeHeading } from '#core/headings.ts';
import type { EditionLanguage } from '#core/language.ts';
import { visible } from '#core/visible.ts';
import { textKey } from '../numbering/text-key.ts';
import { decode } from './decode.ts';
import { alternatesOf, type FetchedArticle, readFetched } from './fetched-page.ts';
import { isNoise, looksLike } from './file-signatures.ts';
import type { DocumentBody } from './formats/block.ts';
import { type Format, formatOf, formatOfKind, KNOWN_ENDINGS, type TextFormat } from './formats/index.ts';
import { type FrontMatter, readFrontMatter } from './front-matter/read.ts';
import { detectLanguage, editionLanguage } from './language-detect.ts';
import { MOST_PASSAGES } from './limits.ts';
import { plainText } from './line-ends.ts';
import { originOf } from './origin.ts';
import { pageName } from './page-name.ts';
import { compose } from './passages.ts';
import { type Provenance, readProvenance } from './provenance.ts';

const WORDS = /[\p{L}\p{N}]/u;
const HEADING = /^#{1,6}[ \t]/;

type FileName = { whole: string; stem: string; ending: string; language?: EditionLanguage };

type File = ArticleFile;
type Options = { language?: EditionLanguage };
/** The result of reading a file's bytes, before it is cut into passages. */
type ReadFile = Partial<Pick<FetchedArticle, 'alternates'>> & {
  body: DocumentBody;
  meta: FrontMatter;
  provenance?: Provenance | undefined;
  head?: HeadReport | undefined;
};

/**
 * Reads a file into a draft: encoding, facts, title, language, passages. Throws one user error of a kind `file-…` for bad input. The
 * language comes from the option, else from what the file says, else from the name's suffix, else from the text.
 */
export async function readDraft(file: File, options: Options = {}): Promise<Draft> {
  const name = readName(file.name);
  const format = check(name, file.bytes);
  if (format.of === 'text') return draftOf(name, file, readText(name, file.bytes, format), options);
  if (file.page && format.endings.includes('.html')) {
    const { body, alternates } = await readFetched(file.bytes, name.whole, file.page);
    return draftOf(name, file, { body, meta: {}, alternates }, options);
  }
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
  const { text, encoding } = decoded(name.whole, bytes);
  const { meta, body, head } = readFrontMatter(plainText(name.whole, text));
  const { provenance, rest } = takeProvenance(body, format.hasHeadings);
  return { body: { ...format.read(rest), encoding }, meta, provenance, head };
}

function draftOf(name: FileName, file: File, read: ReadFile, options: Options): Draft {
  const { body, meta, provenance, head, alternates = [] } = read;
  const facts = { ...body.facts, ...meta };
  const { title, heading, blocks } = titled(body, facts);
  const composed = compose(blocks, MOST_PASSAGES);
  if (!composed) throw new UserError({ kind: 'file-too-many-passages', name: name.whole, most: MOST_PASSAGES });
  const { text, passages } = composed;
  if (!WORDS.test(text)) throw new UserError({ kind: 'file-no-text', name: name.whole });
  const named = title ?? headline(text, passages) ?? heading;
  const { page } = file;
  const language = options.language ?? facts.language ?? name.language ?? detectLanguage(text);
  const others = page ? alternatesOf({ alternates }, language, page) : [];
  return {
    name: page ? `${pageName(page.address, named ?? '')}${name.ending}` : file.name,
    language,
    ...(body.encoding && { encoding: body.encoding }),
    meta: articleMeta(named ?? visible(name.stem), { ...(page && { source: page.address }), ...facts }, provenance),
    text,
    passages,
    ...(provenance && { provenance: provenance.line }),
    ...(head && { head }),
    ...(others.length && { alternates: others }),
    origin: originOf(file.bytes),
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

/** Splits a name such as `deepseek.zh.txt` into stem, language and ending. */
function readName(path: string): FileName {
  const whole = path.split(/[/\\]/).at(-1) ?? path;
  const [stem, ending] = split(whole);
  const [shorter, suffix] = split(stem);
  const language = suffix ? editionLanguage(suffix.slice(1)) : undefined;
  const own = ending ? editionLanguage(ending.slice(1)) : undefined;
  if (own) return { whole, stem, ending: '', language: own };
  return language ? { whole, stem: shorter, ending, language } : { whole, stem, ending };
}

function split(name: string): [stem: string, ending: string] {
  const match = /^(.+)(\.[\p{L}\p{N}_-]{1,12})$/u.exec(name);
  return match?.[1] && match[2] ? [match[1], match[2].toLowerCase()] : [name, ''];
}

/** Removes the provenance line. It is the first line that is not blank; below a heading (of Markdown), the next one. */
function takeProvenance(text: string, hasHeadings: boolean): { provenance?: Provenance; rest: string } {
  const lines = text.split('\n');
  let index = lines.findIndex((line) => line.trim());
  if (hasHeadings && HEADING.test(lines[index] ?? '')) index = lines.findIndex((line, at) => at > index && line.trim());
  const provenance = readProvenance(lines[index] ?? '');
  if (!provenance) return { rest: text };
  return { provenance, rest: lines.toSpliced(index, 1).join('\n') };
}

/** Chooses the title: front matter first, else the heading at the beginning. If both are there and differ, the heading becomes a passage. */
function titled(body: DocumentBody, meta: FrontMatter): DocumentBody {
  if (meta.title === undefined || body.title === undefined)
    return { ...body, ...(meta.title !== undefined && { title: meta.title }) };
  const same = textKey(meta.title) === textKey(body.title);
  return { title: meta.title, blocks: same ? body.blocks : [{ kind: 'whole', pieces: [body.title] }, ...body.blocks] };
}

/** A question is often a headline, and so are words that end in brackets. What stands in quotation marks as a whole is somebody's speech. */
const MAY_END = /[?？)）」』”’"]+$/u;
const SPEECH = /^[“"‘「『].*[”"’」』]$/u;

/** Returns the first passage if it looks like a headline: a paragraph of its own, short, without a full stop. It stays a passage. */
function headline(text: string, [first, second]: Draft['passages']): string | undefined {
  if (!first || !second || first.paragraph === second.paragraph) return undefined;
  const words = displayText(text.slice(first.start, first.end));
  const isHeadline = looksLikeHeading(words.replace(MAY_END, '')) && !SPEECH.test(words);
  return isHeadline ? words : undefined;
}

function articleMeta(title: string, meta: FrontMatter, provenance: Provenance | undefined): Draft['meta'] {
  const source = meta.source ?? provenance?.source;
  const published = meta.published ?? provenance?.published;
  return {
    title,
    authors: meta.authors ?? [],
    ...(published && { published }),
    ...(source && { source }),
    ...(meta.licence && { licence: meta.licence }),
  };
}
