import { createHash } from 'node:crypto';
import type { SearchPassage, Stream } from './corpus.ts';
import { type Retriever, retrieverFrom } from './retrieve.ts';

/** Raised whenever units, terms or this layout change, so that what an older program saved is built anew. */
const FORMAT = 1;
const HASH = 'sha256';
const HASH_BYTES = 32;
const LENGTH_BYTES = 4;
const INT_BYTES = 4;

export type Kept = { units: Stream; retriever: Retriever };

/** What an index depends on: the texts in their order. Ids, languages and paragraphs are given again. */
export function checksumOf(passages: readonly SearchPassage[]): Uint8Array {
  const hash = createHash(HASH).update(`search ${FORMAT}\n`);
  for (const { text } of passages) hash.update(`${text.length}\n`).update(text);
  return hash.digest();
}

/**
 * An index as bytes: checksum of the passages, checksum of all that follows, then JSON (units and words), numbers (starts and
 * stream, little-endian) and MiniSearch's own JSON, the first two each after its length.
 */
export function encode({ units, retriever }: Kept, passages: readonly SearchPassage[]): Uint8Array {
  const { lexicon, starts, stream } = units;
  const names = Buffer.from(JSON.stringify({ units: lexicon.units, words: [...lexicon.words] }));
  const numbers = Buffer.alloc((starts.length + stream.length) * INT_BYTES);
  for (const [i, number] of [...starts, ...stream].entries()) numbers.writeInt32LE(number, i * INT_BYTES);
  const terms = Buffer.from(JSON.stringify(retriever));
  const body = Buffer.concat([lengthOf(names), names, lengthOf(numbers), numbers, terms]);
  return new Uint8Array(Buffer.concat([checksumOf(passages), createHash(HASH).update(body).digest(), body]));
}

/** The index that was saved, or undefined when it is of other passages, another format, or damaged. */
export function decode(saved: Uint8Array, passages: readonly SearchPassage[]): Kept | undefined {
  const bytes = Buffer.from(saved.buffer, saved.byteOffset, saved.byteLength);
  const body = bytes.subarray(2 * HASH_BYTES);
  if (!bytes.subarray(0, HASH_BYTES).equals(checksumOf(passages))) return undefined;
  if (!bytes.subarray(HASH_BYTES, 2 * HASH_BYTES).equals(createHash(HASH).update(body).digest())) return undefined;
  const names = part(body, 0);
  const numbers = part(body, LENGTH_BYTES + names.length);
  const terms = body.subarray(2 * LENGTH_BYTES + names.length + numbers.length);
  const { units, words } = JSON.parse(names.toString()) as { units: string[]; words: [string, number][] };
  const all = Int32Array.from({ length: numbers.length / INT_BYTES }, (_, i) => numbers.readInt32LE(i * INT_BYTES));
  const lexicon = { units, numbers: new Map(units.map((unit, i) => [unit, i])), words: new Map(words) };
  const starts = all.subarray(0, passages.length + 1);
  return {
    units: { lexicon, starts, stream: all.subarray(passages.length + 1) },
    retriever: retrieverFrom(terms.toString()),
  };
}

function lengthOf(bytes: Buffer): Buffer {
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32LE(bytes.length);
  return length;
}

function part(bytes: Buffer, at: number): Buffer {
  const start = at + LENGTH_BYTES;
  return bytes.subarray(start, start + bytes.readUInt32LE(at));
}
