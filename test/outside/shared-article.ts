// Reads an article of one sentence a line (first line: where it comes from) and copies of it made here – running, wrapped, other
// encodings – and says where their passages differ.   node bin/run.mjs test/outside/shared-article.ts FILE [HOW-MANY-PASSAGES]
import { readFileSync } from 'node:fs';
import { passageText } from '../../src/core/article.ts';
import type { Draft } from '../../src/core/article-draft.ts';
import { readTextDraft } from '../../src/library/ingest/read-draft.ts';
import { textKey } from '../../src/library/numbering/text-key.ts';
import { encode } from '../library/ingest/encode.ts';

const [, , path, expected = '88'] = process.argv;
if (!path) throw new Error('which file?');
const name = 'article.zh.txt';
const original = readFileSync(path);
const [first = '', ...lines] = original.toString('utf8').trimEnd().split('\n');
const running = lines.join('');
const wrap = (text: string, width: number) => text.match(new RegExp(`.{1,${width}}`, 'gsu'))?.join('\n') ?? '';
const utf8 = (text: string) => Buffer.from(`${first}\n${text}\n`);
const whole = `${first}\n${lines.join('\n')}\n`;

const copies: Record<string, Uint8Array> = {
  'one sentence a line': original,
  'running text': utf8(running),
  'running text, a space between': utf8(lines.join(' ')),
  'wrapped at 37': utf8(wrap(running, 37)),
  'every line wrapped at 37': utf8(lines.map((line) => wrap(line, 37)).join('\n')),
  'GB18030 and CRLF': encode(whole.replaceAll('\n', '\r\n'), 'gb18030'),
  'UTF-8 with BOM': Buffer.from(`\ufeff${whole}`),
  'UTF-16LE with BOM': encode(`\ufeff${whole}`, 'utf-16le'),
  'UTF-16BE without BOM': encode(whole, 'utf-16be'),
};
for (const width of [20, 30, 35, 36, 38, 40, 60]) copies[`wrapped at ${width}`] = utf8(wrap(running, width));

const keys = (draft: Draft) => draft.passages.map((passage) => textKey(passageText(draft, passage)));
const wanted = keys(readTextDraft({ name, bytes: original })).join();
let faults = 0;
for (const [what, bytes] of Object.entries(copies)) {
  const draft = readTextDraft({ name, bytes });
  const found = keys(draft);
  const { source, published } = draft.meta;
  const right =
    found.join() === wanted && String(found.length) === expected && source && published && draft.language === 'zh';
  if (!right) faults++;
  const number = found.findIndex((key, index) => key !== wanted.split(',')[index]) + 1;
  const differs = number ? `, first different: ${number}` : '';
  console.log(
    `${right ? 'ok' : 'WRONG'}  ${what}: ${found.length} passages, ${draft.encoding}, ${draft.language}, ${published}${differs}`,
  );
}
process.exitCode = faults ? 1 : 0;
