import { execFileSync } from 'node:child_process';
import { mkdirSync, truncateSync } from 'node:fs';
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

describe('parley article add', () => {
  it('says in one line what is wrong with a file that is none, and changes nothing', { timeout: 60_000 }, async () => {
    const { folder, write, parley } = place();
    mkdirSync(path.join(folder, 'folder.txt'));
    write(
      'binary.txt',
      Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256),
    );
    write('picture.md', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
    write('phone.jpg', '\0\0\0\x24ftypheic\0\0');
    write('all.zip', 'PK\x03\x04\0\0');
    write('talk.mp3', 'ID3\x03\0\0');
    write('old.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1));
    write('encoding.txt', new Uint8Array([0xef, 0xbb, 0xbf, 0x61, 0xff]));
    write('none.txt', '…\n---\n');
    write('control.txt', `One line.\nA bell \u0007 rings.\n${'Nobody rang it. '.repeat(20)}`);
    write('long.txt', 'word '.repeat(200_001));
    write('large.txt', 'x');
    truncateSync(path.join(folder, 'large.txt'), 200_000_000);
    const bad = {
      'folder.txt': 'folder.txt is a folder',
      'binary.txt': 'I cannot read binary.txt as an article',
      'picture.md': 'picture.md is a picture, and I read only text. Run text recognition',
      'phone.jpg': 'phone.jpg is a picture',
      'all.zip': 'all.zip is a package (ZIP). Unpack it',
      'talk.mp3': 'talk.mp3 is a recording, and I read only text. Add its subtitles',
      'old.doc': 'I cannot read old.doc as an article: it looks like DOC. Save it as .docx',
      'encoding.txt': 'cannot tell the encoding of encoding.txt',
      'none.txt': 'none.txt has no sentence to quote',
      'control.txt': 'control.txt has a control character (U+0007) in line 2',
      'long.txt': 'Line 1 of long.txt has',
      'large.txt': 'large.txt has 200 MB; 20 MB is the most',
      'missing.txt': 'There is no file missing.txt.',
      'site.example/en/mill':
        'There is no file site.example/en/mill. If it is a page on the web, write https:// before it.',
      '/dev/null': '/dev/null is a device or a pipe, so it was not read',
    };
    const ran = await parley('article', 'add', ...Object.keys(bad));
    expect(ran).toMatchObject({ code: 1, out: '' });
    const told = ran.err.trim().split('\n');
    expect(told).toHaveLength(Object.keys(bad).length);
    for (const [index, words] of Object.values(bad).entries()) expect(told[index]).toContain(words);
    expect((await parley('article', 'list', '--json')).out).not.toContain('"shelf":false');
  });
});
