import type { Readable } from 'node:stream';
import zlib from 'node:zlib';
import { Agent, request } from 'undici';
import { type Dial, guardedConnector, type Resolve, type Trusted } from './connect.ts';
import { Refusal } from './failures.ts';

export type Answered = { status: number; headers: Readonly<Record<string, string>>; body: Uint8Array };

/** Sends one GET. `most`: bytes of the body after decompression; above it `cut` says whether it fails or is cut off. */
export type Get = (
  url: URL,
  wanted: { most: number; cut: boolean; accept: string },
  signal: AbortSignal,
) => Promise<Answered>;

/** Most bytes of all headers of an answer. */
const LARGEST_HEAD = 32_768;

/** `agentName`: what the site is told of who asks. `contact`: an e-mail address, if there is one. */
export type GetParts = {
  resolve: Resolve;
  dial: Dial;
  trusted?: Trusted;
  patience: number;
  agentName: string;
  contact?: string;
};

/** Makes the function that asks sites. It stores no cookies, follows no redirect, and keeps no connection open. */
export function createGet({ patience, agentName, contact, ...guard }: GetParts): Get {
  const connect = guardedConnector(guard, patience);
  const headers = {
    'user-agent': agentName,
    'accept-language': 'zh, en;q=0.9, *;q=0.5',
    'accept-encoding': 'gzip, br',
    ...(contact?.includes('@') && { from: contact }),
  };
  return async (url, { most, cut, accept }, signal) => {
    const dispatcher = new Agent({
      connect,
      maxHeaderSize: LARGEST_HEAD,
      pipelining: 0,
      connections: 1,
      allowH2: false,
    });
    try {
      const answer = await request(url, { dispatcher, signal, headers: { ...headers, accept } });
      const head = flat(answer.headers);
      // Nothing but the answer that was asked for is read: the body of a redirect may have no end.
      const isRead = answer.statusCode === 200;
      const body = isRead ? await readBody(answer.body, head, { most, cut }, signal) : new Uint8Array();
      return { status: answer.statusCode, headers: head, body };
    } finally {
      await dispatcher.destroy();
    }
  };
}

function flat(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
}

/** Most encodings of one body: more are a bomb. */
const MOST_ENCODINGS = 2;

async function readBody(
  raw: Readable,
  headers: Answered['headers'],
  { most, cut }: { most: number; cut: boolean },
  signal: AbortSignal,
): Promise<Uint8Array> {
  raw.on('error', () => {});
  // Compressed bytes are never more than the plain ones, so what is announced is refused before it is read.
  if (!cut && Number(headers['content-length']) > most) throw new Refusal('too-large');
  const names = (headers['content-encoding'] ?? '').toLowerCase().split(',');
  const encodings = names.map((one) => one.trim()).filter((one) => one && one !== 'identity');
  if (encodings.length > MOST_ENCODINGS) throw new Refusal('broken');
  let plain: Readable = raw;
  for (const encoding of encodings.reverse()) plain = decoded(plain, encoding);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of plain as AsyncIterable<Uint8Array>) {
    signal.throwIfAborted();
    parts.push(length + part.length > most ? part.subarray(0, most - length) : part);
    length += part.length;
    if (length <= most) continue;
    if (cut) break;
    throw new Refusal('too-large');
  }
  return new Uint8Array(Buffer.concat(parts));
}

function decoded(from: Readable, encoding: string): Readable {
  const decoder = decoderOf(encoding);
  from.on('error', (error) => decoder.destroy(error));
  decoder.on('close', () => from.destroy());
  return from.pipe(decoder);
}

function decoderOf(encoding: string) {
  switch (encoding) {
    case 'gzip':
    case 'x-gzip':
      return zlib.createGunzip();
    case 'deflate':
      return zlib.createInflate();
    case 'br':
      return zlib.createBrotliDecompress();
    case 'zstd':
      return zlib.createZstdDecompress();
    default:
      throw new Refusal('broken');
  }
}
