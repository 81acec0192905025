import type { HeadReport } from '#core/article-draft.ts';
import type { Words } from '#core/words.ts';
import { type FrontMatter, fieldOf, readFields } from './fields.ts';
import { type Candidate, findCandidate } from './find.ts';
import { type ParsedHead, parseHead } from './parse.ts';

export type { FrontMatter } from './fields.ts';

/**
 * Splits a text into what its head says and the rest. A head is YAML between `---`, TOML between `+++`, JSON in braces, or lines of
 * “key: value” without marks. Never throws: what cannot be read is in `head`, and a beginning that is no head is text.
 */
export function readFrontMatter(text: string): { meta: FrontMatter; body: string; head?: HeadReport } {
  const candidate = findCandidate(text);
  if (!candidate) return { meta: {}, body: text };
  const parsed = parseHead(candidate);
  if (!isHead(candidate, parsed)) return { meta: {}, body: text };
  const { meta, unread, notes } = readFields(parsed.entries);
  const open =
    candidate.isClosed || candidate.format === 'lines' ? [] : [{ line: candidate.line - 1, what: NOT_CLOSED }];
  const all = [...open, ...parsed.notes, ...notes].sort((a, b) => a.line - b.line);
  return { meta, body: candidate.body, ...((unread.length || all.length) && { head: { unread, notes: all } }) };
}

const NOT_CLOSED: Words = { en: 'begins a head that is never closed', zh: '开始了文件头，却没有结束' };

/** A key as programs write it. Prose hardly ever begins a line with one. */
const IDENTIFIER = /^[a-z_$@][\w.$@/-]*$/;

function isHead(candidate: Candidate, parsed: ParsedHead): boolean {
  const { format, isClosed, text } = candidate;
  const { entries, notes, isWhole } = parsed;
  const known = entries.filter(({ key }) => fieldOf(key) !== undefined).length;
  if (format === 'lines') return entries.some(({ key }) => fieldOf(key) === 'title') && known > 1 && !notes.length;
  if (format === 'json') return isWhole && known > 0;
  if (!isClosed) return known > 0;
  if (text === '') return true;
  if (notes.length > entries.length) return false;
  return known > 0 || (isWhole && entries.length > 0 && entries.every(({ key }) => IDENTIFIER.test(key)));
}
