/**
 * What a question asks for, and what a text that answers it has. The first that fits counts. Questions are folded; texts are as they are
 * written, because names have capitals.
 */
const KINDS: readonly { asked: RegExp; answer: RegExp }[] = [
  {
    asked:
      /how (?:much|many|long|old|far|big|large)|what (?:share|percentage|number|proportion|size|price)|多少|多久|多大|多长|多高|几[个名位种次家国年天]|百分之几/,
    answer:
      /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|hundred|thousand|million|billion|half|third|quarter)\b|[二两三四五六七八九十百千万亿半][\p{Script=Han}]/u,
  },
  {
    asked:
      /\bwhen\b|what (?:year|date|month|day|century)|which (?:year|month|day)|什么时候|甚么时候|何时|哪一?年|何年|几[年月号]|哪[一]?天|什么日期|年份/,
    answer:
      /\d{3,4}|\d+\s?[年月日]|[〇一二三四五六七八九十]+[年月日]|\b(?:January|February|March|April|June|July|August|September|October|November|December|century|days?|weeks?|months?|years?)\b|世纪|時代|时代|年代/u,
  },
  {
    asked: /\bwho(?:m|se)?\b|谁|誰|何人|哪[一个位]*人|哪位|什么人/,
    answer:
      /(?<=\p{Ll}[,;]? (?:\p{Ll}+ )?)\p{Lu}\p{Ll}+|^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+|·|[说說称稱写寫认認任]|先生|教授|总统|總統|王|人/u,
  },
  {
    asked:
      /\bwhere\b|what (?:country|city|state|place|river)|which (?:country|city|state|place)|哪里|哪裡|哪儿|何处|何地|什么地方|哪[一个]*[国城省市州地]/,
    answer: /\b(?:in|at|near|from|of|to) (?:the )?\p{Lu}|[在于於位至][\p{Script=Han}]+|[国國省市州县縣区區岛島]/u,
  },
];

/** Tells if a text has what a question asks for: a number, a time, a name or a place. Undefined if the words ask for none of these. */
export function answerTo(folded: string): ((text: string) => boolean) | undefined {
  const kind = KINDS.find(({ asked }) => asked.test(folded));
  return kind && ((text) => kind.answer.test(text));
}
