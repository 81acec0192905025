import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readNamed } from '#cli/files.ts';
import { LARGEST_FILE } from '#core/article-draft.ts';
import { place } from './cli-program.ts';

const ALLOWED = { say: ({ en }: { en: string }) => en, anyFile: true };

describe('a pipe or device that somebody names as a file', () => {
  it('is read to its end', async () => {
    const pipe = path.join(place().folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const words = 'The ferry was late. '.repeat(10_000);
    const [{ name, bytes }] = await Promise.all([readNamed(ALLOWED, pipe), writeFile(pipe, words)]);
    expect(name).toBe(pipe);
    expect(new TextDecoder().decode(bytes)).toBe(words);
  });

  it('without an end is read no further than the largest file', async () => {
    await expect(readNamed(ALLOWED, '/dev/zero')).rejects.toMatchObject({
      problem: { kind: 'file-too-large', most: LARGEST_FILE },
    });
  });
});
