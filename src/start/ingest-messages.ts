/** A message between the program and the process that reads files: a small head, sent as JSON, and bytes. */
export type Message = { head: unknown; body: Uint8Array };

/** Most bytes of a message's head and body. */
export type MessageLimits = { head: number; body: number };

/** Bytes of the two lengths, of head and body, that a message begins with. */
const LENGTHS = 8;

/** Makes the bytes of a message, in two pieces so that the body is not copied. */
export function encodeMessage(head: object, body: Uint8Array): [Uint8Array, Uint8Array] {
  const json = Buffer.from(JSON.stringify(head));
  const lengths = Buffer.alloc(LENGTHS);
  lengths.writeUInt32LE(json.length, 0);
  lengths.writeUInt32LE(body.length, LENGTHS / 2);
  return [Buffer.concat([lengths, json]), body];
}

/**
 * Collects messages from a stream's chunks. Each is answered before the next comes, so that nothing follows one in its last chunk. Throws
 * if the other side breaks this, or if a message is larger than the limits or has no JSON; the stream is of no use then.
 */
export function collectMessages(limits: MessageLimits, take: (message: Message) => void): (chunk: Uint8Array) => void {
  let chunks: Uint8Array[] = [];
  let length = 0;
  let wanted = LENGTHS;
  let head: number | undefined;
  return (chunk) => {
    chunks.push(chunk);
    length += chunk.length;
    if (head === undefined && length >= LENGTHS) {
      const begin = Buffer.concat(chunks);
      chunks = [begin];
      head = begin.readUInt32LE(0);
      const body = begin.readUInt32LE(LENGTHS / 2);
      if (head > limits.head || body > limits.body) throw new Error('a message is too large');
      wanted = LENGTHS + head + body;
    }
    if (length > wanted) throw new Error('a message is longer than it says');
    if (head === undefined || length < wanted) return;
    const message = parsed(Buffer.concat(chunks), LENGTHS + head);
    [chunks, length, wanted, head] = [[], 0, LENGTHS, undefined];
    take(message);
  };
}

function parsed(bytes: Buffer, end: number): Message {
  return { head: JSON.parse(bytes.toString('utf8', LENGTHS, end)), body: bytes.subarray(end) };
}
