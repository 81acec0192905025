import type { Line } from './lines.ts';
import type { Region } from './running-heads.ts';

/** Footnotes are set at most this large, as a part of the text's size. */
const SMALLER = 0.93;
const NUMBERED = /^(?:\[?\d{1,3}\]?[.)]?|[*†‡§¶∗]{1,3}|[①-⑳])\s*(?=\S)/u;

/** Takes the footnotes from the ends of the regions. They are read by themselves, after the text. */
export function takeFootnotes(regions: readonly Region[], body: number): { text: Region[]; notes: Region[] } {
  const text: Region[] = [];
  const notes: Region[] = [];
  for (const region of regions) {
    const at = firstNote(region.lines, body);
    if (at < region.lines.length) notes.push({ ...region, lines: region.lines.slice(at).map(unmarked) });
    if (at > 0) text.push({ ...region, lines: region.lines.slice(0, at) });
  }
  return { text, notes };
}

/** Finds the line with which the footnotes at a region's end begin; their number if there are none. */
function firstNote(lines: readonly Line[], body: number): number {
  const last = lines.findLastIndex(({ size }) => size > body * SMALLER);
  if (last < 0) return lines.length;
  const at = lines.findIndex((line, index) => index > last && isNote(line));
  return at < 0 ? lines.length : at;
}

const isNote = ({ mark, text }: Line) => mark !== undefined || NUMBERED.test(text);

/** The sign before a note stands at the line's beginning, raised or not. */
function unmarked(line: Line): Line {
  if (line.mark) return line;
  const [mark] = NUMBERED.exec(line.text) ?? [];
  return mark ? { ...line, mark: mark.trim(), text: line.text.slice(mark.length) } : line;
}
