/** Converts the characters that keyboards insert instead of the plain ones of a command line. */

// `\s` contains the full-width, no-break and narrow spaces. The zero-width space comes with pasted text.
const BLANK = /[\s\u200b]/u;
const HYPHENS = /[\u2010-\u2013\u2212\ufe63\uff0d]/gu;

const ASCII = /^[\0-\x7f]*$/;

/** Converts a typed word of a command or an option's name to the declared spelling. */
export function fold(typed: string): string {
  return (ASCII.test(typed) ? typed : plainHyphens(typed.normalize('NFKC'))).toLowerCase();
}

/** Replaces other hyphens, which phones and word processors insert into names, by the plain one of ids and choices. */
export function plainHyphens(typed: string): string {
  return typed.replace(HYPHENS, '-');
}

/** The first character that is no letter, digit or mark of ASCII. */
const BEYOND_ASCII = 0x7f;
const SPACE = 0x20;

/** True if there is a space at `at`, or the line ends there. */
export function isBlank(line: string, at: number): boolean {
  const code = line.charCodeAt(at);
  if (code > SPACE && code < BEYOND_ASCII) return false;
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
/** Closing marks for each opening mark. Phones mix straight and curly marks, and some languages open with ”. */
const CLOSING: Readonly<Record<string, string>> = {
  ...{ '"': DOUBLE, '“': DOUBLE, '”': DOUBLE, '„': DOUBLE, '＂': DOUBLE },
  ...{ "'": SINGLE, '‘': SINGLE, '’': SINGLE, '‚': SINGLE, '＇': SINGLE },
  ...{ '「': '」', '『': '』', '«': '»' },
};
// Most characters between opening and closing mark. Quoted values are titles and phrases, and a line of many marks must not take long.
const FARTHEST_CLOSING = 2_000;

/** A value in quotation marks: the text inside, and the index after the closing mark. */
export type Quoted = { value: string; to: number };

/** The quotations of one line. */
export type Quotations = {
  /**
   * Reads the value in quotation marks that starts at `at`; undefined if there is none or it is not closed. The closing mark must be
   * followed by a space or the end (so `'don't'` is one value). A closing mark written twice means the mark itself.
   */
  valueAt(at: number): Quoted | undefined;
  /**
   * Returns the index after the quotation that opens at `at` inside running text; 'unclosed' if it does not end, undefined if none opens
   * there. Single marks are also apostrophes, so they open only at the start of a word and close only at its end.
   */
  endOf(at: number, startsWord: boolean): number | 'unclosed' | undefined;
};

export function quotationsIn(line: string): Quotations {
  const closesValue = (closing: string) =>
    nextPlace(line, (to) => closing.includes(line.charAt(to)) && isBlank(line, to + 1));
  const closesText = (closing: string) =>
    nextPlace(line, (to) => line.charAt(to) !== '“' && closing.includes(line.charAt(to)));
  const [endOfValue, endOfText] = [perKey(closesValue), perKey(closesText)];
  const valueAt = (at: number) => {
    const closing = CLOSING[line.charAt(at)];
    return closing && endOfValue(closing)(at) - at <= FARTHEST_CLOSING ? quotedAt(line, at, closing) : undefined;
  };
  return {
    valueAt,
    endOf: (at, startsWord) => {
      const closing = CLOSING[line.charAt(at)];
      if (!closing || (!startsWord && "”’‘'‚＇".includes(line.charAt(at)))) return undefined;
      if (closing === SINGLE) return valueAt(at)?.to;
      const end = endOfText(closing)(at);
      return end - at <= FARTHEST_CLOSING ? end + 1 : 'unclosed';
    },
  };
}

function perKey<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/**
 * Finds the next place after an index for which `fits` is true; infinity if there is none. If the indexes rise, each character is looked at
 * once, however many marks the line has.
 */
function nextPlace(line: string, fits: (at: number) => boolean): (after: number) => number {
  let [from, found] = [0, -1];
  return (after) => {
    if (from <= after && after < found) return found;
    from = after;
    found = after + 1;
    while (found < line.length && !fits(found)) found += 1;
    if (found >= line.length) found = Number.POSITIVE_INFINITY;
    return found;
  };
}

function quotedAt(line: string, at: number, closing: string): Quoted | undefined {
  let value = '';
  for (let to = at + 1; to < line.length && to - at <= FARTHEST_CLOSING; to += 1) {
    const mark = line.charAt(to);
    if (closing.includes(mark) && line.charAt(to + 1) === mark) to += 1;
    else if (closing.includes(mark) && isBlank(line, to + 1)) return { value, to: to + 1 };
    value += mark;
  }
  return undefined;
}

/** Puts `value` in quotation marks so that `quotedAt` reads it back. */
export function quote(value: string): string {
  return `"${value.replace(/["”“＂]/gu, '$&$&')}"`;
}
