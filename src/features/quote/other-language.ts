import type { Article } from '#core/article.ts';
import { type EditionLanguage, readable } from '#core/language.ts';
import { parallelRange } from '#core/parallel.ts';

/** The same passages in the edition of the other language: Chinese beside English, and the reverse. Undefined if there are none. */
export function inOtherLanguage(
  article: Article,
  language: EditionLanguage,
  labels: readonly string[],
): { language: EditionLanguage; labels: string[] } | undefined {
  const editions = article.editions.map((one) => one.language);
  const other = readable(editions, language === 'en' ? 'zh-Hans' : 'en');
  const beside = other ? parallelRange(article, language, labels, other) : [];
  return other && beside.length ? { language: other, labels: beside } : undefined;
}
