// Unicode Technical Standard 39 ("Unicode Security Mechanisms"): 5.2, "highly restrictive", for scripts; 4, "skeleton", for letters.

/** Scripts that are used together in words: Chinese, Japanese and Korean, each with Latin letters. */
const TOGETHER = ['Latin Han Hiragana Katakana', 'Latin Han Bopomofo', 'Latin Han Hangul'];
/** Scripts in everyday use that are not mixed with others (Unicode Standard Annex 31, table 5). */
const ALONE =
  'Arabic Armenian Bengali Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Hebrew Kannada Khmer Lao Malayalam Myanmar Oriya Sinhala Tamil Telugu Thaana Thai Tibetan';

const ONE_WRITING = [...TOGETHER, ...ALONE.split(' ')].map((scripts) => {
  const classes = ['Common', 'Inherited', ...scripts.split(' ')].map((script) => String.raw`\p{scx=${script}}`);
  return new RegExp(`^[${classes.join('')}]*$`, 'u');
});

/** True if all letters belong to one writing system. In a mixed text, a reader cannot see which script a letter belongs to. */
export function isOneWriting(text: string): boolean {
  return ONE_WRITING.some((pattern) => pattern.test(text));
}

/** Small letters and digits, each with those from Latin, Greek, Cyrillic, Armenian and kana that look like it. */
const ALIKE: Readonly<Record<string, string>> = {
  a: 'ɑαа',
  b: 'ƅ',
  c: 'ϲс',
  d: 'ԁ',
  e: 'еҽ',
  g: 'ɡց',
  h: 'һհ',
  i: 'ıɩιі',
  j: 'ϳј',
  k: 'ĸκк',
  l: '1ӏ',
  n: 'ոռ',
  o: '0οоօσ',
  p: 'ρр',
  q: 'ԛգ',
  r: 'г',
  s: 'ѕ',
  t: 'τт',
  u: 'υս',
  v: 'νѵ',
  w: 'ԝѡաω',
  x: 'хχ',
  y: 'γуү',
  一: 'ー',
  二: 'ニ',
  八: 'ハ',
  力: 'カ',
  卜: 'ト',
  口: 'ロ',
  夕: 'タ',
  工: 'エ',
};
const FOLDED = new Map(Object.entries(ALIKE).flatMap(([letter, others]) => [...others].map((one) => [one, letter])));

/** Replaces letters that look alike by one of them. Two texts with the same result are easily confused. */
export function foldLookAlikes(text: string): string {
  return [...text.normalize('NFKC').toLowerCase()].map((letter) => FOLDED.get(letter) ?? letter).join('');
}
