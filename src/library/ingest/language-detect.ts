import type { EditionLanguage } from '#core/language.ts';

// Frequent characters that exist in only one script, in the same order. Characters that both scripts use (后, 里, 只, 干) are left out.
const TRADITIONAL_ONLY =
  '這個們來為國說時會對過發種經麼學現當沒動還進樣開從實軍與長機關點業將兩間問應戰頭體見產話給門東聲員論處義幾認條氣題爾變總電數報結務場計資許統區隊決馬聽卻達難權設記類據邊張該萬覺術領傳師觀識導帶爭讓運嗎無書車錢請讀寫語詞專買賣紅綠藥樂飛魚龍風雲';
const SIMPLIFIED_ONLY =
  '这个们来为国说时会对过发种经么学现当没动还进样开从实军与长机关点业将两间问应战头体见产话给门东声员论处义几认条气题尔变总电数报结务场计资许统区队决马听却达难权设记类据边张该万觉术领传师观识导带争让运吗无书车钱请读写语词专买卖红绿药乐飞鱼龙风云';

const TRADITIONAL = new Set(TRADITIONAL_ONLY);
const SIMPLIFIED = new Set(SIMPLIFIED_ONLY);
const HAN_OR_WORD = /\p{Script=Han}|[[\p{L}\p{N}]--\p{Script=Han}]+/gv;
const HAN = /^\p{Script=Han}$/u;
// UTF-16 units at the beginning of a text that are read. Enough to decide, and cheap for a file of any size.
const SAMPLE_LENGTH = 200_000;

/**
 * Detects the language of a text. It is Chinese if it has more Han characters than words of other scripts, so a Chinese text full of
 * English names is Chinese. Chinese is `zh-Hant` if most script-specific characters are traditional, else `zh`.
 */
export function detectLanguage(text: string): EditionLanguage {
  let han = 0;
  let words = 0;
  let traditional = 0;
  let simplified = 0;
  for (const [token] of text.slice(0, SAMPLE_LENGTH).matchAll(HAN_OR_WORD)) {
    if (HAN.test(token)) han++;
    else words++;
    if (TRADITIONAL.has(token)) traditional++;
    if (SIMPLIFIED.has(token)) simplified++;
  }
  if (han <= words) return 'en';
  return traditional > simplified ? 'zh-Hant' : 'zh';
}

const PRIMARY = /^(en|zh)(?:-(.+))?$/;
const SCRIPTS: Record<string, EditionLanguage> = {
  hans: 'zh-Hans',
  cn: 'zh-Hans',
  sg: 'zh-Hans',
  my: 'zh-Hans',
  hant: 'zh-Hant',
  tw: 'zh-Hant',
  hk: 'zh-Hant',
  mo: 'zh-Hant',
};

/** Converts a language tag (`zh-CN`, `zh_Hant_TW`, `en-GB`; BCP 47) to an edition's language. Undefined for other languages. */
export function editionLanguage(tag: string): EditionLanguage | undefined {
  const match = PRIMARY.exec(tag.trim().toLowerCase().replaceAll('_', '-'));
  if (!match) return undefined;
  const [, primary, rest] = match;
  if (primary === 'en') return 'en';
  if (rest === undefined) return 'zh';
  const [script = ''] = rest.split('-');
  return Object.hasOwn(SCRIPTS, script) ? SCRIPTS[script] : undefined;
}
