import { LARGEST_FILE } from '#core/article-draft.ts';
import { UserError } from '#core/errors.ts';

/** Bytes that are copied in one turn of the event loop: about two milliseconds. */
const AT_ONCE = 4_000_000;

/** Reads a file with a limit, because it can be larger than announced. Throws a user error. */
export async function readBody(body: ReadableStream<Uint8Array>, name: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > LARGEST_FILE) throw new UserError({ kind: 'file-too-large', name, bytes, most: LARGEST_FILE });
    chunks.push(chunk);
  }
  return joined(chunks, bytes);
}

async function joined(chunks: readonly Uint8Array[], bytes: number): Promise<Uint8Array> {
  const all = new Uint8Array(bytes);
  let [at, copied] = [0, 0];
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
    copied += chunk.length;
    if (copied < AT_ONCE) continue;
    await new Promise((resolve) => setImmediate(resolve));
    copied = 0;
  }
  return all;
}
