/**
 * Ms for which work may block the event loop. A third of the 30 ms that nobody notices, so that one more item and a garbage collection
 * still fit.
 */
const SLICE = 10;

let turn: Promise<void> = Promise.resolve();

/**
 * Waits until everything else that is ready has run. All work in slices waits in one queue, so that a turn of the event loop is one slice
 * long, even if many indexes are built.
 */
export function nextTurn(): Promise<void> {
  turn = turn.then(() => new Promise((resolve) => setImmediate(resolve)));
  return turn;
}

/** Runs `work` on each of `items` in order, in slices. The first item waits for its turn too. Rejects with the error of `work`. */
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
