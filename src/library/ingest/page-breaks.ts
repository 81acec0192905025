// A line that is a page's number: 12, - 12 -, Page 3 of 9, 第 3 页, 3 / 9.
const NUMBER =
  /^[ \t]*(?:[-–—~·]{0,2}[ \t]*\d{1,4}[ \t]*[-–—~·]{0,2}|page[ \t]+\d{1,4}(?:[ \t]+of[ \t]+\d{1,4})?|第[ \t]*\d{1,4}[ \t]*[页頁](?:.{0,3}共[ \t]*\d{1,4}[ \t]*[页頁])?|\d{1,4}[ \t]*\/[ \t]*\d{1,4})[ \t]*$/iu;
const ENDED = /[。！？!?.…:：;；]["'”’」』）)\]]*\s*$/u;
const SMALL = /^\s*\p{Ll}/u;
const HAN_END = /[\p{Script=Han}，、]\s*$/u;
const HAN_START = /^[ \t]*\p{Script=Han}/u;
// Lines that are looked through for the text before and after a page's number.
const MOST_BLANK = 4;

/** Finds the lines between two pages: blank lines and a page's number in the middle of a sentence, which is one paragraph without them. */
export function linesBetweenPages(lines: readonly string[]): ReadonlySet<number> {
  const numbers = lines.flatMap((line, index) => (NUMBER.test(line) ? [{ index, number: numberOf(line) }] : []));
  const found = new Set<number>();
  for (const { index } of numbers) for (const one of betweenHalves(lines, index)) found.add(one);
  if (!found.size) return found;
  // The file has page numbers, so the numbers that count on with them are page numbers too, also between two sentences.
  const counted = numbers.filter(({ number }, at) => {
    return numbers[at - 1]?.number === number - 1 || numbers[at + 1]?.number === number + 1;
  });
  for (const { index } of counted) found.add(index);
  return found;
}

const numberOf = (line: string) => Number(/\d+/.exec(line)?.[0]);

/** Returns the lines from the first half of a sentence to its second half, if the line at `index` stands between them. */
function betweenHalves(lines: readonly string[], index: number): number[] {
  let [from, to] = [index, index];
  while (index - from < MOST_BLANK && from > 0 && !lines[from - 1]?.trim()) from--;
  while (to - index < MOST_BLANK && to + 1 < lines.length && !lines[to + 1]?.trim()) to++;
  const [before = '', after = ''] = [lines[from - 1], lines[to + 1]];
  if (from === index || to === index || !isOneSentence(before, after)) return [];
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}

const isOneSentence = (before: string, after: string) =>
  before.trim() !== '' && !ENDED.test(before) && (SMALL.test(after) || (HAN_END.test(before) && HAN_START.test(after)));

// A page's number beside a form feed. Four digits are a year.
const BY_BREAK = String.raw`(?:[-–—~·]{0,2}[ \t]*\d{1,3}[ \t]*[-–—~·]{0,2}|page[ \t]+\d{1,4}(?:[ \t]+of[ \t]+\d{1,4})?|第[ \t]*\d{1,4}[ \t]*[页頁]|\d{1,3}[ \t]*/[ \t]*\d{1,3})[ \t]*`;
const NUMBER_AFTER = new RegExp(String.raw`\f[ \t]*(?:\n[ \t]*){0,2}${BY_BREAK}(?=\n|$)`, 'giu');
const NUMBER_BEFORE = new RegExp(String.raw`(?<=\n)[ \t]*${BY_BREAK}(?:\n[ \t]*){0,2}\f`, 'giu');

const PAGE_BREAK = /[ \t]*(?:\n[ \t]*){0,4}\f[ \t]*(?:\n[ \t]*){0,4}/g;

/** Replaces form feeds with line breaks, and takes away the page numbers beside them. A blank line stays, unless a sentence goes on after it. */
export function withoutFormFeeds(text: string): string {
  if (!text.includes('\f')) return text;
  const bare = text.replace(NUMBER_AFTER, '\f').replace(NUMBER_BEFORE, '\f');
  return bare.replace(PAGE_BREAK, (found, at: number) => {
    const before = bare.slice(Math.max(0, at - 40), at);
    const after = bare.slice(at + found.length, at + found.length + 40);
    const breaks = found.split('\n').length - 1;
    return breaks < 2 || isOneSentence(before, after) ? '\n' : '\n\n';
  });
}
