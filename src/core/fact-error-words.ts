import { echoed } from './clip.ts';
import type { Problem } from './errors.ts';
import type { Words } from './words.ts';

/** Kinds of problems with what is said about an article, and with the id that it is to get. */
export const FACT_PROBLEM_KINDS = ['id-was-used', 'bad-fact'] as const;
export type FactProblem = Extract<Problem, { kind: (typeof FACT_PROBLEM_KINDS)[number] }>;

/** The day of an instant, as `2025-02-03`. */
export const day = (instant: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'short' }).format(instant);

export function factProblemWords(problem: FactProblem): Words {
  if (problem.kind === 'bad-fact') return badFactWords(problem);
  const { id, title, removedAt, instead } = problem;
  return {
    en: `“${id}” was the id of “${title}”, which was removed on ${day(removedAt)}. References to it would lead to other words. Choose another id, such as ${instead}.`,
    zh: `“${id}”曾是《${title}》的短名，该文已于 ${day(removedAt)} 移除。如果再用，旧的出处会指向别的文字。请换一个短名，例如 ${instead}。`,
  };
}

function badFactWords({ field, value }: Extract<FactProblem, { kind: 'bad-fact' }>): Words {
  const typed = echoed(value);
  switch (field) {
    case 'published':
      return {
        en: `“${typed}” is no day. Write it as 2025-02-03 or 3 February 2025.`,
        zh: `“${typed}”不是日期。请写成 2025-02-03 这样的形式。`,
      };
    case 'source':
      return {
        en: `“${typed}” is no address. It begins with https:// or http://.`,
        zh: `“${typed}”不是网址。网址以 https:// 或 http:// 开头。`,
      };
    case 'authors':
      return {
        en: `“${typed}” is no list of names. Put a semicolon between them: Ana Li; Bo Hale.`,
        zh: `“${typed}”不是姓名列表。几位作者之间用分号或顿号隔开。`,
      };
    case 'title':
    case 'licence':
      return {
        en: `“${typed}” is no line of text. One line of at most 500 characters is needed.`,
        zh: `“${typed}”不是一行文字。请写一行，最多 500 个字符。`,
      };
  }
}
