import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { EDITION_LANGUAGES } from '#core/language.ts';
import { formatReference } from '#core/reference.ts';
import { articleIdIn, referencesIn, type TypedReference } from '#core/typed-references.ts';

const IDS = ['chip-controls', 'deepseek-lesson', 'open-weights', 'garden', '出口管制'];

/** The references that are read, as they are printed. One that no article has is followed by those that are like it. */
function read(text: string, ids: readonly string[] = IDS): string[] {
  return referencesIn(text, ids).map(
    (one) => `${printed(one)}${one.near.length ? ` (no article; near: ${one.near})` : ''}`,
  );
}
const printed = ({ edition, ...one }: TypedReference) =>
  formatReference({ ...one, ...(edition && { language: edition }) });

describe('a reference is read in whatever a person wraps around it', () => {
  test.each([
    'chip-controls:12.',
    'chip-controls:12,',
    'chip-controls:12。',
    'chip-controls:12？！',
    '(chip-controls:12)',
    '（chip-controls：12）',
    '[chip-controls:12]',
    '【chip-controls:12】',
    '「chip-controls:12」',
    '《chip-controls:12》',
    '<chip-controls:12>',
    '`chip-controls:12`',
    '**chip-controls:12**',
    '**chip-controls**:12',
    '*_chip-controls:12_*',
    '~~chip-controls:12~~',
    '||chip-controls:12||',
    '> chip-controls:12',
    '"chip-controls:12"',
    '“chip-controls:12”',
    '‘chip-controls:12’',
    'chip\u2011controls:12',
    'chip\u2013controls\u00a0:\u00a012',
    'chip\u2212controls:12',
    'ｃｈｉｐ－ｃｏｎｔｒｏｌｓ：１２',
    'Chip-Controls: 12',
    'chip-con\u200btrols:12\u2060',
    'chip-controls\u2236 12',
    'chip\\-controls\\:12',
    'chip_controls:12',
    'chip controls:12',
    'chip-controls:#12',
    '🔎 chip-controls:12',
    ':mag: chip-controls:12',
    '[chip-controls:12](https://parley.example/w/k3y/a/chip-controls/12?lang=en)',
    'see chip-controls:12',
    'Does anybody agree with chip-controls:12?',
    '见chip-controls:12。',
    '请看 chip-controls:12，里面说过',
    'chip-controls:12 in an article by Parley, “Do chip export controls work?”, 23 November 2026',
  ])('%s', (typed) => expect(read(typed)).toEqual(['chip-controls:12']));

  test.each([
    ['https://parley.example/w/k3y/a/chip-controls/12-14/1.aBc_d?lang=zh', 'chip-controls.zh:12-14'],
    ['<http://localhost:8080/a/chip-controls/12?lang=en>', 'chip-controls.en:12'],
    ['/a/chip-controls/12a', 'chip-controls:12a'],
    ['https://parley.example/a/%E5%87%BA%E5%8F%A3%E7%AE%A1%E5%88%B6/7', '出口管制:7'],
  ])('or as a link of the reader: %s', (typed, reference) => expect(read(typed)).toEqual([reference]));
});

describe('several references are all read', () => {
  test.each([
    ['chip-controls:12,14', ['chip-controls:12', 'chip-controls:14']],
    ['chip-controls:12-14, 17', ['chip-controls:12-14', 'chip-controls:17']],
    ['chip-controls:12 (chip-controls:12)', ['chip-controls:12']],
    ['chip-controls:12、14', ['chip-controls:12', 'chip-controls:14']],
    ['chip-controls:12和14', ['chip-controls:12', 'chip-controls:14']],
    ['chip-controls:12 & 14', ['chip-controls:12', 'chip-controls:14']],
    ['chip-controls:12 deepseek-lesson:3', ['chip-controls:12', 'deepseek-lesson:3']],
    ['chip-controls.zh:12; deepseek-lesson:3-4', ['chip-controls.zh:12', 'deepseek-lesson:3-4']],
    ['compare chip-controls:12 and chip-controls:14', ['chip-controls:12', 'chip-controls:14']],
    ['chip-controls:12 to 14', ['chip-controls:12-14']],
    ['chip-controls:12–chip-controls:14', ['chip-controls:12-14']],
    ['chip-controls:12至14', ['chip-controls:12-14']],
    ['chip-controls:12, 14 people were there', ['chip-controls:12']],
  ])('%s', (typed, references) => expect(read(typed)).toEqual(references));
});

describe('what was meant as a reference and is none is read as one', () => {
  test.each([
    ['chip-contrls:12', 'chip-contrls:12 (no article; near: chip-controls)'],
    ['see chip-contorls:12.', 'chip-contorls:12 (no article; near: chip-controls)'],
    ['请看chip-contrls:12', 'chip-contrls:12 (no article; near: chip-controls)'],
    ['chip-contrls: 12', 'chip-contrls:12 (no article; near: chip-controls)'],
    ['chipcontrols:12', 'chipcontrols:12 (no article; near: chip-controls)'],
    ['controls:12', 'controls:12 (no article; near: chip-controls)'],
    ['出口管理:3', '出口管理:3 (no article; near: 出口管制)'],
    ['chip-controls.fr:12', 'chip-controls.fr:12'],
    ['harbour-lights:12', 'harbour-lights:12'],
    ['lighthouse:1', 'lighthouse:1'],
    ['chip-controls:99999999', 'chip-controls:99999999'],
    ['chip-controls:12th', 'chip-controls:12th'],
  ])('%s', (typed, reference) => expect(read(typed)).toEqual([reference]));
});

describe('words with a colon stay words', () => {
  test.each([
    'note: 12 people',
    'Matthew 5:3',
    '10:30',
    'at 9:15',
    'the ferry left at 12:30, platform: 4',
    '第3章：12',
    '比分 3：2',
    'garden: 12 people came',
    'gardens: 12 people came',
    'https://example.org:8080/a-b:12',
    'example.org:8080',
    '"harbour-lights:12"',
    'the export controls of 2022',
    'chip-controls',
    'chip-controls: the shortage was the teacher',
    '',
  ])('%s', (typed) => expect(read(typed)).toEqual([]));
});

it('an article is named by its id, by a reference or by a link, in whatever stands around it', () => {
  const ways = [
    'Chip-Controls',
    '`chip-controls`',
    'chip\u2011controls,',
    '“chip-controls”',
    'chip-controls:12',
    'chip-controls.zh',
  ];
  for (const typed of [...ways, 'https://parley.example/w/k3y/a/chip-controls?lang=zh', '(chip-controls:12-14)'])
    expect(articleIdIn(typed), typed).toBe('chip-controls');
});

const label = fc.stringMatching(/^[1-9]\d{0,3}[a-z]{0,2}$/);
const reference = fc
  .record({
    article: fc.constantFrom(...IDS),
    edition: fc.option(fc.constantFrom(...EDITION_LANGUAGES), { nil: undefined }),
    from: label,
    to: fc.option(label, { nil: undefined }),
  })
  .map(({ edition, from, to = from, article }) =>
    formatReference({ article, from, to, ...(edition && { language: edition }) }),
  );
const PAIRS = [
  '()',
  '（）',
  '[]',
  '【】',
  '「」',
  '『』',
  '《》',
  '<>',
  '“”',
  '‘’',
  '""',
  "''",
  '``',
  '**',
  '__',
  '~~',
];
const EDGES = [
  ' ',
  '\u00a0',
  '\u3000',
  '\u200b',
  '.',
  ',',
  '。',
  '，',
  '、',
  '；',
  ';',
  ':',
  '!',
  '?',
  '…',
  '> ',
  '🔎',
  '- ',
];
const wrap = (text: string, mark: string) =>
  PAIRS.includes(mark) ? `${mark[0]}${text}${mark[1]}` : `${mark}${text}${mark.trim()}`;
const retyped = (text: string, [hyphen, colon]: readonly [string, string]) =>
  text.replaceAll('-', hyphen).replace(':', colon);
const typing = fc.tuple(
  fc.constantFrom('-', '\u2010', '\u2011', '\u2012', '\u2013', '\u2212', '－'),
  fc.constantFrom(':', '：', ': ', ' :', '\u2236'),
);

it('whatever is printed as a reference is read back, wrapped and retyped at random', () => {
  const around = fc.array(fc.constantFrom(...PAIRS, ...EDGES), { maxLength: 6 });
  fc.assert(
    fc.property(reference, typing, around, (printedOne, keys, marks) => {
      const text = marks.reduce(wrap, retyped(printedOne, keys));
      expect(read(text).map((one) => one.toLowerCase())).toEqual([printedOne.toLowerCase()]);
    }),
    { numRuns: 300 },
  );
});

it('prose in which no id stands is never read as a reference', () => {
  const WORDS = [
    'the',
    'ferry',
    'left',
    'at',
    '12:30',
    'note:',
    '12',
    'people',
    '第3章',
    '：',
    '5:3',
    'say: 4',
    '“',
    '”',
    ',',
    '。',
  ];
  const prose = fc.array(fc.constantFrom(...WORDS), { minLength: 2, maxLength: 30 }).map((words) => words.join(' '));
  const areWords = (text: string) => {
    expect(read(text)).toEqual([]);
  };
  fc.assert(fc.property(prose, areWords));
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => areWords(`the ${text}`)));
});
