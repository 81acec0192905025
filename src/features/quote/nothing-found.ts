import { echoed } from '#core/clip.ts';
import type { CommandContext } from '#core/command.ts';
import { formatReference, parseReference } from '#core/reference.ts';
import { type Outcome, paragraph, text } from '#core/reply.ts';
import { articleIdIn } from '#core/typed-references.ts';
import type { Words } from '#core/words.ts';
import { isEverywhere } from './default-article.ts';

type Limits = { in?: string | undefined; lang?: string | undefined };

const isArticle = (within: string | undefined): within is string => within !== undefined && !isEverywhere(within);

/** Tells the requester that a search found nothing, and what to try: without its limits, or with other words. */
export function nothingFound(
  { sayTo, requester: { language } }: CommandContext,
  words: string,
  limits: Limits,
): Outcome {
  const say = sayTo('only-me');
  const blocks = [
    paragraph(text(say({ en: `I found nothing for: ${echoed(words)}`, zh: `没有找到：${echoed(words)}` }))),
    paragraph(text(say(byNumber(words, limits) ?? adviceFor(limits)))),
  ];
  return { kind: 'reply', visibility: 'only-me', failed: true, reply: { language, blocks } };
}

/** For a number that was looked for in an article: how to quote the passage with that number. */
function byNumber(words: string, { in: within }: Limits): Words | undefined {
  const meant = isArticle(within) ? parseReference(`${articleIdIn(within)}:${words}`) : undefined;
  if (!meant) return undefined;
  const reference = formatReference(meant);
  return {
    en: `To quote passages by their number, write /quote ${reference}`,
    zh: `要引用文章的第几句，请直接写出处：/quote ${reference}`,
  };
}

function adviceFor({ in: within, lang }: Limits): Words {
  const article = isArticle(within) ? [{ en: 'in:', zh: '文章:' }] : [];
  const limits = [...article, ...(lang === undefined ? [] : [{ en: 'lang:', zh: '语言:' }])];
  if (!limits.length) return OTHER_WORDS;
  const en = limits.map((one) => one.en).join(' and ');
  const zh = limits.map((one) => one.zh).join(' 和 ');
  return { en: `Try it without ${en}, or with fewer words.`, zh: `可以去掉 ${zh} 再试，或少写几个词。` };
}

const OTHER_WORDS: Words = {
  en: 'Try fewer words, or words from the sentence itself. /parley article list shows what there is.',
  zh: '可以少写几个词，或换成原句里的词。/parley article list 列出全部文章。',
};
