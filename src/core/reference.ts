import { EDITION_LANGUAGES, type EditionLanguage } from './language.ts';

/** A reference to passages: `chip-controls:12`, `chip-controls:12-14`, `chip-controls.zh:12`. `to` equals `from` for one passage. */
export type Reference = { article: string; language?: EditionLanguage; from: string; to: string };

/** Form of an article's id: letters of any script and digits, in groups joined by hyphens. */
export const ARTICLE_ID = /^[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*$/u;
export const LONGEST_ARTICLE_ID = 64;

const LABEL = String.raw`\d{1,6}[a-z]{0,3}`;
// Full-width colons, long dashes and the like come from Chinese keyboards and phones' smart punctuation.
const REFERENCE = new RegExp(
  String.raw`^(?<article>[\p{L}\p{N}-]+)(?:\.(?<language>[\p{L}-]+))?\s*[:：]\s*(?<from>${LABEL})(?:\s*[-–—－~～]\s*(?<to>${LABEL}))?$`,
  'iu',
);

/** Reads a typed reference; undefined if the text is not one. */
export function parseReference(typed: string): Reference | undefined {
  const groups = REFERENCE.exec(typed.normalize('NFKC').trim())?.groups;
  if (!groups?.article || !groups.from) return undefined;
  const language = EDITION_LANGUAGES.find((one) => one.toLowerCase() === groups.language?.toLowerCase());
  if (groups.language && !language) return undefined;
  const from = groups.from.toLowerCase();
  return {
    article: groups.article.toLowerCase(),
    ...(language && { language }),
    from,
    to: groups.to?.toLowerCase() ?? from,
  };
}

export function formatReference({ article, language, from, to }: Reference): string {
  return `${article}${language ? `.${language}` : ''}:${from}${to === from ? '' : `-${to}`}`;
}
