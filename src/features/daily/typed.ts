/** Traditional characters in names of times, days, dates and cities, each with the simplified one that is read. */
const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  `廣广 慶庆 漢汉 蘇苏 島岛 廈厦 門门 國国 陸陆 紐纽 約约 頓顿 華华 邁迈 費费 亞亚 蘭兰 倫伦 愛爱 徹彻 劍剑 橋桥 磯矶 舊旧 圖图 聖圣 維维 臺台 灣湾 東东 裏里 馬马 賽赛 爾尔 買买 羅罗 達达 奧奥 鹽盐 溫温
   韓韩 內内 納纳 魯鲁 時时 麥麦 臘腊 輔辅 烏乌 貝贝 萊莱 滿满 貢贡 錫锡 釐厘 來来 賓宾 齊齐 緬缅 幹干 參参 靈灵 鳳凤 熱热 盧卢 諾诺 祕秘 開开 畢毕 薩萨 協协 調调 間间 標标 準准 歐欧 點点 鍾钟 兩两 號号
   禮礼 後后 與与 雙双 區区 節节 裡里 鐘钟 淩凌 爲为 羣群 週周`
    .split(/\s+/u)
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]),
);

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
    .replace(/[\u4e00-\u9fff]/gu, (character) => SIMPLIFIED.get(character) ?? character)
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
