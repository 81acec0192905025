import { EDITION_LANGUAGES, type EditionLanguage } from './language.ts';
import { scanReferences } from './reference-scan.ts';

/** A reference to passages: `chip-controls:12`, `chip-controls:12-14`, `chip-controls.zh:12`. `to` equals `from` for one passage. */
export type Reference = { article: string; language?: EditionLanguage; from: string; to: string };

/** Form of an article's id: letters of any script and digits, in groups joined by hyphens. */
export const ARTICLE_ID = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u;
export const LONGEST_ARTICLE_ID = 64;

/** Reads a text that is one reference and nothing else, whatever is wrapped around it; undefined if it is not. */
export function parseReference(typed: string): Reference | undefined {
  const { found, rest } = scanReferences(typed);
  const [only, ...others] = found;
  const [range, ...further] = only?.ranges ?? [];
  if (!only || !range || others.length || further.length || rest) return undefined;
  const language = only.edition === undefined ? undefined : editionNamed(only.edition);
  if (only.edition !== undefined && !language) return undefined;
  return { article: only.article, ...(language && { language }), ...range };
}

/** The edition that people mean by a language tag of any spelling: `zh_Hant`, `zh-TW`. Undefined if editions have no such language. */
export function editionNamed(tag: string): EditionLanguage | undefined {
  const plain = tag.toLowerCase().replaceAll('_', '-');
  const same = EDITION_LANGUAGES.find((one) => one.toLowerCase() === plain);
  if (same || !plain.startsWith('zh-')) return same;
  if (/^zh-(?:tw|hk|mo|hant-.+)$/.test(plain)) return 'zh-Hant';
  return /^zh-(?:cn|sg|my|hans-.+)$/.test(plain) ? 'zh-Hans' : undefined;
}

export function formatReference({
  article,
  language,
  from,
  to,
}: Omit<Reference, 'language'> & { language?: string }): string {
  return `${article}${language ? `.${language}` : ''}:${from}${to === from ? '' : `-${to}`}`;
}
