import { describe, expect, it } from 'vitest';
import { keys, paragraphs, passages, read } from '../drafts.ts';
import { CHINESE_PROSE, ENGLISH_PROSE, TRADITIONAL_PROSE, wrap } from '../prose.ts';

const PROSE = { English: ENGLISH_PROSE, Chinese: CHINESE_PROSE, 'traditional Chinese': TRADITIONAL_PROSE };
const all = (prose: readonly (readonly string[])[]) => keys(read(prose.flat().join('\n')));

describe('the same text gives the same passages', () => {
  for (const [language, prose] of Object.entries(PROSE)) {
    const glue = language === 'English' ? ' ' : '';
    const paragraphsOf = (shape: (sentences: readonly string[]) => string) => prose.map(shape).join('\n\n');

    it(`${language}, one sentence a line`, () => {
      expect(passages(read(prose.flat().join('\n')))).toEqual(prose.flat());
      expect(paragraphs(read(paragraphsOf((one) => one.join('\n'))))).toEqual(prose);
    });

    it(`${language}, running text, with and without paragraphs`, () => {
      expect(paragraphs(read(paragraphsOf((one) => one.join(glue))))).toEqual(prose);
      expect(keys(read(prose.flat().join(glue)))).toEqual(all(prose));
    });

    it(`${language}, a paragraph a line without blank lines, indented or not`, () => {
      for (const indent of ['', '\u3000\u3000']) {
        expect(paragraphs(read(prose.map((one) => indent + one.join(glue)).join('\n')))).toEqual(prose);
      }
    });

    for (const width of language === 'English' ? [40, 60, 65, 72, 76, 80, 100] : [15, 20, 30, 35, 36, 37, 38, 40]) {
      it(`${language}, wrapped at ${width}`, () => {
        expect(keys(read(paragraphsOf((one) => wrap(one.join(glue), width))))).toEqual(all(prose));
        expect(keys(read(wrap(prose.flat().join(glue), width)))).toEqual(all(prose));
        expect(
          keys(
            read(
              paragraphsOf((one) => wrap(one.join(glue), width)),
              'a.md',
            ),
          ),
        ).toEqual(all(prose));
      });

      it(`${language}, every sentence on a new line and wrapped at ${width}`, () => {
        const text = prose
          .flat()
          .map((one) => wrap(one, width))
          .join('\n');
        expect(keys(read(text))).toEqual(all(prose));
      });
    }
  }
});

describe('a line break', () => {
  it('before two ideographic spaces begins a paragraph, also in wrapped text', () => {
    const text = CHINESE_PROSE.map((one) => wrap(`\u3000\u3000${one.join('')}`, 30)).join('\n');
    const found = paragraphs(read(text)).map((one) => one.map((sentence) => sentence.replaceAll('\n', '')));
    expect(found).toEqual(CHINESE_PROSE);
  });

  it('inside a wrapped passage stays in its bytes', () => {
    const text = wrap(ENGLISH_PROSE.flat().join(' '), 60);
    const draft = read(text);
    expect(draft.text).toBe(text);
    expect(passages(draft)[0]).toContain('\n');
  });

  it('ends a line that is one sentence, also one that would read on', () => {
    const lines = [
      'He met Dr. Amsel in the U.S.',
      'Treasury officials were not there.',
      '“We lost.”',
      'Osei wrote it down.',
      'She asked: “Who?',
      'Nobody knew.”',
      'The end came soon.',
    ];
    expect(passages(read(lines.join('\n')))).toEqual(lines);
  });

  it('ends a heading among lines of one sentence', () => {
    const lines = ['The harbour', ...(ENGLISH_PROSE[0] ?? []), 'What the council wanted', ...(ENGLISH_PROSE[1] ?? [])];
    expect(passages(read(lines.join('\n')))).toEqual(lines);
    const chinese = ['港口', ...(CHINESE_PROSE[0] ?? []), '委员会想要什么', ...(CHINESE_PROSE[1] ?? [])];
    expect(passages(read(chinese.join('\n')))).toEqual(chinese);
  });

  it('ends verses and rows of short lines', () => {
    expect(passages(read('鱼\n盐\n绳子'))).toEqual(['鱼', '盐', '绳子']);
    expect(passages(read('Ice on the quay\nsalt on the stair\nnobody there'))).toHaveLength(3);
  });

  it('in a paragraph of a file that is wrapped elsewhere is judged with the rest', () => {
    const [first = [], second = []] = ENGLISH_PROSE;
    const text = `${wrap(first.join(' '), 72)}\n\nA last word about the dam, which nobody\nhad asked for. It held.\n\n${wrap(second.join(' '), 72)}`;
    expect(passages(read(text))).toContain('A last word about the dam, which nobody\nhad asked for.');
  });
});
