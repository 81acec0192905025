import { createRequire } from 'node:module';
import { LRUCache } from 'lru-cache';
import type { TraditionalRegion } from '#core/words.ts';
import { type Dictionary, type Steps, wordReplacer } from './replace-words.ts';

/** The dictionaries of OpenCC. */
type OpenCc = { Locale: { from: { cn: Steps }; to: { twp: Steps; hkp: Steps } } };

/** Words that OpenCC's phrases for Taiwan change into a computer's word of another meaning, or leave as nobody writes them there. */
const TAIWAN: Dictionary = [
  ['支持', '支持'],
  ['權限', '權限'],
  ['發佈', '發布'],
  ['聲明', '聲明'],
  ['聯繫實際', '聯繫實際'],
  ['製造設備', '製造設備'],
  ['賬號', '帳號'],
];

/** Characters that OpenCC takes for others, in both regions. */
const BOTH: readonly (readonly [RegExp, string])[] = [
  // 隻 counts animals and boats, 只 is “only”.
  [/(?<![一二兩三四五六七八九十百千幾這那每船\d])隻/gu, '只'],
  [/(?<![合一兼吞歸])併(?![購入吞攏排])/gu, '並'],
  [/(?<=[頻管渠通軌]道)里/gu, '裡'],
  [/剋制/gu, '克制'],
  [/臺(?![灣北中南東])/gu, '台'],
  // Each by itself, because what stands between them may be kept as it is.
  [/“/gu, '「'],
  [/”/gu, '」'],
  // An apostrophe in a foreign name is none of these marks.
  [/‘([^‘’]*)’/gu, '『$1』'],
];

const converters = new Map<TraditionalRegion, (text: string) => string>();

/** UTF-16 units of what is kept converted: all labels and sentences of the program take about a tenth of it. */
const MOST_KEPT = 500_000;
const LONGEST_KEPT = 1_000;
/** What was converted lately, by region and text: the program says the same words again and again. */
const kept = new LRUCache<string, string>({
  maxSize: MOST_KEPT,
  maxEntrySize: 2 * LONGEST_KEPT,
  sizeCalculation: (to, from) => to.length + from.length,
});

/**
 * Converts simplified Chinese to the characters and words of a region (信息 → 資訊 in Taiwan, 信息 in Hong Kong), with the region’s
 * quotation marks. Titles in 《》 stay as they stand. Loads a region's table at its first call, because it is large.
 */
export function toTraditional(simplified: string, region: TraditionalRegion = 'taiwan'): string {
  if (simplified.length > LONGEST_KEPT) return converted(simplified, region);
  const key = `${region} ${simplified}`;
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = converted(simplified, region);
  kept.set(key, made);
  return made;
}

function converted(simplified: string, region: TraditionalRegion): string {
  const convert = converters.get(region) ?? load(region);
  const text = simplified.replace(/《[^》]*》|[^《]+/gu, (part) =>
    part.startsWith('《') ? part : mend(convert(part)),
  );
  return region === 'taiwan' ? text : text.replaceAll('裡', '裏').replaceAll('羣', '群');
}

function mend(converted: string): string {
  return BOTH.reduce((text, [wrong, right]) => text.replace(wrong, right), converted);
}

function load(region: TraditionalRegion): (text: string) => string {
  const { Locale } = createRequire(import.meta.url)('opencc-js/cn2t') as OpenCc;
  const [phrases = [], ...variants] = Locale.to.twp;
  const steps = region === 'taiwan' ? [[TAIWAN, ...phrases], ...variants] : Locale.to.hkp;
  const convert = wordReplacer([...Locale.from.cn, ...steps]);
  converters.set(region, convert);
  return convert;
}
