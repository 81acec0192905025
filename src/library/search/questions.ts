/**
 * Question words mean nothing in an article but are rare in it, so they would weigh much. Folded. A longer word is before a shorter one
 * that begins it. Particles count only at the end of a question.
 */
const CHINESE_WORDS = [
  '请问|什么时候|什么样|什么|甚么|为什么|为甚么|为何|为啥|怎么样|怎么|怎样|如何|多少|多久|多大|多长|多高',
  '哪一[个年位种国所]?|哪[些个里儿位种国年]?|何时|何处|何人|何年|何地|几[个位名年种]|是谁|谁|是否|有没有|是不是',
  '[吗呢](?=[?\\s]|$)',
].join('|');
const CHINESE = new RegExp(CHINESE_WORDS, 'gu');
/** Matches a question word at the beginning or end of the query. Elsewhere it may be part of a quotation. */
const ASKS_IN_CHINESE = new RegExp(`^\\s*(?:${CHINESE_WORDS})|(?:${CHINESE_WORDS})\\s*$`, 'u');
const ENGLISH =
  /(?<![\p{L}\p{N}])(?:who|whom|whose|which|what|when|where|why|how (?:many|much|long|old)|how)(?:'s)?(?![\p{L}\p{N}])/gu;
const ENDS_ASKING = /\?\s*$/u;
const BEGINS_ASKING = /^\s*(?:who|whom|whose|which|what|when|where|why|how)(?![\p{L}\p{N}])/u;

/** What people say around the words that they remember: 请问有没有人记得那句关于……的话, ……那句来着. */
const ONE = '(?:那|哪|这)一?(?:个|句|段|篇)?(?:话|句子|文章)?';
const REMEMBERS = new RegExp(
  `^\\s*(?:请问|麻烦|帮我|有没有人|有谁|谁|我|大家|你们|还|好像|，|,|\\s)*(?:记得|想找|要找|想查|在找|找(?![到出]))(?:一下)?[\\s，,]*(?:${ONE})?(?:关于|讲|说)?`,
  'u',
);
const REMEMBERED = new RegExp(`(?:的话|的?(?:${ONE})|的句子|(?:是?谁说)的|来着)+[\\s吗呢吧?？。.]*$`, 'u');

export type ReadQuestion = { text: string; isQuestion: boolean };

/** A folded query without its question words. English ones also occur in plain sentences, so they are removed only from a question. */
export function withoutQuestionWords(folded: string): ReadQuestion {
  const asksInEnglish = ENDS_ASKING.test(folded) || BEGINS_ASKING.test(folded);
  const chinese = folded.replace(REMEMBERS, ' ').replace(REMEMBERED, ' ').replace(CHINESE, ' ');
  const text = asksInEnglish ? chinese.replace(ENGLISH, ' ') : chinese;
  return { text, isQuestion: asksInEnglish || ASKS_IN_CHINESE.test(folded) };
}
