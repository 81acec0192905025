import { UserError } from '#core/errors.ts';
import { LONGEST_LINE } from './limits.ts';
import { withoutFormFeeds } from './page-breaks.ts';

// Every line end but LF: CRLF, also with the CR doubled by a program, CR, vertical tab (Word's soft break), NEL, and Unicode's line and paragraph separators.
const LINE_ENDS = /\r{1,2}\n|[\r\v\u0085\u2028\u2029]/g;
// C0 without tab and line feed, DEL, and C1: they are invisible and do not belong in a text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f]/;

/** Converts every line end to `\n`. Throws `file-control-characters` and `file-line-too-long`, with the line counted from 1. */
export function plainText(name: string, raw: string): string {
  const text = withoutFormFeeds(raw.replace(LINE_ENDS, '\n'));
  const control = CONTROL.exec(text);
  if (control) {
    const code = `U+${(control[0].codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    throw new UserError({ kind: 'file-control-characters', name, line: lineAt(text, control.index), code });
  }
  checkLines(name, text);
  return text;
}

function checkLines(name: string, text: string): void {
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    if (end - start > LONGEST_LINE) {
      const line = lineAt(text, start);
      throw new UserError({ kind: 'file-line-too-long', name, line, length: end - start, most: LONGEST_LINE });
    }
    start = end + 1;
  }
}

function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
