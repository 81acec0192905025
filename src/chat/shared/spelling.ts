/** The characters that keyboards put where a command line has plain ones. */

// `\s` holds the full-width, no-break and narrow spaces; the zero-width one comes along when text is pasted.
const BLANK = /[\s\u200b]/u;
const HYPHENS = /[\u2010-\u2013\u2212\ufe63\uff0d]/gu;

/** A word of a command or the name of an option, however it was typed, as it is declared. */
export function fold(typed: string): string {
  return plainHyphens(typed.normalize('NFKC')).toLowerCase();
}

/** Phones and word processors put other hyphens into names; ids and choices have only the plain one. */
export function plainHyphens(typed: string): string {
  return typed.replace(HYPHENS, '-');
}

/** The end of the line counts as blank. */
export function isBlank(line: string, at: number): boolean {
  return at >= line.length || BLANK.test(line.charAt(at));
}

export function skipBlanks(line: string, at: number): number {
  let to = at;
  while (to < line.length && isBlank(line, to)) to += 1;
  return to;
}

export function endOfWord(line: string, at: number): number {
  let to = at;
  while (!isBlank(line, to)) to += 1;
  return to;
}

const DOUBLE = '"”“＂';
const SINGLE = "'’‘＇";
/** What closes after each opening mark. Phones mix straight and curly ones, and some languages open with ”. */
const CLOSING: Readonly<Record<string, string>> = {
  ...{ '"': DOUBLE, '“': DOUBLE, '”': DOUBLE, '„': DOUBLE, '＂': DOUBLE },
  ...{ "'": SINGLE, '‘': SINGLE, '’': SINGLE, '‚': SINGLE, '＇': SINGLE },
  ...{ '「': '」', '『': '』', '«': '»' },
};
// Farther off, it is no closing mark: quoted values are titles and phrases, and a line of nothing but marks must not take long.
const FARTHEST_CLOSING = 2_000;

/** A value in quotation marks: what is in them, and where the closing mark ends. */
export type Quoted = { value: string; to: number };

/**
 * The value in quotation marks that starts at `at`; undefined when none does or it is not closed. The closing mark stands before a
 * blank (so `'don't'` is one value); a closing mark written twice stands for itself.
 */
export function quotedAt(line: string, at: number): Quoted | undefined {
  const closing = CLOSING[line.charAt(at)];
  if (!closing) return undefined;
  let value = '';
  for (let to = at + 1; to < line.length && to - at <= FARTHEST_CLOSING; to += 1) {
    const mark = line.charAt(to);
    if (closing.includes(mark) && line.charAt(to + 1) === mark) to += 1;
    else if (closing.includes(mark) && isBlank(line, to + 1)) return { value, to: to + 1 };
    value += mark;
  }
  return undefined;
}

/** So written, `quotedAt` reads `value` back. */
export function quote(value: string): string {
  return `"${value.replace(/["”“＂]/gu, '$&$&')}"`;
}

/**
 * Where the quotation that opens at `at` inside running text ends; 'unclosed' when it does not, undefined when none opens there.
 * Single marks are apostrophes too: they open only at the start of a word and close only at the end of one.
 */
export function quotationEnd(line: string, at: number, startsWord: boolean): number | 'unclosed' | undefined {
  const closing = CLOSING[line.charAt(at)];
  if (!closing || (!startsWord && "”’‘'‚＇".includes(line.charAt(at)))) return undefined;
  if (closing === SINGLE) return quotedAt(line, at)?.to;
  for (let to = at + 1; to < line.length && to - at <= FARTHEST_CLOSING; to += 1) {
    if (line.charAt(to) !== '“' && closing.includes(line.charAt(to))) return to + 1;
  }
  return 'unclosed';
}
