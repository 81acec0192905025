import { signedHead } from './signed-head.ts';

/**
 * Lines at a file's beginning that may be its head. `text` are the lines between the marks, `line` is the number of its first line in the
 * file, `body` what follows. `lines`: a head without marks. `isClosed`: its end is marked.
 */
export type Candidate = {
  format: 'yaml' | 'toml' | 'json' | 'lines';
  text: string;
  line: number;
  body: string;
  isClosed: boolean;
};

const YAML_MARK = /^---[ \t]*$/;
const YAML_END = /^(?:---|\.\.\.)[ \t]*$/;
const TOML_MARK = /^\+\+\+[ \t]*$/;
const JSON_BEGIN = /^\{(?:[ \t]*$|[ \t]*")/;
const JSON_END = /^\}[ \t;]*$/;
const BLANK = /^\s*$/;
/** A key with its colon. In Chinese the colon is often of full width, and nothing follows it. */
export const KEY = /^(?<quote>["']?)(?<key>[\p{L}_@$][\p{L}\p{N}_./ -]{0,60}?)\k<quote>[ \t]*(?::(?=[ \t]|$)|：)/u;
/** A colon without a blank after it. YAML needs the blank; people forget it. */
export const TIGHT_KEY = /^(?<key>[\p{L}_][\p{L}\p{N}_-]{0,30}):(?!\/\/)/u;
const GOES_ON = /^(?:[ \t]+\S|- )/;

// Most lines and characters of a head. A longer one was not closed; without these limits, YAML of any size would be parsed.
const MOST_LINES = 500;
const LONGEST = 100_000;

/** Finds the lines that may be a head. Blank lines may stand before it. Undefined if the text begins otherwise. */
export function findCandidate(text: string): Candidate | undefined {
  const begin = /^(?:[ \t]*\n)*/.exec(text)?.[0].length ?? 0;
  const skipped = text.slice(0, begin).split('\n').length - 1;
  const lines = text.slice(begin, begin + LONGEST).split('\n', MOST_LINES);
  const [first = ''] = lines;
  const cut = (format: Candidate['format'], from: number, to: number, next: number, isClosed: boolean): Candidate => ({
    format,
    text: lines.slice(from, to).join('\n'),
    line: skipped + from + 1,
    body: after(text, begin, lines.slice(0, next)),
    isClosed,
  });
  const marked = (format: 'yaml' | 'toml', end: RegExp) => {
    const close = lines.findIndex((line, index) => index > 0 && end.test(line));
    if (close > 0) return cut(format, 1, close, close + 1, true);
    const stop = endOfKeys(lines, 1, format === 'toml' ? /^[\w"'.-]+[ \t]*=/ : KEY);
    return cut(format, 1, stop, stop, false);
  };
  if (YAML_MARK.test(first)) return marked('yaml', YAML_END);
  if (TOML_MARK.test(first)) return marked('toml', TOML_MARK);
  if (JSON_BEGIN.test(first)) {
    const close = lines.findIndex((line, index) => JSON_END.test(line) || (index === 0 && /\}[ \t]*$/.test(line)));
    return close < 0 ? undefined : cut('json', 0, close + 1, close + 1, true);
  }
  const signed = signedHead(lines);
  if (signed) return { ...cut('yaml', 0, signed.length, signed.length, true), text: signed.join('\n') };
  if (!KEY.test(first)) return undefined;
  const stop = endOfKeys(lines, 0, KEY);
  const isClosed = YAML_MARK.test(lines[stop] ?? '');
  const isApart = isClosed || BLANK.test(lines[stop] ?? '');
  return isApart ? cut('lines', 0, stop, isClosed ? stop + 1 : stop, isClosed) : undefined;
}

/** The text after the first `lines`, which begin at `begin`. */
function after(text: string, begin: number, lines: readonly string[]): string {
  return text.slice(begin + lines.reduce((length, line) => length + line.length + 1, 0));
}

/** Returns the index of the first line that belongs to no key. */
function endOfKeys(lines: readonly string[], from: number, key: RegExp): number {
  const end = lines.findIndex(
    (line, index) =>
      index >= from && !key.test(line) && (index === from || !(GOES_ON.test(line) || TIGHT_KEY.test(line))),
  );
  return end < 0 ? lines.length : end;
}
