/** How the source's own line breaks are read: as blanks, as browsers do, or kept, because they may have a meaning. */
export type Breaks = 'blank' | 'kept';

const BLANKS = /[ \t\n\r\f]+/g;
const HAN = '[\\p{Script=Han}\\u3000-\\u303f\\uff00-\\uffef“”‘’—…·]';
const BREAK_IN_HAN = new RegExp(`(?<=${HAN})\\n(?=${HAN})`, 'gu');
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/g;
// Columns. Lines of prose are at least so long; shorter ones are verses, addresses or lists.
const NARROWEST = 40;
// Share of the longest line that a line of wrapped Chinese has.
const FULL = 0.85;
const SENTENCE_END = /[.!?。！？…:：;；]["'”’」』）)\]]*$/u;
const LATIN_GOES_ON = /^["“‘(]?\p{Ll}/u;
const HAN_GOES_ON = /^(?![一二三四五六七八九十]{1,3}[、.．])[\p{Script=Han}，。、；]/u;

/** Makes the lines of a paragraph, which are separated by hard breaks, tidy. A break in the middle of a sentence is a blank. */
export function tidyLines(lines: readonly string[], breaks: Breaks): string[] {
  const tidy = lines.map((line) => (breaks === 'kept' ? withBreaks(line) : oneLine(line))).filter(Boolean);
  const longest = Math.max(0, ...tidy.slice(0, 1_000).map(columns));
  if (tidy.length < 2 || longest < NARROWEST) return tidy;
  const result: string[] = [];
  let last = '';
  for (const line of tidy) {
    if (result.length > 0 && goesOn(last, line, longest)) result.push(`${result.pop()}${between(last, line)}${line}`);
    else result.push(line);
    last = line;
  }
  return result;
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

function goesOn(line: string, next: string, longest: number): boolean {
  const width = columns(line);
  if (width < NARROWEST || SENTENCE_END.test(line)) return false;
  return LATIN_GOES_ON.test(next) || (width >= longest * FULL && HAN_GOES_ON.test(next));
}

const between = (line: string, next: string) => oneLine(`${line.slice(-1)}\n${next.slice(0, 1)}`).slice(1, -1);

const columns = (line: string) => line.length + (line.match(WIDE)?.length ?? 0);
