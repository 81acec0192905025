import MiniSearch, { type Options } from 'minisearch';
import { inSlices } from './slices.ts';

/** A passage by its number, and its terms as one string. */
export type Termed = { id: number; terms: string };
/** A term with how often it stands in which passage, by field, as MiniSearch's JSON has it. */
type Entry = [term: string, fields: Record<string, Record<string, number>>];

// Where the terms stand in MiniSearch's JSON. Before them there are only its own names and numbers, and terms are made of letters,
// marks and digits, so neither can be met anywhere else.
const NO_ENTRIES = '"index":[]';
const ENTRIES = '"index":[';
const END_OF_ENTRY = '}}]';
/** So many UTF-16 units of JSON are read at once: a millisecond. */
const PIECE = 65_536;

/**
 * MiniSearch saved and loaded in slices. Its own `toJSON` takes all at once, and `loadJSONAsync` reads all at once before it waits on
 * timers. Its terms are protected, so a class it must be.
 */
export class SlicedMiniSearch extends MiniSearch<Termed> {
  /** The bytes of `JSON.stringify(this)`, in pieces. Must not be added to meanwhile. */
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

  /** What `json` gave, as one text. */
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
