import type { DocumentBody, PlaceFrom, TextBlock } from './block.ts';

type Cue = { start: number; end: number; speaker: string | undefined; lines: string[] };
type Speech = { speaker: string | undefined; cues: Cue[] };

const TIMES = /^\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})\s*-->\s*((?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3})/;
const VOICE = /^\s*<v(?:\.[\w.-]{1,60})?\s+([^<>]{1,80})>/;
// A name before a colon: in capitals, or of capitalised words, or of two to four Han characters.
const NAME =
  /^\s*(?:>>\s*)?((?:\p{Lu}[\p{L}.’'-]*(?:\s\p{Lu}[\p{L}.’'-]*){0,3}|\p{Script=Han}{2,4}))\s*[:：]\s*(?=\S)/u;
const NUMBER = /^\s*\d+\s*$/;
const NOTE = /^(?:NOTE|STYLE|REGION)\b/;
const TURN = /^\s*(?:[-–—]|>>)\s*(?=\S)/;
const TAGS = /<[^<>\n]{0,200}>|\{\\?[^{}\n]{0,100}\}|[♪♫]/g;
const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '', quot: '"' };
const SENTENCE_END = /[.!?。！？…]["'”’」』）)]*$/u;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]/u;
/** Milliseconds of silence that end a paragraph, and characters after which the next sentence begins one. */
const PAUSE = 3_000;
const LONG_PARAGRAPH = 700;
/** Subtitles without full stops: so few of them end in one. Each is a passage then. Questions have their mark in them, too. */
const FEW_STOPS = 0.05;
const FULL_STOP = /(?<!\.)[.。]["'”’」』）)]*$/u;

/** Reads subtitles (SubRip, WebVTT): their words as sentences, whoever speaks them before, and the time at which each begins. */
export function readSubtitles(text: string): DocumentBody {
  const cues = withoutRepeated(cuesOf(text.split('\n')));
  const stops = cues.filter(({ lines }) => FULL_STOP.test(lines.at(-1) ?? '')).length;
  const hasSentences = stops >= cues.length * FEW_STOPS;
  const blocks = speeches(cues).map((speech) => blockOf(speech, hasSentences));
  return { blocks };
}

function cuesOf(lines: readonly string[]): Cue[] {
  const cues: Cue[] = [];
  let open: Cue | undefined;
  let isApart = false;
  for (const [index, line] of lines.entries()) {
    const [, start, end] = TIMES.exec(line) ?? [];
    if (start && end) {
      open = { start: millisecondsOf(start), end: millisecondsOf(end), speaker: undefined, lines: [] };
      cues.push(open);
      isApart = false;
    } else if (!line.trim()) {
      // Some programs leave lines blank before the words.
      if (open?.lines.length) open = undefined;
      isApart = true;
    } else if (open && isText(line, lines[index + 1] ?? '', isApart)) addLine(cues, open, line);
  }
  return cues.filter((cue) => cue.lines.length);
}

/** False for the number or name of the next caption, and for a note. `isApart`: a blank line is before it. */
function isText(line: string, next: string, isApart: boolean): boolean {
  if (TIMES.test(next) && (isApart || NUMBER.test(line))) return false;
  return !isApart || !NOTE.test(line);
}

/** Adds a line to a cue. Another speaker in it begins a cue of its own at the same time. */
function addLine(cues: Cue[], open: Cue, line: string): void {
  const voice = VOICE.exec(line)?.[1]?.trim();
  const plain = plainOf(line);
  const name = voice ?? NAME.exec(plain.replace(TURN, ''))?.[1];
  const isTurn = TURN.test(plain);
  const turned = plain.replace(TURN, '');
  const words = (voice ? turned : turned.replace(NAME, '')).trim();
  if (!words) return;
  if (!open.lines.length) Object.assign(open, { speaker: name ?? (isTurn ? '' : undefined), lines: [words] });
  else if (name !== undefined || isTurn) cues.push({ ...open, speaker: name ?? '', lines: [words] });
  else cues.at(-1)?.lines.push(words);
}

function plainOf(line: string): string {
  return line
    .replace(TAGS, '')
    .replace(/&(\w{2,4});/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
}

function millisecondsOf(time: string): number {
  const [seconds = 0, minutes = 0, hours = 0] = time.replace(',', '.').split(':').map(Number).reverse();
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000);
}

/** Live captions roll: each cue repeats the lines before. */
function withoutRepeated(cues: readonly Cue[]): Cue[] {
  let shown: readonly string[] = [];
  return cues.flatMap((cue) => {
    const at = shown.length ? cue.lines.lastIndexOf(shown.at(-1) ?? '') : -1;
    const isSame = at >= 0 && cue.lines.slice(0, at + 1).every((line) => shown.includes(line));
    const lines = isSame ? cue.lines.slice(at + 1) : cue.lines;
    shown = lines.length ? cue.lines : shown;
    return lines.length ? [{ ...cue, lines }] : [];
  });
}

/** Joins cues to paragraphs: until somebody else speaks, or nobody does. */
function speeches(cues: readonly Cue[]): Speech[] {
  const result: Speech[] = [];
  let length = 0;
  for (const cue of cues) {
    const open = result.at(-1);
    const last = open?.cues.at(-1);
    const ends = SENTENCE_END.test(last?.lines.at(-1) ?? '');
    const isNew = cue.speaker !== undefined && (cue.speaker === '' || cue.speaker !== open?.speaker);
    const isPause = last && cue.start - last.end > PAUSE;
    if (!open || isNew || isPause || (ends && length > LONG_PARAGRAPH)) {
      result.push({ speaker: cue.speaker ?? (isPause ? undefined : open?.speaker), cues: [cue] });
      length = 0;
    } else open.cues.push(cue);
    length += cue.lines.join(' ').length;
  }
  return result;
}

function blockOf({ speaker, cues }: Speech, hasSentences: boolean): TextBlock {
  let text = cues[0]?.speaker ? `${speaker}${CJK.test(speaker ?? '') ? '：' : ': '}` : '';
  const places: PlaceFrom[] = [];
  for (const [index, { start, lines }] of cues.entries()) {
    const words = lines.reduce(joined, '');
    const glue = index === 0 ? '' : !hasSentences ? '\n' : isTight(text, words) ? '' : ' ';
    places.push({ from: index ? text.length + glue.length : 0, place: { time: start } });
    text += glue + words;
  }
  return hasSentences ? { kind: 'prose', pieces: [text], places } : { kind: 'whole', pieces: text.split('\n'), places };
}

const isTight = (before: string, after: string) => CJK.test(before.at(-1) ?? '') || CJK.test(after.charAt(0));

function joined(before: string, after: string): string {
  if (!before || !after) return before + after;
  return isTight(before, after) ? before + after : `${before} ${after}`;
}
