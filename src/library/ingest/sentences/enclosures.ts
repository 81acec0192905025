import {
  characterAt,
  characterBefore,
  isCloser,
  isHan,
  isOpener,
  isSpace,
  isStop,
  isWide,
  isWordly,
} from './characters.ts';

/** A range in which no sentence is cut. `open`, `close`: the offsets of its first and last character. */
export type Enclosure = { kind: 'quotation' | 'bracket' | 'title' | 'address'; open: number; close: number };

type Pending = { kind: Enclosure['kind']; closer: string; at: number };
type ScanState = { text: string; pending: Pending[]; found: Enclosure[]; lastStop: number };

const PAIRS: Record<string, { closer: string; kind: Enclosure['kind'] }> = {
  '“': { closer: '”', kind: 'quotation' },
  '‘': { closer: '’', kind: 'quotation' },
  '「': { closer: '」', kind: 'quotation' },
  '『': { closer: '』', kind: 'quotation' },
  '﹁': { closer: '﹂', kind: 'quotation' },
  '﹃': { closer: '﹄', kind: 'quotation' },
  '〝': { closer: '〞', kind: 'quotation' },
  '｢': { closer: '｣', kind: 'quotation' },
  '（': { closer: '）', kind: 'bracket' },
  '(': { closer: ')', kind: 'bracket' },
  '[': { closer: ']', kind: 'bracket' },
  '［': { closer: '］', kind: 'bracket' },
  '【': { closer: '】', kind: 'bracket' },
  '〖': { closer: '〗', kind: 'bracket' },
  '〔': { closer: '〕', kind: 'bracket' },
  '《': { closer: '》', kind: 'title' },
  '〈': { closer: '〉', kind: 'title' },
};
// Characters. Two marks that are farther apart do not belong together: one is missing, and the text between them must still be cut.
const LONGEST: Record<Enclosure['kind'], number> = { quotation: 1200, bracket: 400, title: 100, address: 2000 };
// Most marks that are open at once: twice as many as a quotation in a title in a bracket in a quotation. Older ones were never closed.
const DEEPEST = 8;

const MARK = /["'＂“”‘’「」『』﹁﹂﹃﹄〝〞〟｢｣（）()[\]［］【】〔〕〖〗《》〈〉。！？｡!?.．…⋯]/g;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s\p{Script=Han}“”‘’「」『』（）《》【】，。；！？、<>"]{1,2000}/giu;
const ADDRESS_TAIL = /[.,!?;:)\]'*_]+$/;

/** Finds the outermost quotations, brackets, titles and addresses of one paragraph, in order. Ignores those that are not closed. */
export function enclosures(text: string): Enclosure[] {
  const addresses = findAddresses(text);
  const state: ScanState = { text, pending: [], found: [], lastStop: -1 };
  let next = 0;
  for (const { index } of text.matchAll(MARK)) {
    while ((addresses[next]?.close ?? text.length) < index) next++;
    if (index < (addresses[next]?.open ?? text.length)) see(state, index);
  }
  return outermost([...state.found, ...addresses]);
}

function findAddresses(text: string): Enclosure[] {
  return [...text.matchAll(ADDRESS)].map(({ 0: found, index }) => {
    const address = found.slice(-50).replace(ADDRESS_TAIL, '').length + Math.max(0, found.length - 50);
    return { kind: 'address', open: index, close: index + Math.max(address, 1) - 1 };
  });
}

function see(state: ScanState, at: number): void {
  const mark = state.text.charAt(at);
  if (isStop(mark)) state.lastStop = at;
  else if (Object.hasOwn(PAIRS, mark)) open(state, mark, at);
  else if (mark === '"' || mark === '＂') seeStraight(state, at);
  else if (mark === "'") seeApostrophe(state, at);
  else if (mark === '’') closeSingle(state, mark, at);
  else close(state, mark === '〟' ? '〞' : mark, at);
}

function open(state: ScanState, mark: string, at: number): void {
  const { closer, kind } = PAIRS[mark] ?? { closer: mark, kind: 'quotation' };
  state.pending.push({ kind, closer, at });
  if (state.pending.length > DEEPEST) state.pending.shift();
}

function close(state: ScanState, closer: string, at: number): void {
  const index = state.pending.findLastIndex((one) => one.closer === closer);
  const opened = state.pending[index];
  if (!opened) return;
  state.pending.length = index;
  if (at - opened.at <= LONGEST[opened.kind]) state.found.push({ kind: opened.kind, open: opened.at, close: at });
}

/** Reads a straight mark. It opens after a space and closes before one. Between two characters it closes if one is open, else it opens. */
function seeStraight(state: ScanState, at: number): void {
  const role = straightRole(state.text, at);
  const isOpen = state.pending.some((one) => one.closer === '"');
  if (role === 'close' || (role === 'either' && isOpen)) close(state, '"', at);
  else {
    // This is a second opening mark, so the first was never closed.
    state.pending = state.pending.filter((one) => one.closer !== '"');
    open(state, '"', at);
  }
}

function straightRole(text: string, at: number): 'open' | 'close' | 'either' {
  const before = characterBefore(text, at);
  const after = characterAt(text, at + 1);
  const free =
    before === '' || isSpace(before) || '—–-([（'.includes(before) || (isOpener(before) && !isCloser(before));
  const endsHere = after === '' || isSpace(after);
  if (free && !endsHere) return 'open';
  return !free && (endsHere || isCloser(after) || '.,;:!?，。；：！？、—–-'.includes(after)) ? 'close' : 'either';
}

function seeApostrophe(state: ScanState, at: number): void {
  const before = characterBefore(state.text, at);
  const after = characterAt(state.text, at + 1);
  if (isWordly(before) && isWordly(after)) return;
  const isOpen = state.pending.some((one) => one.closer === "'");
  const role = straightRole(state.text, at);
  if (role === 'open' || (role === 'either' && !isOpen && isHan(after))) open(state, "'", at);
  else closeSingle(state, "'", at);
}

/**
 * Closes at ’ or ', unless it is an apostrophe (don’t, workers’). It closes if a mark or Chinese is beside it, or if no sentence can end
 * inside, because no stop is between the two marks.
 */
function closeSingle(state: ScanState, mark: string, at: number): void {
  const before = characterBefore(state.text, at);
  const after = characterAt(state.text, at + 1);
  if (isWordly(before) && isWordly(after)) return;
  const beside = [before, after].some(
    (one) => isWide(one) || isStop(one) || isCloser(one) || (one !== '' && ',;:—–'.includes(one)),
  );
  const opened = state.pending.findLast((one) => one.closer === mark);
  if (opened && (beside || state.lastStop < opened.at)) close(state, mark, at);
}

function outermost(all: Enclosure[]): Enclosure[] {
  const result: Enclosure[] = [];
  let end = -1;
  for (const one of all.sort((a, b) => a.open - b.open || b.close - a.close)) {
    if (one.open <= end) continue;
    result.push(one);
    end = one.close;
  }
  return result;
}
