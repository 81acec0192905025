import { characterAt, isHan, isOpener, isWordly } from './characters.ts';

// Verbs of speaking, in both scripts. Verbs of one character are also the second half of other words (知道, 小说, 访问).
const SHORT_VERB =
  '(?<![小学传听据學傳聽據])[说說]|(?<![知难味街铁渠通管轨频隧難鐵軌頻])道|(?<![访疑学顾訪學顧])[问問]|' +
  '(?<![名简堪对對簡])[称稱]|[喊叫答吼嚷曰]';
const LONG_VERB =
  '表示|回答|指出|认为|強調|强调|补充|解释|感叹|警告|承认|坚称|宣称|声称|透露|评论|总结|回忆|介绍|呼吁|抱怨|低语|嘀咕|報道|報導|' +
  '認為|補充|解釋|感嘆|承認|堅稱|宣稱|聲稱|評論|總結|回憶|介紹|呼籲|低語|告[诉訴][^，。]{1,8}';
const SPEAKING = new RegExp(`(?:${SHORT_VERB}|${LONG_VERB})(?:了|着|著|过|過|我|他|她)?$`, 'u');
const CLAUSE = /[^，。！？；：,.!?;:“”「」『』"…—]{1,24}/y;
// Characters. “他低声说，” belongs to the quotation before it. Longer clauses before a comma begin a new sentence (“专家们后来承认，……”).
const SHORT_CLAUSE = 6;
// “他认为，……” begins a new sentence too, even if it is short, because it introduces the text after it.
const HOLDING = new RegExp(`(?:${LONG_VERB})$`, 'u');
// The particle that connects the quotation with the next word. 的确 and 的士 are other words.
const TIED = /^的(?!确|確|士)/u;
// Words that take the quotation as their subject: 这句话, 三个字, 成了名言, 让人放心.
const NUMERAL = '[一二两兩三四五六七八九十几幾]{1,3}(?:[个個]大?)?';
const WORD_OF_WORDS =
  '[话話句字词詞语語问問]|说法|說法|口号|口號|观点|觀點|声音|聲音|论调|論調|理念|态度|態度|回答|感叹|感嘆|疑问|疑問|提问|提問|道理';
const AS_SUBJECT = new RegExp(
  `^(?:[这這那此](?:${NUMERAL}|[个個种種类類些样樣般段番])?(?:的)?(?:${WORD_OF_WORDS})|[这這](?:番|席|首诗|首詩|副对联)|` +
    `${NUMERAL}(?:字|句话|句話)|成[了为為]|[变變]成|出自|源自|[让讓使令]|[响響][彻起徹]|[传傳][遍开開]|回[荡蕩]|引[起发發]|` +
    `是(?![啊呀的吗嗎吧否因为為的])|一[词詞语語句](?![之])|之[类類声聲语語说說]|等[话話字]|字样|字樣|云云)`,
  'u',
);
const ENGLISH_SPEAKING =
  /(?:\p{Lu}[\p{L}.’'-]{0,30}\s+){1,4}(?:said|says|asked|asks|replied|wrote|writes|added|shouted|cried|answered|wondered|demanded|warned)\b/uy;

/** A quotation that ends with a stop. `sentence`, `open`: where its sentence and it begin. `next`: where the text after it begins. */
export type AfterQuotation = { text: string; sentence: number; open: number; next: number; stop: string };

/** True if the sentence continues after the quotation: with its speaker, or with a word that belongs to it. */
export function continues(after: AfterQuotation): boolean {
  const { text, next, stop } = after;
  if (TIED.test(text.slice(next, next + 2))) return true;
  if (isHan(characterAt(text, next)))
    return namesSpeaker(text, next) || isSubject(after) || (stop !== '。' && stop !== '.' && isEmbedded(after));
  return stop !== '.' && stop !== '。' && matchesAt(ENGLISH_SPEAKING, text, next) !== undefined;
}

function namesSpeaker(text: string, at: number): boolean {
  const clause = matchesAt(CLAUSE, text, at);
  if (!clause || !SPEAKING.test(clause.replace(/\s/g, ''))) return false;
  const mark = text.charAt(at + clause.length);
  if (mark === '' || '。！？.!?；;'.includes(mark)) return true;
  if (mark !== '，' && mark !== ',') return false;
  const behind = text.slice(at + clause.length + 1).match(/^\s{0,4}(\S)/u)?.[1] ?? '';
  return isOpener(behind) || (clause.length <= SHORT_CLAUSE && !HOLDING.test(clause));
}

/** True if a question or exclamation is inside a clause (面对“谁来负责？”这个问题) and does not follow a verb of speaking. */
function isEmbedded({ text, sentence, open }: AfterQuotation): boolean {
  const before = text.slice(Math.max(sentence, open - 2), open);
  const last = before.at(-1) ?? '';
  return (isHan(last) || isWordly(last)) && !SPEAKING.test(before);
}

/** True if the quotation is the subject of the text after it, and nobody is said to speak it before: “知识就是力量。”这句话…. */
function isSubject({ text, sentence, open, next }: AfterQuotation): boolean {
  if (!AS_SUBJECT.test(text.slice(next, next + 12))) return false;
  const before = text.slice(Math.max(sentence, open - 3), open);
  return before === '' || isOpener(before.at(-1) ?? '') || (isHan(before.at(-1) ?? '') && !SPEAKING.test(before));
}

function matchesAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
