/**
 * A number in a folded text. `value` is the same for every way to write it: 600bn, 六千亿, 600 billion. A month is `m10`, a day of a month
 * `d7`, a fraction `1/3`. A percentage is its number.
 */
export type NumberInText = { start: number; end: number; value: string };

const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const HAN = '[〇零一二两三四五六七八九十百千万亿]';
/** 29万4千, 6000亿, 1.8万, 十七, 二零二二. */
const CHINESE = `(?:(?:${DIGITS})${HAN}*|${HAN})+`;

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = ', ,twenty,thirty,forty,fifty,sixty,seventy,eighty,ninety'.split(',');
const WORDS: ReadonlyMap<string, number> = new Map([
  ...SMALL.map((word, value) => [word, value] as const),
  ...TENS.map((word, tens) => [word, 10 * tens] as const).filter(([word]) => word.length > 1),
  ['dozen', 12],
]);
const SCALES: Readonly<Record<string, number>> = {
  ...{ hundred: 1e2, thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 },
  ...{ k: 1e3, m: 1e6, mn: 1e6, mln: 1e6, b: 1e9, bn: 1e9, t: 1e12, tn: 1e12, trn: 1e12 },
};
const SCALE_WORDS = 'hundred|thousand|million|billion|trillion';
const ONE_WORD = [...WORDS.keys()].sort((a, b) => b.length - a.length).join('|');
const IN_WORDS = `(?:${ONE_WORD}|(?:a|half a)(?= (?:${SCALE_WORDS})))(?:[ -](?:and )?(?:${ONE_WORD}|${SCALE_WORDS})(?![a-z]))*`;

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const MONTH = MONTHS.map((name) =>
  name.length > 4 ? `${name}|${name.slice(0, 3)}${name === 'september' ? '|sept' : ''}` : name,
).join('|');
const DAY = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const PARTS: Readonly<Record<string, string>> = {
  half: '1/2',
  third: '1/3',
  thirds: '1/3',
  quarter: '1/4',
  quarters: '1/4',
  fifth: '1/5',
  fifths: '1/5',
  tenth: '1/10',
};

const NUMBER = new RegExp(
  [
    String.raw`(?<![a-z\d]|[a-z]-|\d[.,])(?:`,
    String.raw`(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)`,
    `|(?<dayBefore>${DAY})(?: of)? (?<monthAfter>${MONTH})(?![a-z])`,
    String.raw`|(?<monthBefore>${MONTH})\.? (?<dayAfter>${DAY})(?![\da-z])`,
    `|(?<monthAlone>${MONTHS.filter((name) => !['march', 'may'].includes(name)).join('|')})(?![a-z])`,
    `|百分之(?<percent>${CHINESE})`,
    `|(?<below>${HAN}+)分之(?<above>${HAN}+)`,
    `|(?<share>one|two|three|a)[ -](?<part>${Object.keys(PARTS).join('|')})(?![a-z])`,
    String.raw`|(?<ofMonth>\d{1,2}|[一二三四五六七八九十]{1,2})月(?!内)`,
    String.raw`|(?<ofDay>\d{1,2}|[一二三四五六七八九十]{1,3})[日号](?!线)`,
    String.raw`|(?<scaled>${DIGITS})(?:(?: |-)?(?<scaleWord>${SCALE_WORDS}|mn|bn|tn|mln|trn)|(?<scale>[kmbt]))(?![a-z\d])`,
    `|(?<chinese>${CHINESE})(?!月)`,
    String.raw`|(?<ordinal>\d+)(?:st|nd|rd|th)(?![a-z])`,
    `|(?<words>${IN_WORDS})(?![a-z])`,
    ')',
  ].join(''),
  'gu',
);

/** Finds the numbers, months and days in a folded text, in order. Without 1 in words (one, 一), which is hardly ever a number. */
export function numbersIn(folded: string): NumberInText[] {
  const found: NumberInText[] = [];
  for (const { 0: whole, index, groups = {} } of folded.matchAll(NUMBER)) {
    for (const value of valuesOf(groups)) found.push({ start: index, end: index + whole.length, value });
  }
  return found;
}

type Groups = Record<string, string | undefined>;

function valuesOf(g: Groups): string[] {
  const month = g.month ?? g.ofMonth;
  const day = g.day ?? g.ofDay ?? g.dayBefore ?? g.dayAfter;
  const name = g.monthAfter ?? g.monthBefore ?? g.monthAlone;
  const dated = [
    ...(g.year ? [g.year] : []),
    ...(month ? [`m${chinese(month)}`] : []),
    ...(name ? [`m${MONTHS.findIndex((one) => one.startsWith(name.slice(0, 3))) + 1}`] : []),
    ...(day ? [`d${chinese(day.replace(/[a-z]+/, ''))}`] : []),
  ];
  if (dated.length) return dated;
  if (g.below) return [`${chinese(g.above ?? '')}/${chinese(g.below)}`];
  if (g.part) return [`${WORDS.get(g.share ?? '') ?? 1}/${(PARTS[g.part] ?? '').slice(2)}`];
  return plain(amountOf(g), g);
}

function amountOf(g: Groups): number {
  if (g.scaled) return Number(g.scaled.replaceAll(',', '')) * (SCALES[g.scaleWord ?? g.scale ?? ''] ?? 1);
  if (g.words) return inWords(g.words);
  return chinese(g.percent ?? g.chinese ?? g.ordinal ?? '');
}

function plain(amount: number, { words, chinese: han }: Groups): string[] {
  if (!Number.isFinite(amount) || (amount < 2 && (words || HAN_START.test(han ?? '')))) return [];
  return [String(Number(amount.toPrecision(SIGNIFICANT)))];
}
const HAN_START = new RegExp(`^${HAN}`, 'u');
const SIGNIFICANT = 12;

const HAN_DIGITS = '〇一二三四五六七八九';
const TIMES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const LARGE: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };
const PIECE = new RegExp(`${DIGITS}|${HAN}`, 'gu');

/** The value of 29万4千, 十七 or 二零二二. NaN for characters of numbers that are none (万一). */
function chinese(text: string): number {
  const pieces = text.replaceAll('零', '〇').replaceAll('两', '二').match(PIECE) ?? [];
  if (pieces.length > 1 && pieces.every((one) => HAN_DIGITS.includes(one)))
    return Number(pieces.map((one) => HAN_DIGITS.indexOf(one)).join(''));
  let whole = 0;
  let section = 0;
  let digit = Number.NaN;
  for (const one of pieces) {
    const times = TIMES[one];
    const large = LARGE[one];
    if (times !== undefined) {
      if (Number.isNaN(digit) && (times > 10 || (section + whole === 0 && one !== pieces[0]))) return Number.NaN;
      section += (Number.isNaN(digit) ? 1 : digit) * times;
      digit = Number.NaN;
    } else if (large !== undefined) {
      if (Number.isNaN(digit) && section === 0 && whole === 0) return Number.NaN;
      whole = (whole + section + (digit || 0)) * large;
      section = 0;
      digit = Number.NaN;
    } else digit = HAN_DIGITS.includes(one) ? HAN_DIGITS.indexOf(one) : Number(one.replaceAll(',', ''));
  }
  return pieces.length ? whole + section + (digit || 0) : Number.NaN;
}

function inWords(text: string): number {
  let whole = 0;
  let section = 0;
  for (const word of text.split(/[ -]+/)) {
    const scale = SCALES[word];
    if (word === 'and') continue;
    if (word === 'half') section = 0.5;
    else if (word === 'a') section ||= 1;
    else if (scale === undefined) section += WORDS.get(word) ?? 0;
    else if (scale === SCALES.hundred) section *= scale;
    else {
      whole += section * scale;
      section = 0;
    }
  }
  return whole + section;
}

/** True if `value`, rounded to as many digits as somebody remembers, is `remembered`: 5.576 million for 5.6 million. */
export function roundsTo(value: string, remembered: string): boolean {
  const [exact, rough] = [Number(value), Number(remembered)];
  const digits = remembered.replace('.', '').replace(/^0+|0+$/g, '').length;
  if (digits < FEWEST_DIGITS || value === remembered || !(exact > 0)) return false;
  return Number(exact.toPrecision(digits)) === rough;
}
/** Rounding to one digit says too little. */
const FEWEST_DIGITS = 2;

/** The ways in which texts write each number, by its value. */
export type NumberForms = ReadonlyMap<string, ReadonlySet<string>>;

/** Adds the numbers of a text. */
export function addForms(forms: Map<string, Set<string>>, folded: string): void {
  for (const { start, end, value } of numbersIn(folded)) {
    const written = folded.slice(start, end);
    const others = forms.get(value);
    if (others) others.add(written);
    else forms.set(value, new Set([written]));
  }
}
