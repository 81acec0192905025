/**
 * How long a piece of work may hold the event loop, in ms, before others have their turn. A third of the 30 ms that nobody notices:
 * one item more always fits in, and a collection of garbage.
 */
const SLICE = 10;

let turn: Promise<void> = Promise.resolve();

/**
 * Waits until everything else that is ready has had its turn. Whoever works in slices waits in one line: a turn of the event loop
 * is one slice long, however many indexes are being built.
 */
export function nextTurn(): Promise<void> {
  turn = turn.then(() => new Promise((resolve) => setImmediate(resolve)));
  return turn;
}

/** `work` on each of `items` in their order, in slices; the first waits for its turn too. Rejects with what `work` throws. */
export async function inSlices<T>(items: Iterable<T>, work: (item: T) => void): Promise<void> {
  let end = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    if (performance.now() >= end) {
      await nextTurn();
      end = performance.now() + SLICE;
    }
    work(item);
  }
}
