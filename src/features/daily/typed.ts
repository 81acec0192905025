/** Traditional characters in words for times, days and dates, with the simplified ones that are read. */
const SIMPLIFIED: Readonly<Record<string, string>> = {
  ...{
    點: '点',
    時: '时',
    鐘: '钟',
    鍾: '钟',
    兩: '两',
    號: '号',
    週: '周',
    禮: '礼',
    後: '后',
    間: '间',
    裡: '里',
    裏: '里',
  },
  ...{
    淩: '凌',
    與: '与',
    雙: '双',
    東: '东',
    區: '区',
    臺: '台',
    灣: '湾',
    國: '国',
    歐: '欧',
    門: '门',
    紐: '纽',
    約: '约',
  },
};

const DIGITS = '零一二三四五六七八九';

/**
 * Prepares what a person typed: full-width characters become plain ones, letters small, all dashes one, traditional characters simplified,
 * spaces single.
 */
export const normalise = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‐‑‒–—―−－]+/gu, '-')
    .replace(/[〜～∼]/gu, '~')
    .replace(/[\u4e00-\u9fff]/gu, (character) => SIMPLIFIED[character] ?? character)
    .replace(/\s+/gu, ' ')
    .trim();

/** Writes Chinese numbers below a hundred, and years figure by figure, in figures: 二十三 is 23, 二〇二六 is 2026. */
export const inFigures = (text: string): string =>
  text.replace(/[零〇一二两三四五六七八九十廿]+/gu, (number) => {
    const plain = number.replaceAll('〇', '零').replaceAll('两', '二').replaceAll('廿', '二十');
    if (!plain.includes('十')) return [...plain].map((digit) => DIGITS.indexOf(digit)).join('');
    const [tens = '', ones = '', ...more] = plain.split('十');
    if (more.length || tens.length > 1 || ones.length > 1) return number;
    return String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (ones ? DIGITS.indexOf(ones) : 0));
  });
