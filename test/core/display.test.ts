import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayText, type Highlight, pieces } from '../../src/core/display.ts';
import { anyCharacter } from '../any-character.ts';

describe('a passage is shown on one line', () => {
  for (const [promise, text, shown] of [
    ['a wrapped line in English gets a space', 'The ferry left\nat noon.', 'The ferry left at noon.'],
    ['blanks around the break are folded with it', 'The ferry left  \r\n   at noon.', 'The ferry left at noon.'],
    ['between Han characters stands nothing', '渡船中午\n开走了。', '渡船中午开走了。'],
    ['nor between a Han character and its punctuation', '渡船，\n中午开走了', '渡船，中午开走了'],
    ['nor after a Chinese quotation mark', '他说：“\n走吧', '他说：“走吧'],
    ['beside a Latin word in Chinese stands a space', '渡船Osei\n开走了。', '渡船Osei 开走了。'],
    ['between Latin quotation marks stands a space', 'He said “no”\n“Why?”', 'He said “no” “Why?”'],
    ['characters beyond the first plane count as Han', '𠮷\n𠮷', '𠮷𠮷'],
    ['blanks inside a line stay as they are', 'The  ferry\tleft.', 'The  ferry\tleft.'],
  ] as const) {
    it(promise, () => expect(displayText(text)).toBe(shown));
  }
});

describe('highlights', () => {
  it('cut the passage where they begin and end', () => {
    expect(pieces('渡船中午开走了。', [[2, 4]])).toEqual([
      { text: '渡船', marked: false },
      { text: '中午', marked: true },
      { text: '开走了。', marked: false },
    ]);
  });

  it('that overlap or lie outside are left out, in whatever order they come', () => {
    const highlights: Highlight[] = [
      [8, 12],
      [2, 4],
      [3, 5],
      [5, 5],
      [7, 99],
    ];
    expect(pieces('The ferry left', highlights).map(({ text }) => text)).toEqual(['Th', 'e ', 'ferr', 'y le', 'ft']);
  });

  it('change nothing in what is read, even where they cut through a wrapped line', () => {
    const text = fc.array(fc.constantFrom('a', '渡', '，', '“', ' ', '\n', '\r\n', '\t', '𠮷'), { maxLength: 30 });
    const highlights = fc.array(fc.tuple(fc.nat(40), fc.nat(40)), { maxLength: 5 });
    fc.assert(
      fc.property(text, highlights, (parts, some) => {
        const whole = parts.join('');
        const joined = pieces(whole, some).map((piece) => piece.text);
        expect(joined.join('')).toBe(displayText(whole));
      }),
    );
  });

  it('no letter is lost or made up', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => {
        expect(displayText(text).replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
    );
  });

  for (const [what, text] of Object.entries({
    'line breaks': 'a\n'.repeat(100_000),
    blanks: `a${' '.repeat(200_000)}b`,
    'blank lines': `a${'\n \n'.repeat(100_000)}b`,
  })) {
    it(`a hundred thousand ${what} are shown in good time`, () => expect(displayText(text)).not.toContain('\n'));
  }
});
