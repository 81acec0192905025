import { PARTS, WITH_MARK } from './abbreviation-lists.ts';
import { type Following, isStarter, shortens } from './abbreviations.ts';
import { characterAt, characterBefore, isCloser, isHan, isOpener, isSpace, isWide, isWordly } from './characters.ts';

/**
 * A stop that may end a sentence. `sentence`: where its sentence begins. `start`, `end`: the stops. `after`: the end, with closing marks and
 * notes. `next`: where the text after it begins. `wide`: the paragraph has Chinese full stops, so its other stops end fewer sentences.
 */
export type Stop = {
  text: string;
  sentence: number;
  start: number;
  end: number;
  after: number;
  next: number;
  wide: boolean;
};

// Characters that are read of a word. No word or abbreviation is longer, and an endless one must not be read again at every stop.
const LONGEST_WORD = 30;
const DASHES = '—–-';
// Characters of foreign names: 约翰.史密斯, where the stop stands for ·.
const NAME =
  /^[阿埃艾安奥奧巴贝貝比布查达達德蒂迪厄尔爾法菲弗夫戈格哈海赫霍基吉加杰傑卡克肯库庫拉莱萊兰蘭劳勞勒雷里丽麗利林卢盧鲁魯罗羅洛马馬玛瑪麦麥曼梅米莫默姆纳納娜内內尼诺諾欧歐帕佩皮普乔喬切琼瓊萨薩塞森莎史斯苏蘇索塔泰汤湯特托威韦韋维維沃乌烏希夏谢謝辛休雅亚亞扬揚伊约約扎朱詹珍翰伦倫顿頓瑟琳妮婭娅]$/u;
// Words before a small letter in a text whose sentences begin with small letters.
const MANY_WORDS = /\S\s+\S+\s+\S/u;
const PLAIN_WORD = /^\p{Ll}*[aeiouy]\p{Ll}*$/u;

/** True if a sentence ends at an ASCII ! or ?, which also occur in Chinese text and in names. */
export function endsAtBang(stop: Stop): boolean {
  const { text, start, end, after, next, sentence } = stop;
  const { at, character } = beginning(text, next);
  const before = characterBefore(text, start);
  if (isHan(character)) return endsBeforeHan(stop, before);
  if (next === after && !isWide(before)) return isWordly(before) && endsGlued(text, start, at);
  if (DASHES.includes(character)) return false;
  if (WITH_MARK.has(wordBefore(text, start)) && !isStarter(firstWord(text, at))) return false;
  return !beginsLower(text, at) || (end - start < 3 && isWrittenSmall(text, sentence, start));
}

/** True for “桥修好了! 谁知道呢?”; false for “Yahoo! 宣布”, “#! 开头”. */
function endsBeforeHan({ text, start, end, sentence }: Stop, before: string): boolean {
  if (isWide(before)) return true;
  const after = text.charAt(end - 1);
  if (after === '?') return isWordly(before) || isCloser(before) || isSpace(before);
  const words = text.slice(Math.max(sentence, start - 200), start);
  return isWordly(before)
    ? !/\p{Script=Han}/u.test(words) && MANY_WORDS.test(words)
    : isCloser(before) || isSpace(before);
}

/** True if a word follows without a space: “the race!Everybody”, “the race!everybody cheered”. */
function endsGlued(text: string, start: number, at: number): boolean {
  const following = text.slice(at, at + LONGEST_WORD);
  if (/^\p{Lu}\p{Ll}/u.test(following)) return true;
  const before = text.slice(Math.max(0, start - LONGEST_WORD), start);
  return /(?:^|\s)\p{L}?\p{Ll}{2,}$/u.test(before) && /^\p{Ll}{2,}[’']?\p{Ll}*[\s,]/u.test(following);
}

export function endsAtEllipsis({ text, after, next }: Stop): boolean {
  const { at, character } = beginning(text, next);
  return next > after && /^\p{Lu}/u.test(character) && !beginsLower(text, at);
}

/** True if a sentence ends at a full stop of ASCII, or at a wide one that is used for it. */
export function endsAtDot(stop: Stop): boolean {
  const { text, sentence, start, after, next } = stop;
  const { at, character } = beginning(text, next);
  if (isOrdinal(text, sentence, start, character)) return false;
  const word = wordBefore(text, start);
  const previous = text.slice(Math.max(sentence, start - word.length - LONGEST_WORD), start - word.length).trimEnd();
  const following = firstWord(text, at);
  if (shortens({ word, before: wordBefore(previous, previous.length), alone: !previous }, following)) return false;
  const before = characterBefore(text, start);
  if (isHan(character)) return !(NAME.test(character) && NAME.test(before) && next === after);
  if (isWide(before)) return next > after || endsBeforeLatin(stop);
  // “ended.The next” lacks a space; Node.js and ASP.Net are names.
  if (next === after) return /^(?:\p{Ll}{2,}|\d+)$/u.test(word.slice(-3)) && isStarter(following);
  if (`${DASHES}.`.includes(character)) return false;
  return !beginsLower(text, at) || (isWrittenSmall(text, sentence, start) && PLAIN_WORD.test(word) && word.length > 1);
}

/** True for “开走了.Osei没有来”; false for “使用.NET”, and for any in a paragraph that has Chinese full stops. */
function endsBeforeLatin({ text, next, wide }: Stop): boolean {
  return !wide && !/^(?:\p{Ll}|\p{Lu}{2}|Net\b)/u.test(text.slice(next, next + 4));
}

/** True for the number before an item, which is no sentence: “1. The first”, “iv. The fourth”, “Sec. 5. The fee”, “请求：1.付款；2.…”. */
function isOrdinal(text: string, sentence: number, start: number, following: string): boolean {
  const part = start - sentence < LONGEST_PART ? PART.exec(text.slice(sentence, start)) : null;
  if (part && (part[1] === undefined || PARTS.has(part[1]))) return true;
  const token = /(?:^|[^\p{L}\p{N}.])([(（[]?(?:\d{1,3}(?:st|[nr]?d|th|dly)?|[ivx]{1,4}|[IVX]{1,4}|\p{L}))$/u.exec(
    text.slice(Math.max(sentence, start - 8), start),
  )?.[1];
  if (!token) return false;
  const from = start - token.length;
  if (from === sentence) return true;
  const before = text.slice(sentence, from).trimEnd().slice(-1);
  // “2 Tim. 1:7.” is a verse.
  if (/\d:$/.test(text.slice(Math.max(0, from - 2), from))) return false;
  if ('：；:;'.includes(before)) return /^[(（[]?\d{1,2}$/.test(token) && !/\d/.test(following);
  return '，、'.includes(before) && isHan(following) && /^\d{1,2}$/.test(token);
}

/** True if the sentence begins with a small letter, as its writer's sentences do, and has several words. */
function isWrittenSmall(text: string, sentence: number, start: number): boolean {
  return (
    /^\p{Ll}(?!\p{Lu})/u.test(text.slice(sentence, sentence + 4)) &&
    MANY_WORDS.test(text.slice(sentence, start).slice(0, 100))
  );
}

/** Finds the first character of the following text after opening marks. */
function beginning(text: string, next: number): { at: number; character: string } {
  let at = next;
  while (at < next + 4 && isOpener(text.charAt(at))) at++;
  return { at, character: characterAt(text, at) };
}

/** True if the text begins with a small letter that cannot begin a sentence; iPhone, eBay and the pronoun can. */
function beginsLower(text: string, at: number): boolean {
  return /^(?!i[ ’'])\p{Ll}(?!\p{Lu})/u.test(text.slice(at, at + 4));
}

// A word of Latin letters or digits, & and its stops; &c and R&D are words.
// “Sec. 5”, “Article IX”, “§ 6”.
const PART = /^(?:§{1,2}|(\p{L}{2,8})\.?)\s{1,2}(?:\d{1,4}(?:\.\d{1,3}){0,3}[a-z]?|[IVXLC]{1,7})$/u;
const LONGEST_PART = 30;

const WORD_BEFORE = /[[\p{L}\p{N}.’'\&\-]--\p{Script=Han}]*$/v;

function wordBefore(text: string, end: number): string {
  const word = WORD_BEFORE.exec(text.slice(Math.max(0, end - LONGEST_WORD), end))?.[0] ?? '';
  return word.replace(/^[.’'-]+/, '');
}

function firstWord(text: string, at: number): Following {
  const rest = text.slice(at, at + LONGEST_WORD);
  const word = /^[\p{L}’']+/u.exec(rest)?.[0] ?? '';
  return { word, stopped: rest.charAt(word.length) === '.', rest };
}
