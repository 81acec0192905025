/** How the source's own line breaks are read: as blanks, as browsers do, or kept, because they may have a meaning. */
export type Breaks = 'blank' | 'kept';

const BLANKS = /[ \t\n\r\f]+/g;
const HAN = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef“”‘’—…·]';
const BREAK_IN_HAN = new RegExp(`(?<=${HAN})\\n(?=${HAN})`, 'gu');
/** Makes the lines of a paragraph, which are separated by hard breaks, tidy. What a break means is found out later. */
export function tidyLines(lines: readonly string[], breaks: Breaks): string[] {
  return lines.map((line) => (breaks === 'kept' ? withBreaks(line) : oneLine(line))).filter(Boolean);
}

/** Writes words as one line. A line break between Han is nothing, any other is a blank. */
export function oneLine(text: string): string {
  return text
    .replace(BLANKS, (run) => (run.includes('\n') ? '\n' : ' '))
    .trim()
    .replace(BREAK_IN_HAN, '')
    .replaceAll('\n', ' ');
}

function withBreaks(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');
}
