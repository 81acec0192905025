import { expect, test } from 'vitest';
import { readBody } from '#chat/shared/read-body.ts';
import { LARGEST_FILE } from '#core/article-draft.ts';

const CHUNK = 700_000;

function bodyOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  const count = Math.ceil(bytes.length / CHUNK);
  return ReadableStream.from(Array.from({ length: count }, (_, n) => bytes.subarray(n * CHUNK, (n + 1) * CHUNK)));
}

test('a large file is read as it stands, byte for byte', async () => {
  const bytes = new Uint8Array(9_000_001).map((_, index) => index % 251);
  expect(Buffer.compare(await readBody(bodyOf(bytes), 'a.txt'), bytes)).toBe(0);
});

test('a file that is larger than announced is refused while it comes', async () => {
  const sent = { chunks: 0 };
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent.chunks += 1;
      controller.enqueue(new Uint8Array(1_000_000));
    },
  });
  await expect(readBody(endless, 'a.txt')).rejects.toMatchObject({
    problem: { kind: 'file-too-large', name: 'a.txt' },
  });
  expect(sent.chunks).toBeLessThan(LARGEST_FILE / 1_000_000 + 5);
});
