import { withCharacters } from '../../../radicals.ts';
import { type Fragment, rowsOf } from './columns.ts';
import { mostCommon, type Run } from './page.ts';

/** A line of a column. `mark`: the raised number or sign with which it begins, which is not in its text. */
export type Line = Omit<Run, 'isAfterBlank'> & { page: number; mark?: string };

/** Parts of the font's size: from this gap on there is a blank; marks are smaller, and raised by more. */
const BLANK = 0.17;
const BLANK_WITH_SIGN = 0.08;
const SMALL = 0.85;
const RAISED = 0.15;
const MARK = /^(?:\[?\d{1,3}\]?(?:\s*[,，–~-]\s*\d{1,3})*\]?|[*†‡§¶∗⁎]{1,3}|[①-⑳])$/u;
/** Characters of writing without blanks: Han, kana, and their punctuation. */
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
const BLANK_BETWEEN_CJK = new RegExp(String.raw`(?<=${CJK.source})[ \u00a0]+(?=${CJK.source})`, 'gu');

/** Makes lines of a column's fragments, from top to bottom. */
export function linesOf(fragments: readonly Fragment[], page: number): Line[] {
  return rowsOf(fragments)
    .map((row) =>
      lineOf(
        row.flatMap(({ runs }) => runs),
        page,
      ),
    )
    .filter(({ text, mark }) => text || mark);
}

function lineOf(unsorted: readonly Run[], page: number): Line {
  const runs = unsorted.toSorted((a, b) => a.x - b.x);
  const size = mostCommon(runs.map((run) => [Math.round(run.size * 10) / 10, run.text.trim().length])) ?? 0;
  const baseline = mostCommon(runs.map((run) => [Math.round(run.y), run.text.trim().length])) ?? 0;
  const isRaised = (run: Run) => run.size < size * SMALL && baseline - run.y > RAISED * size;
  let text = '';
  let mark = '';
  let right: number | undefined;
  for (const run of joinedIf(runs, isRaised)) {
    const isMark = isRaised(run) && MARK.test(run.text.trim());
    if (isMark && !text) mark += run.text.trim();
    // A raised number after a figure is an exponent.
    else if (!isMark || /\d$/.test(text))
      text += `${right === undefined || !isApart(run, right, text) ? '' : ' '}${run.text}`;
    right = Math.max(right ?? 0, run.right);
  }
  const font = mostCommon(runs.map((run) => [run.font, run.text.trim().length])) ?? '';
  const left = runs[0]?.x ?? 0;
  return { text: tidy(text), x: left, right: right ?? left, y: baseline, size, font, page, ...(mark && { mark }) };
}

/** Joins runs that follow each other without a gap and are of this kind: a mark may consist of several. */
function joinedIf(runs: readonly Run[], isOfKind: (run: Run) => boolean): Run[] {
  const result: Run[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last && isOfKind(last) && isOfKind(run) && !isApart(run, last.right, last.text))
      result[result.length - 1] = { ...last, text: last.text + run.text, right: run.right };
    else result.push(run);
  }
  return result;
}

function isApart(run: Run, right: number, before: string): boolean {
  if (/\s$/u.test(before) || /^\s/u.test(run.text)) return false;
  return run.x - right > (run.isAfterBlank ? BLANK_WITH_SIGN : BLANK) * run.size;
}

/** Radicals become characters, ligatures letters; blanks between Chinese characters go away. */
function tidy(text: string): string {
  return withCharacters(text)
    .replace(/[\p{Cc}\p{Cn}\p{Co}]/gu, (one) => (/\s/.test(one) ? ' ' : ''))
    .replace(/\s+/gu, ' ')
    .replace(BLANK_BETWEEN_CJK, '')
    .trim();
}

export function isCjk(character: string): boolean {
  return CJK.test(character);
}
