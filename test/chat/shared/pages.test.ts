import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pagesOf } from '#chat/shared/pages.ts';
import { displayText, pieces } from '#core/display.ts';
import { plainText } from '#core/plain-text.ts';
import type { Block, PassageBlock, Reply, Span } from '#core/reply.ts';

const LETTER =
  'The reading room closes at nine. Whoever still argues then may take the argument down to the river, where nobody counts the hours. ';
const LETTER_ZH = '阅览室九点关门。谁到那时还没吵完，就到河边接着吵，那里没有人数钟点。';

const passage = (text: string, highlights: [number, number][] = []): PassageBlock => ({
  kind: 'passage',
  reference: 'reading-room:3',
  language: 'en',
  text,
  highlights,
  role: 'cited',
  withdrawn: false,
});
const reply = (...blocks: Block[]): Reply => ({ language: 'en', blocks });
const buttons: Block = {
  kind: 'buttons',
  buttons: [{ id: 'quote|show|1', label: 'Next', style: 'plain', disabled: false }],
};

/** A platform that takes so many characters and blocks. */
const limits =
  (characters: number, most = 10) =>
  (blocks: readonly Block[]): boolean =>
    blocks.length <= most && plainText(reply(...blocks), { buttons: true }).length <= characters;

const words = (spans: readonly Span[]): string => spans.map(({ text }) => text).join('');
function shown(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text;
    case 'paragraph':
      return words(block.spans);
    case 'passage':
      return displayText(block.text);
    case 'list':
      return block.items.map(words).join('');
    case 'fields':
      return block.fields.map(({ value }) => words(value)).join('');
    case 'buttons':
      return block.buttons.map(({ label }) => label).join('');
    case 'choice':
      return block.options.map(({ label }) => label).join('');
  }
}
const allShown = (blocks: readonly Block[]): string => blocks.map(shown).join('');

describe('a reply in pages', () => {
  it('is one page when it fits, as it is', () => {
    const blocks = [passage(LETTER), buttons];
    expect(pagesOf(reply(...blocks), limits(1_000))).toEqual([blocks]);
  });

  it('comes in pages also where what stands in the middle does not fit beside what it ends with', () => {
    const many = (count: number): Block => ({
      kind: 'buttons',
      buttons: Array.from({ length: count }, (_, at) => ({
        id: `quote|show|${count}-${at}`,
        label: `${count}-${at}`,
        style: 'plain',
        disabled: false,
      })),
    });
    const fits = (some: readonly Block[]) => some.filter(({ kind }) => kind === 'buttons').length <= 1;
    const blocks = [passage(LETTER), many(3), passage(LETTER_ZH), many(10)];
    const pages = pagesOf(reply(...blocks), fits);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.every(fits)).toBe(true);
    expect(allShown(pages.flat())).toBe(allShown(blocks));
    const pressed = pages
      .flat()
      .flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : []));
    expect(new Set(pressed).size).toBe(13);
  });

  it('keeps the buttons that it ends with on every page', () => {
    const pages = pagesOf(reply(passage(LETTER.repeat(20)), buttons), limits(800));
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) expect(page.at(-1)).toEqual(buttons);
  });

  it('cuts a passage after a sentence, and says of each piece which it is', () => {
    const pages = pagesOf(reply(passage(LETTER_ZH.repeat(40))), limits(500));
    const cut = pages.flat() as PassageBlock[];
    expect(cut.every(({ text }) => text.endsWith('。'))).toBe(true);
    expect(cut.map(({ part }) => part)).toEqual(cut.map((_, i) => ({ at: i + 1, of: cut.length })));
  });

  it('keeps what was found marked on whichever page it comes to stand', () => {
    const text = LETTER.repeat(20);
    const found: [number, number][] = [...text.matchAll(/river/g)].map(({ index }) => [index, index + 5]);
    const marked = pagesOf(reply(passage(text, found)), limits(600))
      .flat()
      .flatMap((block) => (block.kind === 'passage' ? pieces(block.text, block.highlights) : []))
      .filter((piece) => piece.marked);
    expect(marked.map((piece) => piece.text).join(' ')).toBe(Array(20).fill('river').join(' '));
  });

  it('does not tear a passage that fits a page of its own', () => {
    const pages = pagesOf(reply(passage(LETTER.repeat(3)), passage(LETTER.repeat(3))), limits(600));
    expect(pages.map((page) => page.map(shown))).toEqual([[LETTER.repeat(3)], [LETTER.repeat(3)]]);
  });

  it('never cuts through a character, a joined family or an address', () => {
    const family = '👩‍👩‍👧‍👦';
    const pages = pagesOf(reply(passage(family.repeat(100))), limits(200)).flat();
    expect(pages.map(shown).every((text) => text.replaceAll(family, '') === '')).toBe(true);
    const link: Span = { kind: 'link', text: LETTER.repeat(5), url: 'https://reading.example/room' };
    const cut = pagesOf(reply({ kind: 'paragraph', spans: [link], subdued: false }), limits(300)).flat();
    for (const block of cut) expect(block).toMatchObject({ spans: [{ kind: 'link', url: link.url }] });
  });

  it('of a text of four times the length, four times as much is drawn to cut it', () => {
    const drawn = (block: Block): number => {
      const page = limits(3_000);
      let sum = 0;
      const pages = pagesOf(reply(block), (blocks) => {
        sum += allShown(blocks).length;
        return page(blocks);
      });
      expect(allShown(pages.flat())).toBe(shown(block));
      return sum;
    };
    const list = (items: number): Block => ({
      kind: 'list',
      items: Array.from({ length: items }, () => [{ kind: 'text', text: LETTER }]),
    });
    // The square would be sixteen times.
    for (const make of [(times: number) => passage(LETTER.repeat(times)), list])
      expect(drawn(make(3_200)) / drawn(make(800))).toBeLessThan(6);
  });

  it('loses nothing of any reply, and every page fits', () => {
    const some = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.constant(LETTER.repeat(4)),
      fc.constant(LETTER_ZH.repeat(9)),
    );
    const span: fc.Arbitrary<Span> = some.map((text) => ({ kind: 'text', text }));
    const spans = fc.array(span, { maxLength: 4 });
    const block: fc.Arbitrary<Block> = fc.oneof(
      some.map((text): Block => ({ kind: 'heading', text })),
      spans.map((all): Block => ({ kind: 'paragraph', spans: all, subdued: false })),
      some.map((text): Block => passage(text)),
      fc.array(spans, { maxLength: 12 }).map((items): Block => ({ kind: 'list', items })),
      fc
        .array(fc.record({ name: fc.constant('Title'), value: spans }), { maxLength: 5 })
        .map((fields): Block => ({ kind: 'fields', fields })),
    );
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 8 }),
        fc.integer({ min: 120, max: 900 }),
        fc.integer({ min: 2, max: 5 }),
        (blocks, characters, most) => {
          const fits = limits(characters, most);
          const pages = pagesOf(reply(...blocks), fits);
          expect(pages.every(fits)).toBe(true);
          expect(allShown(pages.flat())).toBe(allShown(blocks));
        },
      ),
    );
  });
});
