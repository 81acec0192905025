import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adverbEnds, adverbsBefore, MOST_ADVERBS } from '#library/attributions/chinese-adverbs.ts';

/** Matches up to four adverbs at the end, as one regular expression: right, and slow on long texts. */
const AT_END =
  /(?:在《[^》]{1,30}》(?:上|中|里|一书中|一文中)?|生前|(?:在)?接受[^，。；：“”]{1,20}(?:时|后|中)|也|曾|曾经|并|并不|不|日前|对记者|在\d{4}年[^，。]{0,12}|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{4}年|(?:在|于)[^，。]{1,24}(?:中|时|上|里|后|前|时候|一文|一书)){0,4}$/u;

const PIECES = [
  ...['在', '于', '接受', '《', '》', '《账》', '会', '守', '林越', '采访', '，', '。', '：', '“'],
  ...['中', '时', '上', '里', '后', '前', '时候', '候', '一文', '一书', '一文中', '一书中'],
  ...[
    '也',
    '曾',
    '曾经',
    '经',
    '并',
    '并不',
    '对记者',
    '生前',
    '2024年',
    '3月',
    '12月',
    '4日',
    '年',
    '2',
    '守'.repeat(12),
  ],
];

function subjectOf(text: string): string {
  const counts = adverbsBefore(adverbEnds(text), (at) => at === text.length);
  return text.slice(
    0,
    counts.findIndex((count) => count <= MOST_ADVERBS),
  );
}

describe('adverbs between a Chinese subject and its verb', () => {
  it('are left out as a regular expression would, whatever stands there', () => {
    const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(subjectOf(text)).toBe(text.replace(AT_END, ''));
      }),
      { numRuns: 5000 },
    );
  });

  it.each([
    ['林越在会上也明确', '林越'],
    ['林越在接受记者采访时', '林越'],
    ['林越接受采访后', '林越'],
    ['林越在《海的账》一书中', '林越'],
    ['林越在《海，账》一书中', '林越'],
    ['林越在2024年春天', '林越'],
    ['林越2024年3月4日', '林越'],
    ['林越3月', '林越'],
    ['林越05月04日', '林越'],
    ['林越9月', '林越'],
    ['林越在那时候', '林越'],
    ['林越也也也也也', '林越也'],
    ['林越在上', '林越在上'],
    ['林越在会，上', '林越在会，上'],
  ])('%s: of %s', (text, subject) => expect(subjectOf(text)).toBe(subject));
});
