import { parseReference } from '#core/reference.ts';
import type { Evidence } from '#core/topic.ts';

/** Hex digits of a checksum that `--fix` writes. 48 bits, so no two passages of a library have the same by chance. */
export const WRITTEN_DIGITS = 12;
const CHECKSUM = /^[0-9a-f]{8,32}$/;

/** Reads `name:44-45 = 9f3c…, 07ab…`. The name is the topic's own for an article. Undefined if the text is not evidence. */
export function parseEvidence(typed: string): Evidence | undefined {
  const [reference = '', checksums, ...rest] = typed.split('=');
  const parsed = parseReference(reference);
  if (!parsed || rest.length) return undefined;
  const sums = checksums === undefined ? [] : checksums.split(',').map((one) => one.trim().toLowerCase());
  if (!sums.every((one) => CHECKSUM.test(one))) return undefined;
  return { ...parsed, checksums: sums };
}

export function formatEvidence({ article, language, from, to, checksums }: Evidence): string {
  const range = `${article}${language ? `.${language}` : ''}:${from}${to === from ? '' : `-${to}`}`;
  return checksums.length ? `${range} = ${checksums.join(', ')}` : range;
}
