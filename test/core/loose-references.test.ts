import { describe, expect, it, test } from 'vitest';
import { looseReferencesIn } from '#core/loose-references.ts';
import { formatReference } from '#core/reference.ts';

const IDS = ['chip-controls', 'deepseek-lesson', 'garden', '出口管制'];

function read(text: string): string[] {
  const { references = [] } = looseReferencesIn(text, IDS) ?? {};
  return references.map(({ edition, ...one }) => formatReference({ ...one, ...(edition && { language: edition }) }));
}

describe('numbers behind an id are read without a colon', () => {
  test.each([
    'chip-controls 12',
    'chip-controls#12',
    'chip-controls # 12',
    'chip-controls.12',
    'chip-controls/12',
    'chip-controls，12',
    'chip-controls(12)',
    'chip-controls（１２）',
    '`chip-controls` 12',
    '“chip-controls” 12',
    'chip-controls no. 12',
    'chip-controls, sentence 12',
    'chip controls 12',
    'chip_controls 12',
    'ｃｈｉｐ－ｃｏｎｔｒｏｌｓ　１２',
    'chip-controls第12句',
    'chip-controls 第十二句',
    'chip-controls的第12条',
    'chip-controls：十二',
    'see chip-controls 12.',
    '请看chip-controls 12',
    '見 chip-controls 12',
  ])('%s', (typed) => expect(read(typed)).toEqual(['chip-controls:12']));

  test.each([
    ['chip-controls 12-14', ['chip-controls:12-14']],
    ['chip-controls 12 到 14 句', ['chip-controls:12-14']],
    ['chip-controls:12 14', ['chip-controls:12', 'chip-controls:14']],
    ['chip-controls 12a 14', ['chip-controls:12a', 'chip-controls:14']],
    ['deepseek-lesson 17、18和20', ['deepseek-lesson:17', 'deepseek-lesson:18', 'deepseek-lesson:20']],
    ['chip-controls.zh 12', ['chip-controls.zh:12']],
    ['garden 3', ['garden:3']],
    ['出口管制 3', ['出口管制:3']],
    ['chip-controls 第一百零二句', ['chip-controls:102']],
    ['chip-controls 第二十句', ['chip-controls:20']],
  ])('%s', (typed, references) => expect(read(typed)).toEqual(references));

  test.each([
    'chip-controls 2022 rules',
    'chip-controls 12 people',
    'chip-controls',
    'my-chip-controls 12',
    'chip-controls-two 12',
    'chip-controls12',
    'what they say of chip-controls 12',
    'in the garden 3',
    'a garden of 12',
    '12',
  ])('and not from words: %s', (typed) => expect(read(typed)).toEqual([]));

  it('and it is known whether a passage must be meant', () => {
    const sure = (text: string) => looseReferencesIn(text, IDS)?.sure;
    for (const typed of ['chip-controls#999', 'chip-controls 第999句', 'chip-controls no. 999', 'chip-controls 999句'])
      expect(sure(typed), typed).toBe(true);
    for (const typed of ['chip-controls 2022', 'chip-controls, 2022', 'chip-controls (2022)'])
      expect(sure(typed), typed).toBe(false);
  });
});
