import { describe, expect, it } from 'vitest';
import { dateIn, readProvenance } from '../../../src/library/ingest/provenance.ts';
import { passages, read } from '../drafts.ts';

const ADDRESS = 'https://harbour.example/2025/02/03/dam/';

describe('where an article comes from stands in its first line and is no text', () => {
  for (const line of [
    `图片源于:${ADDRESS}`,
    `来源：${ADDRESS}`,
    `原文链接: ${ADDRESS}`,
    `Source: ${ADDRESS}`,
    `Originally published at ${ADDRESS}`,
    `Originally published in the Harbour Review: ${ADDRESS}`,
    ADDRESS,
    `<${ADDRESS}>`,
    `来源：${ADDRESS}。`,
  ]) {
    it(line, () => {
      const draft = read(`${line}\nThe dam held.\n`);
      expect(draft.provenance).toBe(line);
      expect(draft.meta).toMatchObject({ source: ADDRESS, published: '2025-02-03' });
      expect(passages(draft)).toEqual(['The dam held.']);
    });
  }

  it('in Markdown also as a link, in italics, as a quotation, and below the title', () => {
    for (const line of [`Source: [Harbour Review](${ADDRESS})`, `*Source: ${ADDRESS}*`, `> 来源：<${ADDRESS}>`]) {
      for (const before of ['', '# The dam\n\n']) {
        const draft = read(`${before}${line}\n\nThe dam held.\n`, 'dam.md');
        expect(draft.meta.source).toBe(ADDRESS);
        expect(passages(draft)).toEqual(['The dam held.']);
      }
    }
  });

  it('a sentence with an address in it is text, and so is a later line', () => {
    for (const line of [
      `The dam held. ${ADDRESS}`,
      `See ${ADDRESS} for the rest.`,
      'Source: the harbour master',
      'Source: ftp://a.b/c',
    ]) {
      expect(readProvenance(line)).toBeUndefined();
    }
    expect(read(`The dam held.\n${ADDRESS}\n`).provenance).toBeUndefined();
    expect(readProvenance(`来源：${ADDRESS}水坝守住了。没有人受伤。`)).toBeUndefined();
  });

  it('front matter wins over it', () => {
    const draft = read(
      `---\nsource: https://example.org/\npublished: 1999-12-31\n---\n\nSource: ${ADDRESS}\nThe dam held.`,
    );
    expect(draft.meta).toMatchObject({ source: 'https://example.org/', published: '1999-12-31' });
    expect(passages(draft)).toEqual(['The dam held.']);
  });

  it('a name’s length in front of it is not walked through again and again', () => {
    expect(readProvenance(`${'a '.repeat(100_000)}${ADDRESS}`)).toBeUndefined();
  });
});

describe('a day in an address is the article’s date', () => {
  for (const [address, day] of [
    ['https://a.example/2025/02/03/dam', '2025-02-03'],
    ['https://a.example/2025/2/3/dam', '2025-02-03'],
    ['https://a.example/2025-02-03/dam', '2025-02-03'],
    ['https://a.example/news/20250203.html', '2025-02-03'],
    ['https://a.example/2025/feb/03/dam', '2025-02-03'],
    ['https://a.example/2024/02/29/dam', '2024-02-29'],
    ['https://a.example/2025/02/29/dam', undefined],
    ['https://a.example/2025/13/01/dam', undefined],
    ['https://a.example/id/120250203', undefined],
    ['https://a.example/2025/02/', undefined],
  ] as const) {
    it(`${address}: ${day ?? 'none'}`, () => expect(dateIn(address)).toBe(day));
  }
});
