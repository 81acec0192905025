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

export type ReadQuestion = { text: string; isQuestion: boolean };

/** A folded query without its question words. English ones also occur in plain sentences, so they are removed only from a question. */
export function withoutQuestionWords(folded: string): ReadQuestion {
  const asksInEnglish = ENDS_ASKING.test(folded) || BEGINS_ASKING.test(folded);
  const chinese = folded.replace(CHINESE, ' ');
  const text = asksInEnglish ? chinese.replace(ENGLISH, ' ') : chinese;
  return { text, isQuestion: asksInEnglish || ASKS_IN_CHINESE.test(folded) };
}
