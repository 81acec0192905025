import { UserError } from '#core/errors.ts';

// A chapter saved as a single paragraph has some 30,000 characters, a long one 100,000; more is data or minified code, and
// a passage of it could never be shown.
const LONGEST_LINE = 250_000;
// All that ends a line somewhere: CRLF, CR, vertical tab (Word's soft break), form feed, NEL, and Unicode's own two.
const LINE_ENDS = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
// C0 but tab and line feed, DEL, and C1: none of them is seen, none belongs to a text.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const CONTROL = /[\0-\x08\x0b-\x1f\x7f-\x9f]/;

/**
 * The text with every line end made `\n` and checked: throws `file-control-characters` and `file-line-too-long`, with the
 * line counted from 1.
 */
export function plainText(name: string, raw: string): string {
  const text = raw.replace(LINE_ENDS, '\n');
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
