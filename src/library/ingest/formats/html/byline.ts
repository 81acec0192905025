import { readDay } from '#core/article-facts.ts';

/** Lines before and in the article in which its day and authors are looked for, and at its end. */
const BEFORE = 14;
const AFTER = 3;
const AT_END = 3;
const BEHIND = 5;
/** A longer line is text. */
const LONGEST = 250;

const DAY =
  /(?:19|20)\d{2}\s*(?:[-/.]\s*\d{1,2}\s*[-/.]\s*\d{1,2}|年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号號])|\b\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d{2}\b|\b\d{1,2}(?:st|nd|rd|th)? \p{L}{3,9}\.?,? (?:19|20)\d{2}\b/gu;
const HAN_NAME = String.raw`[\p{Script=Han}·]{2,12}`;
const HAN_BYLINE = new RegExp(
  String.raw`(?:作\s*者|撰文|撰稿|采写|記者|记者|文)\s*[:：/／|]\s*(?:[\p{Script=Han}]{2,6}记者\s*)?(${HAN_NAME}(?:[\s　、，,]+${HAN_NAME}(?![:：\p{Script=Han}]))*)`,
  'u',
);
const REPORTER = new RegExp(
  String.raw`^[（(]?(?:本报|本网|${HAN_NAME})?(?:特约)?(?:记者|記者|通讯员)\s+(${HAN_NAME}(?:[\s　、]+${HAN_NAME})*)[）)]?$`,
  'u',
);
const ROLE =
  /(?:来源|來源|编辑|編輯|责编|责任|发布|发表|时间|日期|浏览|阅读|点击|字体|字号|网站|日报|公司|记者|作者|通讯员).*$/u;
const NAME = String.raw`\p{Lu}[\p{L}.’'-]*(?:[ ](?:(?:van|von|der|den|de|del|la|di|bin|al)[ ])*\p{Lu}[\p{L}.’'-]*){1,3}`;
const BY = new RegExp(
  String.raw`^(?:by|written by|words by|author)[:\s]+(${NAME}(?:(?:,|,? and|,? &)[ ]${NAME})*)(?=$|\s*[|•·,(–—-])`,
  'iu',
);
const BY_NAMES = new RegExp(`^${NAME}`, 'u');

export type Byline = { published?: string; author?: string };

/** Finds the day and the authors that a page shows near the beginning of its article, or authors at its end or behind it. `lines`: of the page. */
export function bylineOf(lines: readonly string[], article: readonly string[]): Byline {
  const near = [...linesBefore(lines, article), ...article.slice(0, AFTER)].filter((line) => line.length <= LONGEST);
  const last = lines.lastIndexOf(article.at(-1) ?? '');
  const behind = last < 0 ? [] : lines.slice(last + 1, last + 1 + BEHIND);
  const ends = [...article.slice(-AT_END), ...behind].filter((line) => line.length <= LONGEST);
  const published = near.flatMap((line) => daysIn(line)).at(0);
  const author = [...near, ...ends].map(authorIn).find((name) => name);
  return { ...(published && { published }), ...(author && { author }) };
}

/** The lines of the page before the first long line of the article, the nearest first. */
function linesBefore(lines: readonly string[], article: readonly string[]): string[] {
  const first = article.find((line) => line.length > 30) ?? article[0];
  const at = first === undefined ? -1 : lines.indexOf(first);
  return at < 0 ? [] : lines.slice(Math.max(0, at - BEFORE), at).toReversed();
}

function daysIn(line: string): string[] {
  return [...line.normalize('NFKC').matchAll(DAY)].flatMap(([found]) => readDay(found) ?? []);
}

function authorIn(line: string): string | undefined {
  const plain = line.replace(/\s+/g, ' ').trim();
  const han = (HAN_BYLINE.exec(plain) ?? REPORTER.exec(plain))?.[1]?.replace(ROLE, '').trim();
  if (han)
    return (
      han
        .split(/[\s　、，,]+/u)
        .filter((name) => name.length > 1)
        .join('、') || undefined
    );
  const by = BY.exec(plain)?.[1];
  return by && BY_NAMES.test(by) ? by : undefined;
}
