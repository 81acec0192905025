import MiniSearch, { type Options } from 'minisearch';
import { inSlices } from './slices.ts';

/** A passage: its number, and its terms as one string. */
export type Termed = { id: number; terms: string };
/** A term, and how often each passage contains it, by field. The form of MiniSearch's JSON. */
type Entry = [term: string, fields: Record<string, Record<string, number>>];

// Strings around the terms in MiniSearch's JSON. The text before has only its own names and numbers, and terms have only letters, marks and
// digits, so these strings occur nowhere else.
const NO_ENTRIES = '"index":[]';
const ENTRIES = '"index":[';
const END_OF_ENTRY = '}}]';
/** UTF-16 units of JSON that are read at once: a millisecond. */
const PIECE = 65_536;

/**
 * Saves and loads MiniSearch in slices. Its own `toJSON` makes everything at once, and `loadJSONAsync` parses everything at once before it
 * waits on timers. A class, because MiniSearch's terms are protected.
 */
export class SlicedMiniSearch extends MiniSearch<Termed> {
  /** The bytes of `JSON.stringify(this)`, in pieces. Nothing may be added meanwhile. */
  async json(): Promise<Buffer[]> {
    const [head = '', tail = ''] = JSON.stringify(this.#withoutTerms()).split(NO_ENTRIES);
    const pieces = [Buffer.from(head + ENTRIES)];
    let piece = '';
    await inSlices(this._index, ([term, fields]) => {
      const entry = [
        term,
        Object.fromEntries([...fields].map(([field, counts]) => [field, Object.fromEntries(counts)])),
      ];
      piece += (pieces.length === 1 && piece === '' ? '' : ',') + JSON.stringify(entry);
      if (piece.length < PIECE) return;
      pieces.push(Buffer.from(piece));
      piece = '';
    });
    return [...pieces, Buffer.from(`${piece}]${tail}`)];
  }

  /** Loads the text that `json` made. */
  static async from(json: string, options: Options<Termed>): Promise<SlicedMiniSearch> {
    const start = json.indexOf(ENTRIES) + ENTRIES.length;
    const end = json.lastIndexOf(']');
    const head = MiniSearch.loadJSON<Termed>(json.slice(0, start) + json.slice(end), options);
    const loaded = Object.assign(new SlicedMiniSearch(options), head);
    await inSlices(entriesIn(json, start, end), ([term, fields]) => loaded.#put(term, fields));
    return loaded;
  }

  #withoutTerms(): MiniSearch<Termed> {
    const { _index } = new SlicedMiniSearch(this._options);
    return Object.assign(new SlicedMiniSearch(this._options), this, { _index });
  }

  #put(term: string, fields: Entry[1]): void {
    const counted = Object.entries(fields).map(([field, counts]) => [Number(field), numbered(counts)] as const);
    this._index.set(term, new Map(counted));
  }
}

function numbered(counts: Record<string, number>): Map<number, number> {
  const map = new Map<number, number>();
  for (const passage of Object.keys(counts)) map.set(Number(passage), counts[passage] ?? 0);
  return map;
}

function* entriesIn(json: string, start: number, end: number): Generator<Entry> {
  for (let at = start; at < end; ) {
    const last = json.indexOf(END_OF_ENTRY, at + PIECE);
    const to = last < 0 || last >= end ? end : last + END_OF_ENTRY.length;
    yield* JSON.parse(`[${json.slice(at, to)}]`) as Entry[];
    at = to + 1;
  }
}
