import { z } from 'zod';
import { type ArticleMeta, type Passage, passageText } from '#core/article.ts';
import { type Alternate, type Chapter, type Draft, LARGEST_FILE, type PackedDraft } from '#core/article-draft.ts';
import { EDITION_LANGUAGES } from '#core/language.ts';
import { LONGEST_LINE, LONGEST_PASSAGE, MOST_PASSAGES } from './limits.ts';

// A draft comes from a process that a hostile file may have taken over, so that everything about it is checked: shape, sizes, ranges.

/** Most bytes of a packed draft. The text of a file in GBK grows by half in UTF-8, and there are the passages. */
export const LARGEST_PACKED = 2 * LARGEST_FILE;
/** Most entries of a list that is not of passages. */
const MOST_ENTRIES = 10_000;

/** A schema of each field, also of the optional ones, so that none that is added later is forgotten here. */
type Fields<T> = { [Name in keyof T]-?: z.ZodType<T[Name]> };
/** Makes an object's schema. Its optional fields have schemas that are optional. */
const objectOf = <T extends object>(fields: Fields<T>) => z.object(fields) as unknown as z.ZodType<T>;

const line = z.string().max(LONGEST_LINE);
const some = <T>(one: z.ZodType<T>) => z.array(one).max(MOST_ENTRIES);
const offset = z.int().min(0);

// A file does not know which book of a workspace it is a chapter of.
const meta = objectOf<Omit<ArticleMeta, 'book'>>({
  title: line,
  authors: some(line),
  published: z.iso.date().exactOptional(),
  source: line.regex(/^https?:\/\//i).exactOptional(),
  licence: line.exactOptional(),
});
const place = z.union([z.object({ page: offset }), z.object({ time: z.number().min(0) })]);
const passage = objectOf<Omit<Passage, 'label'>>({
  start: offset,
  end: offset,
  paragraph: offset,
  place: place.exactOptional(),
});
const words = z.object({ en: line, zh: line, hant: line.exactOptional(), kept: some(line).exactOptional() });
const head = z.object({ unread: some(line), notes: some(z.object({ line: offset, what: words })) });

const alternate = objectOf<Alternate>({ language: z.enum(EDITION_LANGUAGES), address: line });

const chapter = objectOf<Chapter>({ title: line, from: offset, aside: z.boolean().exactOptional() });

const Packed = objectOf<Draft>({
  name: line,
  language: z.enum(EDITION_LANGUAGES),
  encoding: line.exactOptional(),
  meta,
  text: z.string().max(LARGEST_FILE),
  passages: z.array(passage).min(1).max(MOST_PASSAGES),
  provenance: line.exactOptional(),
  head: head.exactOptional(),
  warnings: some(words).exactOptional(),
  alternates: some(alternate).exactOptional(),
  chapters: some(chapter).exactOptional(),
  origin: z.string().regex(/^[0-9a-f]{64}$/),
}).refine(isInOrder, 'its passages do not stand one after the other in its text');

/** True if the passages stand in the text one after the other, and none is blank or longer than one may be; and so do its chapters. */
function isInOrder({ text, passages, chapters = [] }: Draft): boolean {
  const begins = chapters.map(({ from }) => from);
  if (begins.some((from, at) => from >= passages.length || from <= (begins[at - 1] ?? -1))) return false;
  let [end, paragraph] = [0, 0];
  for (const one of passages) {
    if (one.start < end || one.end <= one.start || one.end > text.length || one.paragraph < paragraph) return false;
    if (one.end - one.start > LONGEST_PASSAGE || !passageText({ text }, one).trim()) return false;
    [end, paragraph] = [one.end, one.paragraph];
  }
  return true;
}

/** Makes bytes of a draft. */
export function packDraft(draft: Draft): PackedDraft {
  return { packed: new TextEncoder().encode(JSON.stringify(draft)) };
}

/** Makes a draft of bytes. Throws an error, a bug, if they are not those of a draft that could have been read from a file. */
export function unpackDraft({ packed }: PackedDraft): Draft {
  if (packed.length > LARGEST_PACKED) throw new Error('a packed draft is larger than a draft can be');
  const read = Packed.safeParse(parsed(packed));
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new Error(`a packed draft is no draft: ${issue?.path.join('.')}: ${issue?.code}`);
}

function parsed(packed: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(packed));
  } catch {
    return undefined;
  }
}
