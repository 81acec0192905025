import { type Article, passageText } from '#core/article.ts';
import { type Citation, resolve } from '#core/citation.ts';
import type { Language } from '#core/language.ts';
import { parseReference } from '#core/reference.ts';
import { MILL, revision } from './mill.ts';

/** What a reference that was typed stands for, for somebody who reads this language. */
export function cite(article: Article, typed: string, asked: Language): Citation {
  const reference = parseReference(typed);
  if (!reference) throw new Error(`no reference: ${typed}`);
  return resolve(article, reference, asked);
}

export const words = ({ revision, passages }: Citation) => passages.map((passage) => passageText(revision, passage));
export const shown = (typed: string, asked: Language, article = MILL) => words(cite(article, typed, asked));

/** An English article that is edited once: its first lines, then its second ones. */
export const edited =
  (...before: string[]) =>
  (...after: string[]): Article => ({
    id: 'x',
    workspace: 'local',
    editions: [{ language: 'en', revisions: [revision(1, ...before), revision(2, ...after)] }],
    parallels: {},
  });
