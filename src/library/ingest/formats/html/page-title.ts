import { readLine } from '#core/article-facts.ts';
import { type PageDocument, wordsOf } from './dom.ts';

/** Between a title and the name of its site. */
const BETWEEN = /\s+[|｜·•–—-]\s+|[_|｜]|\s*[-—]{1,2}(?=[\p{Script=Han}]{2,12}$)/u;
/** Share of a heading's words that its page's title has, too. */
const SAME = 0.5;
/** Headings in which the title is looked for. */
const MOST_HEADINGS = 8;

/**
 * Chooses the title: the heading of the page, where it is the title that its data give, or much like it; else what the data give. The name of
 * the site is cut off.
 */
export function titleOf(document: PageDocument, candidates: readonly (string | undefined)[]): string | undefined {
  const [best] = candidates.filter((one) => one !== undefined);
  const whole = readLine(document.title) ?? '';
  const headings = [...document.querySelectorAll('h1')]
    .slice(0, MOST_HEADINGS)
    .flatMap((one) => readLine(wordsOf(one)) ?? [])
    .filter((one) => one.length > 3);
  const said = [...candidates.filter((one) => one !== undefined), whole];
  const contained = headings.find((one) => best?.includes(one) || (!best && whole.includes(one)));
  if (contained) return contained;
  const like = headings.filter((one) => said.some((title) => isLike(one, title)));
  if (like[0] && new Set(like).size === 1) return like[0];
  if (best) return best === whole ? best.split(BETWEEN)[0] || best : best;
  return whole.split(BETWEEN)[0]?.trim() || headings[0];
}

/** True if the title has most words of the heading, and is not only a site's name in it. */
function isLike(heading: string, title: string): boolean {
  const words = wordsIn(heading);
  const others = new Set(wordsIn(title));
  return words.length > 2 && words.filter((word) => others.has(word)).length >= SAME * words.length;
}

const wordsIn = (text: string): string[] => text.toLowerCase().match(/\p{Script=Han}|[\p{L}\p{N}]+/gu) ?? [];
