import { inSlices } from './slices.ts';

/** How often each passage contains a term, by field. The form that MiniSearch reads. */
type FieldCounts = Map<number, Map<number, number>>;

/** MiniSearch's number of the only field. */
export const FIELD = 0;
/** More passages than an index has. A packed number is the passage, and as many times this as the term occurs in it again. */
const PASSAGES = 2 ** 20;

/**
 * The terms of an index and the passages that contain them, in place of MiniSearch's own maps of maps, which take five times the memory. Has
 * only what MiniSearch uses to search and to make JSON.
 */
export class PackedTerms implements Iterable<[term: string, counts: FieldCounts]> {
  /** A number for each passage; without a list if it is only one, as for most terms. */
  readonly #numbers = new Map<string, number | number[]>();

  get size(): number {
    return this.#numbers.size;
  }

  get(term: string): FieldCounts | undefined {
    const numbers = this.#numbers.get(term);
    return numbers === undefined ? undefined : unpacked(numbers);
  }

  *[Symbol.iterator](): Generator<[string, FieldCounts]> {
    for (const [term, numbers] of this.#numbers) yield [term, unpacked(numbers)];
  }

  /** Each term as an entry of MiniSearch's JSON. Its passages were added in order, as JavaScript orders them in an object. */
  *jsonEntries(): Generator<string> {
    for (const [term, numbers] of this.#numbers) {
      let counts = '';
      for (const number of typeof numbers === 'number' ? [numbers] : numbers)
        counts += `${counts && ','}"${number % PASSAGES}":${Math.floor(number / PASSAGES) + 1}`;
      yield `[${JSON.stringify(term)},{"${FIELD}":{${counts}}}]`;
    }
  }

  /** Adds a passage that contains the term `count` times. A passage is added to a term once. */
  put(term: string, passage: number, count: number): void {
    const number = (count - 1) * PASSAGES + passage;
    const before = this.#numbers.get(term);
    if (before === undefined) this.#numbers.set(term, number);
    else if (typeof before === 'number') this.#numbers.set(term, [before, number]);
    else before.push(number);
  }

  /** Frees the room that lists have for more passages. */
  async trim(): Promise<void> {
    await inSlices(this.#numbers, ([term, numbers]) => {
      if (typeof numbers !== 'number') this.#numbers.set(term, numbers.slice());
    });
  }
}

function unpacked(numbers: number | number[]): FieldCounts {
  const counts = new Map<number, number>();
  for (const number of typeof numbers === 'number' ? [numbers] : numbers)
    counts.set(number % PASSAGES, Math.floor(number / PASSAGES) + 1);
  return new Map([[FIELD, counts]]);
}
