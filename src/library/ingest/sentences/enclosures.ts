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

/** A stretch in which nothing is cut: `open` and `close` are the offsets of its first and last character. */
export type Enclosure = { kind: 'quotation' | 'bracket' | 'title' | 'address'; open: number; close: number };

type Pending = { kind: Enclosure['kind']; closer: string; at: number };
type ScanState = { text: string; pending: Pending[]; found: Enclosure[]; lastStop: number };

const PAIRS: Record<string, { closer: string; kind: Enclosure['kind'] }> = {
  '“': { closer: '”', kind: 'quotation' },
  '‘': { closer: '’', kind: 'quotation' },
  '「': { closer: '」', kind: 'quotation' },
  '『': { closer: '』', kind: 'quotation' },
  '（': { closer: '）', kind: 'bracket' },
  '(': { closer: ')', kind: 'bracket' },
  '[': { closer: ']', kind: 'bracket' },
  '【': { closer: '】', kind: 'bracket' },
  '〔': { closer: '〕', kind: 'bracket' },
  '《': { closer: '》', kind: 'title' },
  '〈': { closer: '〉', kind: 'title' },
};
// Further away than this, the two marks hardly belong together: one was forgotten, and the rest must not be swallowed.
const LONGEST: Record<Enclosure['kind'], number> = { quotation: 1200, bracket: 400, title: 100, address: 2000 };
// A quotation in a title in a bracket in a quotation, twice over; what waits longer was never closed.
const DEEPEST = 8;

const MARK = /["'“”‘’「」『』（）()[\]【】〔〕《》〈〉。！？｡!?.．…]/g;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s\p{Script=Han}“”‘’「」『』（）《》【】，。；！？、<>"]{1,2000}/giu;
const ADDRESS_TAIL = /[.,!?;:)\]'*_]+$/;

/** The outermost quotations, brackets, titles and addresses of one paragraph, in order. What was never closed is none. */
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
  else if (mark === '"') seeStraight(state, at);
  else if (mark === "'") seeApostrophe(state, at);
  else if (mark === '’') closeSingle(state, mark, at);
  else close(state, mark, at);
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

/** A straight mark opens after a space and closes before one; between two characters it is the other of its pair. */
function seeStraight(state: ScanState, at: number): void {
  const role = straightRole(state.text, at);
  const isOpen = state.pending.some((one) => one.closer === '"');
  if (role === 'close' || (role === 'either' && isOpen)) close(state, '"', at);
  else {
    // A second opening one: the first was never closed.
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

/** ’ and ' also stand for letters left out (don’t, workers’): they close where a mark or Chinese is beside them, or no stop is lost. */
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
