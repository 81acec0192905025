import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rows } from '#web/reader-rows.ts';
import { editionOf, revisionOf } from './fakes.ts';

it('a short line of its own is set as a heading, unless it ends like a sentence', () => {
  const headings = (...lines: string[]) => {
    const edition = editionOf(
      'en',
      revisionOf(
        'x',
        lines.map((line, at) => [String(at + 1), line] as const),
      ),
    );
    const cells = rows(edition, undefined).rows.flatMap(({ primary }) => primary);
    return cells.filter(({ heading }) => heading).map(({ label }) => label);
  };
  expect(headings('After midnight', 'The guard counted forty readers.', '午夜以后', '是谁？')).toEqual(['1', '3']);
  expect(headings('2019 410 655', '2020 $1,280 −12.5%', '12 March 2024', '1984', 'Part 2 of 3')).toEqual(['4', '5']);
  expect(headings('h'.repeat(80), 'h'.repeat(81))).toEqual(['1']);
});

it('an article of very long sentences has more pages, each of a size that a browser likes, and every sentence on one', () => {
  const sentence = 'The guard counted forty readers, and then he counted them again. '.repeat(140);
  const labels = Array.from({ length: 120 }, (_, at) => String(at + 1));
  const long = editionOf(
    'en',
    revisionOf(
      'x',
      labels.map((label) => [label, sentence] as const),
    ),
  );
  const { pages } = rows(long, undefined);
  const all = Array.from({ length: pages }, (_, at) => rows(long, undefined, [], { page: at + 1 }).rows);
  const cells = all.map((some) => some.flatMap(({ primary }) => primary));
  expect(cells.flat().map(({ label }) => label)).toEqual(labels);
  for (const some of cells) expect(some.reduce((sum, { words }) => sum + words.length, 0)).toBeLessThan(310_000);
  const with77 = rows(long, undefined, [], { at: { language: 'en', label: '77' } });
  expect(with77.rows.some(({ primary }) => primary.some(({ label }) => label === '77'))).toBe(true);
});

it('a page takes up to 400 rows and 300,000 characters', () => {
  const pages = (count: number, length: number) => {
    const lines = Array.from({ length: count }, (_, at) => [String(at + 1), 'o'.repeat(length)] as const);
    return rows(editionOf('en', revisionOf('x', lines)), undefined).pages;
  };
  expect([pages(400, 20), pages(401, 20), pages(300, 1_000), pages(300, 1_001)]).toEqual([1, 2, 1, 2]);
});

describe('two editions in rows', () => {
  const labels = fc.array(fc.constantFrom('1', '2', '3', '4', '5'), { maxLength: 3 });
  const beads = fc.array(fc.record({ primary: labels, other: labels }), { maxLength: 6 });
  const some = (language: 'en' | 'zh') =>
    fc.integer({ min: 1, max: 5 }).map((count) =>
      editionOf(
        language,
        revisionOf(
          'x',
          Array.from({ length: count }, (_, i) => [String(i + 1), `Words ${i}.`] as const),
        ),
      ),
    );

  it('lose no passage, repeat none and keep the order, however the editions are said to run', () => {
    fc.assert(
      fc.property(some('en'), some('zh'), beads, (primary, other, given) => {
        const found = rows(primary, other, given).rows;
        const wanted = (edition: typeof primary) => edition.revisions[0]?.passages.map(({ label }) => label);
        expect(found.flatMap((row) => row.primary.map(({ label }) => label))).toEqual(wanted(primary));
        expect(found.flatMap((row) => row.other.map(({ label }) => label))).toEqual(wanted(other));
      }),
    );
  });
});
