import { isWide } from './characters.ts';

// Marks of notes that stand directly after a stop: [1], [2, 3], [a], ［1］, 〔1〕, 【1】, [note 1], [註 1], [citation needed], [来源请求].
const NUMBERS = String.raw`\^?\d{1,3}(?:[,，、–-] ?\d{1,3})*`;
const HAN_NOTE = String.raw`[^[\]\n。！？]{0,12}(?:注|註|来源|來源|请求|請求|查证|查證|需要|可疑|失效|原创|原創|页码|頁碼)[^[\]\n。！？]{0,12}`;
const ENGLISH_NOTE = String.raw`(?:note|nb|n|fn|ref|lower-alpha) ?\d{1,3}|[a-z][a-z –-]{2,40}\??`;
const NOTE = new RegExp(
  String.raw`\[(?:${NUMBERS}|\^?[a-zA-Z](?=\](?![a-z]))|${ENGLISH_NOTE}|${HAN_NOTE})\](?:: ?\d{1,4}(?:[–-]\d{1,4})?(?!\d))?|` +
    String.raw`[［〔【]${NUMBERS}[］〕】]|[¹²³⁰⁴-⁹]+|[*†‡]{1,3}(?=\s|$)`,
  'uy',
);
const CIRCLED = /[①-⑳]/y;
// The text before a first circled number that counts items.
const INTRODUCES =
  /(?:如下|以下|下列|包括|分[为為]|[两兩二三四五六七八九几幾][点點个個项項条條种種类類方步]|following|as follows)[^。！？]{0,12}[。！？：:]?$/u;
const LONGEST_INTRODUCTION = 40;
// “… in 1805. [17] Placed under the care”: the note stands after a space.
const SPACED_NOTE = /[ \t\u00a0](?:\[\d{1,3}\][ \t]?){1,4}(?=$|\s*["“]?\p{Lu}|\n)/uy;
const ITEM_BEFORE = /(?:^|[:;：；]\s*)\[\d{1,3}\]/u;
const OPENING_NUMBER = /^[[［〔【]\d{1,3}[\]］〕】]/u;
// “minority rights.4 Even though”: a raised digit whose raising was lost.
const LOST_RAISING = /\d{1,3}(?=\s+["“]?\p{Lu}\p{Ll}*\s)/uy;
const LOWER_WORD = /\p{Ll}{4}[.!?]["”’]?$/u;

/** Returns the offset after a note's mark that belongs to the sentence that begins at `sentence`; `at` if there is none. */
export function skipNote(text: string, at: number, sentence: number): number {
  const found = matchAt(NOTE, text, at);
  // “[1]桥很旧。[2]路很窄。” numbers items.
  if (found)
    return OPENING_NUMBER.test(text.slice(sentence, sentence + 6)) && /^[[［〔【]\d/.test(text.slice(at, at + 2))
      ? at
      : at + found;
  if (matchAt(CIRCLED, text, at)) return countsItems(text, at, sentence) ? at : at + 1;
  const spaced = matchAt(SPACED_NOTE, text, at);
  if (spaced && !ITEM_BEFORE.test(text.slice(Math.max(sentence, at - 400), at)) && !isWide(text.charAt(at - 1))) {
    return at + text.slice(at, at + spaced).trimEnd().length;
  }
  const lost = matchAt(LOST_RAISING, text, at);
  return lost && LOWER_WORD.test(text.slice(Math.max(0, at - 6), at)) ? at + lost : at;
}

function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

/** True if a circled number begins an item of a list and is no footnote's mark: the sentence before it is an item, or introduces them. */
function countsItems(text: string, at: number, sentence: number): boolean {
  const before = text.slice(Math.max(sentence, at - LONGEST_INTRODUCTION), at);
  if (INTRODUCES.test(before)) return true;
  return (
    /^[①-⑳]/.test(text.slice(sentence, sentence + 1)) || /[：:；;][①-⑳]/.test(text.slice(sentence, at).slice(-200))
  );
}
