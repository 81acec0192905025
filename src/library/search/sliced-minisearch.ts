import MiniSearch, { type Options } from 'minisearch';
import { FIELD, PackedTerms } from './packed-terms.ts';
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

/** Makes MiniSearch count no term, because `PackedTerms` has them. */
const NO_TERM = () => null;

/**
 * MiniSearch with packed terms, saved and loaded in slices. Its own `toJSON` makes everything at once, and `loadJSONAsync` parses everything
 * at once before it waits on timers. A class, because MiniSearch's terms are protected.
 */
export class SlicedMiniSearch extends MiniSearch<Termed> {
  readonly #terms = new PackedTerms();

  constructor(options: Options<Termed>) {
    const { processTerm, searchOptions, ...rest } = options;
    super({ ...rest, processTerm: NO_TERM, searchOptions: { ...searchOptions, ...(processTerm && { processTerm }) } });
    Object.assign(this, { _index: this.#terms });
  }

  override add(passage: Termed): void {
    super.add(passage);
    const at = this._nextId - 1;
    for (const [term, count] of counted(this._options.tokenize(passage.terms))) this.#terms.put(term, at, count);
  }

  /** Frees the memory that was only needed to add passages. */
  trim(): Promise<void> {
    return this.#terms.trim();
  }

  /** The bytes of `JSON.stringify(this)`, in pieces. Nothing may be added meanwhile. */
  async json(): Promise<Buffer[]> {
    const [head = '', tail = ''] = JSON.stringify(this.#withoutTerms()).split(NO_ENTRIES);
    const pieces = [Buffer.from(head + ENTRIES)];
    let piece = '';
    await inSlices(this.#terms.jsonEntries(), (entry) => {
      piece += (pieces.length === 1 && piece === '' ? '' : ',') + entry;
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
    const loaded = new SlicedMiniSearch(options);
    Object.assign(loaded, head, { _index: loaded.#terms, _options: loaded._options });
    await inSlices(entriesIn(json, start, end), ([term, fields]) => {
      const counts = fields[FIELD] ?? {};
      for (const passage of Object.keys(counts)) loaded.#terms.put(term, Number(passage), counts[passage] ?? 0);
    });
    await loaded.trim();
    return loaded;
  }

  #withoutTerms(): MiniSearch<Termed> {
    return Object.assign(new MiniSearch<Termed>(this._options), this, { _index: new PackedTerms() });
  }
}

function counted(terms: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const term of terms) if (term !== '') counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

function* entriesIn(json: string, start: number, end: number): Generator<Entry> {
  for (let at = start; at < end; ) {
    const last = json.indexOf(END_OF_ENTRY, at + PIECE);
    const to = last < 0 || last >= end ? end : last + END_OF_ENTRY.length;
    yield* JSON.parse(`[${json.slice(at, to)}]`) as Entry[];
    at = to + 1;
  }
}
