/**
 * Parts of a text that must stay as they are while marks around them are changed. They are replaced by signs that stand in no text, because
 * control characters are refused.
 */
const OPEN = '\u0002';
const CLOSE = '\u0003';
const MASK = new RegExp(`${OPEN}(\\d+)${CLOSE}`, 'g');
/** Matches a masked part, for use in patterns. */
export const MASKED = `${OPEN}\\d+${CLOSE}`;

/** Keeps parts of texts. */
export class Masks {
  #parts: string[] = [];

  /** Returns the sign that stands for a part. */
  mask(part: string): string {
    this.#parts.push(part);
    return `${OPEN}${this.#parts.length - 1}${CLOSE}`;
  }

  /** Puts all parts back. */
  unmask(text: string): string {
    return text.replace(MASK, (_, index: string) => this.unmask(this.#parts[Number(index)] ?? ''));
  }
}

const RUN = /`+|\n[ \t>]*\n|\\`/g;

/** Masks the code spans of a text. The time grows with its length only. */
export function maskCode(text: string, masks: Masks): string {
  const runs = [...text.matchAll(RUN)].map(({ index, 0: run }) => ({ at: index, run }));
  const ends = endsOf(runs);
  let result = '';
  let done = 0;
  for (const [index, { at, run }] of runs.entries()) {
    const end = ends[index];
    if (at < done || end === undefined) continue;
    const to = end + run.length;
    result += text.slice(done, at) + masks.mask(text.slice(at, to));
    done = to;
  }
  return result + text.slice(done);
}

/** For each run of backticks, the offset of the next of the same length in its paragraph. */
function endsOf(runs: readonly { at: number; run: string }[]): (number | undefined)[] {
  let next = new Map<string, number>();
  const ends = runs.toReversed().map(({ at, run }) => {
    if (run.includes('\n')) next = new Map();
    if (!run.startsWith('`')) return undefined;
    const end = next.get(run);
    next.set(run, at);
    return end;
  });
  return ends.reverse();
}

// As in pandoc: no blank inside the signs, and no digit behind them, so that “$5 and $6” is money.
const INLINE_MATH = /(?<![\\$\p{L}\p{N}])\$(?![\s$])[^$\n]{0,500}?(?<![\s\\])\$(?![\d$])/gu;
const BLOCK_MATH = /(?<!\\)\$\$(?!\$)[^$]{1,5000}?\$\$/g;
const OTHER_MATH = /\\\\?\((?:[^\n\\]|\\(?!\\?\))){1,500}?\\\\?\)|\\\\?\[[^[\]]{1,2000}?\\\\?\]/g;
const PUNCTUATION = /[!-/:-@[-`{-~]/g;
const BLANK_LINE = /\n[ \t]*\n/;

/** Masks formulas, so that their signs stay. */
export function maskMath(text: string, masks: Masks): string {
  const keep = (formula: string) =>
    BLANK_LINE.test(formula) ? formula : masks.mask(formula.replace(/\s*\n\s*/g, ' ').replace(PUNCTUATION, '\\$&'));
  const blocks = text.includes('$') ? text.replace(BLOCK_MATH, keep).replace(INLINE_MATH, keep) : text;
  return blocks.replace(OTHER_MATH, keep);
}
