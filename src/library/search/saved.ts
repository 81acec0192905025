import { createHash } from 'node:crypto';
import type { SearchPassage, Stream } from './corpus.ts';
import { type Retriever, retrieverFrom } from './retrieve.ts';
import { inSlices, nextTurn } from './slices.ts';

/** Raised whenever units, terms or this layout change, so that indexes of an older version are built again. */
const FORMAT = 3;
const HASH = 'sha256';
const HASH_BYTES = 32;
const LENGTH_BYTES = 4;
const INT_BYTES = 4;
/** Bytes that are hashed at once: half a millisecond. */
const PIECE = 1 << 20;

export type SavedParts = { units: Stream; retriever: Retriever };

/** The checksum of the texts in their order. Ids, languages and paragraphs are given again when an index is loaded. */
async function checksumOf(passages: readonly SearchPassage[]): Promise<Buffer> {
  const hash = createHash(HASH).update(`search ${FORMAT}\n`);
  await inSlices(passages, ({ text }) => hash.update(`${text.length}\n`).update(text));
  return hash.digest();
}

async function checksumOfBytes(bytes: Uint8Array): Promise<Buffer> {
  const hash = createHash(HASH);
  await inSlices(piecesOf(bytes), (piece) => hash.update(piece));
  return hash.digest();
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/**
 * An index as bytes: checksum of the passages, checksum of the rest, then JSON (units and words), numbers (starts and stream,
 * little-endian) and MiniSearch's own JSON. The first two each follow their length.
 */
export async function encode(
  { units, retriever }: SavedParts,
  passages: readonly SearchPassage[],
): Promise<Uint8Array> {
  const { lexicon, starts, stream } = units;
  const forms = [...units.numbers].map(([value, ways]) => [value, [...ways]]);
  const names = Buffer.from(JSON.stringify({ units: lexicon.units, words: [...lexicon.words], forms }));
  const numbers = Buffer.concat([bytesOf(starts), bytesOf(stream)]);
  const body = Buffer.concat([lengthOf(names), names, lengthOf(numbers), numbers, ...(await retriever.json())]);
  const checksums = [await checksumOf(passages), await checksumOfBytes(body)];
  await nextTurn();
  return new Uint8Array(Buffer.concat([...checksums, body]));
}

/** Decodes a saved index. Undefined if it is damaged, in another format or of other passages. */
export async function decode(saved: Uint8Array, passages: readonly SearchPassage[]): Promise<SavedParts | undefined> {
  const bytes = Buffer.from(saved.buffer, saved.byteOffset, saved.byteLength);
  const body = bytes.subarray(2 * HASH_BYTES);
  if (!bytes.subarray(0, HASH_BYTES).equals(await checksumOf(passages))) return undefined;
  if (!bytes.subarray(HASH_BYTES, 2 * HASH_BYTES).equals(await checksumOfBytes(body))) return undefined;
  const names = part(body, 0);
  const numbers = part(body, LENGTH_BYTES + names.length);
  const terms = body.subarray(2 * LENGTH_BYTES + names.length + numbers.length);
  const units = unitsFrom(names, numbers, passages.length);
  await nextTurn();
  return { units, retriever: await retrieverFrom(terms.toString()) };
}

type Names = { units: string[]; words: [string, number][]; forms: [value: string, ways: string[]][] };

function unitsFrom(names: Buffer, numbers: Buffer, count: number): Stream {
  const { units, words, forms } = JSON.parse(names.toString()) as Names;
  const all = numbersIn(numbers);
  const lexicon = { units, numbers: new Map(units.map((unit, i) => [unit, i])), words: new Map(words) };
  const ways = new Map(forms.map(([value, written]) => [value, new Set(written)]));
  return { lexicon, numbers: ways, starts: all.subarray(0, count + 1), stream: all.subarray(count + 1) };
}

function bytesOf(numbers: Int32Array): Buffer {
  const bytes = Buffer.alloc(numbers.length * INT_BYTES);
  for (let i = 0; i < numbers.length; i++) bytes.writeInt32LE(numbers[i] ?? 0, i * INT_BYTES);
  return bytes;
}

function numbersIn(bytes: Buffer): Int32Array {
  const numbers = new Int32Array(bytes.length / INT_BYTES);
  for (let i = 0; i < numbers.length; i++) numbers[i] = bytes.readInt32LE(i * INT_BYTES);
  return numbers;
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
